"""Who held an office of an actor and when; persons found by any usual writing of their names.

    load_holders().named("kishida fumio")   → Fumio Kishida as foreign minister, as prime minister
    load_holders().at("JPN", "prime-minister", day)   → who it was, or may have been, on the day

The order of family name and given names, accents, hyphens and capitals make no difference.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from types import MappingProxyType

from comity.dates import Answer, DateError

from .load import files_of, rows_of
from .model import ActorTerm, Lasting
from .vocabulary import split

HOLDER_COLUMNS = [
    "actor", "kind", "name", "family", "aliases", "start", "end", "tenure", "source",
]  # fmt: skip
TENURES = ("", "acting", "joint", "disputed")
"""Plain; in someone's stead; one of several at once; claimed by more than one."""
ONE_AT_A_TIME = ("prime-minister", "monarch")

_PLAIN = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
        "þ": "th", "ə": "e", "-": " ", "‑": " ", "–": " ", ".": " ",
        "'": "", "’": "", "‘": "", "ʻ": "", "`": "",
    }
)  # fmt: skip


_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True)
class HolderTerm(Lasting):
    """One row per person, office and time in it. ``end`` is the last day in office.

    ``kind`` is that of the office, as in ``office_kinds.csv``; ``family`` the part of ``name`` that
    is enough with a title ("" if the whole name is); ``aliases`` further writings.
    """

    actor: str
    kind: str
    name: str
    family: str
    aliases: tuple[str, ...]
    start: str
    end: str
    tenure: str
    source: str

    @property
    def writings(self) -> tuple[str, ...]:
        """Every usual writing of the name, folded, the usual full one first."""
        return writings_of(self.name, self.family, self.aliases)


@dataclass(frozen=True)
class Holders:
    """Every holder of an office, in the order of the files; nothing in it changes."""

    rows: tuple[HolderTerm, ...]

    def named(self, name: str) -> tuple[HolderTerm, ...]:
        """All whose full name, family name or other writing this is; () if nobody's."""
        return self._named.get(fold(name), ())

    def at(self, actor: str, kind: str, day: int) -> tuple[HolderTerm, ...]:
        """Who held, or may have held, an office of that kind on the day, earliest first."""
        return tuple(
            sorted(
                (
                    row
                    for row in self._of_office.get((actor, kind), ())
                    if row.span.covers(day) is not Answer.no
                ),
                key=lambda row: row.span.start_earliest,
            )
        )

    def of_person(self, name: str) -> tuple[HolderTerm, ...]:
        """Every office of the person of this full name."""
        key = fold(name)
        return tuple(row for row in self._named.get(key, ()) if key != fold(row.family))

    @cached_property
    def _named(self) -> MappingProxyType[str, tuple[HolderTerm, ...]]:
        table: defaultdict[str, list[HolderTerm]] = defaultdict(list)
        for row in self.rows:
            for writing in row.writings:
                table[writing].append(row)
        return MappingProxyType({key: tuple(rows) for key, rows in table.items()})

    @cached_property
    def _of_office(self) -> MappingProxyType[tuple[str, str], tuple[HolderTerm, ...]]:
        table: defaultdict[tuple[str, str], list[HolderTerm]] = defaultdict(list)
        for row in self.rows:
            table[row.actor, row.kind].append(row)
        return MappingProxyType({key: tuple(rows) for key, rows in table.items()})


@lru_cache(maxsize=1)
def load_holders() -> Holders:
    """The packaged office-holders; the same object at every call.

    Raises:
        UnreadableTermsError: a data file lacks a column or a row lacks a field.
    """
    return Holders(
        tuple(
            HolderTerm(actor, kind, name, family, split(aliases), start, end, tenure, source)
            for file_name in files_of("holders_*.csv")
            for actor, kind, name, family, aliases, start, end, tenure, source in rows_of(
                file_name, HOLDER_COLUMNS
            )
        )
    )


def writings_of(name: str, family: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """The usual writings of a name, folded: in full, the family name, in either order, aliases.

    Where the name has "ö" or the like, those with "oe" too.
    """
    out = _orders(fold(name), fold(family))
    if not name.isascii():
        out += _orders(*(fold(text.lower().translate(_SPELLED_OUT)) for text in (name, family)))
    out += [fold(alias) for alias in aliases]
    return tuple(dict.fromkeys(out))


def _orders(name: str, family: str) -> list[str]:
    if not family:
        return [name]
    given = name.removeprefix(family) if name.startswith(family) else name.removesuffix(family)
    given = given.strip()
    if not given:
        return [name]
    out = [name, family, f"{family} {given}", f"{given} {family}"]
    if " " in given:
        out.append(f"{given.split()[0]} {family}")
    return out


def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes, full stops; hyphens are spaces."""
    text = name.lower()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(text.translate(_PLAIN).split())


def check_holders(
    holders: Holders,
    actors: Mapping[str, ActorTerm],
    kinds: Container[str],
    sources: Container[str],
) -> list[str]:
    """What is wrong, one line each; empty if every row is sound and no two share one office.

    Where ``tenure`` says so two may. A day on which one hands over to the next is both's.
    """
    problems = []
    for row in holders.rows:
        problems += [f"holder {_called(row)}: {what}" for what in _wrong(row, actors)]
        for what, value, known in (
            ("actor", row.actor, actors),
            ("kind of office", row.kind, kinds),
            ("tenure", row.tenure, TENURES),
            ("source", row.source, sources),
        ):
            if value not in known:
                problems.append(f"holder {_called(row)}: {value!r} is no known {what}")
    return problems or list(_crowded(holders))


def _wrong(row: HolderTerm, actors: Mapping[str, ActorTerm]) -> Iterator[str]:
    try:
        span = row.span
    except DateError as error:
        yield str(error)
        return
    if span.end_latest < span.start_earliest:
        yield "ends before it starts"
    actor = actors.get(row.actor)
    if actor is not None and span.end_earliest > actor.span.end_latest:
        yield f"goes on after {actor.code} ended, {actor.end}"
    if not row.name:
        yield "has no name"
    if fold(row.family) not in fold(row.name):
        yield f"{row.family!r} is no part of the name"


def _crowded(holders: Holders) -> Iterator[str]:
    offices: defaultdict[tuple[str, str], list[HolderTerm]] = defaultdict(list)
    for row in holders.rows:
        if row.kind in ONE_AT_A_TIME and not row.tenure:
            offices[row.actor, row.kind].append(row)
    for rows in offices.values():
        for one, other in combinations(rows, 2):
            shared = min(one.span.end_earliest, other.span.end_earliest) - max(
                one.span.start_latest, other.span.start_latest
            )
            if shared > 0:
                yield f"holder {_called(other)}: at the same time as {_called(one)}"


def _called(row: HolderTerm) -> str:
    return f"{row.name} as {row.kind} of {row.actor} ({row.start}–{row.end})"

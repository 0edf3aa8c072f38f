"""The names a reader knows, frozen, and what they stand for on a given day.

    Gazetteer.from_terms()          the packaged vocabulary alone
    Gazetteer.build(names=…, …)     any other names, as a record knows them

Names are matched together with the phrases of the lexicon in one pass of an Aho–Corasick
automaton, leftmost and longest, whole words only: linear in the text whatever the names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from comity.dates.days import FIRST_DAY, LAST_DAY
from comity.dates.span import Span
from comity.reader import lexicon
from comity.reader.holders import Holder, by_writing
from comity.reader.lexicon import Sense
from comity.terms.holders import fold

Row = TypeVar("Row")
_NOUN_FORMS = frozenset(("short", "formal", "acronym", "alias"))
_ADJECTIVE_FORMS = frozenset(("adjective", "demonym"))
_JUNIOR = frozenset(("jr", "sr"))
_PARTICLES = frozenset(("al", "bin", "ibn", "de", "da", "del", "la", "van", "von", "der", "el"))
_PLACE_FORMS = frozenset(("capital", "metonym", "city", "part"))


class Name(NamedTuple):
    """One name of an actor over a span of days. ``form`` as in ``comity.terms``."""

    code: str
    text: str
    form: str = "short"
    first_day: int = FIRST_DAY
    last_day: int = LAST_DAY


class Member(NamedTuple):
    """``actor`` belongs to ``organisation`` (or group) as ``kind`` over a span of days."""

    actor: str
    organisation: str
    kind: str = "member"
    first_day: int = FIRST_DAY
    last_day: int = LAST_DAY


class Hit(NamedTuple):
    """A name or phrase found: ``names`` of the actors it may stand for, or ``senses``.

    A tuple, since a text has thousands: a frozen dataclass takes three times as long to make.
    """

    start: int
    end: int
    names: tuple[Name, ...]
    senses: tuple[Sense, ...]


Meaning = tuple[tuple[Name, ...], tuple[Sense, ...], int]
"""Names, senses, and the place of " and " in a name's writing; -1 if it has none."""
Finder = tuple[AhoCorasick, tuple[Meaning, ...]]
_FEW = 20_000
"""Characters of texts, ``_EACH`` more for each, that are searched before all writings are found."""
_EACH = 2_000


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All names, memberships and office-holders a reading may use; nothing in it changes.

    ``types`` maps codes to country, organisation, body, group; ``parents`` bodies and groups to
    the organisation they belong to.
    """

    names: tuple[Name, ...]
    types: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    holders: tuple[Holder, ...] = ()
    lookalikes: tuple[str, ...] = ()
    digest: str = ""
    """SHA-256 over all that it holds."""
    written: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """``by_writing`` of the holders, where that is known; else it is worked out on first use."""

    @classmethod
    def build(
        cls,
        *,
        names: Iterable[Name],
        types: Mapping[str, str] | None = None,
        parents: Mapping[str, str] | None = None,
        members: Iterable[Member] = (),
        holders: Iterable[Holder] = (),
        lookalikes: Iterable[str] = (),
        written: Mapping[str, tuple[int, ...]] = MappingProxyType({}),
    ) -> Gazetteer:
        """A gazetteer of what is given, in an order that does not depend on the order given."""
        sha = hashlib.sha256()
        ordered = _in_order(names, sha), _in_order(members, sha), _in_order(holders, sha)
        alike = tuple(sorted(set(lookalikes)))
        sha.update("".join(map(repr, alike)).encode())
        return cls(
            names=ordered[0],
            members=ordered[1],
            holders=ordered[2],
            lookalikes=alike,
            types=_frozen(types or {}, sha),
            parents=_frozen(parents or {}, sha),
            digest=sha.hexdigest(),
            written=written,
        )

    @classmethod
    def from_terms(cls) -> Gazetteer:
        """The packaged vocabulary; the same object at every call."""
        from comity.reader.packaged import packaged  # here, so that importing reads no data

        return packaged()

    @cached_property
    def _meanings(self) -> dict[str, Meaning]:
        """What each writing means."""
        found: dict[str, tuple[list[Name], tuple[Sense, ...]]] = {}
        for text, senses in lexicon.phrases():
            found[text] = ([], senses)
        for text in self.lookalikes:
            found.setdefault(text, ([], (Sense(lexicon.OTHER, text),)))
        for name in self.names:
            for writing in _writings(name):
                names, senses = found.setdefault(writing, ([], ()))
                if not any(sense.letter == lexicon.OTHER for sense in senses):
                    names.append(name)
        return {
            text: (tuple(names), senses, text.find(" and ") if names else -1)
            for text, (names, senses) in found.items()
        }

    @cached_property
    def _automaton(self) -> Finder:
        """What finds each writing."""
        return _finder(self._meanings)

    @cached_property
    def _searched(self) -> list[int]:
        """How many characters have been searched, in its one place."""
        return [0]

    def _finder_for(self, text: str) -> Finder:
        """What finds all writings that occur in the text.

        At first those alone that do: to build what finds any takes a tenth of the time of a
        command that reads one page.
        """
        self._searched[0] += len(text) + _EACH
        if self._searched[0] > _FEW:
            return self._automaton
        runs = {text[at : at + 3] for at in range(len(text))}
        here = {
            writing: meaning
            for writing, meaning in self._meanings.items()
            if (writing[:3] in runs or len(writing) < 3) and writing in text
        }
        return _finder(here)

    def find(self, text: str, day: int | None = None) -> list[Hit]:
        """Names and phrases of the lexicon in the text, whole words, in order, not overlapping.

        A name that joins two ("A and B") and was nobody's on the day is read as the two.
        """
        automaton, meanings = self._finder_for(text)
        size = len(text)
        out = []
        for index, start, end in automaton.find_matches_as_indexes(text):
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < size and text[end].isalnum() and text[end - 1].isalnum():
                continue
            names, senses, joined = meanings[index]
            if joined > 0 and day is not None and not _anyone(names, day):
                joint = start + joined
                found = [*self._within(text, start, joint), *self._within(text, joint + 5, end)]
                if len(found) > 1:
                    out.extend(found)
                    continue
            out.append(Hit(start, end, names, senses))
        return out

    def _within(self, text: str, start: int, end: int) -> list[Hit]:
        return [
            Hit(hit.start + start, hit.end + start, hit.names, hit.senses)
            for hit in self.find(text[start:end])
        ]

    @lru_cache(maxsize=4096)  # noqa: B019  a gazetteer lives as long as the program
    def parties_in(self, name: str) -> tuple[str, ...]:
        """The parties that a body's name joins by a dash: "NATO-Ukraine Council"; else ()."""
        if "-" not in name and "–" not in name:
            return ()
        found = [
            hit.names[0]
            for piece in name.replace("–", "-").split("-")
            for hit in self.find(piece)
            if hit.names and letter_of(hit.names[0]) in "CA"
        ]
        codes = dict.fromkeys(self.party(one.code) for one in found)
        return tuple(codes) if len(codes) > 1 else ()

    def party(self, code: str) -> str:
        """The state, organisation or group that acts where ``code`` is named: a body's parent."""
        if self.types.get(code) == "body":
            return self.parents.get(code) or code.split(".")[0]
        return code

    def has_title(self, code: str, title: str) -> bool:
        """The actor's own people can bear the title, so that its prose need not say whose."""
        lower = title.lower()
        if not self.is_state(code):
            return "secretary general" in lower.replace("-", " ")
        return lower not in lexicon.foreign_titles(code)

    def is_state(self, code: str) -> bool:
        return self.types.get(code, "country" if len(code) == 3 else "") == "country"

    @cached_property
    def _by_writing(self) -> Mapping[str, tuple[int, ...]]:
        return self.written or by_writing(self.holders)

    def holders_named(self, name: str, day: int | None) -> list[Holder]:
        """Who of this name held an office on the day (or ever, if ``day`` is None).

        Those whose name is usually written so; if there are none, those of that family name, last,
        first or between, one more word of whose name is in ``name``.
        """
        words = _words_of(name)
        if not words:
            return []
        found = self._of_day(" ".join(words), day)
        for at in dict.fromkeys((len(words) - 1, 0, *range(1, len(words) - 1))):
            family, given = words[at], words[:at] + words[at + 1 :]
            if not found and "…" + family in self._by_writing:
                found = [
                    holder
                    for holder in self._of_day("…" + family, day)
                    if not given
                    or any(
                        word in given and word not in _PARTICLES and word != family
                        for word in " ".join(holder.writings).split()
                    )
                ]
        return found

    def _of_day(self, writing: str, day: int | None) -> list[Holder]:
        found = (self.holders[place] for place in self._by_writing.get(writing, ()))
        return [one for one in found if day is None or one.first_day <= day <= one.last_day]

    @cached_property
    def _members(self) -> Mapping[str, tuple[Member, ...]]:
        table: dict[str, list[Member]] = {}
        for member in self.members:
            table.setdefault(member.organisation, []).append(member)
        return {organisation: tuple(found) for organisation, found in table.items()}

    @cached_property
    def _groups(self) -> Mapping[frozenset[str], str]:
        table: dict[str, set[str]] = {}
        for member in self.members:
            if member.kind == "group-member":
                table.setdefault(member.organisation, set()).add(member.actor)
        return {frozenset(found): code for code, found in sorted(table.items())}

    @cached_property
    def _texts(self) -> Mapping[str, tuple[str, ...]]:
        table: dict[str, list[str]] = {}
        for name in self.names:
            table.setdefault(name.code, []).append(name.text)
        return {code: tuple(texts) for code, texts in table.items()}

    def texts_of(self, code: str) -> tuple[str, ...]:
        """All that the actor is called."""
        return self._texts.get(code, ())

    def has_members(self, code: str) -> bool:
        """The code is a body of which states, not its organisation as such, are members."""
        return self.types.get(code) == "body" and code in self._members

    def group_of(self, actors: Iterable[str]) -> str:
        """Code of the group whose members are just these actors; "" if none is."""
        return self._groups.get(frozenset(actors), "")

    def members_of(self, organisation: str, day: int, kind: str = "member") -> tuple[str, ...]:
        """Codes of those who certainly or possibly were ``kind`` of the organisation on the day."""
        return tuple(
            sorted(
                {
                    member.actor
                    for member in self._members.get(organisation, ())
                    if member.kind == kind and member.first_day <= day <= member.last_day
                }
            )
        )


def letter_of(name: Name) -> str:
    """Word class of a name: an actor's noun, its adjective, or a place that may stand for it."""
    if name.form in _ADJECTIVE_FORMS:
        return lexicon.ADJECTIVE
    return lexicon.ACTOR if name.form in _NOUN_FORMS else "W"


def _anyone(names: tuple[Name, ...], day: int | None) -> bool:
    """One of the names was somebody's on the day."""
    return day is None or any(one.first_day <= day <= one.last_day for one in names)


def _in_order(rows: Iterable[Row], sha: hashlib._Hash) -> tuple[Row, ...]:
    """The rows in the order of what they say, each once; ``sha`` is told of them."""
    by_words = {repr(row): row for row in rows}  # once: it takes as long as reading a page
    in_order = sorted(by_words)
    sha.update("".join(in_order).encode())
    return tuple(map(by_words.__getitem__, in_order))


def _frozen(mapping: Mapping[str, str], sha: hashlib._Hash) -> Mapping[str, str]:
    sha.update(repr(sorted(mapping.items())).encode())
    return MappingProxyType(dict(mapping))


def _finder(meanings: Mapping[str, Meaning]) -> Finder:
    automaton = AhoCorasick(list(meanings), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(meanings.values())


def _writings(name: Name) -> set[str]:
    """The name as given and in capitals, with either apostrophe; acronyms only as given."""
    out = {name.text, name.text[:1].upper() + name.text[1:]}
    if name.form != "acronym" and len(name.text) > 3:
        out.add(name.text.upper())
    for text in tuple(out):
        out.add(text.replace("'", "’"))
        out.add(text.replace("’", "'"))
    return out


@lru_cache(maxsize=10_000)
def bounds(start: str, end: str) -> tuple[int, int]:
    """First and last day of the widest span that the two EDTF dates allow."""
    if not start and not end:
        return FIRST_DAY, LAST_DAY
    first = Span.parse(start).start_earliest if start else FIRST_DAY
    last = Span.parse(end).end_latest if end else LAST_DAY
    return first, last


@lru_cache(maxsize=1 << 12)
def _words_of(name: str) -> tuple[str, ...]:
    """The words of a person's name, folded, without what follows a surname."""
    return tuple(word for word in fold(name.replace("’s", "")).split() if word not in _JUNIOR)

"""Titles of office-holders and the level each acts at; offices that a phrase names by itself.

    Offices
    ├── kinds    president, prime-minister, foreign-minister, … and the level of each
    ├── titles   lower-cased title, singular and plural, → kind and level
    └── offices  NATO.SG, EU.HRVP, USA.PRESIDENT, …; aliases: lower-cased phrase → office

A title says what a person is, not of which state: "president" may be anyone's. An alias names
both: "u.s. president". The longest phrase counts: "deputy prime minister" is no prime minister,
and "assistant to the president" no president.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .vocabulary import Vocabulary, rows_of, spellings, split

MINISTER_PATTERNS = ("minister of {}", "minister for {}")
MINISTERS_PATTERNS = ("ministers of {}", "ministers for {}")
SENIOR_PREFIXES = ("federal ", "acting ", "union ")
JUNIOR_KIND = "state-secretary"
JUNIOR_PATTERNS = ("deputy minister of {}", "deputy minister for {}", "vice minister of {}")


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of office, as every state or many organisations have it, and the level it acts at."""

    code: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class TitleTerm:
    """A title in lower case as prose has it. A plural stands for several holders."""

    text: str
    kind: str
    level: str
    plural: bool


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """One office of one actor. Each of ``aliases``, in lower case, names it without more."""

    code: str
    actor: str
    kind: str
    title: str
    level: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offices:
    """Every kind, title and office; nothing in it changes."""

    kinds: dict[str, OfficeKind]
    titles: dict[str, TitleTerm]
    offices: dict[str, OfficeTerm]
    aliases: dict[str, OfficeTerm]

    def office_code(self, actor: str, kind: str) -> str:
        """The code of an actor's office of that kind: the listed one, else "ACTOR.KIND"."""
        for office in self.offices.values():
            if office.actor == actor and office.kind == kind:
                return office.code
        return f"{actor}.{kind.upper()}"


@cache
def load_offices() -> Offices:
    """The packaged titles and offices; the same object every time."""
    kinds: dict[str, OfficeKind] = {}
    titles: dict[str, TitleTerm] = {}
    portfolios: list[tuple[OfficeKind, tuple[str, ...]]] = []
    for row in rows_of("office_kinds.csv"):
        kind = OfficeKind(row["kind"], row["name"], row["level"])
        kinds[kind.code] = kind
        portfolios.append((kind, split(row["portfolios"])))
        for column, plural in (("titles", False), ("plurals", True)):
            for title in split(row[column]):
                for text in spellings(title):
                    titles.setdefault(text, TitleTerm(text, kind.code, kind.level, plural))
    for kind, names in portfolios:  # after all titles in full, which win
        for name in names:
            for text, junior, plural in _titles_of(name):
                of = kinds[JUNIOR_KIND] if junior else kind
                titles.setdefault(text, TitleTerm(text, of.code, of.level, plural))
    offices: dict[str, OfficeTerm] = {}
    aliases: dict[str, OfficeTerm] = {}
    for row in rows_of("offices.csv"):
        office = OfficeTerm(
            row["code"],
            row["actor"],
            row["kind"],
            row["title"],
            row["level"],
            tuple(text for alias in split(row["aliases"]) for text in spellings(alias)),
        )
        offices[office.code] = office
        for alias in office.aliases:
            aliases.setdefault(alias, office)
    return Offices(kinds, titles, offices, aliases)


def check_offices(offices: Offices, vocabulary: Vocabulary) -> list[str]:
    """What is wrong, one line each; empty when every level, kind and alias is one that exists."""
    levels = vocabulary.concepts["level"]
    problems = [
        f"office_kinds.csv: {kind.code} acts at “{kind.level}”, no such level"
        for kind in offices.kinds.values()
        if kind.level not in levels
    ]
    for office in offices.offices.values():
        if office.kind not in offices.kinds:
            problems.append(f"offices.csv: {office.code} is of kind “{office.kind}”, no such kind")
        if office.level not in levels:
            problems.append(f"offices.csv: {office.code} acts at “{office.level}”, no such level")
        for alias in office.aliases:
            if offices.aliases[alias] is not office:
                other = offices.aliases[alias].code
                problems.append(f"offices.csv: “{alias}” names {other} and {office.code}")
    return problems


def _titles_of(portfolio: str) -> Iterator[tuple[str, bool, bool]]:
    """(title, is it a junior's, is it a plural) for each way to word a portfolio's minister."""
    for name in spellings(portfolio):
        seniors = [pattern.format(name) for pattern in MINISTER_PATTERNS]
        juniors = [pattern.format(name) for pattern in JUNIOR_PATTERNS]
        plurals = [pattern.format(name) for pattern in MINISTERS_PATTERNS]
        if not name.startswith("the "):
            seniors.append(f"{name} minister")
            juniors += [f"deputy {name} minister", f"vice {name} minister"]
            plurals.append(f"{name} ministers")
        seniors += [prefix + title for prefix in SENIOR_PREFIXES for title in seniors]
        seniors += [f"minister of state for {name}", f"secretary of state for {name}"]
        for texts, junior, plural in (
            (seniors, False, False),
            (juniors, True, False),
            (plurals, False, True),
        ):
            for text in texts:
                yield text, junior, plural

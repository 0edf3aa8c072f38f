"""Naming is policy: how a house or an organisation names actors, with the footnotes it owes.

A profile gives the language and form of names; a rule of it gives, for one actor over a span,
another name, what orders it in a list, a footnote, and at whose request. Quotes are never renamed.
Both are data: ``naming_profiles.csv`` and ``naming_rules.csv``. Pure.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from comity.dates import LAST_DAY, Answer, Span
from comity.partners.rules import alphabetical_key

FOLDER = Path(__file__).parent
HOUSE = "house"


@dataclass(frozen=True, slots=True)
class NamingRule:
    """How one profile names one actor over a span; ``order_key`` is "" where the name orders."""

    code: str
    text: str
    order_key: str
    footnote: str
    requested_by: str
    span: Span
    source_url: str


@dataclass(frozen=True, slots=True)
class NamingProfile:
    """How a house, or an audience of that code, names actors. ``language`` is BCP 47."""

    code: str
    name: str
    language: str
    form: str
    rules: Mapping[str, tuple[NamingRule, ...]]

    def rule(self, code: str, day: int | None) -> NamingRule | None:
        """The rule for that actor on a day (None: now)."""
        number = LAST_DAY if day is None else day
        covering = (
            rule for rule in self.rules.get(code, ()) if rule.span.covers(number) is not Answer.no
        )
        return next(covering, None)

    def style(self, code: str, name: str, day: int | None = None) -> Styled:
        """The actor as this profile names it; ``name`` stands where it has no rule for it."""
        rule = self.rule(code, day)
        text = rule.text if rule else name
        footnote = rule.footnote if rule else ""
        order = alphabetical_key(rule.order_key if rule and rule.order_key else text)
        return Styled(code, text, footnote, order)


@dataclass(frozen=True, slots=True)
class Styled:
    """An actor's name under a profile, the footnote it owes ("" for none), and its place."""

    code: str
    text: str
    footnote: str
    order: str


def profile(code: str) -> NamingProfile:
    """The profile of that code or audience; the house's where it has none of its own."""
    known = _profiles()
    return known.get(code, known[HOUSE])


@cache
def _profiles() -> dict[str, NamingProfile]:
    rules: dict[str, dict[str, tuple[NamingRule, ...]]] = {}
    for row in _rows("naming_rules.csv"):
        rule = NamingRule(
            row["code"],
            row["text"],
            row["order_key"],
            row["footnote"],
            row["requested_by"],
            Span.between(row["start"] or "..", row["end"] or ".."),
            row["source_url"],
        )
        of_profile = rules.setdefault(row["profile"], {})
        of_profile[rule.code] = (*of_profile.get(rule.code, ()), rule)
    return {
        row["profile"]: NamingProfile(
            row["profile"],
            row["name"],
            row["language"],
            row["form"],
            rules.get(row["profile"], {}),
        )
        for row in _rows("naming_profiles.csv")
    }


def _rows(file_name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / file_name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)

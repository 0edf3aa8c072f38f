"""A date as one place of a text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tense(StrEnum):
    """Whether what a date belongs to has happened or is yet to come."""

    past = "past"
    future = "future"


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date or range in a text: ``text[start:end] == exact``, the preposition left out.

    ``edtf`` is its reading by the words around it; ``past`` and ``future`` are the readings for
    one who knows the tense: "on Friday" is last Friday of those who met, next Friday of those who
    will. All three are the same where the tense does not matter.
    """

    start: int
    end: int
    exact: str
    edtf: str
    preposition: str
    """In lower case: "on", "in", "since", "until", "by", "from", "between", …, "" if none."""
    precision: str
    """day, week, month, season, quarter, half, year, decade, range or set."""
    relative: bool
    """The text of its own does not give the full date; the date of publication filled it in."""
    past: str
    future: str

    def when(self, tense: Tense) -> str:
        """The reading, as EDTF, for what happened or what is to come."""
        return self.future if tense is Tense.future else self.past

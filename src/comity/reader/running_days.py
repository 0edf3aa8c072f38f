"""Days told by the day that the text spoke of last: "the same day", "the day before"."""

from __future__ import annotations

from datetime import date

from comity.reader.lexicon import word_set
from comity.reader.when import first_day, last_day

DAYS_ON = {
    phrase: days
    for name, days in {
        "same-day": 0,
        "day-after": 1,
        "day-before": -1,
        "two-days-after": 2,
        "two-days-before": -2,
        "three-days-after": 3,
        "three-days-before": -3,
    }.items()
    for phrase in word_set(name)
}
_FULL = len("2022-05-01")


def days_on(word: str) -> int | None:
    """Days from the one spoken of to the one that the words mean; None if they mean none."""
    return DAYS_ON.get(word)


def moved(edtf: str, days: int) -> str:
    """The day so many days after the last, or before the first, of a date told to the day."""
    if days == 0:
        return edtf
    if any(len(end) != _FULL for end in edtf.split("/")):
        return ""
    day = last_day(edtf) if days > 0 else first_day(edtf)
    return date.fromordinal(day + days).isoformat() if day is not None else ""


def stayed(edtf: str, days: int) -> str:
    """The days of a stay of which one day is told: the first, or if negative the last."""
    other = moved(edtf, days - 1 if days > 0 else days + 1)
    if len(edtf) != _FULL or not other or other == edtf:
        return edtf
    return f"{min(edtf, other)}/{max(edtf, other)}"

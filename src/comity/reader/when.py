"""When an engagement took place, or will; whether it is planned."""

from __future__ import annotations

from comity.dates.errors import DateError
from comity.dates.prose import DateMention, Tense
from comity.dates.span import Span

_PRECISION = {
    "day": 0,
    "range": 0,
    "set": 0,
    "week": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
    "half": 3,
    "year": 4,
}


def best_date(dates: list[DateMention]) -> DateMention | None:
    """The most precise of the dates given, the first of equals."""
    if not dates:
        return None
    return min(dates, key=lambda date: _PRECISION.get(date.precision, 5))


def resolved(date: DateMention, *, future: bool) -> str:
    """EDTF of a date, read for what is to come or for what was."""
    return date.when(Tense.future if future else Tense.past) if date.relative else date.edtf


def is_after(edtf: str, published: str) -> bool:
    """The date begins after the day of publication."""
    first, day = first_day(edtf), first_day(published)
    return first is not None and day is not None and first > day


def first_day(edtf: str) -> int | None:
    """The first day number a date allows; None if it is no date."""
    if not edtf:
        return None
    try:
        return Span.parse(edtf).start_earliest
    except DateError:
        return None


def within(inner: str, outer: str) -> bool:
    """Every day that ``inner`` allows is one that ``outer`` allows."""
    try:
        one, other = Span.parse(inner), Span.parse(outer)
    except DateError:
        return False
    return other.start_earliest <= one.start_earliest and one.end_latest <= other.end_latest

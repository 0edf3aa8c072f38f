"""When an engagement took place, or will; whether it is planned."""

from __future__ import annotations

from comity.dates.errors import DateError
from comity.dates.prose import DateMention, Tense
from comity.dates.span import Span
from comity.reader.drafts import Draft

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


def resolved(date: DateMention, tense: Tense | None) -> str:
    """EDTF of a date, read for what is to come or for what was; by its own words if unknown."""
    return date.when(tense) if date.relative and tense else date.edtf


def days_apart(edtf: str, other: str) -> int:
    """Days between the first days of two dates; 0 if either is none."""
    one, two = first_day(edtf), first_day(other)
    return abs(one - two) if one is not None and two is not None else 0


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


def last_day(edtf: str) -> int | None:
    """The last day number a date allows; None if it is no date."""
    if not edtf:
        return None
    try:
        return Span.parse(edtf).end_latest
    except DateError:
        return None


def hull(one: str, other: str) -> str:
    """The first day of both to the last day of both, if both are days; else the first date."""
    days = [*one.split("/"), *other.split("/")]
    if any(len(day) != 10 for day in days):
        return one
    first, last = min(days), max(days)
    return first if first == last else f"{first}/{last}"


def within(inner: str, outer: str) -> bool:
    """Every day that ``inner`` allows is one that ``outer`` allows."""
    try:
        one, other = Span.parse(inner), Span.parse(outer)
    except DateError:
        return False
    return other.start_earliest <= one.start_earliest and one.end_latest <= other.end_latest


def is_planned(draft: Draft, published: str) -> bool:
    """It was still to come on the day of publication: by its date, or by the verb's future."""
    if is_after(draft.date, published):
        return True
    if not draft.future:
        return False
    start, day = first_day(draft.date), first_day(published)
    if start is None or day is None:
        return True
    if draft.dates and draft.dates[0].precision == "week":
        return (last_day(draft.date) or 0) >= day
    by_days = len(draft.date.partition("/")[0]) == len("2022-05-01")
    return start >= day if by_days else (last_day(draft.date) or 0) >= day

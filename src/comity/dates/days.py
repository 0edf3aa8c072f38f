"""Days as numbers: ``date.toordinal()``, 1 for 0001-01-01, with sentinels for open ends."""

from __future__ import annotations

from datetime import date

FIRST_DAY = 0
"""The start of what has no beginning; no date has this number."""
LAST_DAY = date.max.toordinal()
"""The end of what has no end: 9999-12-31."""


def month_start(year: int, month: int) -> int:
    """Day number of the first of a month; ``month`` may run past 12 into later years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year < 1:
        return FIRST_DAY + 1
    if year > date.max.year:
        return LAST_DAY + 1
    return date(year, month, 1).toordinal()


def month_end(year: int, month: int) -> int:
    """Day number of the last of a month; ``month`` may run past 12 into later years."""
    return month_start(year, month + 1) - 1


def shift(day: int, *, months: int = 0, days: int = 0) -> int:
    """The day so many months and days on, kept within the calendar.

    A day that the month reached does not have becomes that month's last.
    """
    day = min(max(day, FIRST_DAY + 1), LAST_DAY)
    if months:
        origin = date.fromordinal(day)
        month = origin.month + months
        day = min(month_start(origin.year, month) + origin.day - 1, month_end(origin.year, month))
    return min(max(day + days, FIRST_DAY + 1), LAST_DAY)

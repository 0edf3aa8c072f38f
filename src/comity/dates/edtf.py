"""Points in time as EDTF writes them (ISO 8601-2), each a window of days.

    Point    ``2022``, ``2022-04``, ``2022-04-12``, ``2022-21``, ``199X``, ``2004-06-XX``,
             ``2012~``, ``2004?-06``, ``2022-04-12T10:30:00+02:00``
    Choice   ``[1667,1668]`` one of them, ``{1960,1961-12}`` all of them, ``[..1984]``

Levels 0 and 1, and of level 2: X anywhere in a date, qualification of parts, lists, seasons by
hemisphere, quarters, thirds and halves. Years run from 0001 to 9999; ``Y`` before four digits is
dropped. Not read: years of other lengths, exponents and significant digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comity.dates.days import FIRST_DAY, LAST_DAY, month_end, month_start, shift
from comity.dates.errors import DateError

UNKNOWN = ""
OPEN = ".."

WIDENING = {
    "day": (0, 7),
    "month": (1, 0),
    "season": (3, 0),
    "third": (4, 0),
    "half": (6, 0),
    "year": (12, 0),
    "decade": (60, 0),
    "century": (300, 0),
}
"""Months and days that ``~`` or ``?`` adds on either side, by the finest part so qualified; ``%``,
being both, adds twice as much. EDTF leaves the amount to the reader: these are ours."""

SUBYEARS = {
    **{code: ("season", 3 * code - 60, 3) for code in range(21, 25)},
    **{code: ("season", 3 * code - 72, 3) for code in range(25, 29)},
    **dict(zip(range(29, 33), (("season", month, 3) for month in (9, 12, 3, 6)), strict=True)),
    **{code: ("season", 3 * code - 98, 3) for code in range(33, 37)},
    **{code: ("third", 4 * code - 147, 4) for code in range(37, 40)},
    **{code: ("half", 6 * code - 239, 6) for code in range(40, 42)},
}
"""Precision, first month and months of each code: 21–24 spring to winter of no stated place (read
as northern), 25–28 northern, 29–32 southern, 33–36 quarters, 37–39 thirds, 40–41 halves. Seasons
are whole months; a winter that begins in December runs into the next year."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_POINT = re.compile(
    r"([?~%]?)Y?([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?"
)
_COARSER = {"day": "month", "month": "year", "year": "decade", "decade": "century"}


@dataclass(frozen=True, slots=True)
class Point:
    """A date somewhere within ``earliest`` to ``latest``; parts as written, "" where there is none.

    ``doubt`` is the strongest of its qualifiers: "", "?", "~" or "%".
    """

    text: str
    year: str
    month: str
    day: str
    doubt: str
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A list of dates. ``members`` are pairs of points, equal for one date; None is an open end.

    The window is the list's envelope, for "one of" and for "all of" alike: four numbers cannot
    tell a gap.
    """

    text: str
    every: bool
    members: tuple[tuple[Point | None, Point | None], ...]
    earliest: int
    latest: int


def read_point(text: str) -> Point:
    """The point that ``text`` writes, in canonical form.

    Raises: DateError.
    """
    if _DAY.fullmatch(text):  # nine of ten dates in loads; a twentieth of the work
        try:
            number = date.fromisoformat(text).toordinal()
        except ValueError:
            pass  # said below what is wrong with it
        else:
            return Point(text, text[:4], text[5:7], text[8:], "", number, number)
    found = _POINT.fullmatch(text)
    if found is None:
        raise DateError(
            f"{text!r} is not an EDTF date: expected a form like 2022, 2022-04, 2022-04-12, "
            "2012~, 199X or 2022-21"
        )
    year, month, day = found[2], found[5] or "", found[8] or ""
    earliest, latest = _window(text, year, month, day)
    doubt, months, days = _doubt(found.groups(), _precisions(year, month, day))
    if doubt:
        earliest = shift(earliest, months=-months, days=-days)
        after = shift(latest + 1, months=months, days=days)
        latest = after if after == LAST_DAY else after - 1
    return Point(text.replace("Y", "", 1), year, month, day, doubt, earliest, latest)


def read_choice(text: str) -> Choice:
    """The list that ``text`` writes: ``[a,b]`` for one of, ``{a,b}`` for all of, ``a..b`` within.

    Raises: DateError.
    """
    if len(text) < 3 or text[0] + text[-1] not in ("[]", "{}"):
        raise DateError(f"{text!r} is not a list: expected [2021,2022] or {{2021,2022}}")
    members = tuple(_member(part.strip()) for part in text[1:-1].split(","))
    return Choice(
        text[0] + ",".join(map(_member_text, members)) + text[-1],
        text[0] == "{",
        members,
        min(FIRST_DAY if first is None else first.earliest for first, _ in members),
        max(LAST_DAY if last is None else last.latest for _, last in members),
    )


def _member(text: str) -> tuple[Point | None, Point | None]:
    first, dots, last = text.partition(OPEN)
    if not dots:
        point = read_point(first)
        return point, point
    if not first and not last:
        raise DateError("'..' alone is no member of a list: expected a date on one side of it")
    pair = (read_point(first) if first else None, read_point(last) if last else None)
    if pair[0] and pair[1] and pair[0].earliest > pair[1].latest:
        raise DateError(f"{text!r} ends before it begins")
    return pair


def _member_text(member: tuple[Point | None, Point | None]) -> str:
    first, last = member
    if first is last and first is not None:
        return first.text
    return f"{first.text if first else ''}{OPEN}{last.text if last else ''}"


def _window(text: str, year: str, month: str, day: str) -> tuple[int, int]:
    years = _candidates(year, 1, 9999)
    if not years:
        raise DateError(f"{text!r}: years run from 0001 to 9999")
    if month.isdigit() and int(month) in SUBYEARS and not day:
        _, first, count = SUBYEARS[int(month)]
        return (
            month_start(years[0], first),
            min(month_end(years[-1], first + count - 1), LAST_DAY),
        )
    months = _candidates(month, 1, 12) if month else range(1, 13)
    if not months:
        raise DateError(f"{text!r}: there is no month {month}")
    if not day:
        return month_start(years[0], months[0]), month_end(years[-1], months[-1])
    days = _candidates(day, 1, 31)
    # Whether a day exists depends on the year only through its being a leap year: try one of
    # those first, so that the search below is sure to end soon.
    leap = next((year for year in years if year % 4 == 0 and _is_leap(year)), years[0])
    if not any(_days([leap], months, days)):
        raise DateError(f"{text!r}: there is no such day")
    return (
        next(_days(years, months, days)),
        next(_days(years[::-1], months[::-1], days[::-1])),
    )


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _candidates(pattern: str, low: int, high: int) -> list[int]:
    """The numbers from ``low`` to ``high`` whose digits fit ``pattern``, ascending."""
    if "X" not in pattern:
        return [number] if low <= (number := int(pattern)) <= high else []
    width = len(pattern)
    fits = re.compile(pattern.replace("X", "[0-9]"))
    return [number for number in range(low, high + 1) if fits.fullmatch(f"{number:0{width}}")]


def _days(years: list[int], months: list[int] | range, days: list[int]) -> Iterator[int]:
    for year in years:
        for month in months:
            for day in days:
                if day <= 28 or day <= month_end(year, month) - month_start(year, month) + 1:
                    yield date(year, month, day).toordinal()


def _precisions(year: str, month: str, day: str) -> tuple[str, str, str]:
    """The precision that year, month and day each have, coarser by each X."""
    unit = "year"
    for _ in range(min(year.count("X"), 2)):
        unit = _COARSER[unit]
    sub = "month"
    if "X" in month:
        sub = "year"
    elif month and int(month) in SUBYEARS:
        sub = SUBYEARS[int(month)][0]
    return unit, sub, "month" if "X" in day else "day"


def _doubt(
    groups: tuple[str | None, ...], precisions: tuple[str, str, str]
) -> tuple[str, int, int]:
    """The strongest qualifier, and the months and days that the qualifiers together add.

    Left of a part a qualifier holds for that part alone; right of it, for all parts so far, and
    then it is the finest of them that is doubted.
    """
    marks: set[str] = set()
    months = days = 0
    for index, unit in enumerate(precisions):
        for mark in (groups[3 * index], groups[3 * index + 2]):
            if mark:
                marks.add(mark)
                times = 2 if mark == "%" else 1
                months = max(months, times * WIDENING[unit][0])
                days = max(days, times * WIDENING[unit][1])
    doubt = "%" if "%" in marks or len(marks) == 2 else "".join(marks)
    return doubt, months, days

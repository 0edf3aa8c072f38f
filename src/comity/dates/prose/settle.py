"""Parts of a date phrase set on the calendar, by the date of publication and the tense."""

from __future__ import annotations

from datetime import date, timedelta

from comity.dates.prose.mention import Tense
from comity.dates.prose.parts import Part


def settle(part: Part, published: date | None, tense: Tense | None) -> str:
    """The date that ``part`` means, as EDTF; "" if it cannot be known or does not exist."""
    if part.year is not None:
        return _dated(part)
    if part.month is not None and published is None and not part.which:
        month = f"XXXX-{part.month:02}"
        return month if part.day is None else _existing(4, part.month, part.day, month)
    if published is None:
        return ""
    if part.month is not None:
        return _in_some_year(part, published, tense)
    if part.ago is not None:
        return _counted_back(part.ago, part.unit, published)
    if part.weekday is not None:
        return _on_weekday(part, published, tense)
    if part.unit in ("today", "yesterday", "tomorrow"):
        return _moved(published, {"today": 0, "yesterday": -1, "tomorrow": 1}[part.unit])
    if part.code is not None:
        return _in_season(part, published, tense)
    return _unit(part, published) if part.which else ""


def _dated(part: Part) -> str:
    year = f"{part.year:04}"
    if part.decade:
        return year[:3] + "X"
    if part.last_year is not None:
        return f"{year}/{part.last_year:04}" if part.last_year > (part.year or 0) else ""
    if part.code is not None:
        return f"{year}-{part.code}"
    if part.month is None:
        return year
    if not 1 <= part.month <= 12:
        return ""
    month = f"{year}-{part.month:02}"
    return month if part.day is None else _existing(part.year or 1, part.month, part.day, month)


def _existing(year: int, month: int, day: int, prefix: str) -> str:
    try:
        date(year, month, day)
    except ValueError:
        return ""
    return f"{prefix}-{day:02}"


def _in_some_year(part: Part, published: date, tense: Tense | None) -> str:
    """The month, or the day of a month, in the year that which, tense or nearness says."""
    month, day = part.month or 1, part.day
    if part.unit == "year":
        year = published.year + _OFFSETS[part.which]
    elif day is None:
        year = _year_of_month(month, part.which, published, tense)
    else:
        year = _year_of_day(month, day, part.which, published, tense)
    text = f"{year:04}-{month:02}"
    return text if day is None else _existing(year, month, day, text)


_OFFSETS = {"last": -1, "this": 0, "next": 1}


def _year_of_month(month: int, which: str, published: date, tense: Tense | None) -> int:
    this = published.month
    if which == "next":
        return published.year + (month <= this)
    if which == "last":
        return published.year - (month >= this)
    if which == "this":
        return published.year
    if tense is Tense.future:
        return published.year + (month < this)
    return published.year - (month > this)


def _year_of_day(month: int, day: int, which: str, published: date, tense: Tense | None) -> int:
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        return published.year
    if tense is Tense.future or which == "next":
        return next((c.year for c in candidates if c >= published), published.year)
    if tense is Tense.past or which == "last":
        return next((c.year for c in reversed(candidates) if c <= published), published.year)
    return min(candidates, key=lambda c: abs(c - published)).year


def _on_weekday(part: Part, published: date, tense: Tense | None) -> str:
    wanted = part.weekday or 0
    if part.unit == "week":
        monday = published - timedelta(published.weekday())
        return _moved(monday, wanted + 7 * _OFFSETS[part.which])
    ahead = (wanted - published.weekday()) % 7
    if part.which == "next":
        return _moved(published, ahead or 7)
    if part.which == "last":
        return _moved(published, ahead - 7)
    if part.which == "this" and tense is None:
        return _moved(published, wanted - published.weekday())
    return _moved(published, ahead if tense is Tense.future or not ahead else ahead - 7)


def _in_season(part: Part, published: date, tense: Tense | None) -> str:
    """The season of the year that ``which`` or tense says, seasons being counted in the north."""
    year = published.year
    if part.code is None or part.code >= 33:
        return f"{year + _OFFSETS[part.which or 'this']:04}-{part.code}"
    first_month = {21: 3, 22: 6, 23: 9, 24: 12}[part.code]
    over = published.month >= (first_month + 2 if first_month < 12 else 12)
    if part.which == "next" or (tense is Tense.future and not part.which):
        year += published.month >= first_month
    elif part.which == "last" or (tense is Tense.past and not part.which):
        year -= not over
    return f"{year:04}-{part.code}"


def _unit(part: Part, published: date) -> str:
    offset = _OFFSETS[part.which]
    match part.unit:
        case "day":
            return _moved(published, offset)
        case "night":
            return _moved(published, min(offset, 0))
        case "week":
            monday = published - timedelta(published.weekday() - 7 * offset)
            return f"{_moved(monday, 0)}/{_moved(monday, 6)}"
        case "weekend":
            saturday = published + timedelta(5 - published.weekday() + 7 * offset)
            return f"{_moved(saturday, 0)}/{_moved(saturday, 1)}"
        case "month":
            months = published.year * 12 + published.month - 1 + offset
            return f"{months // 12:04}-{months % 12 + 1:02}"
        case "quarter":
            quarters = published.year * 4 + (published.month - 1) // 3 + offset
            return f"{quarters // 4:04}-{33 + quarters % 4}"
        case "year":
            return f"{published.year + offset:04}"
        case "decade":
            return f"{(published.year // 10 + offset):03}X"
    return ""


def _counted_back(number: int, unit: str, published: date) -> str:
    if unit == "day":
        return _moved(published, -number)
    if unit == "week":
        return _approximate(_moved(published, -7 * number))
    if unit == "month":
        months = published.year * 12 + published.month - 1 - number
        return f"{months // 12:04}-{months % 12 + 1:02}" if months >= 12 else ""
    years = published.year - number * (10 if unit == "decade" else 1)
    return "" if years < 1 else f"{years:04}" + ("~" if unit == "decade" else "")


def _approximate(text: str) -> str:
    return f"{text}~" if text else ""


def _moved(day: date, days: int) -> str:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return ""

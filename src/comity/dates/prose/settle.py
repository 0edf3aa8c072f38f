"""Parts of a date phrase set on the calendar, by the date of publication and the tense."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from comity.dates.prose.leaning import Leaning
from comity.dates.prose.parts import DAYS, Part

_OFFSETS = {"last": -1, "this": 0, "next": 1}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


def settle(group: list[Part], published: date | None, leaning: Leaning) -> str:
    """The date that the parts together mean, as EDTF; "" if it cannot be known or does not exist.

    One part is a date; several are a range, or a list of days.
    """
    if len(group) == 1:
        return _alone(group[0], published, leaning)
    dates = _each(group, published, leaning)
    if not all(dates):
        return ""
    runs = [(dates[0], dates[0])]
    for part, text in zip(group[1:], dates[1:], strict=True):
        if part.joined == "range" or follows(runs[-1][1], text):
            runs[-1] = (runs[-1][0], text)
        else:
            runs.append((text, text))
    if len(runs) == 1:
        return _range(dates[0], dates[-1])
    if any("/" in text for text in dates) or dates != sorted(dates):
        return ""
    members = (first if first == last else f"{first}..{last}" for first, last in runs)
    return f"{{{','.join(members)}}}"


def follows(first: str, last: str) -> bool:
    """Whether both are days and ``last`` the day after ``first``."""
    try:
        return date.fromisoformat(last) - date.fromisoformat(first) == timedelta(1)
    except ValueError:
        return False


def _range(first: str, last: str) -> str:
    first, last = first.split("/")[0], last.split("/")[-1]
    if first == last:
        return first
    width = min(len(first), len(last))
    return f"{first}/{last}" if first[:width] <= last[:width] else ""


def _each(group: list[Part], published: date | None, leaning: Leaning) -> list[str]:
    """The date of each part; where no year is said they stay together, about the one that the
    leaning takes hold of: the first if it is past, the last if it is to come."""
    bare_days = [part.weekday for part in group if part.is_bare_weekday and part.month is None]
    if published is not None and len(bare_days) == len(group):
        first = date.fromisoformat(_on_weekday(group[0], published, leaning))
        return [_moved(first, ((day or 0) - (bare_days[0] or 0)) % 7) for day in bare_days]
    if published is None or any(p.year is not None or p.month is None or p.which for p in group):
        return [_alone(part, published, leaning) for part in group]
    offsets = [0]
    for part, after in pairwise(group):
        offsets.append(offsets[-1] + ((after.month or 0) < (part.month or 0)))
    anchor = len(group) - 1 if leaning.is_ahead else 0
    year = _year(group[anchor], published, leaning) - offsets[anchor]
    return [
        _day(year + offset, part.month or 0, part.day)
        for part, offset in zip(group, offsets, strict=True)
    ]


def _alone(part: Part, published: date | None, leaning: Leaning) -> str:
    if part.year is not None:
        return _dated(part, part.year)
    if part.month is not None and published is None and not part.which:
        day = _day(4, part.month, part.day)  # a leap year, so that 29 February may be
        return day and "XXXX" + day[4:]
    if published is None:
        return ""
    if part.month is not None:
        return _day(_year(part, published, leaning), part.month, part.day)
    if part.ago is not None:
        return _counted_back(part.ago, part.unit, published)
    if part.weekday is not None:
        return _on_weekday(part, published, leaning)
    if part.day is not None and part.unit == "month":  # "the 15th of this month"
        month = _month(published.year, published.month + _OFFSETS[part.which])
        return _day(int(month[:4]), int(month[5:]), part.day) if month else ""
    if part.unit in DAYS:
        return _moved(published, DAYS[part.unit])
    if part.code is not None:
        year = _year_of_code(part, part.code, published, leaning)
        return f"{year:04}-{part.code}" if 1 <= year <= 9999 else ""
    return _unit(part, published) if part.which else ""


def _dated(part: Part, year: int) -> str:
    if part.decade:
        return f"{year // 10:03}X"
    if part.last_year is not None:
        return f"{year:04}/{part.last_year:04}" if part.last_year > year else ""
    if part.code is not None:
        return f"{year:04}-{part.code}"
    return f"{year:04}" if part.month is None else _day(year, part.month, part.day)


def _day(year: int, month: int, day: int | None) -> str:
    """The month, or the day if it exists."""
    try:
        return date(year, month, day or 1).isoformat()[: 7 if day is None else 10]
    except ValueError:
        return ""


def _year(part: Part, published: date, leaning: Leaning) -> int:
    """The year of a month or a day of a month, by "last", "next" and the like, or by nearness."""
    month, day, which = part.month or 1, part.day, part.which
    if part.unit == "year":
        return published.year + _OFFSETS[which]
    if day is not None:
        return _year_of_day(part, month, day, published, leaning)
    if which == "next":
        return published.year + (month <= published.month)
    if which == "last":
        return published.year - (month >= published.month)
    if which == "this":
        return published.year
    ahead = (month - published.month) % 12
    nearer = ahead * leaning.future < (12 - ahead) * leaning.past
    in_year = published.year + (month < published.month)
    return in_year if not ahead or nearer else in_year - 1


def _year_of_day(part: Part, month: int, day: int, published: date, leaning: Leaning) -> int:
    """The year in which that day is nearest, of those in which it is the weekday said."""
    candidates = []
    reach = 8 if (month, day) == (2, 29) else 1
    for year in range(published.year - reach, published.year + reach + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    right = [c for c in candidates if part.weekday is not None and c.weekday() == part.weekday]
    nearest = min(right or candidates, key=lambda c: _distance(c, published, leaning), default=None)
    return nearest.year if nearest else published.year


def _on_weekday(part: Part, published: date, leaning: Leaning) -> str:
    wanted = part.weekday or 0
    if part.day is not None:
        return _weekday_and_day(wanted, part.day, published, leaning)
    if part.unit == "week" and part.which:
        return _moved(published, wanted - published.weekday() + 7 * _OFFSETS[part.which])
    ahead = (wanted - published.weekday()) % 7
    if part.which == "next":
        return _moved(published, ahead or 7)
    if part.which == "last":
        return _moved(published, ahead - 7)
    if part.which == "this" and leaning.past < float("inf") > leaning.future:
        return _moved(published, wanted - published.weekday())
    return _moved(published, ahead if leaning.is_ahead or not ahead else ahead - 7)


def _weekday_and_day(weekday: int, day: int, published: date, leaning: Leaning) -> str:
    """The nearest day with that weekday and number: "Tuesday, the 5th"."""
    months = ((published.year * 12 + published.month - 1 + n) for n in range(-6, 7))
    texts = (_day(month // 12, month % 12 + 1, day) for month in months if month >= 12)
    days = [date.fromisoformat(text) for text in texts if text]
    right = [candidate for candidate in days if candidate.weekday() == weekday]
    nearest = min(right, key=lambda day: _distance(day, published, leaning), default=None)
    return nearest.isoformat() if nearest else ""


def _distance(day: date, published: date, leaning: Leaning) -> float:
    days = (day - published).days
    return 0 if not days else days * leaning.future if days > 0 else -days * leaning.past


def _year_of_code(part: Part, code: int, published: date, leaning: Leaning) -> int:
    """The year of a season (counted as in the north), or of a quarter or half of "this year"."""
    if code not in _SEASON_STARTS or part.unit == "year":
        return published.year + _OFFSETS[part.which or "this"]
    begun = published.month >= _SEASON_STARTS[code]
    over = published.month >= _SEASON_STARTS[code] + 3
    if part.which == "next" or (leaning.is_ahead and not part.which):
        return published.year + (begun if part.which else over)
    if part.which == "last" or not part.which:
        return published.year - (not over if part.which else not begun)
    return published.year


def _unit(part: Part, published: date) -> str:
    offset = _OFFSETS[part.which]
    match part.unit:
        case "day":
            return _moved(published, offset)
        case "night":
            return _moved(published, min(offset, 0))
        case "week":
            return week_of(published, 7 * offset)
        case "weekend":
            saturday = 5 - published.weekday() + 7 * offset
            return _range(_moved(published, saturday), _moved(published, saturday + 1))
        case "month":
            return _month(published.year, published.month + offset)
        case "quarter":
            month = _month(published.year, published.month + 3 * offset)
            return month and f"{month[:4]}-{33 + (int(month[5:]) - 1) // 3}"
        case "year":
            return _month(published.year + offset, 1)[:4]
        case "decade":
            year = _month(published.year + 10 * offset, 1)
            return year and f"{year[:3]}X"
    return ""


def week_of(day: date, days: int = 0) -> str:
    """The week, Monday to Sunday, of the day so many days on."""
    monday = days - day.weekday()
    first, last = _moved(day, monday), _moved(day, monday + 6)
    return f"{first}/{last}" if first and last else ""


def _month(year: int, month: int) -> str:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04}-{month:02}" if 1 <= year <= 9999 else ""


def _counted_back(number: int, unit: str, published: date) -> str:
    if unit == "day":
        return _moved(published, -number)
    if unit == "week":
        day = _moved(published, -7 * number)
        return day and f"{day}~"
    if unit == "month":
        return _month(published.year, published.month - number)
    year = published.year - number * (10 if unit == "decade" else 1)
    return f"{year:04}{'~' if unit == 'decade' else ''}" if year > 0 else ""


def _moved(day: date, days: int) -> str:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return ""

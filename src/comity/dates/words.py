"""Spans in words, in British order, for pages and briefs."""

from __future__ import annotations

from comity.dates.edtf import OPEN, UNKNOWN, Choice, Point, read_choice, read_point
from comity.dates.span import Span

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_DOUBTS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}


def in_words(span: Span) -> str:
    """The span as a reader of English would write it: "April 2022", "11–12 July 2023",
    "from 4 April 2023" (end unknown), "since 2012" (no end), "until 3 April 2023"."""
    start, slash, end = span.edtf.partition("/")
    if not slash:
        return _end(start)
    if start == f"[..{end[1:-3]}]" and end.endswith("..]"):
        return f"as of {_end(end[1:-3])}"
    if start in (UNKNOWN, OPEN) and end in (UNKNOWN, OPEN):
        return _BOUNDLESS[start, end]
    if end in (UNKNOWN, OPEN):
        return f"{'since' if end == OPEN else 'from'} {_end(start)}"
    if start in (UNKNOWN, OPEN):
        return f"until {_end(end)}"
    return _range(start, end)


_BOUNDLESS = {
    (OPEN, OPEN): "at all times",
    (UNKNOWN, UNKNOWN): "at an unknown time",
    (UNKNOWN, OPEN): "from an unknown time on",
    (OPEN, UNKNOWN): "until an unknown time",
}


def _range(start: str, end: str) -> str:
    if start[0] == "[" or end[0] == "[":
        return f"from {_end(start)} to {_end(end)}"
    first, last = read_point(start), read_point(end)
    plain = not first.doubt and not last.doubt and "X" not in start + end
    if not plain or not first.month or len(first.month + first.day) != len(last.month + last.day):
        short = plain and not first.month and not last.month
        return f"{_point(first)}–{_point(last)}" if short else f"{_point(first)} to {_point(last)}"
    if _is_subyear(first) or _is_subyear(last):
        return f"{_point(first)} to {_point(last)}"
    if first.year != last.year:
        return f"{_point(first)} – {_point(last)}"
    if first.month != last.month and first.day:
        return f"{int(first.day)} {MONTHS[int(first.month) - 1]} – {_point(last)}"
    if first.day:
        return f"{int(first.day)}–{_point(last)}"
    return f"{MONTHS[int(first.month) - 1]}–{_point(last)}"


def _end(text: str) -> str:
    return _choice(read_choice(text)) if text[0] in "[{" else _point(read_point(text))


def _choice(choice: Choice) -> str:
    words = [_member(first, last) for first, last in choice.members]
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {'and' if choice.every else 'or'} {words[-1]}"


def _member(first: Point | None, last: Point | None) -> str:
    if first is None:
        return f"{_point(last)} or before" if last else ""
    if last is None:
        return f"{_point(first)} or later"
    return _point(first) if first is last else f"{_point(first)} to {_point(last)}"


def _is_subyear(point: Point) -> bool:
    return point.month.isdigit() and int(point.month) > 12


def _point(point: Point) -> str:
    return _DOUBTS[point.doubt] + _plain_point(point)


def _plain_point(point: Point) -> str:
    year = _year(point.year)
    if not point.month:
        return year
    if _is_subyear(point):
        return _subyear(int(point.month), year)
    month = f"{MONTHS[int(point.month) - 1]} {year}" if "X" not in point.month else year
    if not point.day:
        return f"some month in {year}" if "X" in point.month else month
    if "X" in point.day:
        return f"some day in {month}"
    return f"{int(point.day)} {month}" if "X" not in point.month else f"some day in {year}"


def _year(pattern: str) -> str:
    if pattern[:3].isdigit() and pattern[3] == "X":
        return f"the {int(pattern[:3])}0s"
    if pattern == "XXXX":
        return "of an unstated year"
    if "X" in pattern:
        low, high = pattern.replace("X", "0"), pattern.replace("X", "9")
        return f"a year from {max(int(low), 1)} to {int(high)}"
    return str(int(pattern))


def _subyear(code: int, year: str) -> str:
    if code <= 32:
        place = ("", " (northern)", " (southern)")[(code - 21) // 4]
        return f"{_SEASONS[(code - 21) % 4]}{place} {year}"
    if code <= 36:
        return f"{_ORDINALS[code - 33]} quarter of {year}"
    if code <= 39:
        return f"{_ORDINALS[code - 37]} third of {year}"
    return f"{_ORDINALS[code - 40]} half of {year}"

"""The parts of one date phrase: what it says of year, month and day, before the calendar is asked.

"from 28 to 30 June 2022" has two parts; the first says the 28th and takes its month and year from
the second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from comity.dates.prose.phrases import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    TOKENS,
    WEEKDAYS,
)


@dataclass(slots=True)
class Part:
    """One date of a phrase; None where the phrase does not say.

    ``code`` is an EDTF season, quarter or half; ``which`` one of this, last, next; ``unit`` a
    stretch of the calendar ("week"), or "today" and its like, or what is counted back by ``ago``.
    """

    start: int
    end: int = 0
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    code: int | None = None
    decade: bool = False
    which: str = ""
    unit: str = ""
    ago: int | None = None
    joined: str = ""
    """How it is joined to the part before: "", "range" or "list"."""
    shares: str = ""
    """Where it took its month from: "left" or "right", as "11" in "11 and 12 July"."""
    month_first: bool = False
    abbreviated: bool = False

    @property
    def is_bare_month(self) -> bool:
        return self.month is not None and self.day is None and self.year is None and not self.which

    @property
    def is_bare_year(self) -> bool:
        return (
            self.year is not None
            and self.month is None
            and self.code is None
            and self.last_year is None
            and not self.decade
        )

    @property
    def is_bare_weekday(self) -> bool:
        return self.weekday is not None and self.day is None and not self.which


def read_parts(phrase: str, start: int) -> list[Part]:
    """The parts of the phrase from ``start`` on, in order, months and years shared out."""
    parts: list[Part] = []
    joined = "start"
    for token in TOKENS.finditer(phrase, start):
        kind = token.lastgroup or ""
        if kind in ("range", "list"):
            if token.group() == "/" and parts and parts[-1].is_bare_year:
                kind = "range"
            if parts and joined != "range":
                joined = "comma" if token.group() == "," and joined != "list" else kind
            continue
        if joined in ("start", "range", "list") or not _takes(parts[-1], kind, joined):
            parts.append(
                Part(token.start(), joined={"comma": "list", "start": ""}.get(joined, joined))
            )
        joined = ""
        _fill(parts[-1], kind, token)
        parts[-1].end = token.end()
    if len(parts) > 1:
        _share(parts)
    return parts


def _takes(part: Part, kind: str, joined: str) -> bool:
    """Whether a further token belongs to the part rather than opens the next."""
    match kind:
        case "day":
            named = part.month is not None or part.weekday is not None
            return part.day is None and part.year is None and named
        case "month":
            return part.month is None and part.year is None and part.unit in ("", "day")
        case "year" | "short":
            return part.year is None and part.unit in ("", "day")
        case "which":
            again = part.which == "this" and not part.unit  # "this past week"
            return (not part.which or again) and not joined
        case "unit":
            return bool(part.which) or part.weekday is not None or part.unit in DAYS
        case "weekday" | "season":
            return bool(part.which) and part.weekday is None and part.month is None
    return False


DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
"""Days from publication."""


def _fill(part: Part, kind: str, token: re.Match[str]) -> None:
    word = token.group().lower()
    match kind:
        case "iso":
            part.year, part.month, part.day = map(int, word.split("-"))
        case "dotted":
            part.day, part.month, part.year = map(int, word.split("."))
        case "slashed":
            part.day, part.month, part.year = _slashed(*map(int, word.split("/")))
        case "decade":
            part.year, part.decade = int(token["decade"]), True
        case "year" | "short":  # "2021-22" is one token, named for its last group
            part.year = int(token["year"])
            if token["short"]:
                part.last_year = part.year // 100 * 100 + int(token["short"])
        case "ago":
            *count, unit, _ = word.replace("-", " ").split()
            part.ago = sum(int(n) if n.isdigit() else NUMBERS[n] for n in count)
            part.unit = unit.rstrip("s")
        case "day":
            part.day, part.month_first = int(token["day"]), part.month is not None
        case "month":
            part.month = next(n for n, name in enumerate(MONTHS, 1) if name[:3] == word[:3])
            part.abbreviated = word.rstrip(".") not in MONTHS
        case "weekday":
            part.weekday = next(n for n, name in enumerate(WEEKDAYS) if name[:3] == word[:3])
        case "part":
            number = int(word[1]) - 1 if word[0] == "q" else ORDINALS[word.split()[0]]
            part.code = (40 if word.endswith("half") else 33) + number
        case "season":
            part.code = SEASONS[word]
        case "word":
            part.unit = "today" if word == "tonight" else word
        case "which":
            part.which = {"past": "last", "coming": "next"}.get(word, word)
        case "unit":
            if word in ("morning", "afternoon", "evening") or part.weekday is not None:
                word = word if word == "week" else "day"
            if part.unit not in DAYS:
                part.unit = word


def _slashed(first: int, second: int, year: int) -> tuple[int, int, int]:
    """Day, month and year; month 0, which no date has, if the order is anyone's guess."""
    if first > 12 or first == second:
        return first, second, year
    return (second, first, year) if second > 12 else (first, 0, year)


def _share(parts: list[Part]) -> None:
    """Give parts the month and year that the phrase says once for several.

    Days take their month from the right ("11 and 12 July"), or from the left where the month came
    first ("July 11 and 12"); so does "of last month".
    """
    right: Part | None = None
    for part in reversed(parts):
        if part.day is not None and part.month is None and not part.which and right is not None:
            part.month, part.which, part.unit = right.month, right.which, right.unit
            part.shares = "right"
        if part.month is not None or part.which:
            right = part
    left: Part | None = None
    for part in parts:
        if part.shares == "right" and left is not None and left.month_first:
            part.month, part.which, part.unit = left.month, left.which, left.unit
            part.shares = "left"
        elif part.day is not None and part.month is None and not part.which and left is not None:
            part.month, part.shares = left.month, "left"
        if part.month is not None:
            left = part
            left.month_first = left.month_first or part.shares == "left"
    _share_years(parts)


def _share_years(parts: list[Part]) -> None:
    for part, after in zip(reversed(parts[:-1]), reversed(parts[1:]), strict=True):
        if part.month is not None and part.year is None and after.month and not part.which:
            part.year, part.which, part.unit = after.year, after.which, after.unit
            if part.year and after.joined == "range" and _order(part) > _order(after):
                part.year -= 1
    for part, after in pairwise(parts):
        linked = after.joined == "range" or after.shares == "left"
        if linked and after.month and after.year is None and not after.which and part.month:
            later = _order(after) < _order(part)
            after.year = None if part.year is None else part.year + later


def _order(part: Part) -> tuple[int, int]:
    return part.month or 0, part.day or 0

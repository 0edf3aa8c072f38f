"""Spans: stretches of time known as well as their source knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import ClassVar, Self

from comity.dates.days import FIRST_DAY, LAST_DAY
from comity.dates.edtf import OPEN, UNKNOWN, Choice, Point, read_choice, read_point
from comity.dates.errors import DateError


class Answer(StrEnum):
    """An answer about what is known only within bounds. ``possibly`` is neither yes nor no."""

    yes = "yes"
    possibly = "possibly"
    no = "no"

    @classmethod
    def of(cls, *, sure: bool, open_: bool) -> Answer:
        """``yes`` if it is sure, ``possibly`` if it is at least not excluded, else ``no``."""
        return cls.yes if sure else cls.possibly if open_ else cls.no


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days of which the first lies within the start bounds, the last within the end's.

    ``edtf`` is canonical EDTF text; the bounds are inclusive day numbers (``date.toordinal()``),
    FIRST_DAY and LAST_DAY where it is open. A date of low precision says that it was within, not
    that it lasted throughout: ``2022-04`` is some stretch within April 2022, and equals
    ``2022-04/2022-04``; for all of April write ``2022-04-01/2022-04-30``. In an interval, an
    empty end is unknown and ".." open. Unknown starts begin no later than the span ends at the
    latest; unknown ends end no sooner than it begins at the earliest.

    An end of an interval may also be a list, which EDTF itself does not foresee:
    ``[..2023-04-11]/[2023-04-11..]`` began on that day or before, ended on it or after.
    """

    edtf: str
    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int

    ALWAYS: ClassVar[Span]

    @classmethod
    def parse(cls, text: str) -> Span:
        """The span that EDTF ``text`` writes; spaces around it and in lists do not matter.

        Raises: DateError.
        """
        return _parse(text)

    @classmethod
    def of(cls, day: date) -> Self:
        """The span of exactly this day."""
        number = day.toordinal()
        return cls(day.isoformat(), number, number, number, number)

    @classmethod
    def between(cls, start: str, end: str, *, as_of: str = "") -> Span:
        """The span from ``start`` to ``end``, each EDTF, "" where unknown, ".." where open.

        ``as_of`` is a date of which it is known to have held; it bounds an unknown start and an
        unknown end, and matters no further.

        Raises: DateError.
        """
        if as_of:
            start = start or f"[..{as_of}]"
            end = end or f"[{as_of}..]"
        return _parse(f"{start}/{end}")

    @property
    def is_exact(self) -> bool:
        """True if first and last day are known; an open end counts as known."""
        return self.start_earliest == self.start_latest and self.end_earliest == self.end_latest

    def covers(self, day: date | int) -> Answer:
        """Whether it was under way on ``day`` (a date or a day number)."""
        number = day if isinstance(day, int) else day.toordinal()
        return Answer.of(
            sure=self.start_latest <= number <= self.end_earliest,
            open_=self.start_earliest <= number <= self.end_latest,
        )

    def before(self, other: Span) -> Answer:
        """Whether its last day comes before the other's first."""
        return Answer.of(
            sure=self.end_latest < other.start_earliest,
            open_=self.end_earliest < other.start_latest,
        )

    def overlaps(self, other: Span) -> Answer:
        """Whether the two share a day."""
        return Answer.of(
            sure=self.start_latest <= other.end_earliest
            and other.start_latest <= self.end_earliest,
            open_=self.start_earliest <= other.end_latest
            and other.start_earliest <= self.end_latest,
        )

    def __str__(self) -> str:
        return self.edtf


@lru_cache(maxsize=1 << 16)
def _parse(text: str) -> Span:
    compact = text.strip()
    first, slash, last = compact.partition("/")
    if not slash:
        end = _end(first)
        if isinstance(end, str):
            raise DateError(f"{text!r} is no date: expected EDTF like 2022-04, or start/end")
        return _spanned(end, end, compact)
    if "/" in last or "{" in compact:
        raise DateError(f"{text!r} is no interval: expected start/end, and no {{…}} in it")
    start, end = _end(first.strip()), _end(last.strip())
    return _spanned(start, end, compact)


def _end(text: str) -> Point | Choice | str:
    if text in (UNKNOWN, OPEN):
        return text
    return read_point(text) if text[0] not in "[{" else read_choice(text)


def _spanned(start: Point | Choice | str, end: Point | Choice | str, text: str) -> Span:
    if isinstance(start, str):
        start_earliest, start_latest, start_text = FIRST_DAY, FIRST_DAY, start
    else:
        start_earliest, start_latest, start_text = start.earliest, start.latest, start.text
    if isinstance(end, str):
        end_earliest, end_latest, end_text = LAST_DAY, LAST_DAY, end
    else:
        end_earliest, end_latest, end_text = end.earliest, end.latest, end.text
    if start == UNKNOWN:
        start_latest = end_latest
    if end == UNKNOWN:
        end_earliest = start_earliest
    if start_earliest > end_latest:
        raise DateError(f"{text!r} ends before it begins")
    same = start_text == end_text and not isinstance(start, str)
    return Span(
        start_text if same else f"{start_text}/{end_text}",
        start_earliest,
        min(start_latest, end_latest),
        max(end_earliest, start_earliest),
        end_latest,
    )


Span.ALWAYS = _parse("../..")

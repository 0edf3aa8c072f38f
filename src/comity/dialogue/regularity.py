"""How regularly actors meet, as far as the record tells: pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from comity.dialogue.queries import Engagement

#: A gap this many times the usual one is told; about where a yearly meeting has skipped a year.
LONG_GAP = 1.8


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch between two meetings that is long for this series."""

    after: date
    before: date
    days: int


@dataclass(frozen=True, slots=True)
class Regularity:
    """``held`` counts dated engagements; ``recurring`` those that sources call habitual.

    ``usual_days`` is the median between one and the next, None with fewer than three dated.
    """

    held: int
    recurring: tuple[Engagement, ...]
    first: date | None
    last: Engagement | None
    usual_days: float | None
    gaps: tuple[Gap, ...]


def regularity(series: Iterable[Engagement]) -> Regularity:
    """What the dated engagements of one series say about how often they come."""
    engagements = list(series)
    recurring = tuple(one for one in engagements if one.status == "recurring")
    dated = sorted(
        (one for one in engagements if one.status == "held" and one.span.start_earliest > 0),
        key=lambda one: (one.span.start_earliest, one.span.end_latest),
    )
    days = [date.fromordinal(one.span.start_earliest) for one in dated]
    between = [(later - earlier).days for earlier, later in pairwise(days)]
    usual = median(between) if len(between) >= 2 else None
    gaps = tuple(
        Gap(earlier, later, (later - earlier).days)
        for earlier, later in pairwise(days)
        if usual and (later - earlier).days > usual * LONG_GAP
    )
    return Regularity(
        len(dated), recurring, days[0] if days else None, dated[-1] if dated else None, usual, gaps
    )

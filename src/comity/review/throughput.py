"""How fast claims are decided: per hour today, by one account and by the desk.

Decisions taken in one step over many claims, and by rules, tell nothing of how fast a person
decides: they are counted apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from comity.record import revising
from comity.record.vantage import Vantage
from comity.review.models import Decision

#: A longer pause between two decisions is a break, not a claim that took so long.
BREAK = timedelta(minutes=10)
BY_HAND = ("accepted", "corrected", "rejected")


@dataclass(frozen=True, slots=True)
class Pace:
    """Decisions of a day. ``per_hour`` counts time at work, breaks left out; 0 and None where
    fewer than two decisions tell."""

    decided: int = 0
    per_hour: float = 0.0
    median_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Throughput:
    """Today's pace of one account and of the whole desk, and what steps and rules accepted."""

    mine: Pace
    desk: Pace
    together: int


def throughput(desk: Vantage, by: str) -> Throughput:
    """The day so far, from midnight UTC."""
    midnight = revising.now().replace(hour=0, minute=0, second=0, microsecond=0)
    today = Decision.objects.filter(
        claim__reading__audience_id=desk.audience, at__gte=midnight, verdict__in=BY_HAND
    )
    singly = list(
        today.filter(batch="", rule=None).order_by("at", "pk").values_list("by", "at", "revision")
    )
    by_account: dict[str, list[datetime]] = {}
    alone: list[tuple[str, datetime]] = []
    revisions: set[int] = set()
    for account, at, revision in singly:
        if revision is None or revision not in revisions:
            alone.append((account, at))
            by_account.setdefault(account, []).append(at)
        if revision is not None:
            revisions.add(revision)
    together = today.count() - len(alone)
    mine = pace([by_account.get(by, [])])
    return Throughput(mine, pace(list(by_account.values())), together)


def pace(several: Sequence[Sequence[datetime]]) -> Pace:
    """The pace of decisions, in their order, of each of several accounts."""
    gaps = [
        (later - earlier).total_seconds()
        for times in several
        for earlier, later in pairwise(times)
        if later - earlier <= BREAK
    ]
    decided = sum(len(times) for times in several)
    if not gaps or not sum(gaps):
        return Pace(decided)
    return Pace(decided, 3600 * len(gaps) / sum(gaps), median(gaps))

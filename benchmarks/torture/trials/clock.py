"""The clock jumps back and forth by up to a day between revisions."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from benchmarks.torture.filling import begin, fill
from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial
from comity.record import chain, queries, revising
from comity.record.models import Revision
from comity.record.vantage import Vantage

SECOND = timedelta(seconds=1)


def run(run: Run) -> Outcome:
    """Times strictly increase, and what was known at each of them never changes again."""
    chance = random.Random(run.times)
    hours = [0.0]

    def jumping() -> datetime:
        hours[0] = chance.uniform(-24, 24)
        return datetime.now(UTC) + timedelta(hours=hours[0])

    kept, revising.now = revising.now, jumping
    failures, answers = [], []
    try:
        filled = begin()
        for jump in range(run.times):
            fill(filled, 1, rows=1, marked_anew=False)
            if jump % 50 == 49:
                # Knowledge is to the second; of one that is over nothing more is learnt.
                at = Revision.objects.latest("id").at.replace(microsecond=0) - SECOND
                answers.append((at, names(at)))
                run.tell(jump + 1)
    finally:
        revising.now = kept
    times = list(Revision.objects.order_by("id").values_list("at", flat=True))
    failures += [f"{b} follows {a}" for a, b in pairwise(times) if b <= a]
    failures += [f"what was known at {at} changed" for at, told in answers if names(at) != told]
    failures += chain.verify().problems
    return Outcome(
        f"{len(times):,} revisions, {run.times:,} jumps, {len(failures)} failures", (*failures,)
    )


def names(at: datetime) -> list[str]:
    """What one audience held at that time."""
    found = queries.entries(Vantage.of("JPN", known=at), kinds=["name"], order="opened")
    return [f"{entry.id} {entry.value['text']}" for entry in found if entry.value]


TRIAL = Trial(
    promise="clock jumps of up to a day either way",
    goal="revisions strictly ordered, past answers unchanged, ±24 h",
    times={SQLITE: 1_000, POSTGRESQL: 1_000},
    run=run,
    short={SQLITE: 50, POSTGRESQL: 50},
)

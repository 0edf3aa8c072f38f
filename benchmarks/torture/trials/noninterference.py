"""Pairs of worlds that differ only in what an audience may not see."""

from __future__ import annotations

import os
import sys
from collections import Counter

from tests.noninterference.playing import play, set_up

from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial

PAIRS_TO_A_GROUND = 20
CELLS = 200
#: What is counted of each route: asked at all, in which way, and with what.
TOLD = (
    "asked", "ask", "aim", "follow", "submit", "strike", "on=", "known=", "for=", "format=",
    "page=", "refused",
)  # fmt: skip


def run(run: Run) -> Outcome:
    """Each pair gives the readers the same bytes. Grounds are numbered from COMITY_GROUNDS_FROM
    (by default 0), so that a run goes on where another ended."""
    set_up()
    from tests.noninterference.pairs import Tally, unreached

    first = int(os.environ.get("COMITY_GROUNDS_FROM", "0"))
    tally = Tally()
    for place, start in enumerate(range(0, run.times, PAIRS_TO_A_GROUND)):
        seed = str(first + place)
        one = play(seed, min(PAIRS_TO_A_GROUND, run.times - start), CELLS)
        tally.add(one)
        for difference in one.differences[:3]:
            print(difference, file=sys.stderr, flush=True)
        run.tell(
            tally.pairs,
            f"ground {seed}: {tally.cells:,} cells, {len(tally.differences)} differ",
        )
    print(table(tally.reached), file=sys.stderr, flush=True)
    failures = [f"pair {one.pair} differs at {one.more.address}" for one in tally.differences]
    failures += [f"failed: {words}" for words in tally.failures]
    failures += [f"route {route} was not reached" for route in unreached(tally)]
    return Outcome(
        f"{tally.pairs} pairs × {CELLS} cells, {len(tally.differences)} cells differ,"
        f" {sum(tally.failures.values())} failed, {len(unreached(tally))} routes not reached",
        (*failures[:20],),
        left_out="times and pages of signing in, which hold nothing of the record",
    )


def table(reached: Counter[tuple[str, str]]) -> str:
    """Cells by route and by what was asked of it."""
    lines = [f"{'route':24}" + "".join(f"{name.strip('='):>8}" for name in TOLD)]
    lines += [
        f"{route or '(none)':24}" + "".join(f"{reached[route, name]:8}" for name in TOLD)
        for route in sorted({route for route, _ in reached})
    ]
    return "\n".join(lines)


TRIAL = Trial(
    promise="what an audience may not see leaves no trace",
    goal="0 differing bytes in 2,000 pairs × 200 cells, every route reached, both databases",
    times={SQLITE: 2000, POSTGRESQL: 2000},
    run=run,
    shortly="tests/noninterference/test_noninterference.py",
)

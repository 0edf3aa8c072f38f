"""Loads killed at random moments, again and again."""

from __future__ import annotations

import random

from tests.record.killing import kill_once

from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial


def run(run: Run) -> Outcome:
    """No revision that was acknowledged is lost, none is half done, and the chain holds."""
    failures = []
    held = 0
    for kill in range(run.times):
        acknowledged, held, half_done, problems = kill_once(run.url, random.Random(kill))
        if held < acknowledged:
            failures.append(f"kill {kill}: {acknowledged} acknowledged, {held} held")
        if half_done:
            failures.append(f"kill {kill}: {half_done} revisions are half done")
        if problems:
            failures.append(f"kill {kill}: {problems}")
        run.tell(kill + 1, f"{held} revisions, {len(failures)} failures")
    return Outcome(f"{run.times} kills, {held} revisions, {len(failures)} failures", (*failures,))


TRIAL = Trial(
    promise="kill −9 during import",
    goal="no acknowledged revision lost, none half done: 200 on SQLite, 60 on PostgreSQL",
    times={SQLITE: 200, POSTGRESQL: 60},
    run=run,
    shortly="tests/record/test_killed.py",
)

"""Each trial of `make torture` has a short form that runs here, or a test that is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.torture.finding import find_trials
from benchmarks.torture.running import databases, run_apart

TOP = Path(__file__).parents[2]
TRIALS = find_trials()
SHORT = [
    (name, database, times)
    for name, trial in TRIALS.items()
    for database, times in trial.short.items()
    if database == databases()[-1]  # on PostgreSQL those of SQLite would be no others
]


@pytest.mark.parametrize("name", TRIALS)
def test_every_trial_has_a_short_form(name: str) -> None:
    trial = TRIALS[name]
    assert bool(trial.short) != bool(trial.shortly)
    assert not trial.shortly or (TOP / trial.shortly).exists()


@pytest.mark.parametrize(("name", "database", "times"), SHORT)
def test_the_short_form_holds(name: str, database: str, times: int) -> None:
    assert run_apart(name, database, times).failures == ()

"""The state machine of ``tests/record/test_laws.py``, run for as many steps as the goal asks."""

from __future__ import annotations

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.record.test_laws import Record

from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial

STEPS_AN_EXAMPLE = 50


def run(run: Run) -> Outcome:
    """No counterexample, in as many steps as asked for or more."""
    steps = [0]

    class Counted(Record):
        def check_invariants(self, *words: object, **more: object) -> None:
            steps[0] += 1
            if steps[0] % 100 == 0:
                run.tell(steps[0])
            super().check_invariants(*words, **more)

    chosen = settings(
        max_examples=max(1, run.times // STEPS_AN_EXAMPLE // 2),
        stateful_step_count=STEPS_AN_EXAMPLE,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    failures = []
    while steps[0] < run.times and not failures:
        try:
            run_state_machine_as_test(Counted, settings=chosen)
        except Exception as error:
            failures.append(f"{type(error).__name__}: {error}")
            if transaction.get_connection().in_atomic_block:
                transaction.set_rollback(True)
    return Outcome(f"{steps[0]:,} steps, {len(failures)} counterexamples", (*failures,))


TRIAL = Trial(
    promise="laws of the record, against a naive list of all that was done",
    goal="10⁵ steps, 0 counterexamples: past answers never change, a correction keeps history,"
    " every passage matches its document",
    times={SQLITE: 100_000, POSTGRESQL: 20_000},
    run=run,
    shortly="tests/record/test_laws.py",
)

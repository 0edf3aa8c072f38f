"""Requests to the JSON interface that nobody would make, by the ten thousand."""

from __future__ import annotations

from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial

#: A round of one request to each operation; some can be sent nothing that is forbidden.
ROUND = 10


def run(run: Run) -> Outcome:
    """No request of Schemathesis, allowed by the description or not, ends in a server error."""
    import django

    django.setup()
    import pytest
    from django.conf import settings
    from django.core.management import call_command
    from tests.web.probing import bearer, probe
    from tests.web.worlds import build

    settings.READS_PER_MINUTE = 0
    call_command("migrate", verbosity=0, interactive=False)
    with pytest.MonkeyPatch.context() as patch:
        build(patch, hidden=True, accounts=("NOR",))
    answered, failures = probe(run.times // ROUND, bearer("nor.releaser"), run.tell)
    statuses = sorted({status for _, status in answered})
    told = ", ".join(
        f"{sum(count for (_, one), count in answered.items() if one == status):,} × {status}"
        for status in statuses
    )
    return Outcome(
        f"{answered.total():,} requests ({told}), {len(failures)} failures", (*failures,)
    )


TRIAL = Trial(
    promise="schemathesis on the interface",
    goal="0 server errors in 50,000 requests",
    times={SQLITE: 50_000, POSTGRESQL: 5_000},
    run=run,
    shortly="tests/web/test_api_robustness.py",
)

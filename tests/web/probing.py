"""The interface asked as nobody would ask it: what its own description allows, and beyond.

Schemathesis makes the requests from ``/api/openapi.json``, Hypothesis their values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings

from comity.accounts.models import Account
from comity.accounts.tokens import allowed_scopes, make_token


def bearer(username: str) -> dict[str, str]:
    """The header of a token that may do all that the account may."""
    account = Account.objects.get(username=username)
    _, text = make_token(account, "probing", allowed_scopes(account.role), 1)
    return {"Authorization": f"Bearer {text}"}


def probe(
    each: int, headers: dict[str, str], told: Callable[[int], None] = lambda done: None
) -> tuple[Counter[tuple[str, int]], list[str]]:
    """How often each operation answered with each status, and the requests that it failed at.

    ``each`` is the number of requests to each operation, in both modes: what the description
    allows and what it forbids.
    """
    # As Django's own test client does: a request ends, the test's transaction goes on.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        return _probe(each, headers, told)
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _probe(
    each: int, headers: dict[str, str], told: Callable[[int], None]
) -> tuple[Counter[tuple[str, int]], list[str]]:
    import schemathesis  # here: it takes two seconds of every process that collects tests
    from schemathesis import GenerationMode

    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    answered: Counter[tuple[str, int]] = Counter()
    failures: list[str] = []

    def ask(case: Any) -> None:
        response = case.call(headers=headers)
        answered[case.operation.label, response.status_code] += 1
        if response.status_code >= 500:
            failures.append(case.as_curl_command())
        told(answered.total())

    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                cases = operation.as_strategy(generation_mode=mode)
                _all(cases, each // 2, ask)
            except Exception as error:  # an operation that nothing can be sent wrongly to
                if "Unsatisfiable" not in type(error).__name__ and "negate" not in str(error):
                    raise
    return answered, failures


def _all(cases: Any, number: int, ask: Callable[[Any], None]) -> None:
    @settings(
        max_examples=number, deadline=None, database=None, derandomize=True,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=cases)
    def asked(case: Any) -> None:
        ask(case)

    asked()

"""Whatever is sent to the interface, it answers in words; ``make torture`` sends 50,000."""

from __future__ import annotations

from tests.web.probing import bearer, probe
from tests.web.worlds import World


def test_no_request_makes_the_interface_fail(world: World) -> None:
    answered, failures = probe(20, bearer("nor.releaser"))

    assert failures == []
    assert len({operation for operation, _ in answered}) >= 13
    assert answered.total() >= 120
    assert {status for _, status in answered} >= {200, 400, 404}

"""A desk of the alliance, with two others beside it."""

from __future__ import annotations

import pytest
from tests.review.desks import Desk

from comity.record.revising import revise


@pytest.fixture
def desk(db) -> Desk:
    with revise("tester", "begin") as revision:
        for code in ("NATO", "JPN", "AUS"):
            revision.audience(code, code)
    return Desk("NATO")

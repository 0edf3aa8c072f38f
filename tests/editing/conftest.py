"""A desk of the alliance with two others beside it, and a meeting on record."""

from __future__ import annotations

import pytest
from tests.review.desks import Desk

from comity.dates import Span
from comity.editing import actions
from comity.editing.basis import Basis
from comity.record.drafts import EntryDraft
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.registering import Release

EVERYONE = Release()
OFFICE = Basis(EVERYONE, known_to="protocol office")
DAY = Span.parse("2022-04-07")


@pytest.fixture
def desk(db: None) -> Desk:
    with revise("tester", "begin") as revision:
        for code in ("NATO", "JPN", "AUS"):
            revision.audience(code, code)
    return Desk("NATO")


@pytest.fixture
def meeting(desk: Desk) -> int:
    """A meeting of ministers in Port Calm, entered by the desk for everyone."""
    told = [
        EntryDraft("held", 0, term="held", span=DAY),
        EntryDraft("level", 0, term="ministers", span=DAY),
        EntryDraft("place", 0, value={"text": "Port Calm"}, span=DAY),
    ]
    return actions.open_item("officer", desk.vantage, "engagement", told, OFFICE)


@pytest.fixture
def japan(desk: Desk) -> Vantage:
    return Vantage.of("JPN")

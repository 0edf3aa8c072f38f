"""What must not be there goes by two persons of the desk that told it, and leaves a tombstone."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.review.desks import Desk, meeting

from comity.accounts.actions import create_account
from comity.record import chain
from comity.record.access import PUBLIC
from comity.record.documents import editions
from comity.record.models import Item
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge
from comity.review.expunging import (
    ask_to_expunge,
    confirm_expunging,
    expungings,
    grounds,
    refuse_expunging,
)
from comity.review.models import ClaimRow

TEXT = "Ministers of the Alliance met Japan and Australia in Secret Bay on 7 April 2022."


@pytest.fixture
def desk(db: None) -> Desk:
    with revise("tester", "begin") as revision:
        for code in ("NATO", "JPN"):
            revision.audience(code, code)
    for name, audience, role in (
        ("first", "NATO", "reviewer"), ("second", "NATO", "releaser"),
        ("learner", "NATO", "analyst"), ("stranger", "JPN", "releaser"),
    ):  # fmt: skip
        create_account(name, "a harbour of calm seas", audience, role)
    return Desk("NATO")


@pytest.fixture
def document(desk: Desk) -> int:
    desk.read(TEXT, lambda text: [meeting(text, TEXT)], title="Secret Bay")
    return Item.objects.get(kind="document").pk


def test_a_document_goes_from_record_and_desk(desk: Desk, document: int):
    asked = ask_to_expunge("first", desk.vantage, "document", document, "not-ours", "by letter")
    done = confirm_expunging("second", desk.vantage, asked.public_id)
    assert (done.rows, done.claims) == (1, 1)
    assert ClaimRow.objects.count() == 0
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {table}")
            assert "Secret Bay" not in repr(cursor.fetchall())
    (left,) = editions(Vantage.of(PUBLIC))
    assert (left.text, left.title, left.expunged_at is not None) == (None, "", True)
    assert chain.verify().problems == []
    assert [one.state for one in expungings(desk.vantage)] == ["done"]
    with pytest.raises(CannotExpunge, match="nothing left"):
        ask_to_expunge("first", desk.vantage, "document", document, "not-ours")


@pytest.mark.parametrize(
    ("who", "words"), [("first", "second person"), ("learner", "no reviewer"), ("stranger", "no")]
)
def test_only_a_second_person_of_the_desk_confirms(desk: Desk, document: int, who, words):
    asked = ask_to_expunge("first", desk.vantage, "document", document, "order")
    for decide in (confirm_expunging, refuse_expunging):
        with pytest.raises(CannotExpunge, match=words):
            decide(who, desk.vantage, asked.public_id)
    assert ClaimRow.objects.count() == 1


def test_what_is_refused_stays(desk: Desk, document: int):
    asked = ask_to_expunge("first", desk.vantage, "document", document, "order")
    with pytest.raises(CannotExpunge, match="already"):
        ask_to_expunge("second", desk.vantage, "document", document, "order")
    refuse_expunging("second", desk.vantage, asked.public_id)
    assert ClaimRow.objects.count() == 1
    with pytest.raises(CannotExpunge, match="awaits"):
        confirm_expunging("second", desk.vantage, asked.public_id)


def test_a_request_names_a_ground_and_what_the_desk_told(desk: Desk, document: int):
    with pytest.raises(CannotExpunge, match="no ground"):
        ask_to_expunge("first", desk.vantage, "document", document, "whim")
    with pytest.raises(CannotExpunge, match="each desk"):
        ask_to_expunge("stranger", Vantage.of("JPN"), "document", document, "order")
    assert "personal-data" in grounds()

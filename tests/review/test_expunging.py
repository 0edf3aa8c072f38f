"""What must not be there goes by two persons of the desk that told it, and leaves a tombstone."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.review.desks import Desk, meeting

from comity.accounts.actions import create_account
from comity.record import chain
from comity.record.access import PUBLIC
from comity.record.documents import editions
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.models import Item
from comity.record.queries import entries
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge
from comity.review.expunging import (
    ask_to_expunge,
    confirm_expunging,
    confirm_expungings,
    expungings,
    grounds,
    refuse_expungings,
)
from comity.review.models import ClaimRow, Reading
from comity.review.personal import places_of
from comity.review.reached import reached

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
    for decide in (confirm_expungings, refuse_expungings):
        with pytest.raises(CannotExpunge, match=words):
            decide(who, desk.vantage, [asked.public_id])
    assert ClaimRow.objects.count() == 1


def test_what_is_refused_stays(desk: Desk, document: int):
    asked = ask_to_expunge("first", desk.vantage, "document", document, "order")
    with pytest.raises(CannotExpunge, match="already"):
        ask_to_expunge("second", desk.vantage, "document", document, "order")
    refuse_expungings("second", desk.vantage, [asked.public_id])
    assert ClaimRow.objects.count() == 1
    with pytest.raises(CannotExpunge, match="awaits"):
        confirm_expunging("second", desk.vantage, asked.public_id)


def test_a_request_names_a_ground_and_what_the_desk_told(desk: Desk, document: int):
    with pytest.raises(CannotExpunge, match="no ground"):
        ask_to_expunge("first", desk.vantage, "document", document, "whim")
    with pytest.raises(CannotExpunge, match="each desk"):
        ask_to_expunge("stranger", Vantage.of("JPN"), "document", document, "order")
    assert "personal-data" in grounds()


def test_what_others_told_unseen_stays_theirs(desk: Desk):
    """Another desk's own source of the same entry: it keeps the value, and nobody hears of it."""
    nato, japan = (Vantage.of(code) for code in ("NATO", "JPN"))
    with revise("first", "enter", audience=nato.audience) as revision:
        public = Vantage.of(PUBLIC).audience
        clear = revision.marking("TLP:CLEAR", nato.audience, [public])
        amber = revision.marking("TLP:AMBER", japan.audience, [])
        actor = revision.item("actor", clear)
        draft = EntryDraft("name", actor, None, "alias", {"text": "Secret Bay"})
        entry = revision.entry(
            draft,
            [SourceDraft(clear, locator="a desk"), SourceDraft(amber, locator="another")],
        )
    asked = ask_to_expunge("first", nato, "entry", entry, "mistake")
    confirm_expunging("second", nato, asked.public_id)
    assert entries(nato, subjects=[actor]) == entries(Vantage.of(PUBLIC), subjects=[actor]) == []
    (kept,) = entries(japan, subjects=[actor])
    assert kept.value == {"text": "Secret Bay"}
    assert chain.verify().problems == []


def test_claims_on_the_text_of_others_go_without_it(desk: Desk, document: int):
    edition = Reading.objects.get().edition_id
    asked = ask_to_expunge("first", desk.vantage, "claims", edition, "personal-data")
    done = confirm_expunging("second", desk.vantage, asked.public_id)
    assert (done.claims, done.revision) == (1, None)
    assert [one.text for one in editions(desk.vantage)] == [TEXT]
    with pytest.raises(CannotExpunge, match="no claims"):
        ask_to_expunge("first", desk.vantage, "claims", edition, "personal-data")


def test_a_name_is_found_in_texts_claims_and_the_past(desk: Desk, document: int):
    with revise("first", "enter", audience=desk.vantage.audience) as revision:
        marking = revision.marking("TLP:AMBER", desk.vantage.audience, [])
        actor = revision.item("actor", marking)
        draft = EntryDraft("name", actor, None, "alias", {"text": "Sécret  bay"})
        entry = revision.entry(draft, [SourceDraft(marking, locator="a desk")])
    with revise("first", "change", audience=desk.vantage.audience) as revision:
        revision.close(entry, marking)
    found = places_of(desk.vantage, "secret BAY")
    assert [(one.target, one.row, one.own) for one in found] == [
        ("entry", entry, True),
        ("document", document, True),
    ]
    assert places_of(desk.vantage, "nobody") == []
    assert [(one.target, one.own) for one in places_of(Vantage.of("JPN"), "secret bay")] == [
        ("document", False)
    ]
    (going,) = found[1:]
    told = reached(desk.vantage, going.target, going.row)
    assert (len(told.editions), told.claims, told.entries) == (1, 1, ())


def test_one_field_goes_and_the_rest_of_the_entry_stays(desk: Desk):
    nato = desk.vantage
    with revise("first", "enter", audience=nato.audience) as revision:
        marking = revision.marking("TLP:AMBER", nato.audience, [])
        met, actor = revision.item("engagement", marking), revision.item("actor", marking)
        value = {"capacity": "envoy", "person": "Mira Ostrova"}
        draft = EntryDraft("participant", met, actor, value=value)
        entry = revision.entry(draft, [SourceDraft(marking, locator="a desk")])
    (place,) = places_of(nato, "ostrova")
    assert (place.row, place.field) == (entry, "person")
    asked = ask_to_expunge("first", nato, "entry", entry, "personal-data", field="person")
    confirm_expunging("second", nato, asked.public_id)
    (kept,) = entries(nato, subjects=[met])
    assert (kept.value, kept.object) == ({"capacity": "envoy"}, actor)
    assert places_of(nato, "ostrova") == []
    assert chain.verify().problems == []
    with pytest.raises(CannotExpunge, match="no 'person'"):
        ask_to_expunge("first", nato, "entry", kept.id, "personal-data", field="person")

"""The forms by which the record is entered and put right, as a reviewer uses them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.web.worlds import PASSWORD, World

from comity.accounts.models import Account
from comity.record.opaque import number, reference
from comity.record.queries import entries, entry
from comity.record.vantage import Vantage

FORM = {"release": "everyone", "known_to": "protocol office", "reason": ""}


def about(world: World, kind: str) -> Any:
    subject = entry(Vantage.of("LEAGUE"), number(world.entry) or 0)
    assert subject is not None
    found = entries(Vantage.of("NOR"), kinds=[kind], order="opened")
    return found[-1]


def test_a_new_engagement_is_entered_with_its_participants(reviewer: Client, world: World) -> None:
    given = {
        **FORM, "held-0-term": "held", "held-0-when": "2024-02-28",
        "engagement_kind-0-term": "meeting", "participant-0-object": "NOR",
        "participant-1-object": "League", "place-0-text": "Calm Bay",
    }  # fmt: skip
    response = reviewer.post("/enter/engagement/", given, follow=True)
    assert response.status_code == 200
    body = response.content.decode()
    assert "Calm Bay" in body
    assert "28 February 2024" in body
    assert "Norland" in body


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"held-0-when": "2024-02-30"}, "no such day"),
        ({"participant-0-object": "Atlantis"}, "is not on record"),
        ({"release": "named", "releases": "MARS"}, "accredited"),
        ({"edition": "0" * 16, "exact": "words"}, "no such document"),
    ],
)
def test_what_cannot_be_read_is_said_and_what_was_written_stays(
    reviewer: Client, world: World, changed: dict[str, str], words: str
) -> None:
    given = {
        **FORM, "held-0-term": "held", "held-0-when": "2024-02-28",
        "engagement_kind-0-term": "meeting", "place-0-text": "Calm Bay", **changed,
    }  # fmt: skip
    response = reviewer.post("/enter/engagement/", given)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="Calm Bay"' in response.content.decode()


def test_of_two_editors_the_second_sees_what_became_of_it_and_keeps_what_he_wrote(
    reviewer: Client, world: World
) -> None:
    made = reviewer.post(
        f"/enter/entry/?about={world.engagement}&kind=setting", {**FORM, "text": "at the quay"}
    )
    address = made.headers["Location"] + "correct/"
    first = reviewer.post(address, {**FORM, "do": "correct", "text": "at the pier", "keep": "yes"})
    assert first.status_code == 302
    second = reviewer.post(address, {**FORM, "do": "correct", "text": "on board", "keep": "yes"})
    assert second.status_code == 409
    assert "on board" in second.content.decode()
    assert f"/history/{world.engagement}/" in second.content.decode()


def test_a_change_is_undone_from_the_history(reviewer: Client, world: World) -> None:
    reviewer.post(
        f"/enter/entry/?about={world.engagement}&kind=setting", {**FORM, "text": "at the quay"}
    )
    page = reviewer.get(f"/history/{world.engagement}/").content.decode()
    assert "entered, nor.reviewer" in page
    (undo,) = {part.split('"')[0] for part in page.split('action="')[1:] if "undo" in part[:40]}
    response = reviewer.post(undo, {"back": world.engagement}, follow=True)
    assert "Undone" in response.content.decode()
    assert entries(Vantage.of("NOR"), kinds=["setting"]) == []


def test_another_audience_reads_of_a_change_but_not_who_made_it(
    reviewer: Client, world: World, client: Client
) -> None:
    reviewer.post(
        f"/enter/entry/?about={world.engagement}&kind=setting",
        {**FORM, "text": "at the quay", "reason": "told by telephone"},
    )
    page = Client().get(f"/history/{world.engagement}/").content.decode()
    assert "at the quay" in page
    assert "nor.reviewer" not in page
    assert "by telephone" not in page


def test_what_others_told_can_be_supported_but_not_taken_back(
    reviewer: Client, world: World
) -> None:
    told = about(world, "place")
    address = f"/entries/{reference(told.id)}/correct/"
    page = reviewer.get(address).content.decode()
    assert "rests on what others told" in page
    refused = reviewer.post(address, {**FORM, "do": "withdraw"})
    assert refused.status_code == 422
    assert reviewer.post(address, {**FORM, "do": "support"}).status_code == 302
    assert about(world, "place").id == told.id


def test_an_analyst_enters_nothing(world: World, client: Client) -> None:
    client.login(username="nor.analyst", password=PASSWORD)
    assert Account.objects.get(username="nor.analyst").role == "analyst"
    assert client.post("/enter/engagement/", FORM).status_code == 403

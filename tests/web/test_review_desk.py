"""The review desk: what is decided there enters the record, or does not."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.worlds import World

from comity.dialogue.queries import Sought, engagements
from comity.partners.queries import actor_by_code, standings
from comity.record.vantage import Vantage


def decide(client: Client, claim: str, decision: str, **fields: str) -> str:
    """What the page says after the decision."""
    response = client.post(f"/claims/{claim}/", {"decision": decision, **fields}, follow=True)
    return response.content.decode()


def as_it_stands(client: Client, world: World) -> dict[str, str]:
    """The fields of the open claim as the page's form would send them."""
    context = client.get(f"/review/{world.edition}/", {"claim": world.claim}).context
    return {field.name: field.value for field in context["open"].fields}


def test_the_desk_lists_documents_with_what_waits(reviewer: Client, world: World) -> None:
    shown = reviewer.get("/review/").content.decode()

    assert f"/review/{world.edition}/" in shown


def test_a_document_shows_its_claims_beside_the_words(reviewer: Client, world: World) -> None:
    shown = reviewer.get(f"/review/{world.edition}/").content.decode()

    assert '<mark class="chosen">Ministers of Norland' in shown
    assert "Meeting: LEAGUE, NOR and SOU, 2022-04-07, Port Calm" in shown
    assert 'value="accept"' in shown


def test_an_analyst_sees_claims_and_decides_none(client: Client, world: World) -> None:
    client.post("/sign-in/", {"login": "nor.analyst", "password": "a harbour of calm seas"})
    shown = client.get(f"/review/{world.edition}/").content.decode()

    assert "Meeting: LEAGUE, NOR and SOU" in shown
    assert 'value="accept"' not in shown


def test_what_is_accepted_enters_the_record(reviewer: Client, world: World) -> None:
    before = len(engagements(Vantage.of("NOR"), Sought()))
    shown = decide(reviewer, world.claim, "accept")

    assert "Accepted." in shown
    assert len(engagements(Vantage.of("NOR"), Sought())) == before + 1


def test_a_field_corrected_in_place_enters_the_record_corrected(
    reviewer: Client, world: World
) -> None:
    fields = as_it_stands(reviewer, world) | {"place": "Wide Bay", "engagement": "new"}
    shown = decide(reviewer, world.claim, "accept", corrected="1", **fields)
    places = {one.place for one in engagements(Vantage.of("NOR"), Sought())}

    assert "Corrected and accepted." in shown
    assert "Wide Bay" in places


def test_fields_left_as_they_were_are_no_correction(reviewer: Client, world: World) -> None:
    fields = as_it_stands(reviewer, world)

    assert ">Accepted.<" in decide(reviewer, world.claim, "accept", corrected="1", **fields)


@pytest.mark.parametrize("date", ["the day before", "2022-13-45"])
def test_a_correction_that_is_no_date_is_refused_and_nothing_is_lost(
    reviewer: Client, world: World, date: str
) -> None:
    fields = as_it_stands(reviewer, world) | {"date": date}
    shown = decide(reviewer, world.claim, "accept", corrected="1", **fields)

    assert "Accepted" not in shown
    assert date in shown
    assert reviewer.get(f"/review/{world.edition}/").context["waiting"] == 1


def test_what_is_rejected_leaves_the_record_as_it_is(reviewer: Client, world: World) -> None:
    assert "nothing entered the record" in decide(reviewer, world.claim, "reject", reason="twice")
    assert "already" in decide(reviewer, world.claim, "accept") or "before" in decide(
        reviewer, world.claim, "accept"
    )


def test_undo_takes_a_decision_back(reviewer: Client, world: World) -> None:
    norland = Vantage.of("NOR")
    actor = actor_by_code(norland, "NOR")
    assert actor is not None
    before = standings(norland, subject=actor.id, kinds=["observer"])
    shown = decide(reviewer, world.decided, "undo")

    assert "awaits review again" in shown
    assert before
    assert not standings(norland, subject=actor.id, kinds=["observer"])


def test_all_of_a_document_is_accepted_in_one_step(reviewer: Client, world: World) -> None:
    response = reviewer.post(f"/review/{world.edition}/all/", follow=True)

    assert "1 claim accepted." in response.content.decode()
    assert response.context["waiting"] == 0


def test_no_decision_is_told(reviewer: Client, world: World) -> None:
    assert "No decision was chosen" in decide(reviewer, world.claim, "")

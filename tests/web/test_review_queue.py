"""The desk as a place to work in: the queue, one claim after another, many at once, rules."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.worlds import World, of_the_wall

from comity.accounts.models import Account
from comity.record.vantage import Vantage
from comity.review.queries import claims


def shown(client: Client, address: str, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def state(claim: str) -> str:
    found = {view.public_id: view.state for view in claims(Vantage.of("NOR"))}
    return found[claim]


def test_the_queue_lists_what_waits_and_how_far_the_desk_is(reviewer: Client, world: World) -> None:
    page = shown(reviewer, "/review/")

    assert f"claim={world.claim}" in page
    assert f"claim={world.decided}" not in page
    assert "1 of 2 decided" in page
    assert "1 claim" in page


def test_a_queue_is_narrowed_and_says_what_it_does_not_understand(
    reviewer: Client, world: World
) -> None:
    assert f"claim={world.decided}" in shown(reviewer, "/review/", state="any")
    assert "No claim fits" in shown(reviewer, "/review/", kind="standing")
    assert "expected 0 to 1" in shown(reviewer, "/review/", **{"from": "much"})
    assert "is none of" in shown(reviewer, "/review/", order="colour")


def test_after_a_decision_the_next_claim_of_the_queue_opens_and_undo_is_at_hand(
    reviewer: Client, world: World
) -> None:
    address = f"/claims/{world.claim}/?state=any"
    response = reviewer.post(address, {"decision": "reject"}, follow=True)
    page = response.content.decode()

    assert response.redirect_chain[0][0].startswith(f"/review/{world.edition}/?claim=")
    assert f"after={world.claim}" in response.redirect_chain[0][0]
    assert f'action="/claims/{world.claim}/?state=any"' in page
    assert 'data-key="u"' in page


def test_a_comment_stands_beside_its_claim_with_who_said_it(reviewer: Client, world: World) -> None:
    said = "Is <b>this</b> one meeting or two?"
    response = reviewer.post(f"/claims/{world.claim}/comments/", {"text": said}, follow=True)
    page = response.content.decode()

    assert "Is &lt;b&gt;this&lt;/b&gt; one meeting or two?" in page
    assert "nor.reviewer" in page
    assert reviewer.post("/claims/0000000000000000/comments/", {"text": "x"}).status_code == 404


def test_claims_are_assigned_and_found_as_mine(reviewer: Client, world: World) -> None:
    given = {"claim": [world.claim], "to": "nor.reviewer"}
    reviewer.post("/review/assign/", given)
    refusal = reviewer.post("/review/assign/", given | {"to": "sou.reader"}, follow=True)

    assert f"claim={world.claim}" in shown(reviewer, "/review/", assigned="me")
    assert "No claim fits" in shown(reviewer, "/review/", assigned="nobody")
    assert "No account" in refusal.content.decode()


def test_a_document_is_assigned_whole(reviewer: Client, world: World) -> None:
    reviewer.post("/review/assign/", {"document": world.edition, "to": "nor.analyst"})

    assert f"claim={world.claim}" in shown(reviewer, "/review/", assigned="nor.analyst")
    assert "Ministers meet the League" in shown(reviewer, "/review/documents/")


def test_a_step_over_many_is_foretold_done_and_undone(reviewer: Client, world: World) -> None:
    page = shown(reviewer, "/review/together/", kind="engagement")
    assert "1 claim would enter the record" in page
    response = reviewer.post("/review/together/?kind=engagement", {"reason": "sure"}, follow=True)
    step = re.search(r"step=([0-9a-f]{16})", response.redirect_chain[0][0])
    assert step is not None
    assert state(world.claim) == "accepted"
    assert "Undo the step" in response.content.decode()
    undone = reviewer.post("/review/together/undo/", {"step": step[1]}, follow=True)

    assert "1 claim awaits review again" in undone.content.decode()
    assert state(world.claim) == "awaiting"


def test_a_rule_shows_what_it_would_accept_before_it_is_made(
    reviewer: Client, world: World
) -> None:
    page = shown(reviewer, "/review/rules/", publisher="League")
    assert "1 claim that waits now meets these conditions." in page
    given = {"publisher": "League", "reason": "tried for a year", "waiting": "yes"}
    made = reviewer.post("/review/rules/", given, follow=True).content.decode()

    assert "1 claim that waited is accepted." in made
    assert "tried for a year" in made
    assert state(world.claim) == "accepted"
    [address] = re.findall(r'action="(/review/rules/[0-9a-f]{16}/)"', made)
    back = reviewer.post(address, {"do": "undo"}, follow=True).content.decode()
    assert "1 claim awaits review again" in back
    reviewer.post(address, {"do": "withdraw", "reason": "no longer"})
    assert "withdrawn" in shown(reviewer, "/review/rules/")


@pytest.mark.parametrize("given", [{}, {"from": "2"}, {"kind": "poem"}, {"publisher": "League"}])
def test_a_rule_that_cannot_be_is_refused(
    reviewer: Client, world: World, given: dict[str, str]
) -> None:
    page = reviewer.post("/review/rules/", given, follow=True).content.decode()

    assert "No rule yet" in page


def test_an_analyst_makes_no_rule(client: Client, world: World) -> None:
    client.force_login(Account.objects.get(username="nor.analyst"))
    given = {"publisher": "League", "reason": "me too"}
    page = client.post("/review/rules/", given, follow=True).content.decode()

    assert "A reviewer of your desk makes rules." in page
    assert "No rule yet" in page


#: Database questions a page asks, whatever the length of the queue.
QUESTIONS = {"/review/": 16, "/review/documents/": 8, "/review/rules/": 10}


@pytest.mark.parametrize("address", QUESTIONS)
def test_pages_of_the_desk_ask_a_pinned_number_of_questions(
    reviewer: Client, world: World, address: str
) -> None:
    reviewer.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        reviewer.get(address)

    assert len(asked) <= QUESTIONS[address] + of_the_wall()


def test_a_document_asks_a_pinned_number_of_questions(reviewer: Client, world: World) -> None:
    address = f"/review/{world.edition}/?claim={world.claim}"
    reviewer.get(address)
    with CaptureQueriesContext(connection) as asked:
        reviewer.get(address)

    assert len(asked) <= 25 + of_the_wall()

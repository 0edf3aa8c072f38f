"""Samples at the desk: drawn, judged blind by somebody else, with results at the end."""

from __future__ import annotations

from django.test import Client
from tests.web.worlds import World

from comity.accounts.models import Account


def sign_in(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def test_a_second_reviewer_codes_without_seeing_the_first_decision(
    reviewer: Client, world: World
) -> None:
    reviewer.post(f"/claims/{world.claim}/", {"decision": "reject", "reason": "a secret reason"})
    drawn = reviewer.post("/review/quality/", {"kind": "coding", "size": "9", "seed": "5"},
                          follow=True)  # fmt: skip
    sample = drawn.context["sample"].public_id
    assert "Somebody else of your desk must." in drawn.content.decode()

    second = sign_in("nor.releaser")
    asked = second.get("/review/quality/", {"sample": sample})
    shown = asked.content.decode()
    assert "a secret reason" not in shown
    assert "rejected, nor.reviewer" not in shown
    while asked.context["next"]:
        given = {"do": "judge", "sample": sample, "verdict": "accepted",
                 "unit": asked.context["next"].unit.public_id}  # fmt: skip
        asked = second.post("/review/quality/", given, follow=True)

    assert "Krippendorff" in asked.content.decode()
    assert asked.context["agreement"][0][1].units == 2


def test_an_audit_is_judged_and_told(reviewer: Client, world: World) -> None:
    asked = reviewer.post("/review/quality/", {"kind": "audit", "size": "2"}, follow=True)
    sample = asked.context["sample"].public_id
    while asked.context["next"]:
        unit = asked.context["next"].unit
        given = {"do": "judge", "sample": sample, "unit": unit.public_id,
                 "verdict": "right" if unit.claim else "missed"}  # fmt: skip
        asked = reviewer.post("/review/quality/", given, follow=True)
    shown = asked.content.decode()

    assert "Precision" in shown
    assert "1 right, 0 wrong" in shown


def test_what_cannot_be_drawn_or_found_is_told(reviewer: Client, world: World) -> None:
    given = {"kind": "coding", "size": "many"}
    assert "no number" in reviewer.post("/review/quality/", given, follow=True).content.decode()
    shown = reviewer.get("/review/quality/", {"sample": "0000000000000000"}).content.decode()
    assert "There is no sample" in shown

"""Tokens: what a program may do with one, and when it no longer may."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.worlds import World, build

from comity.accounts import tokens
from comity.accounts.errors import BadToken
from comity.accounts.models import Account, Event, Token

LETTER = "The ministers of Norland and Eastland met in Port Calm on 3 May 2023."


def token(account: str, *scopes: str, days: int = 30) -> str:
    found = Account.objects.get(username=account)
    return tokens.make_token(found, "a program", scopes, days)[1]


def ask(address: str, text: str, **more: Any) -> Any:
    return Client().get(address, headers={"Authorization": f"Bearer {text}"}, **more)


def send(address: str, text: str, given: dict[str, Any]) -> Any:
    return Client(enforce_csrf_checks=True).post(
        address, json.dumps(given), content_type="application/json",
        headers={"Authorization": f"Bearer {text}"},
    )  # fmt: skip


@pytest.fixture
def both(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    return build(monkeypatch, hidden=True, accounts=("NOR", "SOU"))


def titles(response: Any) -> set[str]:
    assert response.status_code == 200, response.content
    return {row["title"] for row in response.json()}


def test_it_sees_what_its_accounts_audience_sees(both: World) -> None:
    assert "Quiet talks" in titles(ask("/api/documents", token("sou.reader", "read")))
    assert "Quiet talks" not in titles(ask("/api/documents", token("nor.reader", "read")))


def test_without_the_scope_to_read_it_sees_the_public_alone(both: World) -> None:
    assert "Quiet talks" not in titles(ask("/api/documents", token("sou.analyst", "propose")))


def test_a_token_is_no_way_to_the_pages(both: World) -> None:
    response = ask("/review/", token("sou.reviewer", "read", "propose", "decide"))

    assert response.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "text", ["", "x", "comity_", "comity_00000000_x", "comity__", "\u00e9", "a b"]
)
def test_a_token_that_is_none_is_refused_and_not_taken_for_the_public(
    both: World, text: str
) -> None:
    response = ask("/api/documents", text)

    assert response.status_code == 401
    assert "WWW-Authenticate" in response.headers


def test_expired_revoked_and_withdrawn_are_refused_alike(both: World) -> None:
    answers = []
    text = token("nor.reader", "read")
    Token.objects.update(expires=timezone.now() - timedelta(seconds=1))
    answers.append(ask("/api/documents", text))
    text = token("nor.reader", "read")
    account = Account.objects.get(username="nor.reader")
    tokens.revoke_token(account, text.split("_")[1])
    answers.append(ask("/api/documents", text))
    text = token("nor.reader", "read")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    answers.append(ask("/api/documents", text))
    answers.append(ask("/api/documents", text[:-1] + ("a" if text[-1] != "a" else "b")))

    assert {(one.status_code, one.content) for one in answers} == {(401, answers[0].content)}


def test_it_may_no_more_than_the_role_of_its_account(both: World) -> None:
    text = token("nor.reviewer", "read", "propose", "decide")
    assert ask("/api/claims", text).status_code == 200
    Account.objects.filter(username="nor.reviewer").update(role="reader")

    assert ask("/api/claims", text).status_code == 403
    assert send(f"/api/claims/{both.claim}", text, {"decision": "accept"}).status_code == 403
    with pytest.raises(BadToken):
        token("nor.reader", "decide")
    with pytest.raises(BadToken):
        token("nor.administrator", "read")


def test_each_scope_opens_its_own_and_nothing_else(both: World) -> None:
    for scope, expected in (
        ("read", (403, 403, 403)), ("propose", (200, 200, 403)), ("decide", (403, 403, 200)),
    ):  # fmt: skip
        text = token("nor.reviewer", scope)
        found = (
            ask("/api/claims", text).status_code,
            send("/api/texts", text, {"text": LETTER, "title": scope}).status_code,
            send(f"/api/claims/{both.claim}", text, {"decision": "reject"}).status_code,
        )
        assert found == expected, scope


def test_a_program_sends_a_document_and_decides_what_was_read(both: World) -> None:
    text = token("nor.reviewer", "propose", "decide")
    given = {"text": LETTER, "title": "Note", "published": "2023-05-04"}
    first, again = (send("/api/texts", text, given).json() for _ in range(2))
    waiting = ask("/api/claims", text).json()
    mine = [one for one in waiting if one["document"] == "Note"]

    assert (first["new"], again["new"]) == (True, False)
    assert first["claims"] == again["claims"] == len(mine) > 0
    done = send(f"/api/claims/{mine[0]['id']}", text, {"decision": "accept", "reason": "so it is"})
    assert (done.status_code, done.json()["state"]) == (200, "accepted")
    twice = send(f"/api/claims/{mine[0]['id']}", text, {"decision": "accept"})
    assert twice.status_code == 400
    assert twice.json()["error"]


def test_another_desks_claim_is_not_there(both: World) -> None:
    text = token("nor.reviewer", "decide")

    theirs = send(f"/api/claims/{both.unseen_claim}", text, {"decision": "accept"})
    nobodys = send("/api/claims/0000000000000000", text, {"decision": "accept"})
    assert (theirs.status_code, theirs.content) == (404, nobodys.content)


def test_a_session_writes_nothing_here(both: World) -> None:
    client = Client()
    client.force_login(Account.objects.get(username="nor.reviewer"))

    sent = client.post(f"/api/claims/{both.claim}", "{}", content_type="application/json")
    assert sent.status_code == 403


def test_the_page_makes_shows_once_and_revokes(both: World) -> None:
    client = Client()
    client.force_login(Account.objects.get(username="nor.analyst"))
    made = client.post("/account/tokens/", {"name": "sheet", "scope": ["read"], "days": "30"})
    text = made.content.decode().split('<code id="token">')[1].split("<")[0]
    shown = client.get("/account/tokens/").content.decode()

    assert ask("/api/documents", text).status_code == 200
    assert text not in shown
    assert text.rsplit("_", 1)[0][:15] in shown
    assert text.split("_", 2)[2] not in str(list(Token.objects.values_list("digest", "prefix")))
    client.post("/account/tokens/", {"revoke": text.split("_")[1]})
    assert ask("/api/documents", text).status_code == 401
    told = Event.objects.filter(account="nor.analyst").values_list("what", flat=True)
    assert {"token", "no-token"} <= set(told)


def test_nobody_revokes_anothers(both: World) -> None:
    text = token("nor.reader", "read")
    tokens.revoke_token(Account.objects.get(username="sou.reader"), text.split("_")[1])

    assert ask("/api/documents", text).status_code == 200


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [
        ("", ["read"], "3"), ("a", [], "3"), ("a", ["release"], "3"), ("a", ["read"], "0"),
        ("a", ["read"], "9999"), ("a", ["read"], "x"), ("\0", ["read"], "3"),
        ("a", ["read"], "\u0663"),
    ],
)  # fmt: skip
def test_what_a_token_may_not_be_is_told(
    both: World, name: str, scopes: list[str], days: str
) -> None:
    client = Client()
    client.force_login(Account.objects.get(username="nor.reader"))
    given = {"name": name, "scope": scopes, "days": days}

    answer = client.post("/account/tokens/", given)
    assert answer.status_code == 422
    assert not Token.objects.exists()


def test_its_last_use_is_seen(both: World) -> None:
    ask("/api/documents", token("nor.reader", "read"))

    assert Token.objects.get().used is not None

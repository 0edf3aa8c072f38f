"""Sessions: seen, ended, and over at the next request once the account is another."""

from __future__ import annotations

import time

import pytest
from django.test import Client
from tests.web.codes import sign_in
from tests.web.worlds import PASSWORD, World

from comity.accounts.models import Account
from comity.web.signing import lasting

NEW = "a quiet bay in winter light"


def two(account: str = "nor.reviewer") -> tuple[Client, Client]:
    """Two browsers in which the account is signed in."""
    clients = (Client(), Client())
    for client in clients:
        sign_in(client, account)
    return clients


def signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_the_account_sees_its_sessions_and_ends_one(world: World) -> None:
    here, there = two()
    shown = here.get("/account/sessions/").content.decode()
    number = shown.split('name="session" value="')[1].split('"')[0]

    assert shown.count("<tr>") == 3
    here.post("/account/sessions/", {"session": number})
    assert signed_in(here)
    assert not signed_in(there)


def test_nobody_ends_anothers_session(world: World) -> None:
    here, _ = two()
    other, _ = two("nor.analyst")
    shown = here.get("/account/sessions/").content.decode()
    number = shown.split('name="session" value="')[1].split('"')[0]
    other.post("/account/sessions/", {"session": number})

    assert here.get("/account/sessions/").content.decode().count("<tr>") == 3


def test_all_others_end_at_once(world: World) -> None:
    here, there = two()
    here.post("/account/sessions/", {})

    assert signed_in(here)
    assert not signed_in(there)


def test_signing_out_everywhere_ends_all(world: World) -> None:
    here, there = two()
    here.post("/sign-out/", {"everywhere": "1"})

    assert not signed_in(here)
    assert not signed_in(there)


def test_a_new_password_ends_the_other_sessions(world: World) -> None:
    here, there = two()
    here.post("/account/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert signed_in(here)
    assert not signed_in(there)
    assert sign_in(Client(), "nor.reviewer").status_code == 403
    assert sign_in(Client(), "nor.reviewer", NEW).status_code == 302


def test_weak_passwords_are_refused_with_the_reason(world: World) -> None:
    here, _ = two()
    for weak, why in (
        ("short words", "12"), ("q1w2e3r4t5y6", "common"), ("passwordpassword", "common"),
        ("Welcome20262026!", "common"), ("abababababab", "common"), ("nor.reviewer1", "similar"),
    ):  # fmt: skip
        given = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        answer = here.post("/account/password/", given)
        assert answer.status_code == 422
        assert why in answer.content.decode()


def test_a_change_of_the_account_holds_from_the_next_request_on(world: World) -> None:
    here, _ = two()
    account = Account.objects.get(username="nor.reviewer")
    assert here.get("/review/").status_code == 200

    account.role = "reader"
    account.save()
    assert here.get("/review/").status_code == 403
    account.audience = type(account.audience).objects.get(code="SOU")
    account.save()
    assert '<option value="">SOU</option>' in here.get("/").content.decode()
    account.is_active = False
    account.save()
    assert not signed_in(here)


def test_the_name_of_a_session_changes_when_somebody_signs_in(world: World) -> None:
    client = Client()
    client.get("/sign-in/")
    client.session.save()
    before = client.session.session_key
    sign_in(client, "nor.reader")

    assert client.session.session_key != before


def test_a_session_ends_after_an_hour_without_a_request(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two()
    now = time.time()
    for minutes in (50, 100, 150):
        monkeypatch.setattr(lasting.time, "time", lambda at=now + minutes * 60: at)
        assert signed_in(here)

    assert not signed_in(there)


def test_a_session_ends_after_a_working_day_whatever_is_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = two()
    now = time.time()
    answers = []
    for minutes in range(25, 13 * 60, 30):
        monkeypatch.setattr(lasting.time, "time", lambda at=now + minutes * 60: at)
        answers.append(signed_in(here))

    assert answers == [True] * 24 + [False] * 2

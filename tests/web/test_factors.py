"""The second factor: added, asked for, good once, removed, required of some roles."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.web.codes import add_app, code, show_again, sign_in
from tests.web.worlds import World

from comity.accounts.models import Account, Event
from comity.web import throttle

STEP = "/sign-in/second-step/"


@pytest.fixture
def reader(client: Client, world: World) -> Client:
    sign_in(client, "nor.reader")
    return client


def signed_in(client: Client) -> bool:
    return b"nor.reader" in client.get("/").content


def test_adding_one_asks_for_the_password_again(reader: Client) -> None:
    response = reader.get("/account/second-factor/app/")

    assert response.headers["Location"].startswith("/account/again/?next=")
    wrong = reader.post("/account/again/", {"password": "no"})
    assert wrong.status_code == 422
    assert "not the password" in wrong.content.decode()


def test_with_an_app_the_password_alone_lets_nobody_in(reader: Client) -> None:
    secret, _ = add_app(reader)
    other = Client()
    first = sign_in(other, "nor.reader")

    assert first.headers["Location"] == STEP
    assert not signed_in(other)
    assert other.get("/account/").status_code == 302
    assert other.post(STEP, {"code": "000000"}).status_code == 422
    assert not signed_in(other)
    assert other.post(STEP, {"code": code(secret)}).status_code == 302
    assert signed_in(other)


def test_a_code_is_good_once(reader: Client) -> None:
    secret, _ = add_app(reader)
    shown = code(secret, 1)
    answers = []
    for _ in range(2):
        other = Client()
        sign_in(other, "nor.reader")
        answers.append(other.post(STEP, {"code": shown}).status_code)

    assert answers == [302, 422]


def test_a_recovery_code_lets_in_once(reader: Client) -> None:
    _, codes = add_app(reader)
    answers = []
    for _ in range(2):
        other = Client()
        sign_in(other, "nor.reader")
        answers.append(other.post(STEP, {"code": codes[0]}).status_code)

    assert len(set(codes)) == 10
    assert answers == [302, 422]


def test_recovery_codes_are_shown_once(reader: Client) -> None:
    _, codes = add_app(reader)
    again = reader.get("/account/second-factor/codes/").content.decode()

    assert codes[0] not in again
    assert "10 codes are left" in again


def test_few_codes_can_be_tried(reader: Client) -> None:
    secret, _ = add_app(reader)
    other = Client()
    sign_in(other, "nor.reader")
    for _ in range(throttle.CODES.most):
        other.post(STEP, {"code": "123456"})

    assert "Too many codes" in other.post(STEP, {"code": code(secret)}).content.decode()
    assert not signed_in(other)


def test_secrets_are_not_kept_in_the_clear(reader: Client) -> None:
    secret, codes = add_app(reader)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in kept
    assert codes[0] not in kept


def test_it_is_removed_by_who_shows_who_they_are(
    reader: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        add_app(reader)
    other = Client()
    other.force_login(Account.objects.get(username="nor.reader"))

    assert "/account/again/" in other.post("/account/second-factor/app/remove/").headers["Location"]
    assert Authenticator.objects.exists()
    show_again(other)
    other.post("/account/second-factor/app/remove/")
    assert not Authenticator.objects.exists()
    told = set(Event.objects.filter(account="nor.reader").values_list("what", flat=True))
    assert told >= {"factor", "no-factor", "signed-in"}


def test_nobody_removes_anothers_passkey(reader: Client, world: World) -> None:
    theirs = Authenticator.objects.create(
        user=Account.objects.get(username="nor.analyst"),
        type=Authenticator.Type.WEBAUTHN, data={"name": "ring"},
    )  # fmt: skip
    show_again(reader)

    address = f"/account/second-factor/passkey/{theirs.pk}/remove/"
    assert reader.post(address).status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_a_role_that_needs_one_gets_nowhere_without(
    client: Client, world: World, settings: Any
) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"releaser"})
    sign_in(client, "nor.releaser")

    for address in ("/", "/review/", "/documents/", "/account/sessions/", "/search/?q=a"):
        assert client.get(address).headers["Location"] == "/account/second-factor/", address
    assert client.get("/api/documents").status_code == 403
    assert client.post(f"/claims/{world.claim}/", {"decision": "accept"}).status_code == 302
    assert "needs a second factor" in client.get("/account/second-factor/").content.decode()
    add_app(client)
    assert client.get("/review/").status_code == 200


def test_other_roles_are_left_alone(client: Client, world: World, settings: Any) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset({"releaser"})
    sign_in(client, "nor.reader")

    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "credential",
    [
        "", "null", "[]", "[1]", "1", '"a"', "{}", '{"id": 1}', '{"response": null}', "{", "\0",
        '{"id": "a", "rawId": "a", "type": "public-key", "response": {"userHandle": "MQ"}}',
        '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {"clientDataJSON": "e30",'
        ' "authenticatorData": "YQ", "signature": "YQ", "userHandle": "MQ"}}',
    ],
)  # fmt: skip
def test_nonsense_for_a_passkey_is_refused_in_words(reader: Client, credential: str) -> None:
    show_again(reader)
    add = "/account/second-factor/passkey/"
    reader.get(add)
    assert reader.post(add, {"credential": credential, "name": "x"}).status_code == 422
    stranger = Client()
    stranger.get("/sign-in/passkey/", headers={"X-Requested-With": "XMLHttpRequest"})
    sent = stranger.post("/sign-in/passkey/", {"credential": credential}, follow=True)
    assert "not accepted" in sent.content.decode()

"""Signing in: what it opens, what it refuses, how often one may try."""

from __future__ import annotations

from django.test import Client
from tests.web.worlds import PASSWORD, World

from comity.web import throttle

ADDRESS = "/sign-in/"


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> object:
    return client.post(ADDRESS, {"username": "nor.reader", "password": password, **more})


def test_signing_in_leads_on_and_looks_for_the_accounts_own_audience(
    client: Client, world: World
) -> None:
    response = sign_in(client, next="/partners/?of=LEAGUE")
    shown = client.get("/").content.decode()

    assert response.headers["Location"] == "/partners/?of=LEAGUE"
    assert '<option value="">NOR</option>' in shown
    assert "nor.reader" in shown


def test_signing_in_never_leads_to_another_site(client: Client, world: World) -> None:
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        assert sign_in(client, next=elsewhere).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_account_read_alike(client: Client, world: World) -> None:
    wrong = client.post(ADDRESS, {"username": "nor.reader", "password": "no"})
    unknown = client.post(ADDRESS, {"username": "nobody", "password": "no"})

    assert wrong.status_code == unknown.status_code == 403
    words = "do not belong together"
    assert words in wrong.content.decode()
    assert words in unknown.content.decode()


def test_who_fails_too_often_waits(client: Client, world: World) -> None:
    for _ in range(throttle.TRIES_PER_ACCOUNT):
        sign_in(client, password="no")
    refused = sign_in(client)

    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == str(throttle.WINDOW_SECONDS)
    another = client.post(ADDRESS, {"username": "nor.analyst", "password": PASSWORD})
    assert another.status_code == 302


def test_one_address_may_not_try_many_accounts(client: Client, world: World) -> None:
    for number in range(throttle.TRIES_PER_ADDRESS):
        client.post(ADDRESS, {"username": f"desk{number}", "password": "no"})

    assert sign_in(client).status_code == 429


def test_signing_out_ends_it(client: Client, world: World) -> None:
    sign_in(client)
    client.post("/sign-out/")

    assert "nor.reader" not in client.get("/").content.decode()


def test_an_account_may_narrow_its_view_to_the_public_but_not_widen_it(
    client: Client, world: World
) -> None:
    sign_in(client)

    assert client.get("/", {"for": "public"}).status_code == 200
    assert client.get("/", {"for": "SOU"}).status_code == 400


def test_administration_confers_no_right_to_read(client: Client, world: World) -> None:
    client.post(ADDRESS, {"username": "nor.administrator", "password": PASSWORD})

    assert 'name="for"' not in client.get("/").content.decode()
    assert client.get("/review/").status_code == 403

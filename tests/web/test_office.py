"""Signing in at one's office by OpenID Connect, against a real provider on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from tests.web.codes import add_app
from tests.web.offices import CLIENT, SECRET, Office, office
from tests.web.worlds import World

from comity.accounts.models import Account
from comity.settings import OFFICE, office_app

START = "/sign-in/office/"


@pytest.fixture
def place(world: World, settings: Any) -> Iterator[Office]:
    """An office at which this installation may ask who somebody is."""
    with office() as found:
        settings.SOCIALACCOUNT_PROVIDERS = office_app(found.address, "Ministry", CLIENT, SECRET)
        yield found


def tie(username: str, subject: str) -> None:
    account = Account.objects.get(username=username)
    SocialAccount.objects.create(user=account, provider=OFFICE, uid=subject)


def at_office(client: Client, start: str = START) -> Any:
    """To the office, through it, and back."""
    sent = client.post(start)
    assert sent.status_code == 302, sent.content
    back = requests.get(sent.headers["Location"], allow_redirects=False, timeout=5)
    return client.get(back.headers["Location"].replace("http://testserver", ""))


def test_the_page_offers_it_by_the_offices_name(client: Client, place: Office) -> None:
    assert "Sign in with Ministry" in client.get("/sign-in/").content.decode()


def test_a_prepared_account_is_signed_in(client: Client, place: Office) -> None:
    tie("nor.reviewer", place.subject)
    answer = at_office(client, f"{START}?next=/review/")

    assert answer.headers["Location"] == "/review/"
    assert client.get("/review/").status_code == 200
    assert set(place.asked[0]["scope"].split()) == {"openid"}


def test_nobody_else_is_and_no_account_is_made(client: Client, place: Office) -> None:
    before = Account.objects.count()
    answer = at_office(client)

    assert answer.status_code == 403
    assert "no account here is tied" in answer.content.decode()
    assert client.get("/account/").status_code == 302
    assert Account.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_a_withdrawn_account_reads_the_same(client: Client, place: Office) -> None:
    unknown = at_office(Client())
    tie("nor.reader", place.subject)
    Account.objects.filter(username="nor.reader").update(is_active=False)
    answer = at_office(client)

    assert (answer.status_code, answer.content) == (403, unknown.content)


@pytest.mark.parametrize(
    ("name", "value"),
    [("audience", "another"), ("issuer", "http://127.0.0.1:1"), ("expires_in", -3600)],
)
def test_a_token_for_somebody_else_or_of_yesterday_is_refused(
    client: Client, place: Office, name: str, value: Any
) -> None:
    tie("nor.reader", place.subject)
    setattr(place, name, value)

    assert at_office(client).status_code == 403
    assert client.get("/account/").status_code == 302


def test_an_answer_that_nobody_asked_for_is_refused(client: Client, place: Office) -> None:
    tie("nor.reader", place.subject)
    sent = Client().post(START)
    back = requests.get(sent.headers["Location"], allow_redirects=False, timeout=5)
    answer = client.get(back.headers["Location"].replace("http://testserver", ""))

    assert answer.status_code == 403
    assert client.get("/sign-in/office/back/?error=access_denied").status_code == 403


def test_the_second_factor_is_asked_for_all_the_same(client: Client, place: Office) -> None:
    client.post("/sign-in/", {"login": "nor.reader", "password": "a harbour of calm seas"})
    add_app(client)
    tie("nor.reader", place.subject)

    assert at_office(Client()).headers["Location"] == "/sign-in/second-step/"


def test_it_leads_to_no_other_site(client: Client, place: Office) -> None:
    tie("nor.reader", place.subject)

    assert at_office(client, f"{START}?next=https://elsewhere.example/").headers["Location"] == "/"

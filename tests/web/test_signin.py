"""Signing in: what it opens, what it refuses, how often one may try."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from django.test import Client
from tests.web.worlds import PASSWORD, World

from comity.accounts.models import Tally
from comity.web import throttle

ADDRESS = "/sign-in/"


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> object:
    return client.post(ADDRESS, {"login": "nor.reader", "password": password, **more})


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
    wrong = client.post(ADDRESS, {"login": "nor.reader", "password": "no"})
    unknown = client.post(ADDRESS, {"login": "nobody", "password": "no"})

    assert wrong.status_code == unknown.status_code == 403
    words = "do not belong together"
    assert words in wrong.content.decode()
    assert words in unknown.content.decode()


def test_who_fails_too_often_waits(client: Client, world: World) -> None:
    for _ in range(throttle.ACCOUNT_HERE.most):
        sign_in(client, password="no")
    refused = sign_in(client)

    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == str(throttle.ACCOUNT_HERE.seconds)
    another = client.post(ADDRESS, {"login": "nor.analyst", "password": PASSWORD})
    assert another.status_code == 302


def test_one_address_may_not_try_many_accounts(client: Client, world: World) -> None:
    for number in range(throttle.PLACE.most):
        client.post(ADDRESS, {"login": f"desk{number}", "password": "no"})

    assert sign_in(client).status_code == 429


def from_everywhere(tries: int) -> None:
    """Tries from as many addresses, each with a wrong password."""
    for number in range(tries):
        elsewhere = Client(REMOTE_ADDR=f"198.51.{number // 250}.{number % 250}")
        sign_in(elsewhere, password="no")


def test_an_account_tried_from_everywhere_is_closed_to_new_places_alone(world: World) -> None:
    at_home = Client(REMOTE_ADDR="192.0.2.1")
    assert sign_in(at_home).status_code == 302
    at_home.post("/sign-out/")
    from_everywhere(throttle.ACCOUNT.most)

    assert sign_in(Client(REMOTE_ADDR="203.0.113.9")).status_code == 429
    assert sign_in(at_home).status_code == 302


def test_a_name_that_no_account_has_is_counted_like_any_other(world: World) -> None:
    answers = []
    for name in ("nor.reader", "nor.writer"):
        client = Client(REMOTE_ADDR=f"192.0.2.{len(answers)}")
        several = [
            client.post(ADDRESS, {"login": name, "password": "no"})
            for _ in range(throttle.ACCOUNT_HERE.most + 1)
        ]
        answers.append(
            [(one.status_code, one.content.replace(name.encode(), b"")) for one in several]
        )

    tokens = re.compile(rb'csrfmiddlewaretoken" value="[^"]*"')
    known, unknown = ([(a, tokens.sub(b"", b)) for a, b in one] for one in answers)
    assert known == unknown
    assert [status for status, _ in known] == [403] * throttle.ACCOUNT_HERE.most + [429]


def test_counts_are_those_of_all_workers_together(world: World) -> None:
    """They are rows of the database, one a key, counted by one statement."""
    sign_in(Client(), password="no")
    sign_in(Client(), password="no")

    assert sorted(Tally.objects.values_list("count", flat=True)) == [2, 2, 2]
    assert not any("nor.reader" in key for key in Tally.objects.values_list("key", flat=True))


def test_who_asks_too_often_waits(client: Client, world: World, settings: Any) -> None:
    settings.READS_PER_MINUTE = 100
    statuses = Counter(client.get("/api/documents").status_code for _ in range(600))

    assert statuses[429] > 100
    assert statuses[200] > 10
    sheet = client.get("/static/comity/comity.css")
    sheet.close()
    assert sheet.status_code == 200


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
    client.post(ADDRESS, {"login": "nor.administrator", "password": PASSWORD})

    assert 'name="for"' not in client.get("/").content.decode()
    assert client.get("/review/").status_code == 403

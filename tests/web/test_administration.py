"""An administrator keeps the accounts of its own audience, and reads nothing."""

from __future__ import annotations

import csv
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import DatabaseError, transaction
from django.test import Client
from tests.web.codes import add_app, sign_in
from tests.web.worlds import TEXT, World, build

from comity.accounts import tokens
from comity.accounts.counting import Limit
from comity.accounts.models import Account, Event
from comity.web import throttle

HERE = "/administration/"
NEW = "a quiet bay in winter light"
with (Path(__file__).parent / "routes.csv").open(encoding="utf-8") as file:
    GETS = [row["address"] for row in csv.DictReader(file) if row["method"] == "GET"]


@pytest.fixture
def both(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """Accounts of two audiences."""
    return build(monkeypatch, hidden=True, accounts=("NOR", "SOU"))


@pytest.fixture
def administrator(both: World) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username="nor.administrator"))
    return client


def link_in(page: bytes) -> str:
    found = re.search(r'<code id="link">http://testserver([^<]+)</code>', page.decode())
    assert found
    return found[1]


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=name))
    return client


def page_of(name: str) -> str:
    return f"{HERE}accounts/{name}/"


def test_a_new_account_gets_its_password_by_a_link_that_is_good_once(
    administrator: Client,
) -> None:
    made = administrator.post(f"{HERE}add/", {"username": "nor.desk", "role": "analyst"})
    link = link_in(made.content)
    stranger = Client()

    assert sign_in(stranger, "nor.desk", "!").status_code == 403
    assert stranger.get(link).headers["Referrer-Policy"] == "same-origin"
    weak = stranger.post(link, {"password": "welcome2026", "again": "welcome2026"})
    assert weak.status_code == 422
    assert stranger.post(link, {"password": NEW, "again": NEW + "x"}).status_code == 422
    assert stranger.post(link, {"password": NEW, "again": NEW}).status_code == 302
    assert stranger.get(link).status_code == 404
    assert sign_in(stranger, "nor.desk", NEW).status_code == 302
    account = Account.objects.get(username="nor.desk")
    assert (account.audience.code, account.role) == ("NOR", "analyst")


def test_a_new_link_voids_password_sessions_and_older_links(administrator: Client) -> None:
    theirs = Client()
    sign_in(theirs, "nor.reader")
    first = link_in(administrator.post(page_of("nor.reader"), {"action": "link"}).content)
    second = link_in(administrator.post(page_of("nor.reader"), {"action": "link"}).content)

    assert theirs.get("/account/").status_code == 302
    assert sign_in(Client(), "nor.reader").status_code == 403
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200


def test_withdrawn_is_withdrawn_at_the_next_request(administrator: Client) -> None:
    theirs = Client()
    sign_in(theirs, "nor.reviewer")
    assert theirs.get("/review/").status_code == 200
    administrator.post(page_of("nor.reviewer"), {"action": "withdraw"})

    assert theirs.get("/review/").status_code == 302
    assert sign_in(theirs, "nor.reviewer").status_code == 403
    administrator.post(page_of("nor.reviewer"), {"action": "reinstate"})
    assert sign_in(theirs, "nor.reviewer").status_code == 302


def test_a_role_holds_from_the_next_request(administrator: Client) -> None:
    theirs = Client()
    sign_in(theirs, "nor.reader")
    assert theirs.get("/review/").status_code == 403
    administrator.post(page_of("nor.reader"), {"action": "role", "role": "analyst"})

    assert theirs.get("/review/").status_code == 200
    wrong = administrator.post(page_of("nor.reader"), {"action": "role", "role": "king"})
    assert wrong.status_code == 422


def test_a_lost_telephone_is_taken_off(administrator: Client) -> None:
    theirs = Client()
    sign_in(theirs, "nor.reader")
    add_app(theirs)
    administrator.post(page_of("nor.reader"), {"action": "drop-factors"})

    assert not Authenticator.objects.exists()
    assert theirs.get("/account/").status_code == 302
    assert sign_in(theirs, "nor.reader").headers["Location"] == "/"


def test_accounts_of_another_audience_are_not_there(administrator: Client) -> None:
    listed = administrator.get(HERE).content.decode()

    assert "nor.reader" in listed
    assert "sou." not in listed
    for name in ("sou.reader", "nobody.at.all"):
        assert administrator.get(page_of(name)).status_code == 404
        assert administrator.post(page_of(name), {"action": "link"}).status_code == 404
    assert "sou." not in administrator.get(f"{HERE}events/").content.decode()


def test_nobody_administers_their_own_account(administrator: Client) -> None:
    for action in ("withdraw", "role", "link", "drop-factors", "office"):
        given = {"action": action, "role": "releaser", "subject": "me"}
        assert administrator.post(page_of("nor.administrator"), given).status_code == 422
    account = Account.objects.get(username="nor.administrator")
    assert (account.role, account.is_active) == ("administrator", True)


def test_a_name_that_is_taken_or_odd_is_told(administrator: Client) -> None:
    for name in ("nor.reader", "sou.reader", "", "two words", "a/b", "ü", "x" * 200, "\0"):
        given = {"username": name, "role": "reader"}
        assert administrator.post(f"{HERE}add/", given).status_code == 422, name


def test_administration_reads_nothing_of_the_record(administrator: Client, both: World) -> None:
    """What an administrator sees is what the public sees: no more, on no page."""
    public, hidden = Client(), ("Quiet", "Westland", "Hidden", "Aanor")
    for address in GETS:
        asked = address.format(**asdict(both))
        if asked.startswith((HERE, "/account/", "/sign-in/")):
            continue
        seen, theirs = public.get(asked), administrator.get(asked)
        if asked.startswith("/api/"):
            assert seen.content == theirs.content, asked
        assert not [word for word in hidden if word in theirs.content.decode(errors="ignore")]
    for address in (HERE, f"{HERE}events/", page_of("nor.reader")):
        assert TEXT[:40] not in administrator.get(address).content.decode()


def test_each_change_is_in_the_log_with_who_did_it(administrator: Client) -> None:
    administrator.post(f"{HERE}add/", {"username": "nor.desk", "role": "reader"})
    for given in (
        {"action": "role", "role": "analyst"}, {"action": "withdraw"}, {"action": "reinstate"},
        {"action": "end-sessions"}, {"action": "office", "subject": "officer-9"},
        {"action": "office", "subject": ""}, {"action": "drop-factors"},
    ):  # fmt: skip
        assert administrator.post(page_of("nor.desk"), given).status_code == 302

    told = Event.objects.filter(account="nor.desk").order_by("id")
    assert [one.what for one in told] == [
        "created", "link", "role", "withdrawn", "reinstated", "ended", "office", "no-office",
        "no-factor",
    ]  # fmt: skip
    assert {one.by for one in told} == {"nor.administrator"}
    assert not [one for one in told if "officer-9" in one.detail], "who it is there is personal"
    shown = administrator.get(f"{HERE}events/").content.decode()
    assert "reader → analyst" in shown


def test_two_accounts_are_never_one_person_at_the_office(administrator: Client) -> None:
    given = {"action": "office", "subject": "officer-9"}
    assert administrator.post(page_of("nor.reader"), given).status_code == 302
    assert administrator.post(page_of("nor.analyst"), given).status_code == 422


def test_the_keepers_administrators_accredit(administrator: Client, settings: Any) -> None:
    address = f"{HERE}audiences/"
    given = {"code": "EAS", "username": "eas.administrator"}
    assert administrator.post(address, given).status_code == 403
    settings.KEEPER = "NOR"
    assert administrator.post(address, {**given, "code": "NOWHERE"}).status_code == 422
    assert administrator.post(address, {**given, "code": "SOU"}).status_code == 422
    link = link_in(administrator.post(address, given).content)

    account = Account.objects.get(username="eas.administrator")
    assert (account.role, account.audience.code) == ("administrator", "EAS")
    assert Client().get(link).status_code == 200
    assert administrator.get(page_of("eas.administrator")).status_code == 404


def test_the_log_is_only_added_to() -> None:
    """Nothing in the source changes or deletes a row of it."""
    source = Path(__file__).parents[2] / "src" / "comity"
    for path in source.rglob("*.py"):
        written = path.read_text(encoding="utf-8")
        assert not re.search(r"Event\.objects[^\n]*\.(update|delete)\(", written), path


def test_refusals_are_told_to_administrators_of_the_own_audience(
    both: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who was refused what and when: by the route's name, and nothing of the address."""
    reader = signed_in("nor.reader")
    for _ in range(3):
        assert reader.get("/review/?document=quiet-words").status_code == 403
    monkeypatch.setitem(throttle.CAREFUL, "document-add", Limit(0, 60))
    assert signed_in("nor.analyst").post("/documents/add/", {}).status_code == 429
    text = tokens.make_token(Account.objects.get(username="nor.reader"), "x", ["read"], 1)[1]
    bad = {"Authorization": f"Bearer {text[:-3]}xyz"}
    assert Client().get("/api/documents", headers=bad).status_code == 401
    good = {"Authorization": f"Bearer {text}"}
    assert Client().get("/api/claims", headers=good).status_code == 403

    told = Event.objects.filter(what__in=["denied", "too-often", "bad-token"]).order_by("id")
    prefix = text.split("_")[1]
    assert [(one.account, one.what, one.detail) for one in told] == [
        ("nor.reader", "denied", "review"), ("nor.analyst", "too-often", "document-add"),
        ("nor.reader", "bad-token", prefix), ("nor.reader", "denied", "api:claims"),
    ]  # fmt: skip
    shown = signed_in("nor.administrator").get("/administration/events/").content.decode()
    assert "refused: its role or token may not" in shown
    assert "quiet-words" not in shown


def test_the_database_refuses_to_change_the_log(both: World) -> None:
    event = Event.objects.order_by("id").first()
    assert event is not None
    for change in (event.delete, event.save):
        event.detail = "never so"
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

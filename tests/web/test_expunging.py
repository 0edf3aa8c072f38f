"""What is to be destroyed is found, asked for by one, decided by another, and leaves a note."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.web.worlds import World

from comity.accounts.actions import create_account
from comity.accounts.models import Account
from comity.dates import Span
from comity.record import chain
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.opaque import reference
from comity.record.queries import entries, item
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.models import Expunging
from comity.review.retention import Kept, make_retention

NAME = "Mira Ostrova"


def sign_in(name: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=name))
    return client


@pytest.fixture
def one(world: World) -> Client:
    return sign_in("nor.reviewer")


@pytest.fixture
def another(world: World) -> Client:
    return sign_in("nor.releaser")


@pytest.fixture
def held(world: World) -> int:
    """A person's name in an entry of Norland's alone."""
    desk = Vantage.of("NOR")
    engagement = item(desk, "engagement", world.engagement)
    assert engagement is not None
    with revise("nor.reviewer", "enter", audience=desk.audience) as revision:
        marking = revision.marking("TLP:AMBER", desk.audience, [])
        draft = EntryDraft("setting", engagement.id, value={"text": f"at the house of {NAME}"})
        return revision.entry(draft, [SourceDraft(marking, locator="desk of Norland")])


def ask(client: Client, entry: int) -> str:
    """The reference of a request for it."""
    page = client.post("/expunging/ask/", {"do": "find", "name": "mira  OSTROVA"})
    html = page.content.decode()
    assert f'name="target" value="entry:{reference(entry)}"' in html
    given = {"do": "ask", "target": f"entry:{reference(entry)}", "ground": "personal-data"}
    assert client.post("/expunging/ask/", given).status_code == 302
    return Expunging.objects.get().public_id


def said(client: Client, **given: object) -> str:
    page = client.post("/expunging/decide/", given, follow=True).content.decode()
    return " ".join(re.findall(r'role="status">([^<]*)<', page))


def test_a_name_is_found_asked_for_and_destroyed_by_two(one, another, held: int) -> None:
    request = ask(one, held)
    sure = {"do": "confirm", "request": request, "sure": "yes"}
    assert "second person" in said(one, **sure)
    assert "are sure" in said(another, do="confirm", request=request)
    assert NAME in another.get(f"/expunging/{request}/").content.decode()

    assert "Destroyed: 1 thing" in said(another, **sure)
    assert not [e for e in entries(Vantage.of("NOR")) if NAME in str(e.value)]
    assert (
        "Nothing that your desk sees"
        in one.post("/expunging/ask/", {"do": "find", "name": NAME}).content.decode()
    )
    note = one.get(f"/entries/{reference(held)}/").content.decode()
    assert "by two persons" in note
    assert "nor.reviewer and nor.releaser" in note
    assert chain.verify().problems == []


def test_who_never_saw_it_finds_no_note(one, another, held: int) -> None:
    request = ask(one, held)
    said(another, do="confirm", request=request, sure="yes")

    for name in ("sou.releaser", ""):
        if name:
            create_account(name, "a harbour of calm seas", "SOU", "releaser")
        client = sign_in(name) if name else Client()
        assert client.get(f"/entries/{reference(held)}/").status_code == 404


def test_another_desk_sees_no_request_and_decides_none(one, held: int) -> None:
    request = ask(one, held)
    create_account("sou.releaser", "a harbour of calm seas", "SOU", "releaser")
    stranger = sign_in("sou.releaser")

    assert stranger.get(f"/expunging/{request}/").status_code == 404
    assert "No request" in said(stranger, do="confirm", request=request, sure="yes")
    assert "Nothing waits" in stranger.get("/expunging/").content.decode()


def test_a_request_is_refused_with_a_reason_or_withdrawn(one, another, held: int) -> None:
    request = ask(one, held)
    assert "Say why" in said(another, do="refuse", request=request)
    assert "refuse it instead" in said(another, do="withdraw", request=request)
    assert "Refused" in said(another, do="refuse", request=request, because="still needed")
    assert "still needed" in one.get("/expunging/").content.decode()
    Expunging.objects.all().delete()

    request = ask(one, held)
    assert "Withdrawn" in said(one, do="withdraw", request=request)
    assert [e for e in entries(Vantage.of("NOR")) if NAME in str(e.value)]


def test_what_others_told_is_shown_and_cannot_be_asked_for(one, world: World) -> None:
    html = one.get(f"/expunging/ask/?of={world.document}").content.decode()
    assert "each desk expunges what it told" in html
    given = {"do": "ask", "target": f"document:{world.document}", "ground": "mistake"}
    page = one.post("/expunging/ask/", given)
    assert page.status_code == 422
    assert "others told it too" in page.content.decode()


def test_what_cannot_be_sent_is_said(one) -> None:
    assert (
        "at least 3 letters"
        in one.post("/expunging/ask/", {"do": "find", "name": "X"}).content.decode()
    )
    page = one.post("/expunging/ask/", {"do": "ask", "ground": "mistake"})
    assert "Nothing was ticked" in page.content.decode()


def test_what_is_due_by_a_rule_is_asked_for_in_one_step(one, another, world: World) -> None:
    assert "comity retention add" in one.get("/expunging/").content.decode()
    desk = Vantage.of("NOR")
    make_retention("nor.reviewer", desk, Kept("participant-person", 10), "house policy 7")
    assert "Nothing is due" in one.get("/expunging/").content.decode()
    with revise("nor.reviewer", "enter", audience=desk.audience) as revision:
        marking = revision.marking("TLP:AMBER", desk.audience, [])
        subject, actor = revision.item("engagement", marking), revision.item("actor", marking)
        draft = EntryDraft(
            "participant", subject, actor, "", {"person": NAME, "role": "host"},
            Span.parse("1999-04"),
        )  # fmt: skip
        revision.entry(draft, [SourceDraft(marking, locator="desk of Norland")])
    html = one.get("/expunging/").content.decode()
    assert "house policy 7" in html
    assert "1 entry is due" in html
    create_account("sou.releaser", "a harbour of calm seas", "SOU", "releaser")
    others = sign_in("sou.releaser").get("/expunging/").content.decode()
    assert "house policy 7" not in others
    assert "comity retention add" in others

    told = one.post("/expunging/due/", follow=True).content.decode()
    assert "Asked for: 1 thing" in told
    assert "Nothing is due" in told
    again = one.post("/expunging/due/", follow=True).content.decode()
    assert "Nothing is due by a retention rule" in again
    request = Expunging.objects.get().public_id
    assert "Destroyed: 1 thing" in said(another, do="confirm", request=request, sure="yes")
    assert not [e for e in entries(desk) if NAME in str(e.value)]

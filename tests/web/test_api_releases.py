"""Releases by a program: shown before they are made, by two persons where the label asks so."""

from __future__ import annotations

from typing import Any

import pytest
from tests.web.test_releasing import own as own  # a fixture
from tests.web.test_releasing import settings_seen
from tests.web.test_tokens import ask, send, token
from tests.web.worlds import World

from comity.accounts.models import Account
from comity.record.opaque import reference


@pytest.fixture
def releaser(world: World) -> str:
    return token("nor.releaser", "release")


def second(world: World) -> str:
    account = Account.objects.get(username="nor.releaser")
    account.pk, account.username = None, "nor.second"
    account.save()
    return token("nor.second", "release")


def reach(text: str, ref: str, handling: str, to: str = "") -> Any:
    return ask(f"/api/markings/{ref}?handling={handling}&to={to}", text)


def mark(text: str, ref: str, handling: str, to: list[str], **more: str) -> Any:
    shown = reach(text, ref, handling, ",".join(to)).json()["reach"]["shown"]
    given = {"handling": handling, "to": to, "shown": shown, **more}
    return send(f"/api/markings/{ref}", text, given)


def test_a_program_releases_what_it_was_shown_and_restricts_it_again(
    releaser: str, own: int
) -> None:
    ref = reference(own)
    before = reach(releaser, ref, "TLP:GREEN", "sea2").json()
    assert before["marked"] == [{"handling": "TLP:AMBER", "reached": ["NOR"], "rows": 1}]
    assert before["reach"]["groups"] == [{"group": "SEA2", "members": ["NOR", "SOU"]}]
    assert (before["reach"]["gain"], before["reach"]["lose"]) == (["SOU"], [])
    assert settings_seen("SOU") == []  # asking changes nothing

    done = mark(releaser, ref, "TLP:GREEN", ["SEA2"], reason="for the talks")
    assert (done.status_code, done.json()["state"]) == (200, "done")
    assert settings_seen("SOU") == ["over dinner"]

    assert mark(releaser, ref, "TLP:AMBER", []).json()["releases"] == []
    assert settings_seen("SOU") == []


def test_what_was_not_shown_as_it_is_now_is_not_made(releaser: str, own: int) -> None:
    ref = reference(own)
    shown = reach(releaser, ref, "TLP:AMBER").json()["reach"]["shown"]
    for given in (
        {"handling": "TLP:AMBER", "to": ["SOU"], "shown": shown},
        {"handling": "TLP:GREEN", "to": [], "shown": shown},
        {"handling": "TLP:AMBER", "to": [], "shown": ""},
    ):
        refused = send(f"/api/markings/{ref}", releaser, given)
        assert refused.status_code == 400
        assert "was not shown" in refused.json()["error"]
    assert settings_seen("SOU") == []


def test_a_second_account_confirms_what_two_are_asked_for(
    releaser: str, own: int, world: World
) -> None:
    waits = mark(releaser, reference(own), "TLP:RED", ["SOU"]).json()
    assert (waits["state"], waits["two_persons"]) == ("waiting", True)
    assert ask("/api/releases", releaser).json() == [waits]
    address = f"/api/releases/{waits['ref']}"

    another = token("nor.releaser", "release")
    assert send(address, another, {"decision": "confirm"}).status_code == 400  # the same person
    assert settings_seen("SOU") == []
    done = send(address, second(world), {"decision": "confirm"}).json()
    assert (done["state"], done["second"]) == ("done", "nor.second")
    assert settings_seen("SOU") == ["over dinner"]
    assert send(address, releaser, {"decision": "decline"}).status_code == 400  # decided before


def test_no_other_scope_role_or_session_releases(own: int, world: World) -> None:
    ref = reference(own)
    for text in (
        token("nor.releaser", "read", "propose", "decide"), token("nor.reviewer", "decide"),
    ):  # fmt: skip
        assert reach(text, ref, "TLP:GREEN").status_code == 403
        assert ask("/api/releases", text).status_code == 403
        given = {"handling": "TLP:GREEN", "to": ["SOU"], "shown": "x"}
        assert send(f"/api/markings/{ref}", text, given).status_code == 403
    assert settings_seen("SOU") == []


def test_anothers_things_are_not_there_and_anothers_releases_neither(
    releaser: str, own: int, world: World
) -> None:
    waits = mark(releaser, reference(own), "TLP:RED", ["SOU"]).json()
    account = Account.objects.get(username="nor.releaser")
    account.pk, account.username = None, "sou.releaser"
    account.audience = type(account.audience).objects.get(code="SOU")
    account.save()
    theirs = token("sou.releaser", "release")

    hidden, nothing = (
        reach(theirs, ref, "TLP:GREEN") for ref in (reference(own), "0000000000000000")
    )
    assert (hidden.status_code, hidden.content) == (404, nothing.content)
    assert ask("/api/releases", theirs).json() == []
    confirmed = send(f"/api/releases/{waits['ref']}", theirs, {"decision": "confirm"})
    assert confirmed.status_code == 404


def test_the_public_and_the_unknown_are_refused_in_words(releaser: str, own: int) -> None:
    ref = reference(own)
    for handling, to in (("TLP:GREEN", "public"), ("NO:SUCH", ""), ("TLP:AMBER", "ATLANTIS")):
        refused = reach(releaser, ref, handling, to)
        assert refused.status_code == 400
        assert refused.json()["error"]

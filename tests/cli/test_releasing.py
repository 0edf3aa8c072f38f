"""Releases from the terminal: told first, made then, listed for the desk alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.web.worlds import World, build

from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.opaque import reference
from comity.record.queries import entries, item
from comity.record.revising import revise
from comity.record.vantage import Vantage


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("COMITY_DATABASE_URL", "sqlite:///the-record-of-the-test")
    return build(monkeypatch)


@pytest.fixture
def own(world: World) -> str:
    desk = Vantage.of("NOR")
    engagement = item(desk, "engagement", world.engagement)
    assert engagement is not None
    with revise("nor.reviewer", "enter", audience=desk.audience) as revision:
        marking = revision.marking("TLP:AMBER", desk.audience, [])
        draft = EntryDraft("setting", engagement.id, value={"text": "over dinner"})
        return reference(revision.entry(draft, [SourceDraft(marking, locator="desk")]))


def seen(code: str) -> int:
    return len(entries(Vantage.of(code), kinds=["setting"]))


def test_a_release_tells_whom_it_reaches_and_is_made(
    run: Run, ask: Callable[..., Any], own: str
) -> None:
    assert ask("releases", "--kept-from", "SOU", "--for", "NOR")["withheld"]
    made = run("release", own, "--to", "sea2", "--yes", "--for", "NOR")

    assert made.exit_code == 0, made.output
    assert "group SEA2 today: NOR, SOU" in made.output
    assert (seen("SOU"), seen("public")) == (1, 0)
    assert run("release", own, "--yes", "--for", "NOR").exit_code == 0
    assert seen("SOU") == 0


def test_what_two_must_agree_to_waits_for_the_second(
    run: Run, ask: Callable[..., Any], own: str
) -> None:
    run("release", own, "--to", "SOU", "--handling", "TLP:RED", "--yes", "--for", "NOR")
    (waiting,) = ask("releases", "--for", "NOR")["waiting"]
    assert seen("SOU") == 0
    same = run("releases", "--confirm", waiting["ref"], "--by", "comity release", "--for", "NOR")
    assert same.exit_code == 1
    run("releases", "--confirm", waiting["ref"], "--by", "second.releaser", "--for", "NOR")
    assert seen("SOU") == 1


def test_a_code_that_nobody_has_is_refused(run: Run, own: str) -> None:
    refused = run("release", own, "--to", "XYZ", "--yes", "--for", "NOR")

    assert refused.exit_code == 1
    assert "neither an audience accredited here nor a group" in refused.output

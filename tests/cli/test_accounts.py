"""Accounts looked after from the terminal."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from comity.accounts.actions import create_account, ensure_audiences
from comity.accounts.models import Account, Event
from comity.cli.main import app
from comity.record.revising import begin

RUN = CliRunner()


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> Account:
    monkeypatch.setattr("comity.cli.commands.accounts.open_record", lambda: None)
    begin()
    ensure_audiences("tests", {"public": "Public", "NATO": "NATO", "JPN": "Japan"})
    return create_account("desk", "a harbour of calm seas", "NATO", "reader")


def comity(*words: str) -> str:
    done = RUN.invoke(app, ["accounts", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_they_are_listed_changed_withdrawn_and_told(desk: Account) -> None:
    assert "reviewer" in comity("change", "desk", "--role", "reviewer", "--for", "JPN")
    assert comity("list").split()[-5:] == ["desk", "JPN", "reviewer", "in", "use"]
    comity("withdraw", "desk")
    assert not Account.objects.get().is_active
    comity("reinstate", "desk")
    assert comity("link", "desk").startswith("/set-up/")
    assert not Account.objects.get().has_usable_password()
    comity("drop-factors", "desk")

    told = comity("events", "desk")
    assert "withdrawn" in told
    assert set(Event.objects.exclude(what="created").values_list("by", flat=True)) == {
        "comity accounts"
    }


def test_what_is_not_there_is_told_in_a_line(desk: Account) -> None:
    for words in (["withdraw", "nobody"], ["change", "desk"], ["change", "desk", "--role", "king"]):
        done = RUN.invoke(app, ["accounts", *words])
        assert done.exit_code == 1
        assert done.output.startswith("comity: ")

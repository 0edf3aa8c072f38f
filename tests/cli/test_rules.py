"""Acceptance rules, assignments, comments and filters of the desk in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from comity.accounts.actions import create_account

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def claims(run: Run, ask, page: Path) -> list[dict]:
    assert run("add", page, "--publisher", "Desk").exit_code == 0
    return ask("review", "list")


def test_a_rule_is_foretold_made_applied_undone_and_withdrawn(claims, run: Run, ask) -> None:
    given = ("--publisher", "Desk", "--reason", "long tried")
    assert "claims that wait would be accepted" in run(
        "review", "rules", "make", *given, "--preview"
    ).stdout  # fmt: skip
    assert ask("review", "rules", "list") == []
    made = run("review", "rules", "make", *given, "--waiting")
    assert made.exit_code == 0, made.output
    [rule] = ask("review", "rules", "list")
    assert rule["accepted"] == len(claims) - len(ask("review", "list")) > 0
    assert "await review again" in run("review", "rules", "undo", rule["rule"]).stdout
    assert len(ask("review", "list")) == len(claims)
    ended = run("review", "rules", "withdraw", rule["rule"], "--reason", "enough")
    assert ended.exit_code == 0
    assert run("review", "rules", "withdraw", rule["rule"], "--reason", "again").exit_code == 1
    assert run("review", "rules", "make", "--reason", "all").exit_code == 1


def test_claims_are_assigned_commented_and_found(claims, run: Run, ask) -> None:
    create_account("desk", "a harbour of calm seas", "public", "reviewer")
    one = claims[0]["claim"]
    assert "1 of 1" in run("review", "assign", one, "--to", "desk").stdout
    assert [row["claim"] for row in ask("review", "list", "--assigned", "desk")] == [one]
    assert run("review", "assign", one, "--to", "nobody.known").exit_code == 1
    assert run("review", "comment", one, "One meeting or two?").exit_code == 0
    assert "One meeting or two?" in run("review", "show", one).stdout


def test_a_list_is_narrowed_and_ordered(claims, ask) -> None:
    sure = [row["confidence"] for row in ask("review", "list", "--order", "sure")]
    assert sure == sorted(sure, reverse=True)
    assert ask("review", "list", "--publisher", "Nobody") == []
    assert {row["form"] for row in ask("review", "list", "--kind", "engagement")} == {"engagement"}
    assert ask("review", "list", "--beside", "differs") == []

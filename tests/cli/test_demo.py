from __future__ import annotations

import stat
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from comity.examples import example_accounts


@pytest.fixture
def demo(record: None, run: Run, settings, tmp_path: Path) -> str:
    """What the demo prints; its record is the test's."""
    settings.HOME = tmp_path / "home"
    result = run("demo", "--no-serve")
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_demo_makes_a_record_and_a_second_run_changes_nothing(
    demo: str, ask, run: Run, tmp_path: Path
):
    passwords = tmp_path / "home" / "demo-accounts"
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    for account in example_accounts():
        assert account.title in demo
    before = ask("verify")
    waiting = ask("review", "list", "--for", "NATO")
    assert (before["problems"], len(waiting) > 0) == ([], True)
    one = ask("review", "list", "--for", "NATO", "--state", "accepted")[0]["claim"]
    assert run("review", "--for", "NATO", "undo", one).exit_code == 0
    undone = ask("verify")["head"]

    again = run("demo", "--no-serve")
    assert again.exit_code == 0, again.output
    assert "(0 just now)" in again.stdout
    assert ask("verify")["head"] == undone
    assert passwords.read_text().split()[1] in again.stdout

    meetings = {code: ask("engagements", "--for", code) for code in ("AUS", "JPN", "NATO")}
    seen = {code: {row["ref"] for row in rows} for code, rows in meetings.items()}
    assert seen["AUS"] - seen["JPN"]
    assert seen["JPN"] - seen["AUS"]
    assert seen["NATO"] > seen["AUS"] | seen["JPN"]
    [hidden, *_] = seen["AUS"] - seen["JPN"]
    assert run("engagement", hidden, "--for", "JPN").exit_code == 1

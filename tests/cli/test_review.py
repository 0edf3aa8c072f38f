from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def claims(record: None, run: Run, ask, page: Path) -> list[dict]:
    assert run("add", page).exit_code == 0
    return ask("review", "list")


def test_claims_of_a_document_await_review(claims, run: Run):
    assert {claim["state"] for claim in claims} == {"awaiting"}
    assert claims[0]["claim"] in run("review").stdout


def test_a_second_time_nothing_is_new(claims, run: Run, ask, page: Path):
    assert "known already" in run("add", page).stdout
    assert ask("review", "list") == claims


def test_accepted_claims_enter_the_record_and_undo_takes_them_back(claims, run: Run, ask):
    one = next(claim["claim"] for claim in claims if claim["form"] == "engagement")
    assert run("review", "accept", one).exit_code == 0
    assert len(ask("engagements")) == 1
    assert run("review", "accept", one).exit_code == 1
    assert run("review", "undo", one).exit_code == 0
    assert ask("engagements") == []


def test_a_corrected_claim_enters_as_corrected(claims, run: Run, ask):
    one = next(claim["claim"] for claim in claims if claim["date"] == "2022-04-07")
    result = run("review", "correct", one, "date=2022-04-06/2022-04-07", "parties=AUS,JPN,NATO,NZL")
    assert result.exit_code == 0, result.output
    [row] = ask("engagements")
    assert row["date"] == "2022-04-06/2022-04-07"
    assert "NZL" in {part["actor"] for part in row["participants"]}


def test_what_does_not_fit_a_claim_is_refused(claims, run: Run):
    one = claims[0]["claim"]
    assert "is no field of this claim" in run("review", "correct", one, "colour=red").stderr
    assert run("review", "correct", one, "parties=").exit_code == 1
    assert run("review", "show", "0000").exit_code == 1


def test_rejected_claims_leave_the_record_as_it_is(claims, run: Run, ask):
    assert run("review", "reject", *(claim["claim"] for claim in claims)).exit_code == 0
    assert ask("engagements") == []
    assert ask("review", "list") == []


def test_a_claim_is_shown_in_its_context(claims, run: Run, ask):
    shown = run("review", "show", claims[0]["claim"]).stdout
    assert "Ministers met partners" in shown
    assert ask("review", "show", claims[0]["claim"])["decisions"] == []


def test_only_sure_claims_can_be_accepted_together(claims, run: Run, ask):
    assert "0 claims" in run("review", "accept-all", "--at-least", "1").stdout
    assert len(ask("review", "list")) == len(claims)
    assert run("review", "accept-all").exit_code == 0
    assert ask("review", "list") == []


def test_a_document_without_a_date_is_told(record: None, run: Run, tmp_path: Path):
    file = tmp_path / "plain.txt"
    file.write_text("The Foreign Ministers of Norway and Chile met in Oslo today.")
    assert "--published" in run("add", file).stderr


def test_what_is_read_can_be_recorded_at_once(record: None, run: Run, ask, page: Path):
    assert run("read", page, "--record").exit_code == 0
    assert [row["title"] for row in ask("documents")] == ["Ministers met partners"]

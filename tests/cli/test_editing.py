from __future__ import annotations

import pytest
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("record")

MEETING = (
    "enter", "engagement", "held.term=held", "held.when=2024-02-28", "engagement_kind.term=meeting",
    "participant.object=NATO", "participant.object=JPN", "place.text=Tokyo",
    "--known-to", "protocol office", "--release", "everyone",
)  # fmt: skip


@pytest.fixture
def meeting(run: Run) -> str:
    result = run(*MEETING)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def entry_of(ask, meeting: str, kind: str) -> str:
    return next(row["entry"] for row in ask("history", meeting) if row["kind"] == kind)


def test_a_meeting_is_entered_with_several_participants(meeting, ask):
    (row,) = ask("engagements")
    assert row["date"] == "2024-02-28"
    assert [part["actor"] for part in row["participants"]] == ["JPN", "NATO"]


def test_a_field_put_right_leaves_its_history(meeting, run, ask):
    place = entry_of(ask, meeting, "place")
    result = run("correct", place, "text=Kyoto", "--reason", "as minuted")
    assert result.exit_code == 0, result.output
    told = [row for row in ask("history", meeting) if row["kind"] == "place"]
    assert [(row["value"]["text"], row["until"] is None) for row in told] == [
        ("Kyoto", True), ("Tokyo", False),
    ]  # fmt: skip
    assert told[1]["until"]["reason"] == "as minuted"
    assert run("undo", result.stdout.strip()).exit_code == 0
    assert ask("engagements")[0]["places"] == ["Tokyo"]


def test_of_two_corrections_the_second_is_refused(meeting, run, ask):
    place = entry_of(ask, meeting, "place")
    assert run("correct", place, "text=Kyoto").exit_code == 0
    assert (
        "no longer" in (refused := run("correct", place, "text=Osaka").stderr) or "held" in refused
    )
    assert ask("engagements")[0]["places"] == ["Kyoto"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("enter", "engagement", "place.text=Tokyo"), "Choose one from the list"),
        (("enter", "engagement", "colour.text=red"), "KIND.FIELD=VALUE"),
        (("enter", "weather", "text=fair"), "is no kind"),
        (("enter", "place", "text=Tokyo", "--about", "0000"), "nothing '0000' on record"),
        (("enter", "place", "Tokyo", "--about", "0000"), "nothing '0000' on record"),
        (("correct", "0000", "text=Tokyo"), "No entry '0000' is held"),
        (("undo", "0000"), "was ever held"),
        (("history", "0000"), "nothing '0000' on record"),
    ],
)
def test_what_cannot_be_done_is_said(run, words, said):
    result = run(*words)
    assert result.exit_code == 1
    assert said in result.stderr

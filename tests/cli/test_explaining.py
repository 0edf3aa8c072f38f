"""`comity read --explain`: words marked in place, people resolved, confidence with its reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from comity.cli.explaining import marked
from comity.reader.claims import Evidence, Passage

RELEASE = (
    "URL: https://www.whitehouse.gov/a\nDATE: 2022-05-20\n\nA call\n\n"
    "The President spoke today by telephone with Prime Minister Kishida.\n\n"
    "On 7 April 2022, the Foreign Ministers of Australia and Japan met with the North Atlantic"
    " Council in Brussels. Finland became a member of NATO on 4 April 2023.\n"
)


@pytest.fixture
def explained(run: Run, tmp_path: Path) -> str:
    file = tmp_path / "release.txt"
    file.write_text(RELEASE)
    result = run("read", file, "--explain")
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    "words",
    [
        "[7 April 2022]‹date›",
        "[Foreign Ministers]‹level›",
        "[Australia]‹AUS›",
        "[met]‹kind›",
        "[[North Atlantic Council]‹NATO.NAC›]‹NATO›",
        "[Brussels]‹place›",
        "[Finland]‹FIN› became a [member]‹kind› of [NATO]‹NATO› on [4 April 2023]‹start›",
    ],
)
def test_words_are_marked_where_they_stand(explained: str, words: str) -> None:
    assert words in explained


def test_whom_words_stand_for_is_told_with_the_reason(explained: str) -> None:
    assert "USA: “The President”, the text is USA's own (www.whitehouse.gov)" in explained
    assert "JPN: “Prime Minister Kishida”, Fumio Kishida was Prime Minister of JPN" in explained


def test_how_sure_and_why(explained: str) -> None:
    assert "confidence 0." in explained
    assert "kind call +" in explained


def test_words_that_cross_others_are_marked_once() -> None:
    passage = Passage(10, 22, "They met now")
    crossing = (Evidence("kind", 10, 18, "They met"), Evidence("date", 15, 22, "met now"))
    assert marked(passage, crossing).plain == "[They met]‹kind› now"
    nested = (*crossing[:1], Evidence("parties", 10, 14, "They", "AUS"))
    assert marked(passage, nested).plain == "[[They]‹AUS› met]‹kind› now"

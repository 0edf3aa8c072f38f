"""The page of trust names commands that there are, and every trial."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from benchmarks.torture.finding import find_trials

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "reference" / "trust.md").read_text()
#: Each row's command: make, its target, and the words after ARGS=.
COMMANDS = re.findall(r'`make ([a-z]+)(?: ARGS="([^"]+)")?`', PAGE)


def test_every_trial_is_in_a_row() -> None:
    named = {words for target, words in COMMANDS if target == "torture"}
    assert find_trials().keys() <= named


@pytest.mark.parametrize(("target", "words"), sorted(set(COMMANDS)))
def test_a_command_of_the_page_can_be_run(target: str, words: str) -> None:
    assert re.search(rf"^{target}:", (TOP / "Makefile").read_text(), re.MULTILINE)
    given = [word for word in shlex.split(words) if not word.startswith("-")]
    if target == "torture":
        assert set(given) <= find_trials().keys()
    else:
        assert [word for word in given if not (TOP / word.partition("::")[0]).exists()] == []

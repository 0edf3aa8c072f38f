"""The guide to a second reader does what it says."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.reader.second.test_model import MEETING, SENTENCE, TEXT, Server, server

from comity.review.acceptance import Conditions

__all__ = ["server"]
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "second-reader.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text(), re.DOTALL)


def words_of(command: str) -> list[str]:
    program, *words = shlex.split(command)
    assert program == "comity"
    return words


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of the guide, installed."""
    [module], [project] = blocks("python"), map(tomllib.loads, blocks("toml"))
    (tmp_path / "mine.py").write_text(module)
    folder = tmp_path / "mine-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1\n")
    [(group, names)] = project["project"]["entry-points"].items()
    lines = [f"{name} = {place}" for name, place in names.items()]
    (folder / "entry_points.txt").write_text("\n".join([f"[{group}]", *lines]))
    monkeypatch.syspath_prepend(str(tmp_path))


def test_the_reader_of_the_guide_reads(
    run: Run, mine: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("A note\n\nToday Norway and Chile exchanged letters.")
    monkeypatch.chdir(tmp_path)
    result = run(*words_of(blocks("sh")[1]))
    assert result.exit_code == 0, result.output
    assert "exchange of letters · CHL NOR" in result.stdout


def test_a_model_reads_as_the_guide_says(
    run: Run, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *settings, command = blocks("sh")[0].strip().splitlines()
    assert [one.partition("=")[0] for one in settings] == [
        "export COMITY_MODEL_URL",
        "export COMITY_MODEL_NAME",
    ]
    server.says([MEETING, {**MEETING, "quotes": ["Made up."]}])
    (tmp_path / "release.txt").write_text(TEXT.text)
    monkeypatch.chdir(tmp_path)
    result = run(*words_of(command))
    assert result.exit_code == 0, result.output
    assert f"“{SENTENCE}”" in result.stdout
    assert "a claim of model/small refused: “Made up.” is not in the text" in result.stderr
    lines = run(*words_of(command), "--as", "lines").stdout
    assert json.loads(lines)["refused_claims"] == ["“Made up.” is not in the text, word for word"]


def test_a_text_that_a_model_does_not_read_is_told_and_the_next_is_read(
    run: Run, server: Server, page: Path, tmp_path: Path
) -> None:
    server.says("no JSON")
    result = run("read", page, "--reader", "model")
    assert result.exit_code == 1
    assert "page.txt: expected JSON with claims from the model" in result.stderr
    batch = run("read", page, "--reader", "model", "--out", tmp_path / "out.jsonl")
    assert "NotRead 1" in batch.stderr


@pytest.mark.django_db
def test_claims_of_a_model_await_review_beside_those_of_the_own_reader(
    run: Run, ask: Any, record: None, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "release.txt"
    file.write_text(f"{TEXT.text}\n\nThe Prime Minister of Japan visited Peru on 1 May 2022.")
    server.says([{**MEETING, "place": "the city of Oslo"}])
    own = run("add", file, "--published", "2022-05-03")
    assert own.exit_code == 0, own.output
    added = run("add", file, "--published", "2022-05-03", "--reader", "model")
    assert added.exit_code == 0, added.output
    assert "1 claims await review" in added.stdout
    waiting = ask("review", "list")
    assert len(waiting) == 3  # two of the own reader's stay, and the model's joins them
    assert {row["form"] for row in waiting} == {"engagement"}


def test_a_rule_that_names_no_reader_is_about_the_own_one() -> None:
    own, other = "comity.reader/1", "model/small"
    assert Conditions(form="engagement").met("engagement", "", 0.9, own)
    assert not Conditions(form="engagement").met("engagement", "", 0.9, other)
    assert Conditions(reader=other).met("engagement", "", 0.5, other)

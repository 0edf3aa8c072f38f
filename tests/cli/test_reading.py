from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from typer.testing import CliRunner

from comity.cli.main import app


def test_claims_are_shown_with_the_words_they_rest_on(run: Run, page: Path):
    result = run("read", page)
    assert result.exit_code == 0
    assert "2022-04-07 · meeting · ministers · AUS JPN NATO" in result.stdout
    assert "“On 7 April 2022, the Foreign Ministers" in result.stdout


def test_json_holds_claims_that_quote_the_text(run: Run, page: Path):
    result = run("read", page, "--as", "json")
    [document] = json.loads(result.stdout)
    assert document["published"] == "2022-05-20"
    assert len(document["claims"]) >= 2
    assert all(claim["passages"][0]["exact"] in page.read_text() for claim in document["claims"])


def test_gold_files_bear_the_name_of_their_text(run: Run, page: Path, tmp_path: Path):
    out = tmp_path / "gold"
    result = run("read", "--as", "gold", "--out", out, page)
    assert result.exit_code == 0, result.output
    rows = json.loads((out / "page.json").read_text())
    assert set(rows) == {"engagements", "relations", "instruments"}
    assert rows["engagements"][0]["quote"] in page.read_text()


def test_a_text_without_head_is_read_as_gold_too(run: Run, tmp_path: Path):
    file = tmp_path / "plain.md"
    file.write_text("The Foreign Ministers of Norway and Chile met in Oslo on 3 May 2022.")
    result = run("read", "--as", "gold", "--out", tmp_path / "gold", file)
    assert result.exit_code == 0, result.output
    rows = json.loads((tmp_path / "gold" / "plain.json").read_text())
    assert rows["engagements"][0]["parties"] == ["CHL", "NOR"]


def test_a_date_of_publication_can_be_given(run: Run, tmp_path: Path):
    file = tmp_path / "plain.txt"
    file.write_text("The Foreign Ministers of Norway and Chile met in Oslo today.")
    assert "2022-05-03 · meeting" in run("read", file, "--published", "2022-05-03").stdout


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(run: Run, page: Path):
    result = run("read", page.parent / "nowhere.txt", page)
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr
    assert "2022-04-07" in result.stdout
    assert "Traceback" not in result.output


def test_explained_claims_tell_how_sure_the_reader_is(run: Run, page: Path):
    assert "confidence" in run("read", page, "--explain").stdout


def test_lines_are_written_and_gone_on_with(run: Run, page: Path, tmp_path: Path):
    out = tmp_path / "claims.jsonl"
    result = run("read", page.parent, "--out", out, "--jobs", "2")
    assert result.exit_code == 0, result.output
    assert "of 1 texts in 1 files" in result.stderr
    [line] = map(json.loads, out.read_text().splitlines())
    assert line["published"] == "2022-05-20"
    assert len(line["claims"]) >= 2
    again = run("read", page.parent / "page.txt", "--out", out)
    assert "1 of these texts had been read before" in again.stderr


def test_what_cannot_be_read_is_summed_up(run: Run, page: Path, tmp_path: Path):
    (page.parent / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("read", page, page.parent / "picture.png", "--out", tmp_path / "claims.jsonl")
    assert result.exit_code == 0
    assert "1 could not be read: UnknownForm 1" in result.stderr
    nothing = run("read", page.parent / "picture.png", "--out", tmp_path / "nothing.jsonl")
    assert nothing.exit_code == 1


def test_a_list_can_be_piped_in(page: Path):
    piped = CliRunner().invoke(app, ["read", "@-", "--as", "lines"], input=f"{page}\n")
    assert piped.exit_code == 0, piped.output
    assert json.loads(piped.stdout)["file"] == str(page)


def test_folders_are_shown_file_by_file(run: Run, page: Path):
    (page.parent / "other.txt").write_text("The Foreign Ministers of Norway and Chile met in Oslo.")
    shown = run("read", page.parent).stdout
    assert "CHL NOR" in shown
    assert "AUS JPN NATO" in shown


@pytest.mark.parametrize(
    "words",
    [
        ["--jobs", "2"],
        ["--as", "json", "--out", "x"],
        ["--as", "lines", "--explain"],
        ["--engine", "spark", "--as", "lines"],
    ],
)
def test_options_that_do_not_go_together_are_told(run: Run, page: Path, words: list[str]):
    result = run("read", page, *words)
    assert result.exit_code == 2
    assert "go" in result.stderr or "needs" in result.stderr


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="pyspark is installed")
def test_without_spark_it_is_told_how_to_get_it(run: Run, page: Path, tmp_path: Path):
    result = run("read", page, "--engine", "spark", "--out", tmp_path / "claims.jsonl")
    assert result.exit_code == 1
    assert "make spark" in result.stderr


def test_gold_needs_a_folder(run: Run, page: Path):
    assert run("read", "--as", "gold", page).exit_code == 2


@pytest.mark.parametrize("words", [["--help"], ["partners", "--help"], ["terms", "check"]])
def test_what_needs_no_record_loads_no_django(words: list[str]):
    assert "django" not in _modules(words)


def test_reading_loads_no_django(page: Path):
    assert not {"django", "babel", "rich"} & _modules(["read", str(page)])


def _modules(words: list[str]) -> set[str]:
    script = (
        "import sys\nfrom comity.cli.main import app\n"
        f"try: app({words!r})\nexcept SystemExit as end: assert not end.code, end.code\n"
        "print('MODULES', *{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return set(done.stdout.rpartition("MODULES")[2].split())

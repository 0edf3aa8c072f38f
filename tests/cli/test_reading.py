from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run


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

"""A batch written out: the same bytes whatever the jobs, after a kill too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import orjson
import pytest
from benchmarks import form_specimens as specimens

from comity.reader.batch import pieces as piecing
from comity.reader.batch.lines import Rows
from comity.reader.batch.tally import Tally
from comity.reader.batch.writing import write_many
from comity.reader.claim_json import from_json
from comity.reader.errors import InputsChanged, OutputForeign, OutputTaken

ROWS = Rows()
TOLD = (
    "The Foreign Ministers of Norway and Chile met in Oslo on {} May 2022.",
    "On {} May 2022 the Prime Minister of Japan visited Peru.",
)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page, a picture and an archive, small and yet shared between processes."""
    monkeypatch.setattr(piecing, "SHARED_BYTES_MIN", 0)
    return corpus_in(tmp_path / "corpus")


def corpus_in(root: Path, texts: int = 24) -> Path:
    root.mkdir()
    (root / "a.html").write_bytes(specimens.html())
    (root / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    rows = [{"title": f"Row {n}", "text": TOLD[n % 2].format(n % 30 + 1)} for n in range(texts)]
    (root / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return root


@pytest.fixture
def whole(corpus: Path, tmp_path: Path) -> bytes:
    """What an unbroken run of one job writes."""
    out = tmp_path / "whole.jsonl"
    *_, written = write_many([corpus], out, ROWS)
    assert (written.texts, written.refused) == (25, {"UnknownForm": 1})
    assert written.claims >= 24
    return out.read_bytes()


def test_each_line_is_a_document_with_its_claims(whole: bytes) -> None:
    page, picture, first, *_ = map(orjson.loads, whole.splitlines())
    assert (page["title"], len(page["digest"])) == (specimens.TITLE, 64)
    assert picture["refused"] == "UnknownForm"
    assert "PNG" in picture["found"]
    assert (first["title"], first["record"]) == ("Row 0", 0)
    assert from_json(first["claims"][0]).quote == TOLD[0].format(1)


def test_two_jobs_write_the_same_bytes(corpus: Path, whole: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    *_, written = write_many([corpus], out, ROWS, jobs=2)
    assert out.read_bytes() == whole
    assert written.size_bytes == len(whole)


@pytest.mark.parametrize("torn", [b"", b'{"file": "cut sh'])
def test_a_run_that_was_stopped_goes_on(
    corpus: Path, whole: bytes, tmp_path: Path, torn: bytes
) -> None:
    out = tmp_path / "out.jsonl"
    stopped = list(islice(write_many([corpus], out, ROWS), 9))
    with out.open("ab") as file:
        file.write(torn)
    tally = Tally()
    *_, written = write_many([corpus], out, ROWS, tally=tally)
    assert out.read_bytes() == whole
    assert tally.texts + tally.errors == 26 - 9
    assert written.texts == 25
    assert stopped[-1].texts == 8
    [again] = write_many([corpus], out, ROWS)
    assert again == written


def test_after_a_kill_the_file_is_as_if_there_had_been_none(tmp_path: Path) -> None:
    corpus = corpus_in(tmp_path / "corpus", texts=600)
    expected, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "comity.cli.main", "read", str(corpus), "--jobs", "2", "--out"]
    environment = {**os.environ, "PYTHONPATH": "src"}
    with subprocess.Popen([*command, str(out)], env=environment) as running:
        until = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size > 20_000):
            assert time.monotonic() < until
            time.sleep(0.001)
        running.kill()
    lines_before = out.read_bytes().count(b"\n")
    assert 0 < lines_before < 602
    tally = Tally()
    list(write_many([corpus], out, ROWS, tally=tally))
    list(write_many([corpus], expected, ROWS))
    assert out.read_bytes() == expected.read_bytes()
    # The kill may have come between a line and its journal; that line was cut off.
    assert 602 - lines_before <= tally.texts + tally.errors <= 602 - lines_before + 1


def test_a_file_that_no_batch_wrote_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes.txt"
    out.write_text("Not to be lost.")
    with pytest.raises(OutputForeign, match="no journal"):
        list(write_many([corpus], out, ROWS))
    assert out.read_text() == "Not to be lost."
    list(write_many([corpus], out, ROWS, anew=True))
    assert "Not to be lost." not in out.read_text()


def test_claims_of_two_readings_are_not_mixed(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    list(islice(write_many([corpus], out, ROWS), 3))
    with pytest.raises(OutputForeign, match="another reading"):
        list(write_many([corpus], out, Rows(published="2020")))


def test_a_file_that_lost_lines_is_not_gone_on_with(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    list(islice(write_many([corpus], out, ROWS), 5))
    out.write_bytes(out.read_bytes()[:100])
    with pytest.raises(OutputForeign, match="found 100 bytes"):
        list(write_many([corpus], out, ROWS))


def test_changed_inputs_are_told(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    list(islice(write_many([corpus], out, ROWS), 3))
    (corpus / "a.html").write_bytes(specimens.html() + b"<!-- -->")
    with pytest.raises(InputsChanged):
        list(write_many([corpus], out, ROWS))


def test_two_runs_do_not_write_one_file(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    running = write_many([corpus], out, ROWS)
    next(running)
    with pytest.raises(OutputTaken):
        next(write_many([corpus], out, ROWS))
    running.close()  # type: ignore[attr-defined]

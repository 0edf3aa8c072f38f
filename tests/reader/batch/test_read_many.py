"""Batches: every text once, whatever the number of jobs, and after a kill too."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from operator import attrgetter
from pathlib import Path

import pytest
from benchmarks import form_specimens as specimens

from comity.reader.batch import Outcome, Tally, read_many
from comity.reader.batch import pieces as piecing
from comity.reader.claims import Text
from comity.reader.forms.errors import (
    BrokenDocument,
    ReadingFailed,
    UnknownForm,
    UnreadableFile,
    WorkerDied,
)

ROWS = 40
title = attrgetter("title")
"""What is done with each text; of the standard library, so that a process starts quickly."""


def fails_on_seven(text: Text) -> str:
    if text.title == "Row 7":
        raise ZeroDivisionError("seven")
    return text.title


def dies_on_seven(text: Text) -> str:
    if text.title == "Row 7":
        os.kill(os.getpid(), signal.SIGKILL)
    return text.title


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page, a text, an archive, a picture and a broken file."""
    root = tmp_path / "corpus"
    (root / "more").mkdir(parents=True)
    (root / ".hidden").mkdir()
    (root / ".hidden" / "x.txt").write_text("Hidden\n\nNobody met.")
    (root / "a.html").write_bytes(specimens.html())
    (root / "more" / "b.txt").write_text("A text\n\nThey met.")
    (root / "more" / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (root / "more" / "d.pdf").write_bytes(b"%PDF-1.7 broken")
    rows = [{"title": f"Row {n}", "text": f"They met {n} times."} for n in range(ROWS)]
    (root / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return root


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives as small as those of the tests are shared between processes too."""
    monkeypatch.setattr(piecing, "SHARED_BYTES_MIN", 0)


def key(outcome: Outcome[str]) -> tuple[str, int, str]:
    value = outcome.value
    shown = value if isinstance(value, str) else type(value).__name__
    return Path(outcome.path).name, outcome.index, shown


def everything() -> list[tuple[str, int, str]]:
    return [
        ("a.html", 0, specimens.TITLE),
        ("rows.jsonl", 0, "Row 0"),
        *(("rows.jsonl", n, f"Row {n}") for n in range(1, ROWS)),
        ("b.txt", 0, "A text"),
        ("c.png", 0, UnknownForm.__name__),
        ("d.pdf", 0, BrokenDocument.__name__),
    ]


def test_one_job_reads_in_order(folder: Path) -> None:
    assert [key(outcome) for outcome in read_many([folder], title)] == everything()


@pytest.mark.usefixtures("shared")
def test_several_jobs_read_the_same(folder: Path) -> None:
    outcomes = [key(outcome) for outcome in read_many([folder], title, jobs=2)]
    assert sorted(outcomes) == sorted(everything())


def test_a_list_names_files(folder: Path, tmp_path: Path) -> None:
    paths = tmp_path / "paths.txt"
    paths.write_text(f"{folder / 'a.html'}\n\n{folder / 'gone.txt'}\n")
    page, gone = read_many([f"@{paths}"], title)
    assert page.value == specimens.TITLE
    assert isinstance(gone.value, UnreadableFile)
    with pytest.raises(UnreadableFile, match="list cannot be read"):
        list(read_many(["@gone"], title))


def test_a_text_on_which_reading_fails_costs_only_itself(folder: Path) -> None:
    outcomes = list(read_many([folder / "rows.jsonl"], fails_on_seven))
    assert len(outcomes) == ROWS
    assert isinstance(outcomes[7].value, ReadingFailed)
    assert "ZeroDivisionError: seven" in str(outcomes[7].value)
    assert outcomes[8].value == "Row 8"


def test_a_text_that_ends_its_process_costs_only_itself(folder: Path) -> None:
    outcomes = list(read_many([folder / "rows.jsonl"], dies_on_seven, jobs=2))
    assert [outcome.index for outcome in outcomes] == list(range(ROWS))
    assert isinstance(outcomes[7].value, WorkerDied)
    assert outcomes[8].value == "Row 8"


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(("jobs", "jobs_then"), [(1, 1), (2, 1)])
def test_a_batch_goes_on_where_it_was_left(
    folder: Path, tmp_path: Path, jobs: int, jobs_then: int
) -> None:
    journal = tmp_path / "journal"
    first = []
    reading = read_many([folder], title, jobs=jobs, journal=journal)
    for outcome in reading:
        first.append(key(outcome))
        if len(first) == 20:
            next(reading)  # asked for the next one: the twentieth is handled
            break
    reading.close()  # type: ignore[attr-defined]
    with journal.open("a") as torn:
        torn.write('["cut sh')
    then = [key(outcome) for outcome in read_many([folder], title, jobs=jobs_then, journal=journal)]
    assert sorted(first + then) == sorted(everything())
    assert list(read_many([folder], title, journal=journal)) == []


def test_a_file_that_changed_is_read_anew(folder: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    path = folder / "more" / "b.txt"
    assert len(list(read_many([path], title, journal=journal))) == 1
    path.write_text("Another title\n\nThey met.")
    [outcome] = read_many([path], title, journal=journal)
    assert outcome.value == "Another title"


@pytest.mark.usefixtures("shared")
def test_the_tally(folder: Path, tmp_path: Path) -> None:
    tally = Tally.of([folder])
    assert tally.files == 5
    assert tally.seconds_left is None
    journal = tmp_path / "journal"
    list(read_many([folder], title, jobs=2, tally=tally, journal=journal))
    assert (tally.texts, tally.errors) == (ROWS + 2, 2)
    assert tally.files_done == tally.files
    assert tally.done_bytes == tally.size_bytes == tally.read_bytes
    assert tally.seconds_left == 0
    assert tally.texts_per_second > 0
    again = Tally.of([folder])
    list(read_many([folder], title, jobs=2, tally=again, journal=journal))
    assert again.files_done == again.files
    assert again.read_bytes == again.texts == 0


def test_after_a_kill_nothing_is_read_twice_or_lost(folder: Path, tmp_path: Path) -> None:
    script = f"""
import sys, time
from comity.reader.batch import read_many
from pathlib import Path
out = Path({str(tmp_path / "out")!r})
out.mkdir(exist_ok=True)

def title(text):
    time.sleep(0.01)
    return text.title

for outcome in read_many([{str(folder)!r}], title, journal=out / "journal"):
    with (out / "titles").open("a") as titles:
        print(Path(outcome.path).name, outcome.index, file=titles)
"""
    command = [sys.executable, "-c", script]
    environment = {"PYTHONPATH": "src"}
    with subprocess.Popen(command, env=environment) as running:
        titles = tmp_path / "out" / "titles"
        until = time.monotonic() + 30
        while not (titles.exists() and len(titles.read_text().splitlines()) > 5):
            assert time.monotonic() < until
            time.sleep(0.01)
        running.kill()
    before = titles.read_text().splitlines()
    assert len(before) < len(everything())
    subprocess.run(command, env=environment, check=True)
    after = titles.read_text().splitlines()
    # What was written out in the very moment of the kill may come once more.
    assert len(after) - len(set(after)) <= 1
    assert set(after) == {f"{name} {index}" for name, index, _ in everything()}

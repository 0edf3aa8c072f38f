"""Batches: every text once, whatever the number of jobs, and after a kill too."""

from __future__ import annotations

import json
import os
import signal
from itertools import islice
from operator import attrgetter
from pathlib import Path

import pytest
from benchmarks import form_specimens as specimens

from comity.reader.batch import pieces as piecing
from comity.reader.batch.pieces import Outcome
from comity.reader.batch.reading import read_many
from comity.reader.batch.tally import Tally
from comity.reader.claims import Text
from comity.reader.errors import InputsChanged
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


def read_keys(paths: list[Path], jobs: int = 1) -> list[tuple[str, int, str]]:
    return [key(outcome) for outcome, _ in read_many(paths, title, jobs=jobs)]


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
    assert read_keys([folder]) == everything()


@pytest.mark.usefixtures("shared")
def test_several_jobs_read_the_same_in_the_same_order(folder: Path) -> None:
    assert read_keys([folder], jobs=3) == everything()


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("content", [b"", b"WARC/1.0\r\nbroken", specimens.archive()[:-40]])
def test_a_broken_archive_is_told_once_whoever_reads_it(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.warc"
    broken.write_bytes(content)
    assert read_keys([broken], jobs=3) == read_keys([broken])


def test_a_list_names_files(folder: Path, tmp_path: Path) -> None:
    paths = tmp_path / "paths.txt"
    paths.write_text(f"{folder / 'a.html'}\n\n{folder / 'gone.txt'}\n")
    (page, _), (gone, _) = read_many([f"@{paths}"], title)
    assert page.value == specimens.TITLE
    assert isinstance(gone.value, UnreadableFile)
    with pytest.raises(UnreadableFile, match="list cannot be read"):
        list(read_many(["@gone"], title))


def test_a_text_on_which_reading_fails_costs_only_itself(folder: Path) -> None:
    outcomes = [outcome for outcome, _ in read_many([folder / "rows.jsonl"], fails_on_seven)]
    assert len(outcomes) == ROWS
    assert isinstance(outcomes[7].value, ReadingFailed)
    assert "ZeroDivisionError: seven" in str(outcomes[7].value)
    assert outcomes[8].value == "Row 8"


def test_a_text_that_ends_its_process_costs_only_itself(folder: Path) -> None:
    rows = folder / "rows.jsonl"
    outcomes = [outcome for outcome, _ in read_many([rows], dies_on_seven, jobs=2)]
    assert [outcome.index for outcome in outcomes] == list(range(ROWS))
    assert isinstance(outcomes[7].value, WorkerDied)
    assert outcomes[8].value == "Row 8"


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(
    ("jobs", "jobs_then", "stop"),
    [(1, 1, 1), (1, 1, 20), (1, 1, ROWS + 2), (1, 1, ROWS + 4), (2, 1, 20), (1, 2, 20)],
)
def test_a_batch_goes_on_where_it_was_left(
    folder: Path, jobs: int, jobs_then: int, stop: int
) -> None:
    first = list(islice(read_many([folder], title, jobs=jobs), stop))
    then = list(read_many([folder], title, jobs=jobs_then, after=first[-1][1]))
    assert [key(outcome) for outcome, _ in first + then] == everything()
    assert (first + then)[-1][1] == list(read_many([folder], title))[-1][1]


@pytest.mark.parametrize("changed", ["a.html", "rows.jsonl"])
def test_a_batch_does_not_go_on_among_other_files(folder: Path, changed: str) -> None:
    (_, place), *_ = islice(read_many([folder], title), 7, None)
    with (folder / changed).open("a") as file:
        file.write("\n")
    with pytest.raises(InputsChanged, match="Begin anew"):
        list(read_many([folder], title, after=place))


@pytest.mark.usefixtures("shared")
def test_the_tally(folder: Path) -> None:
    tally = Tally.of([folder])
    assert tally.files == 5
    assert tally.seconds_left is None
    reading = read_many([folder], title, jobs=2, tally=tally)
    places = []
    for outcome, place in islice(reading, 20):
        places.append(place)
        assert outcome.index == 0 or 0 < tally.share < 1
    assert tally.seconds_left is not None
    again = Tally.of([folder])
    list(read_many([folder], title, after=places[-1], tally=again))
    list(reading)
    assert (tally.texts, tally.refused) == (ROWS + 2, {"UnknownForm": 1, "BrokenDocument": 1})
    assert again.texts == ROWS + 2 - 20
    for whole in (tally, again):
        assert whole.files_done == whole.files
        assert whole.done_bytes == whole.size_bytes
        assert (whole.seconds_left, whole.share) == (0, 1)
        assert whole.texts_per_second > 0
    assert again.skipped_bytes > 0

"""Hostile names of files, on every way in from the terminal and every way out: nothing is written
but where it was asked for, and nothing is lost to a name."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.cli.conftest import PAGE, Run
from tests.hostile_names import NAMES

from comity.reader import Text
from comity.reader.forms import FormError, open_parts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of files with each of these names that a disk can hold."""
    here, found = tmp_path / "work", tmp_path / "in"
    here.mkdir()
    found.mkdir()
    monkeypatch.chdir(here)
    for name in NAMES:
        if "/" in name or "\0" in name or name in (".", "..") or len(name.encode()) > 255:
            continue
        (found / name).write_text(PAGE, encoding="utf-8")
    return found


def tree(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_a_folder_of_them_is_read_whole_into_one_file(run: Run, folder: Path) -> None:
    before = tree(folder.parent)
    out = folder.parent / "out.jsonl"
    result = run("read", folder, "--out", out)

    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n") if line]
    # A folder's walk leaves out what begins with a dot, as is usual.
    plain = [one for one in folder.iterdir() if not one.name.startswith(".")]
    assert len(lines) == len(plain) >= 200
    assert sum("claims" in line or "error" in line for line in lines) == len(lines)
    assert "\x1b" not in result.output
    assert {one.name for one in tree(folder.parent) - before} == {"out.jsonl", "out.jsonl.journal"}


def test_one_by_one_they_are_told_and_read(run: Run, folder: Path) -> None:
    before = tree(folder.parent)
    files = sorted(folder.iterdir())[:40]
    result = run("read", "--", *files)

    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert tree(folder.parent) == before


def test_gold_of_them_stays_in_its_folder_a_file_each(run: Run, folder: Path) -> None:
    before, out = tree(folder.parent), folder.parent / "gold"
    files = sorted(folder.iterdir())
    run("read", "--as", "gold", "--out", out, "--", *files)

    made = tree(folder.parent) - before - {out}
    assert {one.parent for one in made} == {out}


@pytest.mark.parametrize("half", [0, 1])
def test_as_attachments_they_are_taken_or_refused_in_words(folder: Path, half: int) -> None:
    before = tree(folder.parent)
    for name in NAMES[half::2]:
        clean = name.replace("\r", "").replace("\n", "")  # a header holds no line
        letter = EmailMessage()
        letter["Subject"] = "Files"
        letter["From"] = "desk@desk.example"
        letter.set_content("They met.")
        letter.add_attachment(PAGE.encode(), maintype="text", subtype="plain", filename=clean)
        parts = list(open_parts(letter.as_bytes(), name="letter.eml"))
        assert parts
        assert all(isinstance(part, Text | FormError) for part in parts)
    assert tree(folder.parent) == before


def test_as_addresses_in_an_archive_they_are_words(folder: Path) -> None:
    before = tree(folder.parent)
    archive = io.BytesIO()
    kept = [name for name in NAMES if "\r" not in name and "\n" not in name]
    for name in kept:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + PAGE.encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
            f"WARC-Date: 2023-05-04T00:00:00Z\r\nWARC-Target-URI: http://a.example/{name}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        archive.write(head.encode() + body + b"\r\n\r\n")
    parts = list(open_parts(archive.getvalue(), name="crawl.warc"))

    assert len(parts) >= 200
    assert all(isinstance(part, Text | FormError) for part in parts)
    assert tree(folder.parent) == before

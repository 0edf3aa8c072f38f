"""Parsers in a child: limits hold, a hostile document costs one error, the rest goes on."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.reader.claims import Text
from comity.reader.forms import LIMITS, Limits, child, open_parts
from comity.reader.forms.document import Document
from comity.reader.forms.errors import (
    BrokenDocument,
    EmptyDocument,
    FormError,
    TooLarge,
    TooMuchMemory,
    TooSlow,
    WorkerDied,
)
from comity.reader.forms.registry import Form

GOOD = b"<html><p>The ministers met.</p></html>"
SHORT = Limits(seconds=0.2)
Parts = list[Text | FormError]


class Written(Form):
    """A form whose parser a test has written."""

    __slots__ = ()
    module = "comity_written"  # type: ignore[assignment]


@pytest.fixture
def parsed_by(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Parts]:
    """What a child makes of a document whose parser is this line of Python."""

    def run(line: str, limits: Limits = LIMITS, *, stream: bool = False) -> Parts:
        (tmp_path / "comity_written.py").write_text(
            "import os, signal, socket, subprocess, time\n"
            "from comity.reader.claims import Text\n\n"
            "def texts(document, records):\n"
            "    for number in range(records.first, 3):\n"
            "        yield number\n"
            f"        {line}\n"
            "        yield Text(f'text {number}')\n"
        )
        path = f"{child.SEARCH_PATH}{os.pathsep}{tmp_path}"
        with monkeypatch.context() as patch:
            patch.setattr(child, "SEARCH_PATH", path)
            patch.setattr(child, "_idle", [])
            form = Written("written", (), (), stream=stream)
            parsed = list(child.parse(Document("evil.doc", "", b"bytes"), form, limits))
            child.end_all()
        return [part for part in parsed if not isinstance(part, int)]

    return run


def test_texts_come_one_by_one(parsed_by: Callable[..., Parts]) -> None:
    assert parsed_by("pass") == [Text("text 0"), Text("text 1"), Text("text 2")]


@pytest.mark.parametrize(
    ("line", "error", "found"),
    [
        ("while True: pass", TooSlow, "not parsed after 0.2 s"),
        ("time.sleep(60)", TooSlow, "not parsed after 0.2 s"),
        ("signal.raise_signal(signal.SIGSEGV)", WorkerDied, "SIGSEGV"),
        ("os._exit(7)", WorkerDied, "exit code 7"),
        ("raise ZeroDivisionError('by\\nnought')", BrokenDocument, "ZeroDivisionError: by nought"),
        ("bytes(2**30)", TooMuchMemory, "too much memory"),
        ("socket.create_connection(('127.0.0.1', 9))", BrokenDocument, "may not do this: socket"),
        ("subprocess.run(['true'])", BrokenDocument, "may not do this: subprocess.Popen"),
        ("os.system('true')", BrokenDocument, "may not do this: os.system"),
        ("os.kill(os.getppid(), signal.SIGTERM)", BrokenDocument, "may not do this: os.kill"),
        ("open('written', 'w')", BrokenDocument, "may not write files"),
        ("os.write(5, b'x' * 9000000)", (WorkerDied, BrokenDocument), "found"),
    ],
)  # fmt: skip
def test_a_hostile_document_gives_one_error(
    parsed_by: Callable[..., Parts], line: str, error: type[FormError], found: str
) -> None:
    [part] = parsed_by(line, SHORT)
    assert isinstance(part, error)
    assert str(part).startswith("evil.doc: ")
    assert found in str(part)


def test_what_a_library_prints_is_not_taken_for_an_answer(
    parsed_by: Callable[..., Parts],
) -> None:
    assert len(parsed_by("print('nonsense'); os.write(1, b'nonsense')")) == 3


def test_a_stream_goes_on_after_the_document_that_ended_its_child(
    parsed_by: Callable[..., Parts],
) -> None:
    first, killed, last = parsed_by("number == 1 and os._exit(1)", stream=True)
    assert first == Text("text 0")
    assert isinstance(killed, WorkerDied)
    assert last == Text("text 2")


def test_the_batch_goes_on() -> None:
    nested = b"<html>" + b"<div>" * 60_000 + b"x"
    [slow] = open_parts(nested, "nested.html", limits=SHORT)
    assert isinstance(slow, TooSlow)
    [text] = open_parts(GOOD, "good.html", limits=SHORT)
    assert isinstance(text, Text)


def test_one_child_serves_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Limits] = []

    class Counted(child.Child):
        def __init__(self, limits: Limits) -> None:
            started.append(limits)
            super().__init__(limits)

    child.end_all()
    large = bytearray(400 * 2**20)  # what the parent holds must not count against its child
    large[::4096] = b"x" * len(large[::4096])
    monkeypatch.setattr(child, "Child", Counted)
    monkeypatch.setattr(child, "DOCUMENTS_MAX", 3)
    for _ in range(6):
        assert len(list(open_parts(GOOD, "good.html"))) == 1
    assert len(started) == 2


def test_a_reading_left_in_the_middle_leaves_no_child_waiting(
    parsed_by: Callable[..., Parts],
) -> None:
    child.end_all()
    parts = child.parse(Document("a.html", "", GOOD), Form("html", (), ()), LIMITS)
    next(parts)
    parts.close()  # type: ignore[attr-defined]
    assert child._idle == []


def test_a_document_over_the_limit_is_not_parsed(tmp_path: Path) -> None:
    limits = Limits(document_bytes=100)
    [error] = open_parts(b"x" * 101, "long.txt", limits=limits)
    assert isinstance(error, TooLarge)
    path = tmp_path / "long.html"
    path.write_bytes(b"<html>" + b"x" * 101)
    [error] = open_parts(path, limits=limits)
    assert isinstance(error, TooLarge)


def test_an_empty_document() -> None:
    for name in ("empty.html", "empty.txt", "empty.md", "empty.jsonl"):
        [error] = open_parts(b"", name)
        assert isinstance(error, EmptyDocument)


def test_a_child_ends_when_its_parent_goes_away() -> None:
    one = child.Child(LIMITS)
    assert one._process.stdin
    one._process.stdin.close()
    assert one._process.wait(timeout=10) == 0
    one.end()


def test_an_orphan_that_hangs_ends_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its alarm rings: the time limit holds without a parent to watch it."""
    from comity.reader.forms import worker

    rung: list[float] = []
    monkeypatch.setattr(signal, "setitimer", lambda which, seconds: rung.append(seconds))
    worker._ring_after(3)
    assert rung == [3 + worker.SPARE_SECONDS]

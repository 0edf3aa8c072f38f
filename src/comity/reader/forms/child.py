"""Parsers run in child processes, which are given up when they take too long or too much.

A child serves many documents, one at a time, and is replaced after an error of its own, after
``DOCUMENTS_MAX`` documents, or when it says that it has grown. It gets no environment, no open
files, may write no file and open no connection; it speaks frames of JSON (see ``frames.py``), so
that nothing it says is ever executed.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import comity
from comity.reader.claims import Text
from comity.reader.forms import errors
from comity.reader.forms.document import EVERY, Document, Limits, Records
from comity.reader.forms.errors import FormError, TooSlow, WorkerDied, WorkerFailure
from comity.reader.forms.frames import FRAME_BYTES_MAX, HEADER, frame, text_from
from comity.reader.forms.registry import Form

DOCUMENTS_MAX = 2000
START_SECONDS = 30.0
"""Longest start of a child on a busy machine; not counted against a document."""
SEARCH_PATH = str(Path(comity.__file__).parents[1])
"""Where a child finds this package, besides what its interpreter has installed."""
RESTARTS_MAX = 100
"""Children that one stream may end before its rest is given up."""


class Child:
    """One child process. ``frames`` is called for one document after the other."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.documents = 0
        self._process = subprocess.Popen(  # noqa: S603 (its own module, no shell)
            [sys.executable, "-P", "-m", "comity.reader.forms.worker", str(limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": SEARCH_PATH, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
            cwd="/",
            start_new_session=True,  # an interrupt at the terminal is the parent's to handle
        )
        self._receive("", START_SECONDS)

    def frames(self, document: Document, form: Form, records: Records) -> Iterator[dict[str, Any]]:
        """What the child says of the document, up to and without "done".

        Raises:
            WorkerFailure: the child did not answer in time, or ended.
        """
        self.documents += 1
        data = document.data or b""
        request = {
            "form": form.name,
            "module": form.module,
            "name": document.name,
            "media_type": document.media_type,
            "path": document.path if document.data is None else "",
            "first": records.first,
            "step": records.step,
            "seconds": self.limits.seconds,
            "bytes": len(data),
        }
        assert self._process.stdin
        try:
            self._process.stdin.write(frame(request))
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise WorkerDied(document.name, self._how_it_ended()) from None
        while "done" not in (answer := self._receive(document.name, self.limits.seconds)):
            yield answer
        if answer.get("leaving"):
            self.documents = DOCUMENTS_MAX

    def _receive(self, name: str, seconds: float) -> dict[str, Any]:
        until = time.monotonic() + seconds
        (size,) = HEADER.unpack(self._take(HEADER.size, until, name, seconds))
        try:
            answer = json.loads(self._take(min(size, FRAME_BYTES_MAX), until, name, seconds))
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise WorkerDied(name, "found that its parser answered nonsense")
        return answer

    def _take(self, size: int, until: float, name: str, seconds: float) -> bytes:
        assert self._process.stdout
        stream = self._process.stdout.fileno()
        received = bytearray()
        while len(received) < size:
            ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TooSlow(name, f"found it not parsed after {seconds:g} s")
            piece = os.read(stream, min(size - len(received), 2**20))
            if not piece:
                raise WorkerDied(name, self._how_it_ended())
            received += piece
        return bytes(received)

    def _how_it_ended(self) -> str:
        code = self._process.wait(timeout=START_SECONDS)
        if code < 0:
            return f"found that it ended its parser ({signal.Signals(-code).name})"
        return f"found that it ended its parser (exit code {code})"

    def end(self) -> None:
        """The process is gone and its pipes are closed."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe
            with contextlib.suppress(OSError):
                pipe.close()
        self._process.wait()


_idle: list[Child] = []
"""Children that wait for work. Lists append and pop whole, so threads may share it."""


def parse(
    document: Document, form: Form, limits: Limits, records: Records = EVERY
) -> Iterator[Text | FormError | int]:
    """What a child makes of the document; a child that fails is given up, with one error.

    A stream yields the number of each record before its texts, and goes on with a new child
    after the record that ended one.
    """
    for _ in range(RESTARTS_MAX):
        child = _child(limits)
        fit = False
        begun = -1
        try:
            for answer in child.frames(document, form, records):
                if "begun" in answer:
                    begun = int(answer["begun"])
                    yield begun
                else:
                    yield _part(answer, document.name)
            fit = child.documents < DOCUMENTS_MAX
        except WorkerFailure as error:
            yield error
        else:
            return
        finally:
            if fit:
                _idle.append(child)
            else:
                child.end()
        if not form.stream or begun < 0:
            return
        records = records.after(begun)


def _child(limits: Limits) -> Child:
    while _idle:
        child = _idle.pop()
        if child.limits == limits:
            return child
        child.end()
    return Child(limits)


def _part(answer: dict[str, Any], name: str) -> Text | FormError:
    try:
        if "text" in answer:
            return text_from(answer["text"])
        kind, of, found = answer["error"]
        return _ERRORS[kind](str(of), str(found))
    except (KeyError, TypeError, ValueError):
        return WorkerDied(name, "found that its parser answered nonsense")


_ERRORS: dict[str, type[FormError]] = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, FormError)
}


def end_all() -> None:
    """No child is left waiting."""
    while _idle:
        _idle.pop().end()


atexit.register(end_all)
os.register_at_fork(after_in_child=_idle.clear)  # two processes must not talk to one child

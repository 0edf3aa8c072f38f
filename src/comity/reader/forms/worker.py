"""The child's side: parses what it is sent, inside limits that it sets itself before anything.

Run as ``python -m comity.reader.forms.worker MEMORY_BYTES``; see ``child.py``.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from comity.reader.claims import Text
from comity.reader.forms.document import Document, Records
from comity.reader.forms.errors import BrokenDocument, FormError, TooMuchMemory
from comity.reader.forms.frames import HEADER, frame, text_frame

GROWN_SHARE = 0.75
"""A child that has come to use more than this share of its memory asks to be replaced."""
SPARE_SECONDS = 5
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.system",
    "shutil.",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.kill",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.truncate",
)


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    """Documents are parsed until the parent goes away."""
    limit_bytes = int(sys.argv[1])
    _confine(limit_bytes)
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not reach the parent as an answer
    _say(outgoing, frame({"ready": True}))
    while header := incoming.read(HEADER.size):
        request = json.loads(incoming.read(HEADER.unpack(header)[0]))
        data = incoming.read(request["bytes"])
        _answer(request, data, outgoing)
        leaving = _address_space_bytes() > GROWN_SHARE * limit_bytes
        _say(outgoing, frame({"done": True, "leaving": leaving}))


def _address_space_bytes() -> int:
    """What the limit is set on, as it is now; 0 where the system does not tell.

    Not ``ru_maxrss``: it begins with what the parent held when it started this process.
    """
    try:
        pages = Path("/proc/self/statm").read_text().split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _confine(memory_bytes: int) -> None:
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(what, (most, most))
    sys.addaudithook(_refuse)
    sys.setrecursionlimit(500)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Nothing that a parser does opens a connection, starts a program or changes a file.

    A second wall behind parsers that are told not to; the first for those written in Python.
    """
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a parser may not do this: {event}")
    if event == "open" and isinstance(arguments[0], str) and arguments[2] & _WRITING:
        raise PermissionError("a parser may not write files")


def _answer(request: dict[str, Any], data: bytes, outgoing: BinaryIO) -> None:
    name, path, seconds = request["name"], request["path"], request["seconds"]
    document = Document(name, request["media_type"], None if path else data, path)
    _ring_after(seconds)
    try:
        parts: Iterator[Text | FormError | int]
        parts = import_module(request["module"]).texts(
            document, Records(request["first"], request["step"])
        )
        for part in parts:
            _say(outgoing, _framed(part))
            _ring_after(seconds)
    except FormError as error:
        _say(outgoing, _framed(error))
    except MemoryError:
        _say(outgoing, _framed(TooMuchMemory(name, "found that parsing it needs too much memory")))
    except Exception as error:  # whatever a library raises, the document is what caused it
        found = f"expected {request['form']}, found what its parser cannot read ({_said(error)})"
        _say(outgoing, _framed(BrokenDocument(name, found)))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ring_after(seconds: float) -> None:
    """The signal ends this process, even inside a library, should the parent be gone."""
    signal.setitimer(signal.ITIMER_REAL, seconds + SPARE_SECONDS)


def _framed(part: Text | FormError | int) -> bytes:
    if isinstance(part, int):
        return frame({"begun": part})
    if isinstance(part, Text):
        return text_frame(part)
    return frame({"error": [type(part).__name__, part.name, part.found]})


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200].replace("\n", " ")


def _say(outgoing: BinaryIO, data: bytes) -> None:
    outgoing.write(data)
    outgoing.flush()


if __name__ == "__main__":
    main()

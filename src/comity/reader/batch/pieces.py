"""What a batch is made of: pieces of work, each a file or a share of the records of one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from comity.reader.forms.document import EVERY, Records
from comity.reader.forms.errors import FormError, UnreadableFile
from comity.reader.forms.opening import is_stream

T = TypeVar("T")
LIST = "@"
"""An argument that begins so names a list: a file with one path a line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``stamp`` changes when the file does: its size in bytes and its time of change."""

    path: str
    size_bytes: int = 0
    stamp: str = ""
    records: Records = EVERY

    def shares(self, count: int) -> list[Piece]:
        """This piece as ``count`` pieces of which each takes every ``count``-th record."""
        return [replace(self, records=Records(number, count)) for number in range(count)]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of one text: ``value``, or why there is none.

    ``index`` is the text's number in its file, of a stream that of its record, from 0.
    """

    path: str
    index: int
    value: T | FormError


def pieces_of(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Piece]:
    """A piece for each file: those named, those of lists, and those in folders, by name.

    Hidden files and folders, and links to folders, are left out of folders. What is not there
    is a piece too, so that its error comes in its place.

    Raises:
        UnreadableFile: a list cannot be read.
    """
    for path in paths:
        named = os.fspath(path)
        if named.startswith(LIST):
            yield from pieces_of(_listed(named.removeprefix(LIST)))
        elif os.path.isdir(named):
            yield from map(_piece, _within(named))
        else:
            yield _piece(named)


def _listed(path: str) -> Iterator[str]:
    try:
        with Path(path).open(encoding="utf-8", errors="surrogateescape") as lines:
            for line in lines:
                if line.strip():
                    yield line.rstrip("\r\n")
    except OSError as error:
        raise UnreadableFile(
            path, f"found that the list cannot be read ({error.strerror})"
        ) from None


def _within(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield os.path.join(parent, name)


def _piece(path: str) -> Piece:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return Piece(path)
    return Piece(path, found.st_size, f"{found.st_size}:{found.st_mtime_ns}")


def is_shareable(piece: Piece) -> bool:
    """Its records can be read by several processes at once."""
    return piece.size_bytes > SHARED_BYTES_MIN and is_stream(piece.path)


SHARED_BYTES_MIN = 1_000_000
"""A smaller archive is read by one process sooner than several have found their records."""

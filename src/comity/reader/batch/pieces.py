"""What a batch is made of: pieces of work, each a file or a share of the records of one."""

from __future__ import annotations

import hashlib
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

    def after(self, number: int) -> Piece:
        """What comes after the record of this number."""
        return replace(self, records=Records(number + 1))

    def shares(self, jobs: int) -> list[Piece]:
        """This piece as ``jobs`` pieces of which each takes every ``jobs``-th record, if several
        processes can work on it."""
        if jobs == 1 or not is_shareable(self):
            return [self]
        first = self.records.first
        return [replace(self, records=Records(first + n, jobs)) for n in range(jobs)]


@dataclass(frozen=True, slots=True)
class Place:
    """How far a batch has come: so many files wholly, and of the next the records up to one.

    ``before`` is a digest over those files, in order, ``file`` over the next one.
    """

    files: int = 0
    before: str = ""
    file: str = ""
    record: int = -1

    def within(self, piece: Piece, record: int) -> Place:
        """The place once this record of the next file is done."""
        return replace(self, file=_digest("", piece), record=record)

    def past(self, piece: Piece) -> Place:
        """The place once the next file is done."""
        return Place(self.files + 1, _digest(self.before, piece))


BEGINNING = Place()


def _digest(before: str, piece: Piece) -> str:
    said = f"{before}\n{piece.path}\n{piece.stamp}"
    return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of one text: ``value``, or why there is none.

    ``index`` is the text's number in its file, of a stream that of its record, from 0; ``offset``
    where the record begins in its file, in bytes.
    """

    path: str
    index: int
    value: T | FormError
    offset: int = 0


def pieces_of(
    paths: Iterable[str | os.PathLike[str]], but: frozenset[str] = frozenset()
) -> Iterator[Piece]:
    """A piece for each file: those named, those of lists, and those in folders, by name.

    Hidden files and folders, links to folders, and the files of the real paths ``but`` are left
    out of folders. What is not there is a piece too, so that its error comes in its place.

    Raises:
        UnreadableFile: a list cannot be read.
    """
    for path in paths:
        named = os.fspath(path)
        if named.startswith(LIST):
            yield from pieces_of(_listed(named.removeprefix(LIST)), but)
        elif os.path.isdir(named):
            found = _within(named)
            yield from (_piece(path) for path in found if os.path.realpath(path) not in but)
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

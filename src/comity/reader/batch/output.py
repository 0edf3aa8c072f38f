"""A file of lines that is whole up to the last one, with a journal of how far it has come.

The journal, a small file beside it, says after each line which texts the lines so far are of. A
run that was killed cuts off what its journal does not know of, and goes on: the file then holds
what an unbroken run would have written, byte for byte.
"""

from __future__ import annotations

import fcntl
import os
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from comity.reader.batch.pieces import BEGINNING, Place
from comity.reader.errors import OutputForeign, OutputTaken

_SLOT_BYTES = 4096
"""The journal has two slots, written in turns: a power cut spoils one at most."""


@dataclass(frozen=True, slots=True)
class Written:
    """What the lines so far are of: texts read with their claims, and those refused, by error."""

    reading: str = ""
    place: Place = BEGINNING
    size_bytes: int = 0
    texts: int = 0
    claims: int = 0
    refused: dict[str, int] = field(default_factory=dict)

    def with_text(self, place: Place, size_bytes: int, claims: int) -> Written:
        """With one more text that was read."""
        size_bytes += self.size_bytes
        texts, claims = self.texts + 1, self.claims + claims
        return replace(self, place=place, size_bytes=size_bytes, texts=texts, claims=claims)

    def with_refusal(self, place: Place, size_bytes: int, kind: str) -> Written:
        """With one more text that could not be read."""
        refused = dict(Counter(self.refused) + Counter([kind]))
        return replace(self, place=place, size_bytes=self.size_bytes + size_bytes, refused=refused)


def journal_of(path: Path) -> Path:
    """Where the journal of a file is."""
    return path.with_name(path.name + ".journal")


class Output:
    """The file, open for this run alone; ``written`` says what is in it.

    ``reading`` names all that the lines depend on besides the texts; ``anew`` forgets what an
    earlier run wrote.

    Raises:
        OutputTaken: another run is writing it.
        OutputForeign: it was not written so, or less of it is there than was written.
    """

    def __init__(self, path: Path, reading: str, *, anew: bool = False) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        journal = journal_of(path)
        is_foreign = path.exists() and path.stat().st_size and not journal.exists()
        if is_foreign and not anew:
            raise OutputForeign(
                f"{path}: found a file that no batch wrote (it has no journal beside it)."
                " Name another file, or begin anew to write over it."
            )
        self._journal = os.fdopen(os.open(journal, os.O_RDWR | os.O_CREAT, 0o644), "r+b", 0)
        try:
            fcntl.flock(self._journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._journal.close()
            raise OutputTaken(f"{path}: another run is writing it. Wait for its end.") from None
        try:
            self.written = Written(reading) if anew else _recalled(self._journal, path, reading)
            self._lines = self._opened()
        except BaseException:
            self._journal.close()
            raise
        self._turn = 0
        self._keep()

    def _opened(self) -> BinaryIO:
        """The file, cut to what its journal knows of."""
        lines = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", 0)
        lines.truncate(self.written.size_bytes)
        lines.seek(0, os.SEEK_END)
        return lines

    def add(self, line: bytes, written: Written) -> None:
        """One more line, after which ``written`` holds."""
        self._lines.write(line)
        self.written = written
        self._keep()

    def finish(self) -> None:
        """There is no more to come: what was written survives a power cut."""
        os.fsync(self._lines.fileno())
        os.fsync(self._journal.fileno())

    def _keep(self) -> None:
        slot = orjson.dumps(asdict(self.written)).ljust(_SLOT_BYTES - 1) + b"\n"
        self._journal.seek(_SLOT_BYTES * self._turn)
        self._journal.write(slot)
        self._turn = 1 - self._turn

    def close(self) -> None:
        """Both files are closed, and another run may go on."""
        self._lines.close()
        self._journal.close()


def _recalled(journal: BinaryIO, path: Path, reading: str) -> Written:
    """What the journal last knew of that is there."""
    known = [_parsed(journal.read(_SLOT_BYTES)) for _ in range(2)]
    found = [one for one in known if one is not None]
    if not found:
        return Written(reading)
    size_bytes = path.stat().st_size if path.exists() else 0
    there = [one for one in found if one.size_bytes <= size_bytes]
    if not there:
        raise OutputForeign(
            f"{path}: found {size_bytes:,} bytes where {found[0].size_bytes:,} were written."
            " Begin anew, or write to another file."
        )
    last = max(there, key=lambda one: one.size_bytes)
    if last.reading != reading:
        raise OutputForeign(
            f"{path}: found claims of another reading ({last.reading}; this one is {reading})."
            " Begin anew, or write to another file."
        )
    return last


def _parsed(slot: bytes) -> Written | None:
    try:
        row: dict[str, Any] = orjson.loads(slot)
        return Written(**{**row, "place": Place(**row["place"])})
    except (ValueError, TypeError, KeyError):
        return None

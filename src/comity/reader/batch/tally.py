"""How far a batch has come, how fast it goes and how long it will still take."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from comity.reader.batch.pieces import Piece, pieces_of


@dataclass(slots=True)
class Tally:
    """Counts of files and bytes, of which ``done`` ones were read now or by an earlier run."""

    files: int = 0
    size_bytes: int = 0
    files_done: float = 0
    done_bytes: float = 0
    read_bytes: float = 0
    """Of those done, the bytes read in this run: what the rate is made of."""
    texts: int = 0
    errors: int = 0
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def of(cls, paths: Iterable[str | os.PathLike[str]]) -> Tally:
        """The tally of a batch that has not begun."""
        tally = cls()
        for piece in pieces_of(paths):
            tally.files += 1
            tally.size_bytes += piece.size_bytes
        return tally

    def finished(self, piece: Piece, *, before: bool = False) -> None:
        """A piece is done; ``before``: by an earlier run."""
        share = 1 / piece.records.step
        self.files_done += share
        self.done_bytes += piece.size_bytes * share
        if not before:
            self.read_bytes += piece.size_bytes * share

    @property
    def texts_per_second(self) -> float:
        """Texts and errors a second, since the beginning of this run."""
        seconds = time.monotonic() - self.began
        return (self.texts + self.errors) / seconds if seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Time left at the rate so far; None as long as no file is done."""
        if not self.read_bytes:
            return None
        seconds = time.monotonic() - self.began
        return seconds * max(0.0, self.size_bytes - self.done_bytes) / self.read_bytes

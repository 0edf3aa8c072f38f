"""How far a batch has come, how fast it goes and how long it will still take."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from comity.reader.batch.pieces import Outcome, Piece, pieces_of
from comity.reader.forms.errors import FormError


@dataclass(slots=True)
class Tally:
    """Counts of files and bytes, of which ``done`` ones were read now or by an earlier run."""

    files: int = 0
    size_bytes: int = 0
    files_done: int = 0
    done_bytes: int = 0
    """Of files that are done."""
    within_bytes: int = 0
    """Where in its file the last text began."""
    skipped_bytes: int = 0
    """Of what is done, the bytes that an earlier run read."""
    goes_on: bool = False
    """The next text is not the first of its file: an earlier run read those before it."""
    texts: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """How many texts could not be read, by the name of the error."""
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def of(
        cls, paths: Iterable[str | os.PathLike[str]], but: frozenset[str] = frozenset()
    ) -> Tally:
        """The tally of a batch that has not begun."""
        tally = cls()
        for piece in pieces_of(paths, but):
            tally.files += 1
            tally.size_bytes += piece.size_bytes
        return tally

    def count(self, outcome: Outcome[Any]) -> None:
        """One more text was handled in this run."""
        self.within_bytes = outcome.offset
        if self.goes_on:
            self.skipped_bytes += outcome.offset
            self.goes_on = False
        if isinstance(outcome.value, FormError):
            self.refused[type(outcome.value).__name__] += 1
        else:
            self.texts += 1

    def finished(self, piece: Piece) -> None:
        """A file is done."""
        self.files_done += 1
        self.done_bytes += piece.size_bytes
        self.within_bytes = 0

    def skipped(self, piece: Piece) -> None:
        """A file was done by an earlier run."""
        self.finished(piece)
        self.skipped_bytes += piece.size_bytes

    @property
    def errors(self) -> int:
        return self.refused.total()

    @property
    def share(self) -> float:
        """How much is done, by bytes (0–1)."""
        return (self.done_bytes + self.within_bytes) / self.size_bytes if self.size_bytes else 1.0

    @property
    def texts_per_second(self) -> float:
        """Texts and errors a second, since the beginning of this run."""
        seconds = time.monotonic() - self.began
        return (self.texts + self.errors) / seconds if seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Time left at the rate so far, by bytes; None as long as there is no rate."""
        at = self.done_bytes + self.within_bytes
        read_bytes = at - self.skipped_bytes
        if read_bytes <= 0:
            return None
        seconds = time.monotonic() - self.began
        return seconds * max(0, self.size_bytes - at) / read_bytes

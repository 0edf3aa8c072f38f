"""A process that reads one piece of work after the other, and what to do when a text ends it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from comity.reader.batch.pieces import Outcome, Piece
from comity.reader.claims import Text
from comity.reader.forms import child
from comity.reader.forms.document import Limits
from comity.reader.forms.errors import FormError, ReadingFailed, WorkerDied
from comity.reader.forms.opening import open_records

T = TypeVar("T")
_GOODBYE_SECONDS = 2.0


def outcomes(piece: Piece, each: Callable[[Text], T], limits: Limits) -> Iterator[Outcome[T]]:
    """What comes of each text of a piece; a text on which ``each`` fails costs only itself."""
    for number, part in open_records(piece.path, limits=limits, records=piece.records):
        value: T | FormError
        try:
            value = part if isinstance(part, FormError) else each(part)
        except FormError as error:
            value = error
        except Exception as error:  # whatever it is, the other texts are still to be read
            found = f"found that reading text {number} failed ({type(error).__name__}: {error})"
            value = ReadingFailed(piece.path, found)
        yield Outcome(piece.path, number, value, _offset(part))


def _offset(part: Text | FormError) -> int:
    found = part.extra.get("offset") if isinstance(part, Text) else None
    return found if isinstance(found, int) else 0


class Process(Generic[T]):
    """One process, with the piece it works on."""

    piece: Piece
    last: int
    """Number of the last text that it has handed on."""
    _before: int

    def __init__(self, each: Callable[[Text], T], limits: Limits) -> None:
        # Not forked: a process that has threads or open children is no good to copy.
        start = multiprocessing.get_context("spawn")
        self.ours, theirs = start.Pipe()
        self._process = start.Process(target=_work, args=(theirs, each, limits), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, piece: Piece) -> None:
        """The process reads the piece from now on."""
        self.piece = piece
        self.last = self._before = piece.records.first - piece.records.step
        with contextlib.suppress(BrokenPipeError):  # it died: told when it is listened to
            self.ours.send(piece)

    def receive(self) -> Outcome[T] | None:
        """The next outcome; None once the piece is done. EOFError if a text ended the process."""
        try:
            outcome: Outcome[T] | None = self.ours.recv()
        except ConnectionError:
            raise EOFError from None
        if outcome:
            self.last = outcome.index
        return outcome

    def death(self) -> Outcome[T]:
        """The outcome of the text that ended the process."""
        path, number = self.piece.path, self.last + self.piece.records.step
        found = f"found that text {number} ended the process that read it"
        return Outcome(path, number, WorkerDied(path, found))

    def rest(self) -> Piece | None:
        """What comes after that text, unless it was the first that the process came to."""
        if self.last == self._before:
            return None
        records = self.piece.records.after(self.last + self.piece.records.step)
        return replace(self.piece, records=records)

    def end(self, *, idle: bool = False) -> None:
        """The process is gone, even if it is in the middle of a piece."""
        self.ours.close()
        if idle:  # it ends by itself, and its parser with it
            self._process.join(_GOODBYE_SECONDS)
        self._process.kill()
        self._process.join()


def _work(theirs: Connection, each: Callable[[Text], T], limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its processes itself
    try:
        while True:
            piece: Piece = theirs.recv()
            for outcome in outcomes(piece, each, limits):
                theirs.send(outcome)
            theirs.send(None)
    except (EOFError, ConnectionError):  # the parent is gone, or has no more work
        child.end_all()

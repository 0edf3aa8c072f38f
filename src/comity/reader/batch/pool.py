"""Processes that share pieces of work, each replaced if a piece ends it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from comity.reader.batch.pieces import Outcome, Piece
from comity.reader.claims import Text
from comity.reader.forms.document import Limits
from comity.reader.forms.errors import FormError, ReadingFailed, WorkerDied
from comity.reader.forms.opening import open_records

T = TypeVar("T")
Step = tuple[Piece, Outcome[T] | None]
"""An outcome of a piece; None once the piece has no more."""


def outcomes(piece: Piece, each: Callable[[Text], T], limits: Limits) -> Iterator[Outcome[T]]:
    """What comes of each text of a piece; a text on which ``each`` fails costs only itself."""
    for number, part in open_records(piece.path, limits=limits, records=piece.records):
        value: T | FormError
        try:
            value = part if isinstance(part, FormError) else each(part)
        except Exception as error:  # whatever it is, the other texts are still to be read
            found = f"found that reading text {number} failed ({type(error).__name__}: {error})"
            value = ReadingFailed(piece.path, found)
        yield Outcome(piece.path, number, value)


class _Process(Generic[T]):
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
        self.piece = piece
        self.last = self._before = piece.records.first - piece.records.step
        self.ours.send(piece)

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

    def end(self) -> None:
        """The process is gone, even if it is in the middle of a piece."""
        self.ours.close()
        self._process.kill()
        self._process.join()


def _work(theirs: Connection, each: Callable[[Text], T], limits: Limits) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its processes itself
    with contextlib.suppress(EOFError, BrokenPipeError):  # the parent is gone
        while True:
            piece: Piece = theirs.recv()
            for outcome in outcomes(piece, each, limits):
                theirs.send(outcome)
            theirs.send(None)


def shared_out(
    pieces: Iterator[Piece], each: Callable[[Text], T], jobs: int, limits: Limits
) -> Iterator[Step[T]]:
    """Steps of all pieces, as ``jobs`` processes come to them; those of one piece are in order.

    A text that ends its process costs an error, and one that does so at once its whole piece.
    """
    running: dict[Connection, _Process[T]] = {}

    def begin(piece: Piece | None) -> None:
        if piece:
            process = _Process(each, limits)
            process.begin(piece)
            running[process.ours] = process

    try:
        for _ in range(jobs):
            begin(next(pieces, None))
        while running:
            for ours in wait(list(running)):
                assert isinstance(ours, Connection)
                process = running[ours]
                try:
                    outcome: Outcome[T] | None = ours.recv()
                except (EOFError, ConnectionError):
                    process.end()
                    del running[ours]
                    yield process.piece, process.death()
                    rest = process.rest()
                    if not rest:
                        yield process.piece, None
                    begin(rest or next(pieces, None))
                    continue
                yield process.piece, outcome
                if outcome:
                    process.last = outcome.index
                elif piece := next(pieces, None):
                    process.begin(piece)
                else:
                    del running[ours]
                    process.end()
    finally:
        for process in running.values():
            process.end()

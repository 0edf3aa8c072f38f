"""Processes that share pieces of work and yet hand on what comes of them in order.

Each process may be ahead of what is handed on, but not far: one that is waits until it is its
turn, so that memory stays flat whatever the files are like.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from comity.reader.batch.pieces import Outcome, Piece
from comity.reader.batch.process import Process
from comity.reader.claims import Text
from comity.reader.forms.document import Limits
from comity.reader.forms.errors import EmptyDocument

T = TypeVar("T")
Step = tuple[Piece, Outcome[T] | None]
"""An outcome of a file; None once the file has no more."""
AHEAD_OF_SHARE = 32
"""Outcomes of one share of a file that wait for their turn before its process must wait."""
AHEAD_IN_ALL = 1000
"""Files and outcomes that wait for their turn before no further file is begun."""


@dataclass(slots=True)
class _Share(Generic[T]):
    """A share of the records of a file, with what came of it and is not handed on yet."""

    piece: Piece
    waiting: deque[Outcome[T]] = field(default_factory=deque)
    ended: bool = False


@dataclass(slots=True)
class _File(Generic[T]):
    """A file that was begun, as shares of one process each."""

    piece: Piece
    shares: list[_Share[T]]
    is_empty: bool = True
    """Nothing was handed on yet."""

    def ready(self) -> Iterator[Outcome[T]]:
        """Outcomes whose turn it is: nothing that comes before them can still come."""
        while all(share.waiting or share.ended for share in self.shares):
            waiting = [share for share in self.shares if share.waiting]
            if not waiting:
                return
            yield min(waiting, key=lambda share: share.waiting[0].index).waiting.popleft()

    @property
    def ended(self) -> bool:
        return all(share.ended and not share.waiting for share in self.shares)


def shared_out(
    pieces: Iterator[Piece], each: Callable[[Text], T], jobs: int, limits: Limits
) -> Iterator[Step[T]]:
    """Steps of all files in their order, as ``jobs`` processes read them.

    A text that ends its process costs an error, and one that does so at once its whole piece.
    """
    crew = _Crew(pieces, each, jobs, limits)
    try:
        yield from crew.steps()
    finally:
        crew.end()


def found_empty(piece: Piece) -> Outcome[Any]:
    """The outcome of a file of whose records no process found one that holds a text."""
    error = EmptyDocument(Path(piece.path).name, "found no document in it")
    return Outcome(piece.path, piece.records.first, error)


class _Crew(Generic[T]):
    """Processes, what they work on, and what they are ahead of."""

    def __init__(
        self, pieces: Iterator[Piece], each: Callable[[Text], T], jobs: int, limits: Limits
    ) -> None:
        self._pieces, self._each, self._jobs, self._limits = pieces, each, jobs, limits
        self._files: deque[_File[T]] = deque()
        self._unbegun: deque[_Share[T]] = deque()
        self._idle: list[Process[T]] = []
        self._running: dict[Connection, tuple[Process[T], _Share[T]]] = {}
        self._waiting = 0

    def steps(self) -> Iterator[Step[T]]:
        self._begin_more()
        while self._files:
            first = self._files[0]
            for outcome in first.ready():
                self._waiting -= 1
                first.is_empty = False
                yield first.piece, outcome
            if first.ended:
                self._files.popleft()
                if first.is_empty and len(first.shares) > 1:
                    yield first.piece, found_empty(first.piece)
                yield first.piece, None
            else:
                self._listen()
            self._begin_more()

    def _begin_more(self) -> None:
        """Give work to whoever has none. Shares are begun in order: the one that is waited for is
        always among those begun, so that no two processes wait for each other."""
        while len(self._running) < self._jobs and (share := self._next_share()):
            process = self._idle.pop() if self._idle else Process(self._each, self._limits)
            process.begin(share.piece)
            self._running[process.ours] = process, share

    def _next_share(self) -> _Share[T] | None:
        if not self._unbegun and len(self._files) + self._waiting < AHEAD_IN_ALL:
            piece = next(self._pieces, None)
            if piece is not None:
                file = _File[T](piece, [_Share(share) for share in piece.shares(self._jobs)])
                self._files.append(file)
                self._unbegun.extend(file.shares)
        return self._unbegun.popleft() if self._unbegun else None

    def _listen(self) -> None:
        heard = [
            ours
            for ours, (_, share) in self._running.items()
            if len(share.waiting) < AHEAD_OF_SHARE
        ]
        for ours in wait(heard):
            assert isinstance(ours, Connection)
            process, share = self._running[ours]
            try:
                outcome = process.receive()
            except EOFError:
                del self._running[ours]
                self._bury(process, share)
                continue
            if outcome is None:
                share.ended = True
                del self._running[ours]
                self._idle.append(process)
            else:
                share.waiting.append(outcome)
                self._waiting += 1

    def _bury(self, process: Process[T], share: _Share[T]) -> None:
        """The text that ended the process costs an error; the rest is begun by another one."""
        process.end()
        share.waiting.append(process.death())
        self._waiting += 1
        rest = process.rest()
        if rest is None:
            share.ended = True
        else:
            share.piece = rest
            self._unbegun.appendleft(share)

    def end(self) -> None:
        """No process is left."""
        for process in self._idle:
            process.end(idle=True)
        for process, _ in self._running.values():
            process.end()

"""A batch from its paths to what came of each text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from comity.reader.batch.pieces import BEGINNING, Outcome, Piece, Place, pieces_of
from comity.reader.batch.pool import Step, shared_out
from comity.reader.batch.process import outcomes
from comity.reader.batch.tally import Tally
from comity.reader.claims import Text
from comity.reader.errors import InputsChanged
from comity.reader.forms.document import LIMITS, Limits

T = TypeVar("T")
Engine = Callable[[Iterator[Piece], Callable[[Text], Any], int, Limits], Iterator[Step[Any]]]
"""Whatever reads pieces: given them, what to do with each text, how many jobs, and limits."""


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    each: Callable[[Text], T],
    *,
    jobs: int = 1,
    engine: Engine | None = None,
    after: Place = BEGINNING,
    but: frozenset[str] = frozenset(),
    tally: Tally | None = None,
    limits: Limits = LIMITS,
) -> Iterator[tuple[Outcome[T], Place]]:
    """What ``each`` makes of each text of the files, folders and lists ("@paths.txt") named, in
    their order, with the place that a later run can go on ``after``.

    With one job all is done here; with more in other processes, to which ``each`` is pickled;
    or as the ``engine`` does it. Files of the real paths ``but`` are left out of folders;
    ``tally`` keeps count.

    Raises:
        InputsChanged: what was read before ``after`` is not what is there now.
        UnreadableFile: a list cannot be read.
    """
    tally = Tally() if tally is None else tally
    pieces = left(pieces_of(paths, but), after, tally)
    engine = engine or (shared_out if jobs > 1 else _one_by_one)
    place = after
    for piece, outcome in engine(pieces, each, jobs, limits):
        if outcome is None:
            place = place.past(piece)
            tally.finished(piece)
            continue
        place = place.within(piece, outcome.index)
        tally.count(outcome)
        yield outcome, place


def left(pieces: Iterator[Piece], after: Place, tally: Tally) -> Iterator[Piece]:
    """Of all pieces, what a run that goes on after a place has still to read.

    Raises:
        InputsChanged: what was read before that is not what is there now.
    """
    place = BEGINNING
    for _ in range(after.files):
        piece = next(pieces, None)
        if piece is None:
            raise InputsChanged(f"found {place.files:,} files where {after.files:,} were read")
        place = place.past(piece)
        tally.skipped(piece)
    if place.before != after.before:
        raise InputsChanged(f"found that the first {after.files:,} files are not those read")
    if after.file:
        piece = next(pieces, None)
        if piece is None or place.within(piece, after.record) != after:
            named = piece.path if piece else "a file"
            raise InputsChanged(f"found that {named} is not as it was when it was half read")
        tally.goes_on = True
        yield piece.after(after.record)
    yield from pieces


def _one_by_one(
    pieces: Iterator[Piece], each: Callable[[Text], T], _jobs: int, limits: Limits
) -> Iterator[Step[T]]:
    for piece in pieces:
        for outcome in outcomes(piece, each, limits):
            yield piece, outcome
        yield piece, None

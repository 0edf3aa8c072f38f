"""A batch from its paths to what came of each text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from comity.reader.batch.journal import Journal
from comity.reader.batch.pieces import Outcome, Piece, pieces_of
from comity.reader.batch.pool import Step, outcomes, shared_out
from comity.reader.batch.tally import Tally
from comity.reader.claims import Text
from comity.reader.forms.document import LIMITS, Limits
from comity.reader.forms.errors import FormError

T = TypeVar("T")


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    each: Callable[[Text], T],
    *,
    jobs: int = 1,
    journal: str | os.PathLike[str] | None = None,
    tally: Tally | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Outcome[T]]:
    """What ``each`` makes of each text of the files, folders and lists ("@paths.txt") named.

    With one job in order, here; with more in other processes, to which ``each`` is pickled, the
    texts of one file in order but files as they come. An outcome is handled once the next one is
    asked for: only then does the ``journal`` say so. A batch that was killed and is started
    again with its journal goes on after what was handled; ``tally`` keeps count.

    Raises:
        UnreadableFile: a list cannot be read.
    """
    tally = Tally() if tally is None else tally
    kept = Journal(journal)
    try:
        pieces = _left(paths, kept, jobs, tally)
        steps = _one_by_one(pieces, each, limits)
        if jobs > 1:
            steps = shared_out(pieces, each, jobs, limits)
        for piece, outcome in steps:
            if outcome is None:
                kept.finished(piece)
                tally.finished(piece)
                continue
            if isinstance(outcome.value, FormError):
                tally.errors += 1
            else:
                tally.texts += 1
            yield outcome
            kept.handled(piece, outcome.index)
    finally:
        kept.close()


def _left(
    paths: Iterable[str | os.PathLike[str]], kept: Journal, jobs: int, tally: Tally
) -> Iterator[Piece]:
    for piece in pieces_of(paths):
        left = kept.left_of(piece, jobs)
        if not left:
            tally.finished(piece, before=True)
        for share in left[:1]:
            for _ in range(share.records.step - len(left)):
                tally.finished(share, before=True)
        yield from left


def _one_by_one(
    pieces: Iterator[Piece], each: Callable[[Text], T], limits: Limits
) -> Iterator[Step[T]]:
    for piece in pieces:
        for outcome in outcomes(piece, each, limits):
            yield piece, outcome
        yield piece, None

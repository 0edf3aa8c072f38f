"""What of a batch is done, line by line in a file, so that a batch that was killed goes on."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from comity.reader.batch.pieces import Piece, is_shareable

_ALL = -1


class Journal:
    """A line is added after each text that was handled: path, stamp, share and record.

    A file that has changed since has another stamp and is read anew. A last line that a kill
    cut short is passed over. With no path nothing is kept.
    """

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
        self._done: dict[tuple[str, str], dict[tuple[int, int], int]] = {}
        self._file: TextIO | None = None
        if path is None:
            return
        whole = Path(path)
        whole.parent.mkdir(parents=True, exist_ok=True)
        if whole.exists():
            self._recall(whole)
        self._file = whole.open("a", encoding="utf-8", errors="surrogateescape")
        if self._file.tell():
            self._file.write("\n")  # ends a line that was cut short

    def _recall(self, path: Path) -> None:
        with path.open(encoding="utf-8", errors="surrogateescape") as lines:
            for line in lines:
                try:
                    of, stamp, first, step, number = json.loads(line)
                    self._done.setdefault((of, stamp), {})[first, step] = number
                except (ValueError, TypeError):
                    continue

    def left_of(self, piece: Piece, jobs: int) -> list[Piece]:
        """What of a piece is still to be done, as shares if several processes can work on it.

        An archive that was begun keeps the shares it was begun with, whatever ``jobs`` is now.
        """
        done = self._done.get((piece.path, piece.stamp), {})
        step = next(iter(done))[1] if done else 0
        if not step:
            step = jobs if jobs > 1 and is_shareable(piece) else 1
        left = []
        for share in piece.shares(step):
            number = done.get((share.records.first, step))
            if number is None:
                left.append(share)
            elif number != _ALL:
                left.append(replace(share, records=share.records.after(number)))
        return left

    def handled(self, piece: Piece, number: int) -> None:
        """The record of this number was handled, and all of its share before it."""
        self._add(piece, number)

    def finished(self, piece: Piece) -> None:
        """Nothing of the piece is left."""
        self._add(piece, _ALL)

    def _add(self, piece: Piece, number: int) -> None:
        if self._file is None:
            return
        share = piece.records.first % piece.records.step
        line = [piece.path, piece.stamp, share, piece.records.step, number]
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def close(self) -> None:
        """The file is closed."""
        if self._file is not None:
            self._file.close()

"""A batch written out: a line for each text, in order, gone on with after a kill."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from comity.reader.batch.lines import Rows, line_of
from comity.reader.batch.output import Output, Written, journal_of
from comity.reader.batch.reading import Engine, read_many
from comity.reader.batch.tally import Tally
from comity.reader.forms.errors import FormError


def files_of(out: Path) -> frozenset[str]:
    """The real paths of a file that is written and of its journal."""
    return frozenset(os.path.realpath(path) for path in (out, journal_of(out)))


def write_many(
    paths: Iterable[str | os.PathLike[str]],
    out: Path,
    rows: Rows,
    *,
    jobs: int = 1,
    engine: Engine | None = None,
    anew: bool = False,
    tally: Tally | None = None,
) -> Iterator[Written]:
    """What ``out`` holds, told after each line; at the end at least once. The file itself is not
    read, though it be in a folder that is.

    Raises:
        BatchError: the file is not to be written, or not to be gone on with.
        UnreadableFile: a list cannot be read.
    """
    output = Output(out, rows.reading, anew=anew)
    try:
        place = output.written.place
        steps = read_many(
            paths, rows, jobs=jobs, engine=engine, after=place, but=files_of(out), tally=tally
        )
        for outcome, after in steps:
            line = line_of(outcome)
            if isinstance(outcome.value, FormError):
                kind = type(outcome.value).__name__
                output.add(line, output.written.with_refusal(after, len(line), kind))
            else:
                count = outcome.value.count
                output.add(line, output.written.with_text(after, len(line), count))
            yield output.written
        output.finish()
        yield output.written
    finally:
        output.close()

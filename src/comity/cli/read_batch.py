"""Many files read into lines of JSON, with how far that has come and what was refused."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from comity.cli.commands.reading import Engine
from comity.cli.progress import telling
from comity.reader.batch.lines import Rows, line_of
from comity.reader.batch.output import Written
from comity.reader.batch.reading import read_many
from comity.reader.batch.spark import on_spark
from comity.reader.batch.tally import Tally
from comity.reader.batch.writing import files_of, write_many
from comity.reader.forms import FormError

PIPED = "@-"
"""An argument that names the list of files that is piped in."""


def write(
    files: Sequence[Path], out: Path, rows: Rows, *, jobs: int, engine: Engine, anew: bool
) -> None:
    """Writes ``out``, or goes on where an earlier run stopped; Exit 1 if no text could be read."""
    run = on_spark if engine is Engine.spark else None
    with _named(files) as paths:
        tally = Tally.of(paths, but=files_of(out))
        before = None
        with telling() as tell:
            try:
                written = Written()
                for written in write_many(
                    paths, out, rows, jobs=jobs, engine=run, anew=anew, tally=tally
                ):
                    before = before or _earlier(written, tally)
                    tell(_far(tally), tally.share)
            except KeyboardInterrupt:
                typer.echo(f"comity: stopped; {out} is whole. The same command goes on.", err=True)
                raise typer.Exit(130) from None
        _sum_up(written, before or 0, tally, out)
    if written.refused and not written.texts:
        raise typer.Exit(1)


def show(files: Sequence[Path], rows: Rows, *, jobs: int) -> int:
    """Prints the lines; the number of texts that could not be read."""
    failed = 0
    with _named(files) as paths:
        for outcome, _ in read_many(paths, rows, jobs=jobs):
            failed += isinstance(outcome.value, FormError)
            sys.stdout.buffer.write(line_of(outcome))
    sys.stdout.flush()
    return failed


@contextlib.contextmanager
def _named(files: Sequence[Path]) -> Iterator[list[str]]:
    """The arguments, with a list that is piped in kept in a file: it is gone through twice."""
    with tempfile.TemporaryDirectory(prefix="comity-") as folder:
        paths = [str(file) for file in files]
        if PIPED in paths:
            kept = Path(folder, "piped")
            with kept.open("wb") as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
            paths = [f"@{kept}" if path == PIPED else path for path in paths]
        yield paths


def _earlier(written: Written, tally: Tally) -> int:
    """Texts that an earlier run read or refused."""
    return written.texts + sum(written.refused.values()) - tally.texts - tally.errors


def _far(tally: Tally) -> str:
    left = tally.seconds_left
    parts = [
        f"{tally.files_done:,} of {tally.files:,} files",
        f"{tally.texts_per_second:,.0f} texts/s",
        f"{_time(left)} left" if left is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def _time(seconds: float) -> str:
    """ "40 s", "12 min", "3 h 05 min"."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02} min"


def _sum_up(written: Written, before: int, tally: Tally, out: Path) -> None:
    typer.echo(
        f"{out}: {written.claims:,} claims of {written.texts:,} texts in {tally.files:,} files.",
        err=True,
    )
    now = tally.texts + tally.errors
    if before:
        typer.echo(f"{before:,} of these texts had been read before.", err=True)
    if now:
        rate = tally.texts_per_second
        typer.echo(f"{now:,} read in {_time(now / rate)}, {rate:,.0f} texts/s.", err=True)
    if written.refused:
        kinds = sorted(written.refused.items(), key=lambda row: (-row[1], row[0]))
        told = ", ".join(f"{kind} {count:,}" for kind, count in kinds)
        typer.echo(
            f"{sum(written.refused.values()):,} could not be read: {told}."
            ' Their lines say why ("found").',
            err=True,
        )

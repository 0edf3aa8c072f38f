"""How far a long step has come: a bar on a terminal, a line in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

Step = Callable[[int, int], None]


@contextmanager
def progress(label: str) -> Iterator[Step]:
    """Gives a function to be called with (done, in all); silent if it never is."""
    started = time.monotonic()
    last = (0, 0)
    if sys.stderr.isatty():
        from rich.console import Console  # here: 0.1 s that a pipe need not wait for
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = None

            def show(done: int, whole: int) -> None:
                nonlocal task, last
                if task is None:
                    task = bar.add_task(label, total=whole)
                bar.update(task, completed=done, total=whole)
                last = (done, whole)

            yield show
    else:

        def count(done: int, whole: int) -> None:
            nonlocal last
            last = (done, whole)

        yield count
    if last[1]:
        seconds = time.monotonic() - started
        typer.echo(f"{label}: {last[0]:,} of {last[1]:,} in {seconds:.1f} s", err=True)


_SECONDS_BETWEEN_LINES = 10.0
Telling = Callable[[str, float], None]


@contextmanager
def telling() -> Iterator[Telling]:
    """Gives a function to be called with words and the share done (0–1), as often as one likes.

    A terminal shows a bar that moves; a pipe gets the words every ten seconds.
    """
    if sys.stderr.isatty():
        from rich.console import Console  # here, as above
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} %  {task.description}"))
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("", total=1.0)
            yield lambda words, share: bar.update(task, description=words, completed=share)
        return
    told = time.monotonic()

    def tell(words: str, share: float) -> None:
        nonlocal told
        if time.monotonic() - told > _SECONDS_BETWEEN_LINES:
            typer.echo(f"{share:4.0%}  {words}", err=True)
            told = time.monotonic()

    yield tell

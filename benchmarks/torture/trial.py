"""What a trial is, and what it says afterwards."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SQLITE, POSTGRESQL = "sqlite", "postgresql"
#: Seconds between two lines of progress.
TOLD_EVERY_S = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """``figure`` is what was measured, in words; ``failures`` is empty where the goal is reached.

    ``left_out`` says what could not be tried here, and why; what was tried is in the figure.
    """

    figure: str
    failures: tuple[str, ...] = ()
    left_out: str = ""


@dataclass(slots=True)
class Run:
    """One run of a trial: so many times, on a fresh record of its own at ``url``.

    The environment names that record already (COMITY_DATABASE_URL, COMITY_HOME), so that
    ``django.setup()`` opens it. ``folder`` is empty and the trial's own.
    """

    name: str
    database: str
    times: int
    url: str
    folder: Path
    _told: float = field(default_factory=time.monotonic)

    def tell(self, done: int, words: str = "") -> None:
        """One line of progress, now and then."""
        now = time.monotonic()
        if now - self._told >= TOLD_EVERY_S:
            self._told = now
            line = f"{self.name} · {self.database}: {done:,} of {self.times:,}  {words}"
            print(line.rstrip(), file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Trial:
    """A promise put to the test.

    ``times`` is the full size by database; a trial that needs none of its own is for SQLITE alone.
    ``short`` is the size in `make test`, by the same; or ``shortly`` names the test that is its
    short form.
    """

    promise: str
    goal: str
    times: Mapping[str, int]
    run: Callable[[Run], Outcome]
    short: Mapping[str, int] = field(default_factory=dict)
    shortly: str = ""

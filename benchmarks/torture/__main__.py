"""Runs trials and tells what each found beside its goal.

Exits 1 if one failed, 2 if there is none of that name.
"""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks.torture import __doc__ as words
from benchmarks.torture.finding import find_trials
from benchmarks.torture.running import databases, run_apart
from benchmarks.torture.trial import Outcome, Trial

MISUSED = 2


def main() -> int:
    options = argparse.ArgumentParser(
        prog="make torture", description=words, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("names", nargs="*", metavar="TRIAL")
    options.add_argument("--times", type=int, help="how often; else the full size of each trial")
    options.add_argument("--short", action="store_true", help="the small size of `make test`")
    options.add_argument("--database", choices=["sqlite", "postgresql"])
    options.add_argument("--list", action="store_true", help="name the trials and end")
    asked = options.parse_args()
    trials = find_trials()
    unknown = [name for name in asked.names if name not in trials]
    if unknown:
        print(f"There is no trial {', '.join(unknown)}; there are {', '.join(trials)}.")
        return MISUSED
    if asked.list:
        for name, trial in trials.items():
            print(f"{name:20} {trial.promise}")
        return 0
    chosen = {name: trials[name] for name in asked.names or trials}
    rows = [
        (name, trial, database, *_one(name, database, times))
        for name, trial in chosen.items()
        for database, times in _sizes(trial, asked)
    ]
    _tell(rows)
    return int(any(outcome.failures for *_, outcome, _ in rows))


def _sizes(trial: Trial, asked: argparse.Namespace) -> list[tuple[str, int]]:
    sizes = trial.short if asked.short else trial.times
    return [
        (database, asked.times or times)
        for database, times in sizes.items()
        if database in databases() and asked.database in (None, database)
    ]


def _one(name: str, database: str, times: int) -> tuple[Outcome, float]:
    print(f"{name} · {database}: {times:,} times …", file=sys.stderr, flush=True)
    begun = time.monotonic()
    return run_apart(name, database, times), time.monotonic() - begun


def _tell(rows: list[tuple[str, Trial, str, Outcome, float]]) -> None:
    for name, trial, database, outcome, seconds in rows:
        state = "FAILED" if outcome.failures else "held"
        print(f"\n{name} · {database}: {state} in {seconds:,.0f} s")
        print(f"  goal     {trial.goal}")
        print(f"  figure   {outcome.figure}")
        for failure in outcome.failures[:10]:
            print(f"  found    {failure}")
        if outcome.left_out:
            print(f"  not tried  {outcome.left_out}")
    failed = sum(bool(outcome.failures) for *_, outcome, _ in rows)
    print(f"\n{len(rows)} trials, {failed or 'none'} failed")


if __name__ == "__main__":
    sys.exit(main())

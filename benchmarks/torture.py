"""The record under torture: loads killed at random moments, again and again.

    python -m benchmarks.torture --kills 200
    COMITY_DATABASE_URL=postgres://… python -m benchmarks.torture --kills 60

Exits 1 if a revision that was acknowledged is lost, one is half done, or the chain is broken.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile

from tests.record.killing import kill_once, prepare


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    kills = options.parse_args().kills
    lost = half_done = broken = 0
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("COMITY_DATABASE_URL", f"sqlite:///{folder}/torture.sqlite3")
        prepare(url)
        for kill in range(kills):
            acknowledged, held, half, problems = kill_once(url, random.Random(kill))
            lost += held < acknowledged
            half_done += half
            broken += bool(problems)
            if (kill + 1) % 20 == 0 or kill + 1 == kills:
                print(f"{kill + 1} kills, {held} revisions: {lost} lost, {half_done} half done,"
                      f" {broken} broken chains", flush=True)  # fmt: skip
    return int(bool(lost or half_done or broken))


if __name__ == "__main__":
    sys.exit(main())

"""Kills a load at a random moment and says what the record holds afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.record.loading import ROWS

ROOT = Path(__file__).parents[2]
CHECK = """
import django; django.setup()
from comity.record.chain import verify
from comity.record.rows import fetch
report = verify()
odd = fetch("SELECT count(*) FROM (SELECT opened_id FROM record_entry GROUP BY opened_id"
            " HAVING count(*) <> %s) AS half", [{rows}])[0][0]
print(report.revisions, odd, len(report.problems), report.problems[:3])
"""


def environment(database_url: str) -> dict[str, str]:
    return {
        **os.environ,
        "COMITY_DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "comity.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }


def kill_once(database_url: str, chance: random.Random) -> tuple[int, int, int, str]:
    """(last revision acknowledged, revisions held, revisions half done, problems found)."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.record.loading"],
        env=environment(database_url), stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as loader:  # fmt: skip
        assert loader.stdout is not None
        first = loader.stdout.readline()
        time.sleep(chance.random() * 0.4)
        loader.kill()
        acknowledged = max(map(int, [first, *loader.stdout.read().split()]))
    return acknowledged, *held(database_url)


def load_until_it_fails(database_url: str) -> tuple[int, str]:
    """(last revision acknowledged, what the load said as it failed); it loads without end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.record.loading"], env=environment(database_url),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    ) as loader:  # fmt: skip
        out, error = loader.communicate()
    return max([0, *map(int, out.split())]), error.strip()


def held(database_url: str) -> tuple[int, int, str]:
    """(revisions held, revisions half done, problems found)."""
    check = subprocess.run(
        [sys.executable, "-c", CHECK.format(rows=ROWS)],
        env=environment(database_url), capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    revisions, half, problems, words = check.stdout.split(maxsplit=3)
    return int(revisions), int(half), words if int(problems) else ""

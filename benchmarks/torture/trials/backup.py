"""Copies taken while a load goes on, put elsewhere, and asked the same questions."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.torture.filling import AUDIENCES, begin, fill
from benchmarks.torture.running import ROOT, environment, fresh_postgresql
from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial
from comity.record import chain, queries
from comity.record.commitments import COMMITTED
from comity.record.models import Revision
from comity.record.rows import fetch
from comity.record.vantage import Vantage

DAYS = (date(2019, 5, 1), date(2022, 4, 7), None)
#: Run on the restored copy: the digest and the answers there, and whether its chain holds.
ASK = "from benchmarks.torture.trials.backup import main; main({revision})"


def run(run: Run) -> Outcome:
    """Each copy, restored, is byte for byte what the record was at the copy's head."""
    fill(begin(), 20)
    failures, sizes = [], []
    for round_ in range(run.times):
        place = run.folder / str(round_)
        place.mkdir()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.record.loading"],
            env=environment(run.url, run.folder), cwd=ROOT, stdout=subprocess.PIPE, text=True,
        ) as loader:  # fmt: skip
            assert loader.stdout is not None
            loader.stdout.readline()
            copied = _comity(run.url, place, "backup", str(place / "copy"))
            loader.kill()
        if copied.returncode:
            failures.append(f"round {round_}: {copied.stderr.strip()[-200:]}")
            continue
        with ExitStack() as stack:
            if run.database == SQLITE:
                url = f"sqlite:///{place / 'restored.sqlite3'}"
            else:
                url = stack.enter_context(fresh_postgresql(f"backup_{round_}"))
            failures += [f"round {round_}: {words}" for words in _differences(run, place, url)]
        sizes.append((place / "copy").stat().st_size)
        run.tell(round_ + 1, f"{len(failures)} differ")
    failures += chain.verify().problems
    same = run.times - len({words.split(":")[0] for words in failures})
    return Outcome(
        f"{same} of {run.times} identical, copies of up to {max(sizes, default=0) / 1e6:.1f} MB",
        (*failures,),
    )


def _comity(url: str, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "comity.cli.main", *words], capture_output=True, text=True,
        check=False, cwd=ROOT, env=environment(url, home),
    )  # fmt: skip


def _differences(run: Run, place: Path, url: str) -> list[str]:
    restored = _comity(url, place, "restore", str(place / "copy"))
    if restored.returncode:
        return [restored.stderr.strip()[-200:]]
    told = _comity(url, place, "verify", "--json")
    revision = json.loads(told.stdout)["revisions"]
    there = subprocess.run(
        [sys.executable, "-c", ASK.format(revision=revision)], capture_output=True, text=True,
        check=False, cwd=ROOT, env=environment(url, run.folder),
    )  # fmt: skip
    if there.returncode:
        return [there.stderr.strip()[-200:]]
    copied, own = json.loads(there.stdout), state(revision)
    return [f"{part} differ at revision {revision}" for part in own if own[part] != copied[part]]


def state(revision: int) -> dict[str, object]:
    """Digest of all rows up to a revision, and what each audience knew then of some days."""
    at, last, head = Revision.objects.values_list("at", "last_row", "digest").get(pk=revision)
    rows = sha256()
    for table, columns in COMMITTED.items():
        names = ", ".join(f'"{c}"' for c in (*columns, "salt") if c != "marking_id")
        for row in fetch(f"SELECT {names} FROM {table} WHERE id <= %s ORDER BY id", [last]):
            rows.update(repr([bytes(v) if isinstance(v, memoryview) else v for v in row]).encode())
    answers = {}
    known = at.replace(microsecond=0) - timedelta(seconds=1)  # a second in which none followed
    actors = "SELECT id FROM record_item WHERE kind = 'actor' AND id <= %s ORDER BY id"
    several = [number for (number,) in fetch(actors, [last])]
    asked = sorted({*several[:4], *several[-20:]})  # those of the filling, and of the load's end
    for audience in AUDIENCES:
        for on in DAYS:
            vantage = Vantage.of(audience, on, known)
            found = queries.entries(vantage, subjects=asked, kinds=["name"], order="opened")
            told = [f"{e.id} {e.value} {e.covers}" for e in found]
            answers[f"{audience} {on}"] = sha256(repr(told).encode()).hexdigest()
    return {"head": head, "rows": rows.hexdigest(), "answers": answers}


def main(revision: int) -> None:
    print(json.dumps(state(revision)))


TRIAL = Trial(
    promise="backup under load, restored",
    goal="50 of 50: canonical digests and as-of answers identical",
    times={SQLITE: 50, POSTGRESQL: 50},
    run=run,
    short={SQLITE: 1, POSTGRESQL: 1},
)

"""Records that earlier versions wrote, migrated to now: the same rows, the same answers.

Each file of ``tests/record/earlier`` was written by ``tools/record_earlier.py`` with the code of
its time. On SQLite its tables are laid as they were then; on PostgreSQL by the migrations of then.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.torture.running import ROOT, environment, fresh_postgresql, migrate
from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial

EARLIER = ROOT / "tests" / "record" / "earlier"
FILES = sorted(EARLIER.glob("*.json"))
#: Run on the migrated record: what is told there, and what is wrong with its chain and triggers.
ASK = "from benchmarks.torture.trials.migrations import main; main()"
APPS = ("accounts", "record", "releasing", "review")


def run(run: Run) -> Outcome:
    """Every earlier record, migrated, tells what it told when it was written.

    Fewer than there are: the earliest, then the latest.
    """
    files = [*FILES[:1], *reversed(FILES[1:])][: run.times]
    failures: list[str] = [] if files else [f"there is no record in {EARLIER}"]
    rows = 0
    for done, place in enumerate(files, start=1):
        earlier = json.loads(place.read_text(encoding="utf-8"))
        rows += sum(len(table["rows"]) for table in earlier["rows"].values())
        folder = run.folder / place.stem
        folder.mkdir()
        if run.database == SQLITE:
            url = f"sqlite:///{folder / 'comity.sqlite3'}"
            _lay_sqlite(folder / "comity.sqlite3", earlier)
            failures += _migrated(place.stem, url, folder, earlier["told"])
        else:
            with fresh_postgresql("migrated") as url:
                _lay_postgresql(url, folder, earlier)
                failures += _migrated(place.stem, url, folder, earlier["told"])
        run.tell(done, f"{len(failures)} differ")
    same = len(files) - len({words.split(":")[0] for words in failures})
    return Outcome(
        f"{same} of {len(files)} earlier states the same after migrating, {rows:,} rows",
        (*failures,),
    )


def _migrated(name: str, url: str, folder: Path, told: dict[str, Any]) -> list[str]:
    """Migrates it to now, and compares."""
    try:
        migrate(url, folder)
    except subprocess.CalledProcessError as error:
        return [f"{name}: migrating ended with status {error.returncode}"]
    asked = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=False, cwd=ROOT,
        env=environment(url, folder),
    )  # fmt: skip
    if asked.returncode:
        return [f"{name}: {asked.stderr.strip()[-300:]}"]
    now = json.loads(asked.stdout)
    found = [f"{name}: {problem}" for problem in now["problems"]]
    return found + [f"{name}: {part} differ" for part in told if now["told"][part] != told[part]]


def _lay_sqlite(place: Path, earlier: dict[str, Any]) -> None:
    """The tables, indexes and triggers of then, with their rows."""
    with sqlite3.connect(place) as database:
        triggers = [sql for sql in earlier["schema"] if sql.startswith("CREATE TRIGGER")]
        for statement in earlier["schema"]:
            if statement not in triggers:
                database.execute(statement)
        for table, held in earlier["rows"].items():
            marks = ", ".join("?" * len(held["columns"]))
            names = ", ".join(f'"{one}"' for one in held["columns"])
            database.executemany(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
                [[_value(one) for one in row] for row in held["rows"]],
            )
        for statement in triggers:
            database.execute(statement)
    database.close()


def _lay_postgresql(url: str, folder: Path, earlier: dict[str, Any]) -> None:
    """The tables that the migrations of then make, with the rows of then."""
    import psycopg  # only where there is a server

    held = earlier["rows"]["django_migrations"]
    place = held["columns"].index("name"), held["columns"].index("app")
    last = {row[place[1]]: row[place[0]] for row in sorted(held["rows"], key=lambda row: row[0])}
    for app in (one for one in APPS if one in last):
        command = [sys.executable, "-m", "django", "migrate", app, last[app], "--verbosity", "0"]
        subprocess.run(command, env=environment(url, folder), check=True, cwd=ROOT)
    with psycopg.connect(url.replace("postgres://", "postgresql://", 1)) as database:
        tables = [name for name in earlier["rows"] if name != "django_migrations"]
        database.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        database.execute("SET CONSTRAINTS ALL DEFERRED")
        # Passages are compared with their texts as they are written: editions come first.
        for table in sorted(tables, key=lambda name: (name == "record_passage", name)):
            _insert(database, table, earlier["rows"][table])


def _insert(database: Any, table: str, held: dict[str, Any]) -> None:
    kinds = dict(
        database.execute(
            "SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = %s",
            [table],
        ).fetchall()
    )
    marks = ", ".join(f"%s::{kinds[one]}" for one in held["columns"])
    names = ", ".join(f'"{one}"' for one in held["columns"])
    for row in held["rows"]:
        values = [
            one if one is None or isinstance(one, bytes)
            else f"{one}+00" if kinds[column] == "timestamptz" else str(one)
            for column, one in zip(held["columns"], map(_value, row), strict=True)
        ]  # fmt: skip
        database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def _value(given: Any) -> Any:
    return bytes.fromhex(given["hex"]) if isinstance(given, dict) else given


def main() -> None:
    import django

    django.setup()
    from tools.record_earlier import told

    from comity.record import chain  # once the settings are in force

    print(json.dumps({"told": told(), "problems": chain.verify().problems}))


TRIAL = Trial(
    promise="migrations from every earlier state",
    goal="every earlier record migrated: rows, head and as-of answers identical, chain and"
    " triggers verified",
    times={SQLITE: len(FILES), POSTGRESQL: len(FILES)},
    run=run,
    short={SQLITE: 2, POSTGRESQL: 1},
)

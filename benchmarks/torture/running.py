"""A trial runs in a process of its own, on a fresh record that goes away with it."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.torture.finding import find_trials
from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run

ROOT = Path(__file__).parents[2]


def databases() -> list[str]:
    """SQLite, and PostgreSQL where the environment names one."""
    url = os.environ.get("COMITY_DATABASE_URL", "")
    return [SQLITE, POSTGRESQL] if url.startswith("postgres") else [SQLITE]


def run_apart(name: str, database: str, times: int) -> Outcome:
    """The outcome of one trial, run by a child; a child that dies is a failure."""
    with fresh_record(name, database) as (url, folder):
        outcome = folder / "outcome.json"
        child = subprocess.run(
            [sys.executable, "-m", "benchmarks.torture.running", name, database, str(times),
             str(folder)],
            env=environment(url, folder), cwd=ROOT, check=False,
        )  # fmt: skip
        if not outcome.exists():
            return Outcome("none", (f"the trial ended with status {child.returncode}",))
        told = json.loads(outcome.read_text())
    return Outcome(told["figure"], tuple(told["failures"]), told["left_out"])


def environment(url: str, folder: Path) -> dict[str, str]:
    """What a process needs to open the record at that address."""
    return {
        **os.environ,
        "COMITY_DATABASE_URL": url,
        "COMITY_HOME": str(folder),
        "DJANGO_SETTINGS_MODULE": "comity.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }


@contextmanager
def fresh_record(name: str, database: str) -> Iterator[tuple[str, Path]]:
    """The address of a record that was just begun, and an empty folder; both go away."""
    with tempfile.TemporaryDirectory(prefix="torture-") as made:
        folder = Path(made)
        if database == SQLITE:
            shutil.copytree(_begun(), folder, dirs_exist_ok=True)
            yield f"sqlite:///{folder / 'comity.sqlite3'}", folder
        else:
            with fresh_postgresql(name) as url:
                migrate(url, folder)
                yield url, folder


@lru_cache(maxsize=1)
def _begun() -> Path:
    """A folder with a record that was just begun, to be copied: to begin one takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="torture-begun-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    migrate(f"sqlite:///{folder / 'comity.sqlite3'}", folder)
    return folder


def migrate(url: str, folder: Path) -> None:
    """A record is begun at that address."""
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment(url, folder), check=True, cwd=ROOT)


@contextmanager
def fresh_postgresql(name: str) -> Iterator[str]:
    """A database of its own on the server that the environment names; dropped afterwards."""
    import psycopg  # only where there is a server

    server = urlsplit(os.environ["COMITY_DATABASE_URL"])
    made = f"torture_{name.replace('-', '_')}_{os.getpid()}"
    maintenance = server._replace(scheme="postgresql", path="/postgres").geturl()
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{made}"')
        try:
            yield server._replace(path=f"/{made}").geturl()
        finally:
            connection.execute(f'DROP DATABASE "{made}" WITH (FORCE)')


def main() -> None:
    """The child: runs the trial and writes its outcome down."""
    name, database, times, place = sys.argv[1:]
    folder = Path(place)
    own = folder / "trial"
    own.mkdir()
    run = Run(name, database, int(times), os.environ["COMITY_DATABASE_URL"], own)
    outcome = find_trials()[name].run(run)
    shutil.rmtree(own, ignore_errors=True)
    told = {
        "figure": outcome.figure,
        "failures": list(outcome.failures),
        "left_out": outcome.left_out,
    }
    (folder / "outcome.json").write_text(json.dumps(told))


if __name__ == "__main__":
    main()

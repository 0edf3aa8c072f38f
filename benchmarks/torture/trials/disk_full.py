"""Loads that run out of room, each at another point."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.record.killing import held, kill_once, load_until_it_fails

from benchmarks.torture.small_disk import NoSmallDisk, SmallDisk, small_disk
from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial

#: A revision of the load takes some hundred kilobytes: the room ends within the first few.
ROOM_MAX = 1_500_000


def run(run: Run) -> Outcome:
    """Nothing is partial, and once there is room again the load goes on."""
    try:
        with small_disk(run.folder) as disk, _record_on(run, disk) as url:
            return _fill_again_and_again(run, disk, url)
    except NoSmallDisk as reason:
        return Outcome("not tried", (), f"a disk of a few megabytes needs root: {reason}")


@contextmanager
def _record_on(run: Run, disk: SmallDisk) -> Iterator[str]:
    """The address of the run's record, moved to the small disk."""
    parts = urlsplit(run.url)
    if run.database == SQLITE:
        file = disk.place / "comity.sqlite3"
        shutil.copyfile(parts.path[1:], file)
        yield f"sqlite:///{file}"
        return
    import psycopg  # only where there is a server

    shutil.chown(disk.place, "postgres")
    for above in (disk.place, run.folder, run.folder.parent):
        above.chmod(0o755)  # the server's user has to get there
    shutil.chown(disk.place, "postgres", "postgres")
    disk.place.chmod(0o700)
    name, space = parts.path[1:], f"small_{os.getpid()}"
    maintenance = parts._replace(scheme="postgresql", path="/postgres").geturl()
    with psycopg.connect(maintenance, autocommit=True) as server:
        server.execute(f"CREATE TABLESPACE {space} LOCATION '{disk.place}'")
        server.execute(f'ALTER DATABASE "{name}" SET TABLESPACE {space}')
        try:
            yield run.url
        finally:
            disk.free()
            server.execute(f'ALTER DATABASE "{name}" SET TABLESPACE pg_default')
            server.execute(f"DROP TABLESPACE {space}")


def _fill_again_and_again(run: Run, disk: SmallDisk, url: str) -> Outcome:
    failures, revisions = [], 0
    chance = random.Random(5)
    for point in range(run.times):
        disk.leave(chance.randrange(ROOM_MAX))
        acknowledged, said = load_until_it_fails(url)
        disk.free()
        revisions, half_done, problems = held(url)
        if revisions < acknowledged:
            failures.append(f"point {point}: {acknowledged} acknowledged, {revisions} held")
        if half_done:
            failures.append(f"point {point}: {half_done} revisions are half done")
        if problems:
            failures.append(f"point {point}: {problems}")
        if not any(word in said.lower() for word in ("full", "space", "disk")):
            failures.append(f"point {point}: the load ended by {said[-200:]!r}")
        run.tell(point + 1, f"{revisions} revisions, {len(failures)} failures")
    went_on, *_ = kill_once(url, random.Random(0))
    if went_on <= revisions:
        failures.append("the load did not go on once there was room")
    return Outcome(
        f"{run.times} points, {revisions} revisions, {len(failures)} failures", (*failures,)
    )


TRIAL = Trial(
    promise="disk full",
    goal="50 points: nothing partial, and the load goes on once there is room",
    times={SQLITE: 50, POSTGRESQL: 50},
    run=run,
    short={SQLITE: 1},
)

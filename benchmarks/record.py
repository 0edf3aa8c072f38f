"""The record at its worst case: as-of questions and bulk loads, beside their floors.

    python -m benchmarks.record --entries 1000000
    COMITY_DATABASE_URL=postgres://… python -m benchmarks.record --entries 1000000

A record is filled through ordinary revisions of at most 2,000 rows: 40 audiences, a tenth of all
sources released to a few of them only, 450,000 nominations for a million entries, actors with 17
entries on average and three hubs with thousands. Then the questions every page asks are timed,
each beside the same read without releasability and beside a look-up of one row.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import django

AUDIENCES = 40
ENTRIES_PER_ACTOR = 17
NOMINATIONS_SHARE = 0.45
HUB_ENTRIES = 3_000
ROWS = 2_000
KINDS = ("member", "partner", "observer")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=1_000_000)
    options.add_argument("--questions", type=int, default=2_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("COMITY_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "comity.settings"
        django.setup()
        from django.core.management import call_command  # needs the settings

        call_command("migrate", verbosity=0)
        from django.db import connection

        print(f"{connection.vendor}, {asked.entries:,} entries, {AUDIENCES} audiences")
        actors = fill(asked.entries)
        floors(min(asked.entries, 100_000))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        questions(actors, asked.questions)


def fill(entries: int) -> list[int]:
    """Loads the record through revisions; returns row numbers of actors, the three hubs first."""
    from comity.dates import Span
    from comity.record.drafts import EntryDraft, SourceDraft
    from comity.record.revising import revise

    chance = random.Random(7)
    with revise("bench", "begin") as revision:
        audiences = [revision.audience(f"A{n}", f"Audience {n}") for n in range(AUDIENCES)]
        public = revision.marking("TLP:CLEAR", audiences[0], [1])
        narrow = [
            revision.marking("TLP:AMBER", chance.choice(audiences), chance.sample(audiences, 3))
            for _ in range(60)
        ]
    count = max(10, int(entries * (1 - NOMINATIONS_SHARE) / ENTRIES_PER_ACTOR))
    actors: list[int] = []
    for start in range(0, count, ROWS):
        with revise("bench", "import") as revision:
            actors += [
                revision.item("actor", public) for _ in range(start, min(count, start + ROWS))
            ]
    hubs, longest = actors[:3], 0.0
    seconds = 0.0
    per_revision = ROWS // 2
    for written in range(0, entries, per_revision):
        rows = []
        for place in range(written, min(entries, written + per_revision)):
            subject = hubs[place % 3] if place < 3 * HUB_ENTRIES else chance.choice(actors)
            if chance.random() < NOMINATIONS_SHARE:
                subject = 0
            first = date(1950, 1, 1) + timedelta(days=chance.randrange(27_000))
            last = first + timedelta(days=chance.randrange(6_000))
            span = Span.parse(f"{first}/{last}")
            marking = public if chance.random() > 0.1 else chance.choice(narrow)
            rows.append((subject, chance.choice(actors), chance.choice(KINDS), span,
                         SourceDraft(marking, locator=f"row {place}")))  # fmt: skip
        began = time.perf_counter()
        with revise("bench", "import") as revision:
            for subject, other, term, span, source in rows:
                about = subject or revision.item("actor", public)
                revision.entry(EntryDraft("standing", about, other, term, None, span), [source])
        taken = time.perf_counter() - began
        seconds += taken
        longest = max(longest, taken)
    print(f"load, live, indexed      {entries / seconds:>10,.0f} entries/s with sources"
          f"   longest revision {longest * 1000:.0f} ms")  # fmt: skip
    return actors


def floors(rows: int) -> None:
    """The same rows by bare executemany or COPY into tables without index, trigger or digest."""
    from django.db import connection, transaction

    from comity.record.rows import fetch, insert

    for table in ("record_entry", "record_source"):
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} WHERE 1 = 0")
    columns = {
        table: [c.name for c in connection.introspection.get_table_description(
            connection.cursor(), table)] for table in ("record_entry", "record_source")
    }  # fmt: skip
    sample = {
        table: fetch(f"SELECT {', '.join(map(_quoted, names))} FROM {table} LIMIT {rows}")
        for table, names in columns.items()
    }
    began = time.perf_counter()
    for start in range(0, rows, ROWS // 2):
        with transaction.atomic():
            for table, names in columns.items():
                insert(f"bare_{table}", names, sample[table][start : start + ROWS // 2])
    seconds = time.perf_counter() - began
    print(f"  floor: bare rows       {rows / seconds:>10,.0f} entries/s with sources")


def _quoted(name: str) -> str:
    return f'"{name}"'


def questions(actors: list[int], count: int) -> None:
    """Times each question and its floors on the same actors."""
    from comity.record import queries
    from comity.record.rows import fetch
    from comity.record.vantage import Vantage

    chance = random.Random(11)
    codes = [f"A{n}" for n in range(AUDIENCES)]
    on = date(2000, 6, 1)
    known = datetime.now(UTC) + timedelta(seconds=1)
    chosen = [chance.choice(actors[3:]) for _ in range(count)]
    views = [Vantage.of(code, on) for code in codes]
    past = [Vantage.of(code, on, known) for code in codes]

    def seen(these: list[Vantage]) -> Callable[[int], object]:
        return lambda n: queries.entries(these[n % AUDIENCES], subjects=[chosen[n % count]])

    unfiltered = (
        f"SELECT {queries.ENTRY_COLUMNS} FROM record_entry e WHERE e.subject_id = %s"
        " AND e.start_earliest <= %s AND e.end_latest >= %s ORDER BY e.start_earliest DESC"
    )
    day = on.toordinal()
    report("one row by its number", lambda n: fetch(
        "SELECT id FROM record_entry WHERE id = %s", [chosen[n % count]]), count)  # fmt: skip
    report("  actor, unfiltered", lambda n: queries._read(
        views[0], fetch(unfiltered, [chosen[n % count], day, day])), count)  # fmt: skip
    report("actor, as of a day", seen(views), count)
    report("actor, as known then", seen(past), count)
    report("hub, unfiltered", lambda n: queries._read(
        views[0], fetch(unfiltered, [actors[n % 3], day, day])), 60)  # fmt: skip
    report("hub, as of a day", lambda n: queries.entries(
        views[n % AUDIENCES], subjects=[actors[n % 3]]), 60)  # fmt: skip
    report("holders of one standing", lambda n: queries.entries(
        views[n % AUDIENCES], objects=[chosen[n % count]], kinds=["standing"], terms=["member"],
    ), count)  # fmt: skip
    report("count of all", lambda n: queries.count_entries(views[n % AUDIENCES]), 5)
    report("  count, unfiltered", lambda n: fetch(
        "SELECT count(*) FROM record_entry e WHERE e.start_earliest <= %s AND e.end_latest >= %s",
        [day, day]), 5)  # fmt: skip


def report(name: str, ask: Callable[[int], object], count: int) -> None:
    times = []
    for n in range(-20 if count > 100 else -1, count):
        began = time.perf_counter()
        ask(n)
        if n >= 0:
            times.append((time.perf_counter() - began) * 1000)
    times.sort()
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(f"{name:<26} p50 {p50:8.3f} ms   p95 {p95:8.3f} ms")


if __name__ == "__main__":
    main()

"""What somebody with the database in hand could do to it, behind the record's back."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from benchmarks.torture.filling import begin, fill
from benchmarks.torture.trial import POSTGRESQL, SQLITE, Outcome, Run, Trial
from comity.record import chain, triggers
from comity.record.commitments import COMMITTED
from comity.record.expunging import expunge_document
from comity.record.rows import fetch

#: Columns beyond what is committed to, by table: what a revision may change, and what is derived.
CHANGEABLE = {
    "record_entry": ("closed_id", "closing_id", "access_id"),
    "record_source": ("withdrawn_id",),
    "record_revision": (
        "at", "by", "audience_id", "kind", "reason", "undoes_id", "first_row", "last_row",
        "previous", "digest",
    ),
    "record_head": ("revision", "last_row", "digest"),
}  # fmt: skip
ROWS = (*COMMITTED, "record_revision", "record_visible", "record_visibleaccess", "record_head")


class NothingToForge(Exception):
    """The draw fell on something that is not there, or would not have changed anything."""


def run(run: Run) -> Outcome:
    """Each forgery is made without the triggers, looked for by ``verify``, and taken back."""
    chance = random.Random(4)
    filled = fill(begin(), 24)
    ((document,),) = fetch(
        "SELECT document_id FROM record_edition WHERE id = %s", [filled.editions[0][0]]
    )
    expunge_document(document, "officer", "reviewer", "a trial")
    head = chain.verify().head
    made: Counter[str] = Counter()
    failures = []
    while sum(made.values()) < run.times:
        forge = chance.choice(FORGERIES)
        try:
            words, problems = _forged(forge, chance, head)
        except NothingToForge:
            continue
        made[forge.__name__] += 1
        if not problems:
            failures.append(f"{forge.__name__}: {words} was not found")
        run.tell(sum(made.values()), f"{len(failures)} not found")
    failures += chain.verify(head).problems
    kinds = ", ".join(f"{count} {name}" for name, count in sorted(made.items()))
    return Outcome(f"{run.times - len(failures):,} of {run.times:,} found ({kinds})", (*failures,))


def _forged(
    forge: Callable[[random.Random], str], chance: random.Random, head: str
) -> tuple[str, list[str]]:
    """What was forged, and what ``verify`` said of it; the record is as before."""
    with transaction.atomic():
        _without_triggers()
        words = forge(chance)
        problems = chain.verify(head).problems
        transaction.set_rollback(True)
    return words, [problem for problem in problems if not problem.startswith("trigger")]


def _without_triggers() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Those of the foreign keys too: who owns the tables can do without them.
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
            for name, *_ in triggers._rules():
                cursor.execute(f"DROP TRIGGER {name}")


def _execute(sql: str, parameters: tuple[Any, ...] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def _rowid(table: str) -> str:
    return "ctid" if connection.vendor == "postgresql" else "rowid"


def _any_row(chance: random.Random, table: str) -> Any:
    rows = fetch(f"SELECT {_rowid(table)} FROM {table} ORDER BY 1")
    if not rows:
        raise NothingToForge
    return chance.choice(rows)[0]


def edits(chance: random.Random) -> str:
    """One value of one row is another."""
    table = chance.choice([name for name in ROWS if not name.startswith("record_visible")])
    columns = (*COMMITTED.get(table, ()), *CHANGEABLE.get(table, ()))
    column = chance.choice([c for c in columns if c != "id"] + ["salt"] * (table in COMMITTED))
    row = _any_row(chance, table)
    where = f"WHERE {_rowid(table)} = %s"
    ((before,),) = fetch(f'SELECT "{column}" FROM {table} {where}', [row])
    after = _another(chance, table, column, before)
    try:
        with transaction.atomic():
            _execute(f'UPDATE {table} SET "{column}" = %s {where}', (after, row))
    except Exception:
        raise NothingToForge from None  # a constraint of the table itself refuses it
    return f"{table}.{column} from {before!r} to {after!r}"


def _another(chance: random.Random, table: str, column: str, before: Any) -> Any:
    """A value of the kind that others of the column have, so that it looks as if it belonged."""
    held = [value for (value,) in fetch(f'SELECT DISTINCT "{column}" FROM {table}')]
    others = [value for value in held if value != before]
    if isinstance(before, bool) or before is None or (others and chance.random() < 0.7):
        if not others:
            raise NothingToForge
        return chance.choice(others)
    if isinstance(before, int):
        return before + chance.choice((-1, 1))
    if isinstance(before, str):
        place = chance.randrange(len(before) + 1)
        return before[:place] + chance.choice("ae1") + before[place:]
    if isinstance(before, bytes | memoryview):
        return bytes(before)[:-1] + bytes([bytes(before)[-1] ^ 1])
    raise NothingToForge


def deletions(chance: random.Random) -> str:
    """One row is gone."""
    table = chance.choice(ROWS)
    row = _any_row(chance, table)
    _execute(f"DELETE FROM {table} WHERE {_rowid(table)} = %s", (row,))
    return f"a row of {table}"


def reorderings(chance: random.Random) -> str:
    """Two rows of one table, or two revisions, have changed places."""
    table = chance.choice(("record_entry", "record_source", "record_passage", "record_revision"))
    numbers = [number for (number,) in fetch(f"SELECT id FROM {table} ORDER BY id")]
    first, second = sorted(chance.sample(numbers, 2))
    for before, after in ((first, -1), (second, first), (-1, second)):
        _execute(f"UPDATE {table} SET id = %s WHERE id = %s", (after, before))
    return f"rows {first} and {second} of {table}"


def truncations(chance: random.Random) -> str:
    """The last revisions are gone with all they wrote, and the head says so too."""
    ((last,),) = fetch("SELECT revision FROM record_head")
    kept = last - chance.randint(1, 10)
    ((rows, digest),) = fetch("SELECT last_row, digest FROM record_revision WHERE id = %s", [kept])
    _execute(
        "UPDATE record_entry SET closed_id = NULL, closing_id = NULL WHERE closed_id > %s", (kept,)
    )
    _execute("UPDATE record_source SET withdrawn_id = NULL WHERE withdrawn_id > %s", (kept,))
    for row, before in fetch(
        "SELECT \"row\", before FROM record_change WHERE what = 'remark' AND id > %s"
        " ORDER BY id DESC",
        [rows],
    ):
        for table in triggers.REMARKED:
            _execute(f"UPDATE {table} SET marking_id = %s WHERE id = %s", (before, row))
    for table in reversed(COMMITTED):
        _execute(f"DELETE FROM {table} WHERE id > %s", (rows,))
    _execute("DELETE FROM record_revision WHERE id > %s", (kept,))
    _execute(
        "UPDATE record_head SET revision = %s, last_row = %s, digest = %s", (kept, rows, digest)
    )
    return f"revisions after {kept}"


def insertions(chance: random.Random) -> str:
    """A row that no revision wrote is there, as a copy of one that is."""
    table = chance.choice(("record_entry", "record_source", "record_passage"))
    row = _any_row(chance, table)
    columns = [c for c in (*COMMITTED[table], *CHANGEABLE.get(table, ()), "salt") if c != "id"]
    names = ", ".join(f'"{column}"' for column in columns)
    ((last,),) = fetch("SELECT last_row FROM record_head")
    _execute(
        f"INSERT INTO {table} (id, {names}) SELECT {last + 1}, {names} FROM {table}"
        f" WHERE {_rowid(table)} = %s",
        (row,),
    )
    return f"a row of {table}"


def histories(chance: random.Random) -> str:
    """A value is another, and every digest from there on is computed anew, as the record does."""
    edits_one = fetch("SELECT id, opened_id FROM record_entry WHERE value IS NOT NULL")
    entry, opened = chance.choice(edits_one)
    _execute("UPDATE record_entry SET value = %s WHERE id = %s", ('{"text":"forged"}', entry))
    previous = ""
    for revision in chain.Revision.objects.order_by("id"):
        revision.previous = previous
        report = chain.ChainReport()
        committed = list(chain._commitments(revision, _first_markings(), _stones(), report))
        previous = chain._digest(revision, committed)
        if revision.id >= opened:
            _execute(
                "UPDATE record_revision SET previous = %s, digest = %s WHERE id = %s",
                (revision.previous, previous, revision.id),
            )
    _execute("UPDATE record_head SET digest = %s", (previous,))
    return f"entry {entry} and all digests since"


def _first_markings() -> dict[int, int]:
    rows = fetch("SELECT \"row\", before FROM record_change WHERE what = 'remark' ORDER BY id DESC")
    return dict(rows)


def _stones() -> dict[int, str]:
    return dict(fetch('SELECT "row", "commitment" FROM record_tombstone'))


FORGERIES: tuple[Callable[[random.Random], str], ...] = (
    edits, edits, edits, edits, deletions, deletions, reorderings, truncations, insertions,
    histories,
)  # fmt: skip

TRIAL = Trial(
    promise="the chain: edits, deletions, reorderings, truncations behind the record's back",
    goal="1,000 of 1,000 found",
    times={SQLITE: 1_000, POSTGRESQL: 1_000},
    run=run,
    short={SQLITE: 30, POSTGRESQL: 30},
)

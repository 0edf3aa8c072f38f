"""The database's own files without what was taken out of its tables.

A database keeps what was overwritten in pages it may use again. Here its files are written anew
without it, and what may be left is told. What its log (PostgreSQL's WAL), the disk below and
copies made before still hold, it cannot reach: see docs/guide/keeping.md.
"""

from __future__ import annotations

import time

from django.db import OperationalError, connection

from comity.record.commitments import EMPTIED
from comity.record.rows import fetch

#: How long sessions of PostgreSQL that may still see dead rows are waited for, over all tables.
WAIT_S = 60
AGAIN_S = 0.5
#: The planner's statistics keep common values of every column, words of texts among them.
STATISTICS = "pg_catalog.pg_statistic"


def reclaim() -> tuple[str, ...]:
    """Free pages hold nothing any more. Not inside a transaction, where it waits for its end.

    Returns what may still hold dead rows: on SQLite the file, where others wrote all the while;
    on PostgreSQL the tables that another session may still have seen after a minute. Call it
    again once that has ended. It takes about as long as copying the record, and others wait.
    """
    if connection.in_atomic_block:
        return ()
    return _reclaim_sqlite() if connection.vendor == "sqlite" else _reclaim_postgresql()


def _reclaim_sqlite() -> tuple[str, ...]:
    """The file has no free page; the log beside it is empty unless a reader held it."""
    try:
        _execute("VACUUM")
    except OperationalError:
        return (connection.settings_dict["NAME"].name,)
    held = fetch("PRAGMA wal_checkpoint(TRUNCATE)")
    return (f"{connection.settings_dict['NAME'].name}-wal",) if held and held[0][0] else ()


def _reclaim_postgresql() -> tuple[str, ...]:
    """VACUUM FULL alone copies rows that any session may still see; a plain VACUUM says so."""
    until = time.monotonic() + WAIT_S
    desk = fetch("SELECT tablename FROM pg_tables WHERE tablename LIKE 'review\\_%%'")
    left = []
    for table in (*EMPTIED, *(name for (name,) in desk)):
        if not _written_anew(table, until):
            left.append(table)
        _counted_anew(table)
    if not _written_anew(STATISTICS, until):
        left.append(STATISTICS)
    if fetch("SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper"):
        _execute("CHECKPOINT")  # files that were replaced go with it; others wait for the next
    return tuple(left)


def _written_anew(table: str, until: float) -> bool:
    """Whether no dead row was left when the table's file was written anew.

    Sessions that began before keep dead rows, and one that begins meanwhile may too: so it is
    tried again rather than waited for once, and autovacuum, one of them, need not be turned off.
    """
    while True:
        _execute(f"VACUUM (DISABLE_PAGE_SKIPPING) {table}")
        clean = not _dead(table)
        if clean or time.monotonic() >= until:
            break
        time.sleep(AGAIN_S)
    _execute(f"VACUUM FULL {table}")
    return clean


def _counted_anew(table: str) -> None:
    """The statistics of the table without values that are gone.

    ANALYZE leaves those of an empty table as they were; giving a column its own type drops them.
    """
    if fetch(f"SELECT 1 FROM {table} LIMIT 1"):
        _execute(f"ANALYZE {table}")
        return
    for column, kind in fetch(
        "SELECT quote_ident(attname), format_type(atttypid, atttypmod) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND atttypid IN ('text'::regtype, 'jsonb'::regtype)",
        [table],
    ):
        _execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _dead(table: str) -> int:
    """Rows that the last VACUUM of the table and of its long values had to leave."""
    ((dead,),) = fetch(
        "SELECT coalesce(sum(pg_stat_get_dead_tuples(c.oid)), 0) FROM pg_class c"
        " WHERE c.oid = %s::regclass"
        " OR c.oid = (SELECT reltoastrelid FROM pg_class WHERE oid = %s::regclass)",
        [table, table],
    )
    return int(dead)

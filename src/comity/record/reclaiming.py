"""The database's own files without what was taken out of its tables.

A database keeps what was overwritten in pages it may use again. Here its files are written anew
without it. What its log (PostgreSQL's WAL), the disk below and copies made before still hold, it
cannot reach: see docs/guide/keeping.md.
"""

from __future__ import annotations

import time

from django.db import connection

from comity.record.commitments import EMPTIED
from comity.record.rows import fetch

#: How long sessions of PostgreSQL that may still see dead rows are waited for.
WAIT_S = 30


def reclaim() -> None:
    """Free pages hold nothing any more. Not inside a transaction, where it waits for its end.

    It takes about as long as copying the record, and others wait meanwhile.
    """
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
        else:
            _wait_for_others()
            claims = fetch("SELECT tablename FROM pg_tables WHERE tablename LIKE 'review\\_%%'")
            for table in (*EMPTIED, *(name for (name,) in claims)):
                # VACUUM FULL alone copies dead rows while any other database of the server has a
                # transaction open; a plain VACUUM takes them out first.
                cursor.execute(f"VACUUM (DISABLE_PAGE_SKIPPING) {table}")
                cursor.execute(f"VACUUM FULL {table}")
            cursor.execute("CHECKPOINT")


def _wait_for_others() -> None:
    """Dead rows stay while another session of the database may see them, autovacuum's too."""
    until = time.monotonic() + WAIT_S
    seen = (
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL LIMIT 1"
    )
    while fetch(seen) and time.monotonic() < until:
        time.sleep(0.2)

"""The database's own files without what was taken out of its tables.

A database keeps what was overwritten in pages it may use again. Here its files are written anew
without it. What its log (PostgreSQL's WAL), the disk below and copies made before still hold, it
cannot reach: see docs/guide/keeping.md.
"""

from __future__ import annotations

from django.db import connection

from comity.record.commitments import EMPTIED
from comity.record.rows import fetch


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
            claims = fetch("SELECT tablename FROM pg_tables WHERE tablename LIKE 'review\\_%%'")
            for table in (*EMPTIED, *(name for (name,) in claims)):
                # VACUUM FULL alone copies dead rows while any other database of the server has a
                # transaction open; a plain VACUUM takes them out first.
                cursor.execute(f"VACUUM (DISABLE_PAGE_SKIPPING) {table}")
                cursor.execute(f"VACUUM FULL {table}")
            cursor.execute("CHECKPOINT")

"""Destroying what must not be there: by two persons, leaving a tombstone in the chain.

The words go, with the salt that bound them; the commitment stays, so that ``verify`` still
passes and reports what is gone. Nothing can be restored from what remains.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from comity.record.commitments import COMMITTED, commitment, remainder
from comity.record.errors import RecordError
from comity.record.revising import Writer, revise
from comity.record.rows import fetch


def expunge_edition(edition: int, by: str, second: str, reason: str) -> int:
    """Destroys the text of an edition and every passage quoted from it; returns the revision."""
    with _expunging(by, second, reason) as writer:
        _bury(writer, "record_edition", edition)
        for (passage,) in fetch(
            "SELECT id FROM record_passage WHERE edition_id = %s AND exact IS NOT NULL ORDER BY id",
            [edition],
        ):
            _bury(writer, "record_passage", passage)
        return writer.number


def expunge_entry(entry: int, by: str, second: str, reason: str) -> int:
    """Destroys the value of an entry, such as a person's name; returns the revision."""
    with _expunging(by, second, reason) as writer:
        _bury(writer, "record_entry", entry)
        return writer.number


def _expunging(by: str, second: str, reason: str) -> AbstractContextManager[Writer]:
    if not second or by == second:
        raise RecordError("Expunging takes two persons; name a second one who agrees.")
    return revise(f"{by} and {second}", "expunge", reason=reason)


def _bury(writer: Writer, table: str, row: int) -> None:
    columns = COMMITTED[table]
    names = ", ".join(f'"{column}"' for column in columns)
    rows = fetch(f"SELECT {names}, salt FROM {table} WHERE id = %s", [row])
    if not rows or rows[0][-1] is None:
        raise RecordError("There is no such row, or it was expunged before.")
    *values, salt = rows[0]
    if "marking_id" in columns:
        first = fetch(
            "SELECT before FROM record_change WHERE \"row\" = %s AND what = 'remark'"
            " ORDER BY id LIMIT 1",
            [row],
        )
        if first:
            values[columns.index("marking_id")] = first[0][0]
    committed = commitment(bytes(salt), table, tuple(values))
    writer.tombstone(table, row, committed, remainder(table, values))

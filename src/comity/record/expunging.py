"""Destroying what must not be there: by two persons, leaving a tombstone in the chain.

The words go, with the salt that bound them; the commitment stays, so that ``verify`` still
passes and reports what is gone. Nothing can be restored from what remains.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from comity.record.access import PUBLIC, audiences_by_code
from comity.record.closings import is_open
from comity.record.commitments import COMMITTED, commitment, remainder
from comity.record.errors import RecordError
from comity.record.revising import Writer, revise
from comity.record.rows import fetch


def expunge_document(
    document: int, by: str, second: str, reason: str, audience: int | None = None
) -> int:
    """Destroys the texts of a document, what is quoted from them, and what rests on nothing else.

    Entries that other sources tell too stay. Returns the revision.
    """
    with _expunging(by, second, reason, audience) as writer:
        left = _left("record_edition", "document_id = %s", document)
        if not left:
            raise RecordError("There is no such document, or it was expunged before.")
        for (edition,) in left:
            _bury(writer, "record_edition", edition)
        of_it = "edition_id IN (SELECT id FROM record_edition WHERE document_id = %s)"
        for (passage,) in _left("record_passage", of_it, document):
            _bury(writer, "record_passage", passage)
        for (entry,) in fetch(RESTING_ON_IT_ALONE, [document, document]):
            _end(writer, entry)
        return writer.number


def expunge_entry(
    entry: int, by: str, second: str, reason: str, audience: int | None = None
) -> int:
    """Destroys the value of an entry, such as a person's name, wherever its subject has the same.

    Returns the revision.
    """
    with _expunging(by, second, reason, audience) as writer:
        same = (
            "SELECT e.id FROM record_entry e JOIN record_entry t ON t.subject_id = e.subject_id"
            " AND t.kind = e.kind AND t.value = e.value WHERE t.id = %s ORDER BY e.id"
        )
        for (one,) in fetch(same, [entry]) or [(entry,)]:
            _end(writer, one)
        return writer.number


#: Entries with a source in a document and none elsewhere.
RESTING_ON_IT_ALONE = """
SELECT e.id FROM record_entry e WHERE e.salt IS NOT NULL AND e.id IN
 (SELECT s.entry_id FROM record_source s JOIN record_passage p ON p.id = s.passage_id
   JOIN record_edition d ON d.id = p.edition_id WHERE d.document_id = %s)
 AND NOT EXISTS
 (SELECT 1 FROM record_source s LEFT JOIN record_passage p ON p.id = s.passage_id
   LEFT JOIN record_edition d ON d.id = p.edition_id
   WHERE s.entry_id = e.id AND (d.document_id IS NULL OR d.document_id <> %s))
ORDER BY e.id
"""


def _expunging(
    by: str, second: str, reason: str, audience: int | None
) -> AbstractContextManager[Writer]:
    if not second or by == second:
        raise RecordError("Expunging takes two persons; name a second one who agrees.")
    return revise(f"{by} and {second}", "expunge", audience=audience, reason=reason)


def _left(table: str, condition: str, parameter: int) -> list[tuple[int]]:
    """Rows that were not expunged before."""
    return fetch(
        f"SELECT id FROM {table} WHERE {condition} AND salt IS NOT NULL ORDER BY id", [parameter]
    )


def _end(writer: Writer, entry: int) -> None:
    """The entry's value and the words of its sources go; it is closed for whoever saw it."""
    _bury(writer, "record_entry", entry)
    for (source,) in _left("record_source", "locator <> '' AND entry_id = %s", entry):
        _bury(writer, "record_source", source)
    if is_open(entry):
        public = audiences_by_code()[PUBLIC]
        writer.close(entry, writer.marking("TLP:CLEAR", public, [public]))


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

"""Closings of entries: each works for those who see its marking, so an entry may have several.

The first stands in the entry's own columns; every one, the first too, is a Change row.
For those who write to the record: it looks past every vantage.
"""

from __future__ import annotations

from collections.abc import Collection

from comity.record.access import PUBLIC
from comity.record.rows import chunked, fetch, marks


def closings(entries: Collection[int], before: int) -> dict[int, list[int]]:
    """Entry → the markings under which revisions before that one closed it; open ones left out."""
    found: dict[int, list[int]] = {}
    for some in chunked(entries, 500):
        for entry, marking in fetch(
            f"SELECT \"row\", after FROM record_change WHERE what = 'close' AND revision_id < %s"
            f' AND "row" IN ({marks(some)}) ORDER BY id',
            [before, *some],
        ):
            found.setdefault(entry, []).append(marking)
    return found


def covered(marking: int, others: Collection[int]) -> bool:
    """Whether all who see the marking see one of the others."""
    if not others:
        return False
    return not fetch(
        "SELECT 1 FROM record_visible v WHERE v.marking_id = %s AND NOT EXISTS ("
        "SELECT 1 FROM record_visible w WHERE w.audience_id = v.audience_id"
        f" AND w.marking_id IN ({marks(others)})) LIMIT 1",
        [marking, *others],
    )


def is_open(entry: int) -> bool:
    """Whether somebody may still see the entry: no closing that all see has closed it."""
    return not fetch(
        "SELECT 1 FROM record_change c JOIN record_visible v ON v.marking_id = c.after"
        " JOIN record_audience a ON a.id = v.audience_id AND a.code = %s"
        " WHERE c.\"row\" = %s AND c.what = 'close'",
        [PUBLIC, entry],
    )

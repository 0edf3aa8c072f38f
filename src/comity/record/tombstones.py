"""What is left of something that was expunged: that it was, and when.

By whom and why is told to the audience that had it done. For things the vantage sees or has seen:
whoever asks must have looked at that first.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from comity.record.rows import chunked, fetch, marks, moment
from comity.record.vantage import Vantage


@dataclass(frozen=True, slots=True)
class Stone:
    """``at`` is UTC; ``by`` (two persons) and ``reason`` are "" for other audiences."""

    at: datetime
    by: str = ""
    reason: str = ""


def stone_of(vantage: Vantage, row: int) -> Stone | None:
    """The tombstone of that row of the record; None where it was not expunged."""
    rows = fetch(
        "SELECT r.at, r.audience_id, r.by, r.reason FROM record_tombstone t"
        ' JOIN record_revision r ON r.id = t.revision_id WHERE t."row" = %s',
        [row],
    )
    if not rows:
        return None
    at, audience, by, reason = rows[0]
    return Stone(moment(at), *((by, reason) if audience == vantage.audience else ()))


def buried(numbers: Collection[int]) -> set[int]:
    """Those of these rows that were expunged."""
    query = 'SELECT t."row" FROM record_tombstone t WHERE t."row" IN '
    found: set[int] = set()
    for some in chunked(sorted(numbers), 500):
        found.update(row for (row,) in fetch(f"{query}({marks(some)})", some))
    return found

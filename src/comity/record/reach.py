"""How far a marking reaches, so that what is wide never leans on what is narrower.

For those who write to the record: it compares markings past every vantage and tells nothing of
what they mark.
"""

from __future__ import annotations

from collections.abc import Collection

from comity.record.access import audiences_by_code, numbers, seers
from comity.record.rows import chunked, fetch, marks


def audiences_reached(marking: int) -> list[str]:
    """Codes of the audiences that see the marking, sorted."""
    accredited = audiences_by_code()
    seen: set[int] = set()
    for originator, releases in fetch(
        "SELECT originator_id, releases FROM record_marking WHERE id = %s", [marking]
    ):
        seen = seers(originator, numbers(releases), accredited)
    return sorted(code for code, number in accredited.items() if number in seen)


def wide_enough(items: Collection[int], marking: int) -> set[int]:
    """Those of the items that everyone who sees ``marking`` may see."""
    found: set[int] = set()
    for some in chunked(items, 500):
        found.update(
            number
            for (number,) in fetch(
                f"SELECT i.id FROM record_item i WHERE i.id IN ({marks(some)}) AND NOT EXISTS ("
                "SELECT 1 FROM record_visible v WHERE v.marking_id = %s AND NOT EXISTS ("
                "SELECT 1 FROM record_visible w WHERE w.marking_id = i.marking_id"
                " AND w.audience_id = v.audience_id))",
                [*some, marking],
            )
        )
    return found


def passage_at(edition: int, start: int, end: int) -> int | None:
    """The row number of the passage at that place of the edition, if one was quoted before."""
    rows = fetch(
        'SELECT min(id) FROM record_passage WHERE edition_id = %s AND start = %s AND "end" = %s'
        " AND exact IS NOT NULL",
        [edition, start, end],
    )
    return rows[0][0] if rows else None

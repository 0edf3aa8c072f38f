"""What a desk gave of a thing, row by row: that alone is its to release or restrict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from comity.record.access import audiences_by_code, numbers
from comity.record.reach import audiences_reached
from comity.record.rows import chunked, fetch, marks
from comity.record.vantage import Vantage


@dataclass(frozen=True, slots=True)
class Row:
    """One row with a marking of its own. ``table`` and ``number`` are internal."""

    table: str
    number: int
    marking: int
    handling: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How many rows of the desk's own bear one marking, and to whom it shows them."""

    handling: str
    reached: tuple[str, ...]
    rows: int


OWN = " JOIN record_marking m ON m.id = t.marking_id AND m.originator_id = %s"
LIVE = " AND t.withdrawn_id IS NULL"


def of_entry(desk: Vantage, entry: int) -> list[Row]:
    """The desk's own sources of one entry."""
    return _rows("record_source", desk, "t.entry_id = %s" + LIVE, [entry])


def of_item(desk: Vantage, item: int) -> list[Row]:
    """The item itself and every source of what is held about it, as far as the desk gave them."""
    about = (
        "t.entry_id IN (SELECT e.id FROM record_entry e WHERE e.subject_id = %s OR e.object_id = %s"
        ")" + LIVE
    )
    return [
        *_rows("record_item", desk, "t.id = %s", [item]),
        *_rows("record_source", desk, about, [item, item]),
    ]


def of_document(desk: Vantage, document: int) -> list[Row]:
    """The document, its editions, what rests on their words, and what was opened from them."""
    editions = "SELECT id FROM record_edition WHERE document_id = %s"
    resting = (
        f"(t.edition_id IN ({editions}) OR t.passage_id IN"
        f" (SELECT id FROM record_passage WHERE edition_id IN ({editions}))){LIVE}"
    )
    sources = _rows("record_source", desk, resting, [document, document])
    named = (
        "t.id IN (SELECT e.subject_id FROM record_entry e JOIN record_source s ON s.entry_id = e.id"
        f" JOIN record_passage p ON p.id = s.passage_id AND p.edition_id IN ({editions})"
        " WHERE e.opened_id = t.opened_id)"
    )
    return [
        *_rows("record_item", desk, "t.id = %s", [document]),
        *_rows("record_edition", desk, "t.document_id = %s", [document]),
        *_rows("record_item", desk, named, [document]),
        *sources,
    ]


def with_own_source(desk: Vantage, numbers: Collection[int]) -> set[int]:
    """Those of the entries that the desk told, whoever else did."""
    return {number for number, _ in _originators(desk, numbers)}


def own_entries(desk: Vantage, numbers: Collection[int]) -> set[int]:
    """Those of the entries whose sources, as the desk sees them, are all its own."""
    return {number for number, alone in _originators(desk, numbers) if alone}


def _originators(desk: Vantage, numbers: Collection[int]) -> list[tuple[int, bool]]:
    """(entry, whether nobody else told it) for those with a source of the desk's own."""
    found = []
    for some in chunked(sorted(numbers), 500):
        found += fetch(
            "SELECT s.entry_id, min(m.originator_id) = max(m.originator_id) FROM record_source s"
            " JOIN record_marking m ON m.id = s.marking_id"
            " JOIN record_visible v ON v.marking_id = m.id AND v.audience_id = %s"
            f" WHERE s.entry_id IN ({marks(some)}) GROUP BY s.entry_id"
            " HAVING sum(CASE WHEN m.originator_id = %s THEN 1 ELSE 0 END) > 0",
            [desk.audience, *some, desk.audience],
        )
    return [(number, bool(alone)) for number, alone in found]


def publishers_of(desk: Vantage, numbers: Collection[int]) -> dict[int, set[str]]:
    """Entry → the publishers of the texts it ever rested on, "" for what rests on no text."""
    found: dict[int, set[str]] = {}
    for some in chunked(sorted(numbers), 500):
        for number, publisher in fetch(
            "SELECT s.entry_id, coalesce(d.publisher, '') FROM record_source s"
            " JOIN record_visible v ON v.marking_id = s.marking_id AND v.audience_id = %s"
            " LEFT JOIN record_passage p ON p.id = s.passage_id"
            " LEFT JOIN record_edition d ON d.id = coalesce(p.edition_id, s.edition_id)"
            f" WHERE s.entry_id IN ({marks(some)})",
            [desk.audience, *some],
        ):
            found.setdefault(number, set()).add(publisher)
    return found


def _rows(table: str, desk: Vantage, where: str, parameters: list[int]) -> list[Row]:
    return [
        Row(table, *row)
        for row in fetch(
            f"SELECT t.id, m.id, m.handling FROM {table} t{OWN} WHERE {where} ORDER BY t.id",
            [desk.audience, *parameters],
        )
    ]


def shown(rows: Iterable[Row]) -> list[Shown]:
    """The markings of these rows, those of most rows first. For the desk that gave them alone."""
    counted = Counter((row.marking, row.handling) for row in rows)
    return [
        Shown(handling, tuple(audiences_reached(marking)), number)
        for (marking, handling), number in counted.most_common()
    ]


def fit(rows: Collection[Row]) -> list[Row]:
    """The rows whose markings are still those given, as they stand now."""
    found = []
    for row in rows:
        held = fetch(f"SELECT marking_id FROM {row.table} WHERE id = %s", [row.number])
        if held and held[0][0] == row.marking:
            found.append(row)
    return found


def released_to(desk: Vantage, markings: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The release list of each of these markings that is the desk's own, by marking.

    Others see the label alone: to whom else something is shown is the originator's to know.
    """
    if not markings:
        return {}
    codes = {number: code for code, number in audiences_by_code().items()}
    return {
        number: tuple(sorted(codes[one] for one in numbers(releases)))
        for number, releases in fetch(
            "SELECT id, releases FROM record_marking WHERE originator_id = %s"
            f" AND id IN ({marks(markings)})",
            [desk.audience, *markings],
        )
    }


def held_back(rows: Collection[Row], after: AbstractSet[str]) -> int:
    """Entries among the rows that name an item which somebody of ``after`` will not see."""
    released = {row.number for row in rows if row.table == "record_item"}
    numbers = [row.number for row in rows if row.table == "record_source"]
    reached: dict[int, set[str]] = {}
    held = set()
    for some in chunked(numbers, 500):
        for entry, item, marking in fetch(
            "SELECT e.id, i.id, i.marking_id FROM record_source s JOIN record_entry e"
            " ON e.id = s.entry_id JOIN record_item i ON i.id = e.subject_id OR i.id = e.object_id"
            f" WHERE s.id IN ({marks(some)})",
            some,
        ):
            if item not in released:
                seen = reached.setdefault(marking, set(audiences_reached(marking)))
                if not after <= seen:
                    held.add(entry)
    return len(held)

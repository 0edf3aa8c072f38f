"""Documents in their dated editions, as a vantage sees them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.record.queries import seen_condition
from comity.record.rows import fetch, marks, moment
from comity.record.vantage import Vantage


@dataclass(frozen=True, slots=True)
class SeenEdition:
    """One dated edition of a document; ``published`` is EDTF or "". Numbers are internal.

    ``expunged_at`` is when its text was destroyed, for whoever saw it before; else None.
    """

    id: int
    document: int
    public_id: str
    address: str
    title: str
    publisher: str
    published: str
    genre: str
    side: str
    authority: str
    language: str
    form: str
    text: str | None
    digest: str
    handling: str
    marking: int
    expunged_at: datetime | None


@dataclass(frozen=True, slots=True)
class SeenPassage:
    """Quoted words that the entry ``entry`` rests on; positions in the edition's text."""

    id: int
    start: int
    end: int
    exact: str
    entry: int


def editions(
    vantage: Vantage,
    *,
    document: int | None = None,
    numbers: Collection[int] | None = None,
    address: str = "",
    digest: str = "",
) -> list[SeenEdition]:
    """One row per edition the vantage sees, in the order they were opened."""
    where = ["v.audience_id = %s"]
    parameters: list[Any] = [vantage.audience]
    for condition, given in (
        ("d.document_id = %s", document), ("d.opened_id <= %s", vantage.revision()),
        ("d.address = %s", address or None), ("d.digest = %s", digest or None),
    ):  # fmt: skip
        if given is not None:
            where.append(condition)
            parameters.append(given)
    if numbers is not None:
        where.append(f"d.id IN ({marks(numbers)})" if numbers else "FALSE")
        parameters += numbers
    rows = fetch(
        "SELECT d.id, d.document_id, i.public_id, d.address, d.title, d.publisher, d.published,"
        " d.genre, d.side, d.authority, d.language, d.form, d.text, d.digest, m.handling, m.id,"
        " x.at FROM record_edition d JOIN record_item i ON i.id = d.document_id"
        " JOIN record_marking m ON m.id = d.marking_id"
        ' LEFT JOIN record_tombstone t ON t."row" = d.id'
        " LEFT JOIN record_revision x ON x.id = t.revision_id"
        f" JOIN record_visible v ON v.marking_id = m.id WHERE {' AND '.join(where)} ORDER BY d.id",
        parameters,
    )
    told = ([*row[:-1], moment(row[-1]) if row[-1] else None] for row in rows)
    return [SeenEdition(*row) for row in told]


def passages_of(vantage: Vantage, edition: int) -> list[SeenPassage]:
    """One row per (passage, entry that rests on it), in the order of the text.

    A passage is left out where the vantage sees not both its source and the entry.
    """
    revision = vantage.revision()
    known, parameters = "s.withdrawn_id IS NULL", []
    if revision is not None:
        known = "s.added_id <= %s AND (s.withdrawn_id IS NULL OR s.withdrawn_id > %s)"
        parameters = [revision, revision]
    seen, more = seen_condition(vantage)
    rows = fetch(
        'SELECT p.id, p.start, p."end", p.exact, s.entry_id FROM record_passage p'
        " JOIN record_source s ON s.passage_id = p.id"
        " JOIN record_visible v ON v.marking_id = s.marking_id"
        " JOIN record_entry e ON e.id = s.entry_id"
        " WHERE p.edition_id = %s AND p.exact IS NOT NULL AND v.audience_id = %s"
        f' AND {known} AND {seen} ORDER BY p.start, p."end", s.id',
        [edition, vantage.audience, *parameters, *more],
    )
    return [SeenPassage(*row) for row in rows]

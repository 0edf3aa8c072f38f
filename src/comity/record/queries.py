"""Questions to the record, each from a vantage: the one door.

Hand-written SQL on purpose: these are the paths every page takes (see docs/decisions). The rows
that come back are frozen and hold no more than the vantage may see.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from comity.dates import Answer, Span
from comity.record.rows import chunked, fetch, marks
from comity.record.vantage import Vantage


@dataclass(frozen=True, slots=True)
class Item:
    """A thing the record knows. ``id`` is internal; only ``public_id`` is ever shown."""

    id: int
    kind: str
    public_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing held about an item, as the vantage sees it.

    ``covers`` says whether it is true on the vantage's day (yes or possibly; yes for all time).
    ``id``, ``subject`` and ``object`` are internal row numbers, never shown.
    """

    id: int
    kind: str
    subject: int
    object: int | None
    term: str
    value: dict[str, Any]
    span: Span
    covers: Answer


@dataclass(frozen=True, slots=True)
class SeenSource:
    """What an entry rests on, as far as the vantage sees it. ``known_since`` is UTC."""

    id: int
    entry: int
    known_since: datetime
    handling: str
    marking: int
    passage: int | None
    start: int | None
    end: int | None
    exact: str | None
    edition: int | None
    document: int | None
    title: str
    locator: str


ENTRY_COLUMNS = (
    "e.id, e.kind, e.subject_id, e.object_id, e.term, e.value, e.edtf,"
    " e.start_earliest, e.start_latest, e.end_earliest, e.end_latest"
)
ORDERS = {
    "latest": "e.start_earliest DESC, e.id DESC",
    "earliest": "e.start_earliest, e.id",
    "opened": "e.id",
}


def seen_condition(vantage: Vantage) -> tuple[str, list[Any]]:
    """SQL that holds for the entries ``e`` the vantage sees, leaving out the day asked about."""
    audience = vantage.audience
    revision = vantage.revision()
    # IN, not EXISTS: both databases then look the few numbers up once, not per row (a count of a
    # million entries on PostgreSQL: 0.15 s for 1.1 s).
    # An entry may be closed again for more: only then are its other closings looked for.
    unseen_closing = (
        "(e.closing_id NOT IN (SELECT marking_id FROM record_visible WHERE audience_id = %s)"
        " AND NOT EXISTS (SELECT 1 FROM record_change c JOIN record_visible w"
        " ON w.marking_id = c.after AND w.audience_id = %s"
        " WHERE c.\"row\" = e.id AND c.what = 'close'{known}))"
    )
    if revision is None:
        return (
            "e.access_id IN (SELECT access_id FROM record_visibleaccess WHERE audience_id = %s)"
            f" AND (e.closed_id IS NULL OR {unseen_closing.format(known='')})",
            [audience, audience, audience],
        )
    return (
        "e.opened_id <= %s"
        " AND (e.closed_id IS NULL OR e.closed_id > %s"
        f" OR {unseen_closing.format(known=' AND c.revision_id <= %s')})"
        " AND EXISTS (SELECT 1 FROM record_source s JOIN record_visible v"
        " ON v.audience_id = %s AND v.marking_id = s.marking_id WHERE s.entry_id = e.id"
        " AND s.added_id <= %s AND (s.withdrawn_id IS NULL OR s.withdrawn_id > %s))"
        f" AND {item_seen('e.subject_id')}"
        f" AND (e.object_id IS NULL OR {item_seen('e.object_id')})",
        [revision, revision, audience, audience, revision, audience, revision, revision,
         audience, audience],
    )  # fmt: skip


def item_seen(column: str) -> str:
    """SQL that holds where the audience of its one parameter sees the item of that column."""
    return (
        "EXISTS (SELECT 1 FROM record_item i JOIN record_visible w"
        f" ON w.marking_id = i.marking_id WHERE i.id = {column} AND w.audience_id = %s)"
    )


def _conditions(
    vantage: Vantage,
    subjects: Collection[int] | None,
    objects: Collection[int] | None,
    kinds: Collection[str],
    terms: Collection[str],
    span: Span | None,
) -> tuple[str, list[Any]]:
    where: list[str] = []
    parameters: list[Any] = []
    for column, values in (
        ("e.subject_id", subjects), ("e.object_id", objects),
        ("e.kind", kinds or None), ("e.term", terms or None),
    ):  # fmt: skip
        if values is None:
            continue
        several = f"IN ({marks(values)})" if len(values) != 1 else "= %s"
        where.append(f"{column} {several}" if values else "FALSE")
        parameters += values
    first, last = (span.start_earliest, span.end_latest) if span else (None, None)
    if vantage.on is not None and span is None:
        first = last = vantage.on.toordinal()
    if first is not None:
        where.append("e.start_earliest <= %s AND e.end_latest >= %s")
        parameters += [last, first]
    seen, more = seen_condition(vantage)
    return " AND ".join([*where, seen]), [*parameters, *more]


def entries(
    vantage: Vantage,
    *,
    subjects: Collection[int] | None = None,
    objects: Collection[int] | None = None,
    kinds: Collection[str] = (),
    terms: Collection[str] = (),
    span: Span | None = None,
    order: str = "latest",
    limit: int | None = None,
    offset: int = 0,
) -> list[Entry]:
    """One row per entry the vantage sees, not known to be untrue on its day.

    ``span`` asks instead for entries that may touch any day of it. ``order``: latest, earliest (by
    when they begin) or opened; ties keep the order in which they were opened.
    """
    if (subjects is not None and not subjects) or (objects is not None and not objects):
        return []  # nothing of nothing: not worth a question
    asked: list[Collection[int] | None] = [subjects]
    if subjects is not None and len(subjects) > 500:
        asked = list(chunked(sorted(subjects), 500))
        if limit is not None:
            raise ValueError("A limit needs at most 500 subjects; page the subjects instead.")
    found: list[Entry] = []
    for some in asked:
        where, parameters = _conditions(vantage, some, objects, kinds, terms, span)
        sql = f"SELECT {ENTRY_COLUMNS} FROM record_entry e WHERE {where} ORDER BY {ORDERS[order]}"
        if limit is not None:
            sql += " LIMIT %s OFFSET %s"
            parameters += [limit, offset]
        found += read_entries(vantage, fetch(sql, parameters))
    return found


def read_entries(vantage: Vantage, rows: Iterable[tuple[Any, ...]]) -> list[Entry]:
    """Rows of ``ENTRY_COLUMNS`` as entries."""
    day = vantage.on.toordinal() if vantage.on else None
    found = []
    for number, kind, subject, object_, term, value, edtf, *bounds in rows:
        sure = day is None or bounds[1] <= day <= bounds[2]
        found.append(
            Entry(
                number, kind, subject, object_, term, json.loads(value) if value else {},
                Span(edtf, *bounds), Answer.yes if sure else Answer.possibly,
            )
        )  # fmt: skip
    return found


def entry(vantage: Vantage, number: int) -> Entry | None:
    """The entry with that row number, whatever its span, if the vantage sees it."""
    return entries_numbered(vantage, [number]).get(number)


def entries_numbered(vantage: Vantage, numbers: Collection[int]) -> dict[int, Entry]:
    """Row number → entry, whatever its span, for those of these that the vantage sees."""
    seen, parameters = seen_condition(vantage)
    found: dict[int, Entry] = {}
    for some in chunked(numbers, 500):
        rows = fetch(
            f"SELECT {ENTRY_COLUMNS} FROM record_entry e WHERE e.id IN ({marks(some)}) AND {seen}",
            [*some, *parameters],
        )
        found |= {entry.id: entry for entry in read_entries(vantage.at(None), rows)}
    return found


def count_entries(
    vantage: Vantage,
    *,
    subjects: Collection[int] | None = None,
    objects: Collection[int] | None = None,
    kinds: Collection[str] = (),
    terms: Collection[str] = (),
    span: Span | None = None,
) -> int:
    """How many entries ``entries`` would give."""
    where, parameters = _conditions(vantage, subjects, objects, kinds, terms, span)
    return int(fetch(f"SELECT count(*) FROM record_entry e WHERE {where}", parameters)[0][0])


def items(
    vantage: Vantage,
    *,
    kind: str = "",
    numbers: Collection[int] | None = None,
    public_id: str = "",
) -> list[Item]:
    """One row per item the vantage sees, in the order they were opened."""
    where = ["EXISTS (SELECT 1 FROM record_visible v WHERE v.audience_id = %s"
             " AND v.marking_id = i.marking_id)"]  # fmt: skip
    parameters: list[Any] = [vantage.audience]
    revision = vantage.revision()
    for condition, given in (
        ("i.opened_id <= %s", revision), ("i.kind = %s", kind or None),
        ("i.public_id = %s", public_id or None),
    ):  # fmt: skip
        if given is not None:
            where.append(condition)
            parameters.append(given)
    asked = [None] if numbers is None else list(chunked(sorted(set(numbers)), 500))
    found = []
    for some in asked:
        narrowed = [*where, f"i.id IN ({marks(some)})"] if some is not None else where
        found += fetch(
            "SELECT i.id, i.kind, i.public_id FROM record_item i"
            f" WHERE {' AND '.join(narrowed)} ORDER BY i.id",
            [*parameters, *(some or [])],
        )
    return [Item(*row) for row in found]


def item(vantage: Vantage, kind: str, public_id: str) -> Item | None:
    """The item of that kind and public id, if the vantage sees it."""
    found = items(vantage, kind=kind, public_id=public_id) if public_id else []
    return found[0] if found else None


def sources(vantage: Vantage, numbers: Collection[int]) -> dict[int, list[SeenSource]]:
    """The sources the vantage sees of each of these entries, in the order they were added."""
    found: dict[int, list[SeenSource]] = {number: [] for number in numbers}
    known, parameters = _live(vantage)
    for some in chunked(numbers, 500):
        for row in fetch(
            'SELECT s.id, s.entry_id, r.at, m.handling, m.id, p.id, p.start, p."end", p.exact,'
            " d.id, d.document_id, d.title, s.locator FROM record_source s"
            " JOIN record_visible v ON v.audience_id = %s AND v.marking_id = s.marking_id"
            " JOIN record_revision r ON r.id = s.added_id"
            " JOIN record_marking m ON m.id = s.marking_id"
            " LEFT JOIN record_passage p ON p.id = s.passage_id"
            " LEFT JOIN record_edition d ON d.id = coalesce(p.edition_id, s.edition_id)"
            f" WHERE s.entry_id IN ({marks(some)}) AND {known} ORDER BY s.id",
            [vantage.audience, *some, *parameters],
        ):
            at = row[2]
            if at.tzinfo is None:  # SQLite keeps no zone; all times of the record are UTC
                at = at.replace(tzinfo=UTC)
            seen = (*row[:2], at, *row[3:11], row[11] or "", row[12])
            found[row[1]].append(SeenSource(*seen))
    return found


def labels(
    vantage: Vantage, numbers: Collection[int], *, withdrawn: bool = False
) -> dict[int, set[str]]:
    """The handling labels of the sources the vantage sees, for each of these entries.

    ``withdrawn`` asks for all that it ever rested on.
    """
    found: dict[int, set[str]] = {}
    known, parameters = ("1 = 1", []) if withdrawn else _live(vantage)
    for some in chunked(numbers, 500):
        for entry, label in fetch(
            "SELECT DISTINCT s.entry_id, m.handling FROM record_source s"
            " JOIN record_visible v ON v.audience_id = %s AND v.marking_id = s.marking_id"
            " JOIN record_marking m ON m.id = s.marking_id"
            f" WHERE s.entry_id IN ({marks(some)}) AND {known}",
            [vantage.audience, *some, *parameters],
        ):
            found.setdefault(entry, set()).add(label)
    return found


def _live(vantage: Vantage) -> tuple[str, list[Any]]:
    """SQL that holds for the sources ``s`` that stand at the vantage's state of knowledge."""
    revision = vantage.revision()
    if revision is None:
        return "s.withdrawn_id IS NULL", []
    return (
        "s.added_id <= %s AND (s.withdrawn_id IS NULL OR s.withdrawn_id > %s)",
        [revision, revision],
    )

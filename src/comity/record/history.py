"""How what is held of a thing came about: what an audience has seen held, since when, until when.

An entry is held, for a vantage, from the first source it sees of it until a closing it sees, or
until the last such source was withdrawn; and anew where it is given a source after that. Who made
a change, and why, is told to the audience it was made for; to others its time alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.record.queries import ENTRY_COLUMNS, Entry, item_seen, read_entries
from comity.record.rows import chunked, fetch, marks, moment
from comity.record.vantage import Vantage


@dataclass(frozen=True, slots=True)
class Change:
    """One row per revision that opened or ended something; ``at`` is UTC.

    ``by`` and ``reason`` are "" where the change was made for another audience (``own`` is False).
    ``revision`` is internal, never shown.
    """

    revision: int
    at: datetime
    kind: str
    own: bool
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One row per entry ever seen and time it was held without a break: known since, and until
    when where that is over."""

    entry: Entry
    since: Change
    until: Change | None


def history(
    vantage: Vantage, subject: int, *, kinds: Collection[str] = (), object: int | None = None  # noqa: A002
) -> list[Held]:  # fmt: skip
    """What of the item the vantage sees or has seen held, the latest known first.

    ``kinds`` and ``object`` narrow it. The vantage's day is left out of account.
    """
    where, parameters = ["e.subject_id = %s"], [subject, *kinds]
    if kinds:
        where.append(f"e.kind IN ({marks(kinds)})")
    if object is not None:
        where.append("e.object_id = %s")
        parameters.append(object)
    return _held(vantage, where, parameters)


def held_once(vantage: Vantage, number: int) -> Held | None:
    """The entry of that row number as the vantage sees it or saw it last; None if it never did."""
    return next(iter(_held(vantage, ["e.id = %s"], [number])), None)


def entries_ever(
    vantage: Vantage, numbers: Collection[int] | None = None, *, kind: str = ""
) -> list[Entry]:
    """One row per entry that the vantage sees or has seen, in the order they were opened.

    ``numbers`` and ``kind`` narrow it. What was closed or withdrawn is among them: the past holds
    it still.
    """
    seen = (
        f"{item_seen('e.subject_id')}"
        f" AND (e.object_id IS NULL OR {item_seen('e.object_id')})"
        " AND EXISTS (SELECT 1 FROM record_source s JOIN record_visible v"
        " ON v.marking_id = s.marking_id AND v.audience_id = %s WHERE s.entry_id = e.id)"
    )
    if kind:
        seen += " AND e.kind = %s"
    several = [None] if numbers is None else list(chunked(sorted(numbers), 500))
    found: list[Entry] = []
    for some in several:
        narrowed = f"{seen} AND e.id IN ({marks(some)})" if some is not None else seen
        rows = fetch(
            f"SELECT {ENTRY_COLUMNS} FROM record_entry e WHERE {narrowed} ORDER BY e.id",
            [*[vantage.audience] * 3, *([kind] if kind else []), *(some or [])],
        )
        found += read_entries(vantage.at(None), rows)
    return found


def _held(vantage: Vantage, where: list[str], parameters: list[Any]) -> list[Held]:
    seen = f"{item_seen('e.subject_id')} AND (e.object_id IS NULL OR {item_seen('e.object_id')})"
    rows = fetch(
        f"SELECT {ENTRY_COLUMNS} FROM record_entry e WHERE {' AND '.join([*where, seen])}",
        [*parameters, vantage.audience, vantage.audience],
    )
    entries = {entry.id: entry for entry in read_entries(vantage.at(None), rows)}
    spans = _spans(vantage, sorted(entries))
    named = {number for several in spans.values() for span in several for number in span if number}
    changes = _changes(vantage, named)
    held = [
        Held(entries[number], changes[since], changes[until] if until else None)
        for number, several in spans.items()
        for since, until in several
    ]
    return sorted(held, key=lambda one: (one.since.at, one.entry.id), reverse=True)


#: Revisions since which and until which something was so; None where it is so still.
Since = tuple[int, int | None]


def _spans(vantage: Vantage, numbers: Collection[int]) -> dict[int, list[Since]]:
    """Entry → when the vantage sees it held, first to last."""
    known = vantage.revision()
    spans: dict[int, list[Since]] = {}
    for some in chunked(numbers, 500):
        seen: dict[int, list[Since]] = {}
        for entry, added, withdrawn in fetch(
            "SELECT s.entry_id, s.added_id, s.withdrawn_id FROM record_source s"
            " JOIN record_visible v ON v.marking_id = s.marking_id AND v.audience_id = %s"
            f" WHERE s.entry_id IN ({marks(some)})",
            [vantage.audience, *some],
        ):
            if known is None or added <= known:
                gone = withdrawn if known is None or (withdrawn or 0) <= known else None
                seen.setdefault(entry, []).append((added, gone))
        closed = dict(
            fetch(
                'SELECT c."row", min(c.revision_id) FROM record_change c'
                " JOIN record_visible v ON v.marking_id = c.after AND v.audience_id = %s"
                f' WHERE c.what = \'close\' AND c."row" IN ({marks(some)}) GROUP BY c."row"',
                [vantage.audience, *some],
            )
        )
        for entry, sources in seen.items():
            closing = closed.get(entry)
            if closing and known is not None and closing > known:
                closing = None
            spans[entry] = _cut(_joined(sources), closing)
    return spans


def _joined(sources: list[Since]) -> list[Since]:
    """The times covered by any of these, first to last."""
    found: list[Since] = []
    for added, gone in sorted(sources, key=lambda one: one[0]):
        if found and (found[-1][1] is None or added <= found[-1][1]):
            since, until = found[-1]
            found[-1] = since, None if until is None or gone is None else max(until, gone)
        else:
            found.append((added, gone))
    return found


def _cut(spans: list[Since], closing: int | None) -> list[Since]:
    """What of these times lies before the closing."""
    if closing is None:
        return spans
    return [
        (since, closing if until is None else min(until, closing))
        for since, until in spans
        if since < closing
    ]


def _changes(vantage: Vantage, numbers: Collection[int]) -> dict[int, Change]:
    found: dict[int, Change] = {}
    for some in chunked(sorted(numbers), 500):
        for number, at, kind, audience, by, reason in fetch(
            "SELECT id, at, kind, audience_id, by, reason FROM record_revision"
            f" WHERE id IN ({marks(some)})",
            some,
        ):
            own = audience == vantage.audience
            told = (by, reason) if own else ("", "")
            found[number] = Change(number, moment(at), kind, own, *told)
    return found

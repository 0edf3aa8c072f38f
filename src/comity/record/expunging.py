"""Destroying what must not be there: by two persons, leaving a tombstone in the chain.

The words go, with the salt that bound them; the commitment stays, so that ``verify`` still
passes and reports what is gone. Nothing can be restored from what remains.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from comity.record.access import PUBLIC, audiences_by_code
from comity.record.carry import draft_of
from comity.record.closings import is_open
from comity.record.commitments import COMMITTED, commitment, remainder
from comity.record.drafts import SourceDraft
from comity.record.errors import RecordError
from comity.record.revising import Writer, revise
from comity.record.rows import fetch


def expunge_document(
    document: int, by: str, second: str, reason: str, audience: int | None = None
) -> int:
    """Destroys the texts of a document, what is quoted from them, and what rests on nothing else.

    Entries that other sources tell too stay: those the audience sees as they are, those it does
    not see in an entry of their own. Without an audience, whoever told it. Returns the revision.
    """
    with _expunging(by, second, reason, audience) as writer:
        of_it = "document_id = %s"
        if audience is not None:
            of_it += " AND marking_id IN (SELECT id FROM record_marking WHERE originator_id = %s)"
        left = [number for (number,) in _left("record_edition", of_it, document, audience)]
        if not left:
            raise RecordError("There is no such document, or it was expunged before.")
        for edition in left:
            _bury(writer, "record_edition", edition)
            for (passage,) in _left("record_passage", "edition_id = %s", edition):
                _bury(writer, "record_passage", passage)
        for entry, rests in _resting(left, audience).items():
            outside = [one for one in rests if one.edition not in left]
            if not any(one.seen for one in outside):
                _end(writer, entry, [one.draft for one in outside if one.live])
        return writer.number


def expunge_entry(
    entry: int, by: str, second: str, reason: str, audience: int | None = None, field: str = ""
) -> int:
    """Destroys the value of an entry, such as a person's name, wherever its subject has the same.

    ``field`` names the one field that goes: then an entry without it takes its place. What others
    than the audience told of it stays theirs, in an entry of its own. Without an audience, all of
    it goes. Returns the revision.
    """
    with _expunging(by, second, reason, audience) as writer:
        same = (
            "SELECT e.id FROM record_entry e JOIN record_entry t ON t.subject_id = e.subject_id"
            " AND t.kind = e.kind AND t.value = e.value WHERE t.id = %s ORDER BY e.id"
        )
        for (one,) in fetch(same, [entry]) or [(entry,)]:
            rests = _rests("s.entry_id = %s", [one], audience).get(one, [])
            theirs = audience is not None
            if theirs and not any(rest.own for rest in rests):
                continue
            ours = [rest.draft for rest in rests if rest.live and (rest.own or not theirs)]
            if field and ours and is_open(one):
                draft = draft_of(one)
                kept = {name: given for name, given in (draft.value or {}).items() if name != field}
                writer.entry(replace(draft, value=kept), ours)
            _end(
                writer, one, [rest.draft for rest in rests if theirs and rest.live and not rest.own]
            )
        return writer.number


@dataclass(frozen=True, slots=True)
class Rest:
    """A source of an entry: whether it holds now, and is the audience's own or seen by it."""

    draft: SourceDraft
    edition: int | None
    live: bool
    own: bool
    seen: bool


def _resting(editions: Sequence[int], audience: int | None) -> dict[int, list[Rest]]:
    """Entry → all its sources, for those with one in these editions."""
    found: dict[int, list[Rest]] = {}
    of_it = (
        "s.entry_id IN (SELECT o.entry_id FROM record_source o JOIN record_passage q"
        " ON q.id = o.passage_id WHERE q.edition_id = %s)"
    )
    for edition in editions:
        found |= _rests(of_it, [edition], audience)
    return dict(sorted(found.items()))


def _rests(where: str, parameters: list[int], audience: int | None) -> dict[int, list[Rest]]:
    found: dict[int, list[Rest]] = {}
    for entry, edition, withdrawn, originator, seen, *draft in fetch(
        "SELECT s.entry_id, p.edition_id, s.withdrawn_id, m.originator_id, v.marking_id,"
        " s.marking_id, s.passage_id, s.edition_id, s.locator FROM record_source s"
        " JOIN record_entry e ON e.id = s.entry_id AND e.salt IS NOT NULL"
        " JOIN record_marking m ON m.id = s.marking_id"
        " LEFT JOIN record_passage p ON p.id = s.passage_id"
        " LEFT JOIN record_visible v ON v.marking_id = s.marking_id AND v.audience_id = %s"
        f" WHERE {where} ORDER BY s.id",
        [audience, *parameters],
    ):
        own, sees = originator == audience, audience is None or seen is not None
        rest = Rest(SourceDraft(*draft), edition, withdrawn is None, own, sees)
        found.setdefault(entry, []).append(rest)
    return found


def _expunging(
    by: str, second: str, reason: str, audience: int | None
) -> AbstractContextManager[Writer]:
    if not second or by == second:
        raise RecordError("Expunging takes two persons; name a second one who agrees.")
    return revise(f"{by} and {second}", "expunge", audience=audience, reason=reason)


def _left(table: str, condition: str, *parameters: int | None) -> list[tuple[int]]:
    """Rows that were not expunged before."""
    return fetch(
        f"SELECT id FROM {table} WHERE {condition} AND salt IS NOT NULL ORDER BY id",
        [one for one in parameters if one is not None],
    )


def _end(writer: Writer, entry: int, carried: Sequence[SourceDraft] = ()) -> None:
    """The entry's value and the words of its sources go; it is closed for whoever saw it.

    Sources that are carried open an entry like it, for those who see them.
    """
    if carried:
        writer.entry(draft_of(entry), carried)
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

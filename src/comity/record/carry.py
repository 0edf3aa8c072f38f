"""Drafts of what the record already holds, to be opened again in another form.

For revisions alone: it looks past every vantage, and what it returns goes back into the record
with the markings it came with.
"""

from __future__ import annotations

import json

from comity.dates import Span
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.revising import Writer
from comity.record.rows import fetch


def draft_of(entry: int) -> EntryDraft:
    """The entry with that row number as a draft.

    Raises:
        KeyError: there is none.
    """
    rows = fetch(
        "SELECT kind, subject_id, object_id, term, value, edtf, start_earliest, start_latest,"
        " end_earliest, end_latest FROM record_entry WHERE id = %s",
        [entry],
    )
    if not rows:
        raise KeyError(entry)
    kind, subject, object_, term, value, *span = rows[0]
    return EntryDraft(
        kind, subject, object_, term, json.loads(value) if value else None, Span(*span)
    )


def live_sources(entry: int) -> list[SourceDraft]:
    """The sources the entry rests on now, as drafts, in the order they were added."""
    rows = fetch(
        "SELECT marking_id, passage_id, edition_id, locator FROM record_source"
        " WHERE entry_id = %s AND withdrawn_id IS NULL ORDER BY id",
        [entry],
    )
    return [SourceDraft(*row) for row in rows]


def supersede(
    revision: Writer,
    entry: int,
    draft: EntryDraft,
    closing: int,
    sources: list[SourceDraft] | None = None,
) -> int:
    """Closes ``entry`` and opens ``draft`` in its place; its sources carry over unless given."""
    carried = live_sources(entry) if sources is None else sources
    revision.close(entry, closing)
    return revision.entry(draft, carried)

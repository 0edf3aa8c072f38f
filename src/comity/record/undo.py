"""Undoing a revision by a further one. Nothing is taken back out of the record."""

from __future__ import annotations

from comity.record.carry import draft_of, live_sources
from comity.record.closings import is_open
from comity.record.drafts import SourceDraft
from comity.record.errors import RecordError, RestedUpon
from comity.record.models import Revision
from comity.record.queries import seen_condition
from comity.record.revising import Writer, revise
from comity.record.rows import fetch
from comity.record.vantage import Vantage


def resting_on(revision: int, audience: int | None = None) -> tuple[int, ...]:
    """Numbers of the later revisions that rest on this one, in order, as far as the audience sees
    what they wrote; all of them where none is given.

    They closed or sourced an entry it opened, hold an entry about an item it opened, quote an
    edition it opened, or marked anew what it marked.
    """
    held = (
        "e.closed_id IS NULL AND EXISTS (SELECT 1 FROM record_source s"
        " WHERE s.entry_id = e.id AND s.withdrawn_id IS NULL)"
    )
    parameters: list[object] = []
    if audience is not None:
        held, parameters = seen_condition(Vantage(audience))
    found: set[int] = set()
    for sql, marking in (
        ('SELECT c.revision_id FROM record_change c JOIN record_entry e ON e.id = c."row"'
         " WHERE e.opened_id = %s AND c.what = 'close'", "c.after"),
        ("SELECT s.added_id FROM record_source s JOIN record_entry e ON e.id = s.entry_id"
         " WHERE e.opened_id = %s AND s.withdrawn_id IS NULL", "s.marking_id"),
        ("SELECT s.added_id FROM record_source s JOIN record_passage p ON p.id = s.passage_id"
         " JOIN record_edition d ON d.id = p.edition_id"
         " WHERE d.opened_id = %s AND s.withdrawn_id IS NULL", "s.marking_id"),
        ('SELECT later.revision_id FROM record_change later JOIN record_change c ON c."row" ='
         ' later."row" WHERE c.revision_id = %s AND later.what = c.what', "later.after"),
        ("SELECT e.opened_id FROM record_entry e JOIN record_item i ON i.id = e.subject_id"
         f" WHERE i.opened_id = %s AND {held}", ""),
        ("SELECT e.opened_id FROM record_entry e JOIN record_item i ON i.id = e.object_id"
         f" WHERE i.opened_id = %s AND {held}", ""),
    ):  # fmt: skip
        given = [revision, *(() if marking else parameters)]
        if marking and audience is not None:
            sql += f" AND {marking} IN (SELECT marking_id FROM record_visible"
            sql += " WHERE audience_id = %s)"
            given.append(audience)
        found.update(number for (number,) in fetch(sql, given) if number > revision)
    return tuple(sorted(found))


def undo(revision: int, by: str, *, audience: int | None = None, reason: str = "") -> int:
    """Undoes one revision by a new one, whose number is returned.

    Sources it added are withdrawn and those it withdrew are added again; what it closed is opened
    again, with the sources it had; markings go back. An entry that it opened rests on nothing then
    and is held no more, unless others gave it a source which ``audience`` may not see.

    Raises:
        RestedUpon: later revisions rest on it; undo those first.
        RecordError: there is no such revision, it is the first, or it is undone already.
    """
    undone = Revision.objects.filter(pk=revision).first()
    if undone is None or undone.kind in ("begin", "expunge"):
        raise RecordError(f"This change cannot be undone: it {_why_not(undone)}.")
    with revise(by, "undo", audience=audience, reason=reason, undoes=revision) as writer:
        if is_undone(revision, writer.number):
            raise RecordError("This change is undone already; to have it back, undo the undoing.")
        resting = resting_on(revision, audience)
        if set(resting) - {writer.number}:
            raise RestedUpon(
                f"{len(resting)} later revisions rest on this one; undo them first, latest first.",
                resting,
            )
        take_back(writer, undone.first_row, undone.last_row)
        _reopen_closed(writer, revision)
        _restore_sources(writer, revision)
        for table, row, before in fetch(
            "SELECT CASE WHEN i.id IS NOT NULL THEN 'record_item' WHEN d.id IS NOT NULL"
            " THEN 'record_edition' ELSE 'record_source' END, c.\"row\", c.before"
            ' FROM record_change c LEFT JOIN record_item i ON i.id = c."row"'
            ' LEFT JOIN record_edition d ON d.id = c."row"'
            " WHERE c.revision_id = %s AND c.what = 'remark'",
            [revision],
        ):
            writer.remark(table, row, before)
        return writer.number


def _why_not(undone: Revision | None) -> str:
    if undone is None:
        return "does not exist"
    return "began the record" if undone.kind == "begin" else "expunged what may not come back"


def is_undone(revision: int, before: int) -> bool:
    """Whether a revision before that one undid it and was not undone itself."""
    several = fetch(
        "SELECT id FROM record_revision WHERE undoes_id = %s AND id < %s", [revision, before]
    )
    return any(not is_undone(number, before) for (number,) in several)


def take_back(writer: Writer, first_row: int, last_row: int) -> None:
    """Takes what these rows of earlier revisions hold out of what is held now: their sources are
    withdrawn.

    An entry that rests on no other is held no more, but is not closed: were it closed where nobody
    else gave it a source, and not where somebody did in confidence, then undoing this again would
    open a new entry in the one case alone, and tell.
    """
    for source, entry in fetch(
        "SELECT id, entry_id FROM record_source WHERE id BETWEEN %s AND %s"
        " AND withdrawn_id IS NULL ORDER BY id",
        [first_row, last_row],
    ):
        if is_open(entry):
            writer.withdraw(source)


def _reopen_closed(writer: Writer, revision: int) -> None:
    for (entry,) in fetch(
        "SELECT \"row\" FROM record_change WHERE what = 'close' AND revision_id = %s"
        ' ORDER BY "row"',
        [revision],
    ):
        sources = live_sources(entry)
        if not sources:
            continue  # withdrawn meanwhile: nothing is left that it would rest on
        again = writer.entry(draft_of(entry), sources)
        others = fetch(
            "SELECT after FROM record_change WHERE what = 'close' AND \"row\" = %s"
            " AND revision_id <> %s ORDER BY id",
            [entry, revision],
        )
        for closing in dict.fromkeys(closing for (closing,) in others):
            writer.close(again, closing)  # for those for whom it was closed too, it stays so


def _restore_sources(writer: Writer, revision: int) -> None:
    for entry, *parts in fetch(
        "SELECT entry_id, marking_id, passage_id, edition_id, locator FROM record_source"
        " WHERE withdrawn_id = %s ORDER BY id",
        [revision],
    ):
        given = SourceDraft(*parts)
        if is_open(entry) and given not in live_sources(entry):
            writer.source(entry, given)

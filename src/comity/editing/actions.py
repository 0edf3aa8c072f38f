"""What is done to the record by hand: each action one transaction and one revision.

Nothing is overwritten. What a desk puts right, it takes back its own sources of and says anew; an
entry that rests on what others told as well stands on, beside the new one. So nobody can take
away what another said, and no refusal tells what is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.dates import Span
from comity.editing.basis import Basis
from comity.editing.errors import CannotUndo, ChangedMeanwhile, NoSource, NotYours
from comity.record import queries
from comity.record.access import PUBLIC
from comity.record.carry import draft_of
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.kinds import item_kind
from comity.record.models import Marking, Revision
from comity.record.queries import Entry, SeenSource
from comity.record.revising import Writer, revise
from comity.record.undo import undo
from comity.record.vantage import Vantage
from comity.review import actions as reviewing
from comity.review.models import Decision


def open_item(
    by: str, desk: Vantage, kind: str, told: Sequence[EntryDraft], basis: Basis, reason: str = ""
) -> int:
    """The row number of a new item, of which ``told`` holds; their subjects are filled in.

    It may be seen by those to whom ``basis`` is released.

    Raises:
        NoSource: see ``Basis``.
        MisshapenEntry: a draft does not fit its kind.
    """
    with revise(by, "enter", audience=desk.audience, reason=reason) as revision:
        source = basis.source(revision, desk)
        item = revision.item(kind, source.marking)
        for draft in told:
            revision.entry(replace(draft, subject=item), [source])
        return item


def add_entry(by: str, desk: Vantage, draft: EntryDraft, basis: Basis, reason: str = "") -> int:
    """The row number of a new entry; what others told of the same stands beside it.

    Raises:
        NoSource, MisshapenEntry: as ``open_item``.
    """
    with revise(by, "enter", audience=desk.audience, reason=reason) as revision:
        return revision.entry(draft, [basis.source(revision, desk)])


def support_entry(by: str, desk: Vantage, entry: int, basis: Basis, reason: str = "") -> int:
    """One more source for an entry; the revision's number.

    Raises:
        ChangedMeanwhile: the desk no longer sees it held.
    """
    with revise(by, "support", audience=desk.audience, reason=reason) as revision:
        _held(desk, entry)
        revision.source(entry, basis.source(revision, desk))
        return revision.number


def correct_entry(
    by: str, desk: Vantage, entry: int, draft: EntryDraft, basis: Basis | None, reason: str = "",
    *, ended: bool = False, keep_sources: bool = True,
) -> int:  # fmt: skip
    """The row number of the entry that says it right; the old one was never so.

    With ``ended`` it was so, and has ended since: a change, not a correction. The desk's own
    sources of the old entry carry over with ``keep_sources``; ``basis`` adds one more. Where
    the kind gives its item's date, all that the desk holds of the item moves with it.

    Raises:
        NotYours: the desk has no source of its own for the entry.
        ChangedMeanwhile: somebody changed the entry first.
        NoSource: nothing is left that the new one would rest on.
    """
    kind = "change" if ended else "correct"
    with revise(by, kind, audience=desk.audience, reason=reason) as revision:
        old = _held(desk, entry)
        own = _take_back(revision, desk, entry)
        sources = [_again(source) for source in own] if keep_sources else []
        if basis is not None:
            sources.append(basis.source(revision, desk))
        if not sources:
            raise NoSource(
                "Nothing would be left that it rests on: keep its sources, or give another one."
            )
        number = revision.entry(draft, sources)
        if draft.span != old.span:
            _move_with(revision, desk, old, draft.span)
        return number


def withdraw_entry(by: str, desk: Vantage, entry: int, reason: str = "") -> int:
    """The desk holds no longer that it is or was so; the revision's number.

    Raises:
        NotYours, ChangedMeanwhile: as ``correct_entry``.
    """
    with revise(by, "withdraw", audience=desk.audience, reason=reason) as revision:
        _held(desk, entry)
        _take_back(revision, desk, entry)
        return revision.number


def undo_revision(by: str, desk: Vantage, revision: int, reason: str = "") -> None:
    """What a revision of this desk did is undone by a further one.

    A decision at the review desk is undone there, so that its claims await review again.

    Raises:
        CannotUndo: it was not this desk's.
        RestedUpon: later revisions rest on it.
    """
    found = Revision.objects.filter(pk=revision, audience_id=desk.audience).first()
    if found is None:
        raise CannotUndo("There is no such change of your desk's; it was made elsewhere.")
    decided = Decision.objects.filter(revision_id=revision).select_related("claim").first()
    if decided is not None and found.kind in ("accept", "correct"):
        reviewing.undo_decision(by, desk, decided.claim.public_id, reason)
    else:
        undo(revision, by, audience=desk.audience, reason=reason)


def may_correct(desk: Vantage, entry: int) -> bool:
    """Whether the entry rests on something of the desk's own, or of the packaged vocabulary."""
    return bool(own_sources(desk, entry))


def own_sources(desk: Vantage, entry: int) -> list[SeenSource]:
    """The live sources of the entry that the desk gave, and those of the packaged vocabulary."""
    seen = queries.sources(Vantage(desk.audience), [entry])[entry]
    givers = {desk.audience, Vantage.of(PUBLIC).audience}
    own = set(
        Marking.objects.filter(
            pk__in={one.marking for one in seen}, originator_id__in=givers
        ).values_list("pk", flat=True)
    )
    return [one for one in seen if one.marking in own]


def _held(desk: Vantage, number: int) -> Entry:
    found = queries.entry(Vantage(desk.audience), number)
    if found is None:
        raise ChangedMeanwhile(
            "Somebody changed this entry since it was shown to you. What is held now stands above;"
            " what you wrote stands below. Look at both and decide anew."
        )
    return found


def _take_back(revision: Writer, desk: Vantage, entry: int) -> list[SeenSource]:
    own = own_sources(desk, entry)
    if not own:
        raise NotYours(
            "This entry rests on what others told, which is theirs to take back. Enter what you"
            " hold as an entry of your own: both then stand, side by side."
        )
    for source in own:
        revision.withdraw(source.id)
    return own


def _again(source: SeenSource) -> SourceDraft:
    edition = source.edition if source.passage is None else None
    return SourceDraft(source.marking, source.passage, edition, source.locator)


def _move_with(revision: Writer, desk: Vantage, old: Entry, span: Span) -> None:
    """What else the desk holds of the item, where the entry gave the item's date."""
    now = Vantage(desk.audience)
    (item,) = queries.items(now, numbers=[old.subject])
    if item_kind(item.kind).dated_by != old.kind:
        return
    for entry in queries.entries(now, subjects=[old.subject], order="opened"):
        own = own_sources(desk, entry.id) if entry.span == old.span and entry.id != old.id else []
        if own:
            for source in own:
                revision.withdraw(source.id)
            moved = replace(draft_of(entry.id), span=span)
            revision.entry(moved, [_again(source) for source in own])

"""What would go with something that is to be expunged, as far as the desk sees it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from comity.record.documents import SeenEdition, editions, passages_of
from comity.record.history import entries_ever
from comity.record.holdings import with_own_source
from comity.record.queries import Entry, entries_numbered, sources
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.review.expungeable import editions_of, still_quoting
from comity.review.models import ClaimRow, Comment, Expunging, Unit, Watch


@dataclass(frozen=True, slots=True)
class Reached:
    """Entries that go and that stay, editions, and how many passages, claims and so on.

    ``quoting`` counts editions that still quote the words of an entry that goes.
    """

    entries: tuple[Entry, ...] = ()
    staying: tuple[Entry, ...] = ()
    editions: tuple[SeenEdition, ...] = ()
    passages: int = 0
    claims: int = 0
    comments: int = 0
    samples: int = 0
    watches: int = 0
    quoting: int = 0


def reached(desk: Vantage, target: str, row: int) -> Reached:
    """All that would go, or that went with it and can be seen no more: then nothing."""
    if target == Expunging.Target.DOCUMENT:
        return _of_document(desk, row)
    if target == Expunging.Target.CLAIMS:
        return replace(_at_desk(desk, [row]), editions=tuple(editions(desk, numbers=[row])))
    held = {one.id: one for one in entries_ever(desk, _same(row))}
    own = with_own_source(desk, held)
    return Reached(
        entries=tuple(one for number, one in held.items() if number in own),
        quoting=still_quoting(desk, row) if row in held else 0,
    )


def _of_document(desk: Vantage, document: int) -> Reached:
    own = editions_of(desk, document)
    if not own:
        return Reached()
    quoted = [one for number in own for one in passages_of(desk.at(None), number)]
    held = entries_numbered(desk, {one.entry for one in quoted})
    told = sources(desk, sorted(held))
    going = {n for n, several in told.items() if all(s.edition in own for s in several)}
    shown = editions(desk, numbers=own)
    watched = {one.address for one in shown if one.address}
    return replace(
        _at_desk(desk, own),
        entries=tuple(held[number] for number in sorted(going)),
        staying=tuple(held[number] for number in sorted(held.keys() - going)),
        editions=tuple(shown),
        passages=len({one.id for one in quoted}),
        watches=Watch.objects.filter(audience_id=desk.audience, place__in=watched).count(),
    )


def _at_desk(desk: Vantage, numbers: Collection[int]) -> Reached:
    """Claims, comments and samples of this desk on these editions."""
    claims = ClaimRow.objects.filter(
        reading__edition_id__in=numbers, reading__audience_id=desk.audience
    )
    units = Unit.objects.filter(edition_id__in=numbers, sample__audience_id=desk.audience)
    return Reached(
        claims=claims.count(),
        comments=Comment.objects.filter(claim__in=claims).count(),
        samples=units.count(),
    )


def _same(entry: int) -> list[int]:
    """The entry, and those of its subject with the same value."""
    same = (
        "SELECT e.id FROM record_entry e JOIN record_entry t ON t.subject_id = e.subject_id"
        " AND t.kind = e.kind AND t.value = e.value WHERE t.id = %s ORDER BY e.id"
    )
    return [number for (number,) in fetch(same, [entry])]

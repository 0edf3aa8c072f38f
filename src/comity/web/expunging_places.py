"""What may be expunged as a page shows it: named, with all that goes with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from comity.record.documents import editions
from comity.record.history import entries_ever
from comity.record.holdings import own_entries
from comity.record.opaque import number, reference
from comity.record.queries import Entry, items, sources
from comity.record.vantage import Vantage
from comity.releasing.models import Product
from comity.releasing.products import Held, holding
from comity.review.expungeable import editions_of
from comity.review.models import Expunging
from comity.review.personal import Place
from comity.review.reached import Reached, reached
from comity.web.things import Thing, things


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that may go; ``mark`` stands for it in a form, ``thing`` is what it is about."""

    place: Place
    mark: str
    thing: Thing | None
    reached: Reached
    going: tuple[tuple[Entry, Thing | None], ...]
    """Entries that go with a document, each with what it is about."""
    files: tuple[Product, ...]
    """Files that left and hold any of it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A request; ``line`` is None once nothing is left of what it names."""

    request: Expunging
    line: Line | None


def at_mark(desk: Vantage, mark: str) -> list[Place]:
    """The document or entry at that mark, then the documents that the entry is quoted from."""
    for one in items(desk, kind="document", public_id=mark):
        return [_document(desk, one.id)]
    row = number(mark)
    held = entries_ever(desk, [row]) if row is not None else []
    if not held:
        return []
    told = sources(desk, [held[0].id])[held[0].id]
    documents = dict.fromkeys(one.document for one in told if one.document and one.exact)
    return [_entry(desk, held[0]), *(_document(desk, one) for one in documents)]


def chosen(desk: Vantage, marks: Collection[str]) -> list[Place]:
    """The things that these marks of a form stand for; those that are not there are left out."""
    found: list[Place] = []
    for mark in dict.fromkeys(marks):
        target, _, where = mark.partition(":")
        if target == Expunging.Target.CLAIMS:
            row = number(where)
            read = editions(desk, numbers=[row]) if row is not None else []
            found += [Place(target, one.id, own=True, edition=one) for one in read]
        else:
            at, _, field = where.partition(":")
            there = [one for one in at_mark(desk, at[:40])[:1] if one.target == target]
            found += [replace(one, field=field[:40]) for one in there]
    return found


def _document(desk: Vantage, document: int) -> Place:
    several = editions(desk, document=document)
    own = bool(editions_of(desk, document))
    return Place(Expunging.Target.DOCUMENT, document, own, edition=several[-1])


def _entry(desk: Vantage, entry: Entry) -> Place:
    own = entry.id in own_entries(desk, [entry.id])
    return Place(Expunging.Target.ENTRY, entry.id, own, entry=entry)


def lines(desk: Vantage, places: Iterable[Place]) -> list[Line]:
    """Each place named, with what goes with it; of what is others' only that it is there."""
    several = list(places)
    goes = [reached(desk, one.target, one.row) if one.own else Reached() for one in several]
    about = {one.entry.subject for one in several if one.entry}
    about |= {entry.subject for one in goes for entry in one.entries}
    named = things(desk, about)
    return [
        Line(
            place, _mark(place), named.get(place.entry.subject) if place.entry else None, all_,
            tuple(
                (entry, named.get(entry.subject)) for entry in all_.entries if entry.id != place.row
            ),
            tuple(holding(desk, _going(place, all_))),
        )
        for place, all_ in zip(several, goes, strict=True)
    ]  # fmt: skip


def _going(place: Place, all_: Reached) -> Held:
    """What of the record goes; of the readings of a document nothing of it does."""
    if place.target == Expunging.Target.CLAIMS:
        return Held()
    return Held(
        frozenset(one.id for one in all_.entries), frozenset(one.id for one in all_.editions)
    )


def _mark(place: Place) -> str:
    if place.target == Expunging.Target.DOCUMENT and place.edition is not None:
        return f"{place.target}:{place.edition.public_id}"
    return f"{place.target}:{reference(place.row)}:{place.field}".removesuffix(":")


def on_page(desk: Vantage, several: Collection[Expunging]) -> list[Shown]:
    """Requests with what they name, while it is there."""
    shown = []
    for one in several:
        waits = one.state == Expunging.State.ASKED
        found = lines(desk, _named(desk, one)) if waits else []
        shown.append(Shown(one, found[0] if found else None))
    return shown


def _named(desk: Vantage, request: Expunging) -> list[Place]:
    if request.target == Expunging.Target.ENTRY:
        held = entries_ever(desk, [request.row])
        return [replace(_entry(desk, one), field=request.field) for one in held]
    if request.target == Expunging.Target.DOCUMENT:
        return [_document(desk, request.row)] if editions_of(desk, request.row) else []
    return [
        Place(request.target, one.id, own=True, edition=one)
        for one in editions(desk, numbers=[request.row])
    ]

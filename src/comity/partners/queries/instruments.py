"""Instruments as a vantage knows them: treaties, declarations, programmes, strategies."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from comity.dates import Span
from comity.partners.queries.actors import Actor, actors
from comity.record import queries
from comity.record.queries import Entry, Item
from comity.record.vantage import Vantage

KINDS = ("instrument_type", "title", "party", "adopted", "refers_to", "instrument_area")


@dataclass(frozen=True, slots=True)
class InstrumentReference:
    """An instrument as another one names it."""

    id: int
    public_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text that parties made. Where sources differ the first that was recorded is shown.

    ``areas`` are pairs of an area's code ("" if none fits) and the words of the source;
    ``refers_to`` and ``referred_by`` the instruments it names and those that name it.
    """

    id: int
    public_id: str
    kind: str
    title: str
    parties: tuple[Actor, ...]
    adopted: Span | None
    areas: tuple[tuple[str, str], ...]
    refers_to: tuple[InstrumentReference, ...]
    referred_by: tuple[InstrumentReference, ...]
    entries: tuple[Entry, ...] = field(repr=False)

    @property
    def headline(self) -> tuple[Entry, ...]:
        """What its title, kind, parties and date rest on."""
        return tuple(entry for entry in self.entries if entry.kind != "instrument_area")


def instruments(
    vantage: Vantage, *, party: int | None = None, kinds: Collection[str] = ()
) -> list[Instrument]:
    """One row per instrument made by the vantage's day, latest first, undated ones last.

    ``party`` is the row number of an actor that is a party; ``kinds`` are kinds of instrument.
    """
    anywhere = vantage.at(None)
    numbers = None
    if party is not None:
        rows = queries.entries(anywhere, objects=[party], kinds=["party"])
        numbers = {row.subject for row in rows}
    if kinds:
        rows = queries.entries(anywhere, subjects=numbers, kinds=["instrument_type"], terms=kinds)
        numbers = {row.subject for row in rows}
    made = (one for one in _assembled(vantage, numbers) if _made(one, vantage))
    return sorted(made, key=_latest_first)


def instrument(vantage: Vantage, public_id: str) -> Instrument | None:
    """The instrument of that public id, if the vantage sees it."""
    item = queries.item(vantage, "instrument", public_id)
    found = _assembled(vantage, [item.id]) if item else []
    return found[0] if found else None


def _made(one: Instrument, vantage: Vantage) -> bool:
    if one.adopted is None or vantage.on is None:
        return True
    return one.adopted.start_earliest <= vantage.on.toordinal()


def _latest_first(one: Instrument) -> tuple[int, str, int]:
    return (-one.adopted.start_earliest if one.adopted else 1, one.title.casefold(), one.id)


def _assembled(vantage: Vantage, numbers: Collection[int] | None) -> list[Instrument]:
    """Six queries, however many instruments."""
    anywhere = vantage.at(None)
    items = queries.items(vantage, kind="instrument", numbers=numbers)
    told: dict[int, list[Entry]] = {item.id: [] for item in items}
    if not told:
        return []
    for entry in queries.entries(anywhere, subjects=list(told), kinds=KINDS, order="opened"):
        told[entry.subject].append(entry)
    back: dict[int, list[int]] = {item.id: [] for item in items}
    for entry in queries.entries(anywhere, objects=list(told), kinds=["refers_to"], order="opened"):
        if entry.object is not None:
            back[entry.object].append(entry.subject)
    linked = _objects(told, "refers_to") | {number for those in back.values() for number in those}
    references = _references(anywhere, linked)
    named = {actor.id: actor for actor in actors(vantage, numbers=_objects(told, "party"))}
    return [_instrument(item, told[item.id], back[item.id], references, named) for item in items]


def _objects(told: dict[int, list[Entry]], kind: str) -> set[int]:
    return {
        entry.object
        for those in told.values()
        for entry in those
        if entry.kind == kind and entry.object is not None
    }


def _instrument(
    item: Item,
    told: Sequence[Entry],
    back: Sequence[int],
    references: dict[int, InstrumentReference],
    named: dict[int, Actor],
) -> Instrument:
    of: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
    for entry in told:
        of[entry.kind].append(entry)
    areas = ((entry.term, entry.value.get("text", "")) for entry in of["instrument_area"])
    return Instrument(
        item.id,
        item.public_id,
        kind=next((entry.term for entry in of["instrument_type"]), ""),
        title=next((entry.value.get("text", "") for entry in of["title"]), ""),
        parties=tuple(dict.fromkeys(named[e.object] for e in of["party"] if e.object in named)),
        adopted=next((entry.span for entry in of["adopted"]), None),
        areas=tuple(dict.fromkeys(areas)),
        refers_to=_chosen(references, [entry.object for entry in of["refers_to"]]),
        referred_by=_chosen(references, back),
        entries=tuple(told),
    )


def _references(vantage: Vantage, numbers: Collection[int]) -> dict[int, InstrumentReference]:
    titles: dict[int, str] = {}
    for entry in queries.entries(vantage, subjects=numbers, kinds=["title"], order="opened"):
        titles.setdefault(entry.subject, entry.value.get("text", ""))
    return {
        item.id: InstrumentReference(item.id, item.public_id, titles.get(item.id, ""))
        for item in queries.items(vantage, kind="instrument", numbers=numbers)
    }


def _chosen(
    references: dict[int, InstrumentReference], numbers: Sequence[int | None]
) -> tuple[InstrumentReference, ...]:
    return tuple(references[number] for number in dict.fromkeys(numbers) if number in references)

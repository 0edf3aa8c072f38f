"""Questions about areas of cooperation and programmes, vantage first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from comity.partners.queries import Actor, Instrument, actors, instruments
from comity.record import queries
from comity.record.queries import Entry
from comity.record.vantage import Vantage
from comity.terms.vocabulary import load_vocabulary

#: Entries that put a partner and an area together, and how the matrix calls each.
EVIDENCE = {"cooperation": "cooperation", "topic": "dialogue", "instrument_area": "programme"}


@dataclass(frozen=True, slots=True)
class Cooperation:
    """One row per (partner, organisation, area, mode) that a source tells."""

    partner: Actor
    organisation: Actor
    area: str
    text: str
    mode: str
    strategy: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """What the record holds about one partner and one area.

    ``dialogue`` counts engagements where it was a topic, ``programme`` instruments that cover it,
    ``cooperation`` texts that say the two work together on it; ``entries`` are the evidence.
    """

    dialogue: int
    programme: int
    cooperation: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Partner × area; a pair without a cell is a gap. ``areas`` are codes, widest first."""

    partners: tuple[Actor, ...]
    areas: tuple[str, ...]
    cells: dict[tuple[int, str], Cell]


def cooperations(
    vantage: Vantage,
    *,
    partner: int | None = None,
    organisation: int | None = None,
    areas: Collection[str] = (),
) -> list[Cooperation]:
    """One row per cooperation entry the vantage sees on its day, in the order they were opened."""
    rows = queries.entries(
        vantage,
        subjects=None if partner is None else [partner],
        objects=None if organisation is None else [organisation],
        kinds=["cooperation"],
        terms=areas,
        order="opened",
    )
    numbers = sorted({n for row in rows for n in (row.subject, row.object) if n is not None})
    named = {actor.id: actor for actor in actors(vantage, numbers=numbers)}
    return [
        Cooperation(
            named[row.subject],
            named[row.object],
            row.term,
            row.value.get("text", ""),
            row.value.get("mode", ""),
            row.value.get("strategy", ""),
            row,
        )
        for row in rows
        if row.object is not None and {row.subject, row.object} <= named.keys()
    ]


def programmes(vantage: Vantage, organisation: int) -> list[Instrument]:
    """The programmes to which the organisation is a party."""
    return instruments(vantage, party=organisation, kinds=["programme"])


def matrix(vantage: Vantage, organisation: int, partners: Collection[Actor]) -> Matrix:
    """What each of the partners and the organisation talk about and work on, by area.

    Whatever the vantage's day, all that was told up to it counts: a topic of a past meeting stays
    one. Without a day, all does.
    """
    anywhere = vantage.at(None)
    numbers = [partner.id for partner in partners]
    found: dict[tuple[int, str], dict[str, list[Entry]]] = {}

    def put(partner: int, entry: Entry) -> None:
        if entry.term and _begun(entry, vantage):
            cell = found.setdefault((partner, entry.term), {})
            cell.setdefault(entry.kind, []).append(entry)

    for entry in queries.entries(
        anywhere, subjects=numbers, objects=[organisation], kinds=["cooperation"], order="opened"
    ):
        put(entry.subject, entry)
    for link, kind in (("participant", "topic"), ("party", "instrument_area")):
        shared = _shared(anywhere, link, organisation, numbers)
        subjects = sorted({subject for those in shared.values() for subject in those})
        told: dict[int, list[Entry]] = {}
        for entry in queries.entries(anywhere, subjects=subjects, kinds=[kind], order="opened"):
            told.setdefault(entry.subject, []).append(entry)
        for partner, those in shared.items():
            for subject in sorted(those):
                for entry in told.get(subject, ()):
                    put(partner, entry)
    order = {code: place for place, code in enumerate(load_vocabulary().areas)}
    areas = sorted({area for _, area in found}, key=lambda code: order.get(code, len(order)))
    cells = {pair: _cell(kinds) for pair, kinds in found.items()}
    return Matrix(tuple(partners), tuple(areas), cells)


def _begun(entry: Entry, vantage: Vantage) -> bool:
    return vantage.on is None or entry.span.start_earliest <= vantage.on.toordinal()


def _shared(
    vantage: Vantage, link: str, organisation: int, partners: Collection[int]
) -> dict[int, set[int]]:
    """For each partner the items (engagements, instruments) that name it and the organisation."""
    links: dict[int, set[int]] = {}
    for entry in queries.entries(vantage, objects=[organisation, *partners], kinds=[link]):
        if entry.object is not None:
            links.setdefault(entry.object, set()).add(entry.subject)
    held = links.get(organisation, set())
    return {partner: links.get(partner, set()) & held for partner in partners}


def _cell(kinds: dict[str, list[Entry]]) -> Cell:
    counts = {
        label: len({entry.subject for entry in kinds.get(kind, ())}) if kind != "cooperation"
        else len(kinds.get(kind, ()))
        for kind, label in EVIDENCE.items()
    }  # fmt: skip
    return Cell(
        counts["dialogue"],
        counts["programme"],
        counts["cooperation"],
        tuple(entry for kind in EVIDENCE for entry in kinds.get(kind, ())),
    )

"""The documents that entries rest on, with the words quoted from each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.record.opaque import reference
from comity.record.queries import Entry, items, sources
from comity.record.vantage import Vantage
from comity.web.passages import anchor


@dataclass(frozen=True, slots=True)
class Quoted:
    """One row per edition quoted: ``quotes`` are its words with their place in its page."""

    public_id: str
    edition: str
    title: str
    handling: str
    quotes: tuple[tuple[str, str], ...]


def quoted(vantage: Vantage, entries: Iterable[Entry]) -> list[Quoted]:
    """What these entries rest on, in the order in which it was told."""
    several = sources(vantage, sorted({entry.id for entry in entries}))
    seen = [one for those in several.values() for one in those if one.document is not None]
    public = {
        item.id: item.public_id
        for item in items(vantage, numbers={one.document for one in seen if one.document})
    }
    places: dict[int, dict[tuple[int, int], str]] = {}
    heads: dict[int, tuple[str, str, str]] = {}
    for one in sorted(seen, key=lambda source: source.id):
        if one.edition is None or one.document not in public:
            continue
        heads.setdefault(one.edition, (public[one.document], one.title, one.handling))
        there = places.setdefault(one.edition, {})
        if one.exact is not None and one.start is not None and one.end is not None:
            there[one.start, one.end] = one.exact
    return [
        Quoted(
            public_id, reference(edition), title, handling,
            tuple((exact, anchor(*place)) for place, exact in sorted(places[edition].items())),
        )
        for edition, (public_id, title, handling) in heads.items()
    ]  # fmt: skip

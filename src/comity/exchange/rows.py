"""The record's answers as plain rows: what the terminal prints as JSON and the interface gives.

Codes stand where there are some, the words of the sources elsewhere; dates are EDTF.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.accounts.portions import narrowest, widest
from comity.cooperation.queries import Cell
from comity.dialogue.queries import Engagement
from comity.partners.queries import Actor, Instrument, Standing
from comity.record.documents import SeenEdition
from comity.record.documents import editions as seen_editions
from comity.record.queries import Entry
from comity.record.queries import sources as seen_sources
from comity.record.vantage import Vantage
from comity.releasing.models import Proposal

Row = dict[str, Any]
Sources = dict[int, list[Row]]


def sources_of(vantage: Vantage, entries: Iterable[Entry]) -> Sources:
    """For each entry, by row number, the sources the vantage sees, in the order of adding."""
    seen = seen_sources(vantage, [entry.id for entry in entries])
    numbers = {one.edition for those in seen.values() for one in those if one.edition}
    known = {one.id: one for one in seen_editions(vantage, numbers=sorted(numbers))}
    return {
        number: [
            {
                "title": one.title,
                "publisher": known[one.edition].publisher if one.edition in known else "",
                "published": known[one.edition].published if one.edition in known else "",
                "document": known[one.edition].public_id if one.edition in known else "",
                "exact": one.exact or "",
                "locator": one.locator,
                "handling": one.handling,
            }
            for one in those
        ]
        for number, those in seen.items()
    }


def handling(entries: Iterable[Entry], sources: Sources) -> str:
    """The portion mark of what rests on these entries; "" where it rests on nothing."""
    return narrowest(widest(row["handling"] for row in sources[one.id]) for one in entries)


def unique(entries: Iterable[Entry], sources: Sources) -> list[Row]:
    """The sources of all these entries, each once."""
    several = (row for entry in entries for row in sources[entry.id])
    return list({tuple(row.items()): row for row in several}.values())


def standing(one: Standing, sources: list[Row]) -> Row:
    """``since`` and ``until`` are EDTF: "" where unknown, ".." where open."""
    since, _, until = one.span.edtf.partition("/")
    return {
        "actor": one.subject.code or one.subject.name,
        "name": one.subject.name,
        "kind": one.kind,
        "covers": str(one.covers),
        "of": one.object.code,
        "label": one.label,
        "since": since,
        "until": until,
        "handling": widest(row["handling"] for row in sources),
        "sources": sources,
    }


def engagement(one: Engagement, sources: Sources) -> Row:
    plain = ("kind", "level", "track", "mode", "visit_style", "status", "listed")
    several = ("sessions", "places", "settings", "series")
    return {
        "ref": one.public_id,
        "date": one.span.edtf,
        **{name: getattr(one, name) for name in plain},
        **{name: list(getattr(one, name)) for name in several},
        "bodies": [body.code or body.name for body in one.bodies],
        "participants": [
            {
                "actor": part.actor.code or part.actor.name,
                "name": part.actor.name,
                "capacities": list(part.capacities),
                "persons": list(part.persons),
                "roles": list(part.roles),
                "standings": list(part.standings),
                "groups": list(part.groups),
            }
            for part in one.participants
        ],
        "topics": [{"area": topic.area, "text": topic.text} for topic in one.topics],
        "firsts": [entry.value for entry in one.firsts],
        "conflicts": [
            {"kind": conflict.kind, "values": [e.term or e.span.edtf for e in conflict.entries]}
            for conflict in one.conflicts
        ],
        "handling": handling(one.entries, sources),
        "sources": unique(one.entries, sources),
    }


def instrument(one: Instrument, sources: Sources) -> Row:
    return {
        "ref": one.public_id,
        "kind": one.kind,
        "title": one.title,
        "parties": [actor.code or actor.name for actor in one.parties],
        "adopted": one.adopted.edtf if one.adopted else "",
        "areas": [{"area": code, "text": text} for code, text in one.areas],
        "part_of": [{"ref": other.public_id, "title": other.title} for other in one.refers_to],
        "parts": [{"ref": other.public_id, "title": other.title} for other in one.referred_by],
        "handling": handling(one.entries, sources),
        "sources": unique(one.entries, sources),
    }


def cell(partner: Actor, area: str, found: Cell | None, sources: Sources) -> Row:
    return {
        "partner": partner.code or partner.name,
        "area": area,
        "dialogue": found.dialogue if found else 0,
        "programme": found.programme if found else 0,
        "cooperation": found.cooperation if found else 0,
        "handling": handling(found.entries, sources) if found else "",
        "sources": unique(found.entries, sources) if found else [],
    }


def release(one: Proposal) -> Row:
    """A release or restriction as somebody of the desk asked for it."""
    plain = ("handling", "two_persons", "by", "second", "state", "reason")
    return {
        "ref": one.public_id,
        **{name: getattr(one, name) for name in plain},
        "releases": list(one.releases),
        "rows": len(one.rows),
        "starts_on": one.starts_on.isoformat() if one.starts_on else "",
        "ends_on": one.ends_on.isoformat() if one.ends_on else "",
    }


def document(one: SeenEdition) -> Row:
    return {
        "ref": one.public_id,
        "title": one.title,
        "publisher": one.publisher,
        "published": one.published,
        "address": one.address,
        "genre": one.genre,
        "side": one.side,
        "authority": one.authority,
        "handling": one.handling,
        "digest": one.digest,
    }

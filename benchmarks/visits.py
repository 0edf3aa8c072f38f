"""Visits of the Historian's list that readouts tell of: are they found?

A readout (its title says that it is one) tells of a visit if it was published within two days of it
and names the visitor and the country. It is found if a claim of one of these readouts has both
countries as parties, and a date within two days of the visit, or none where the text gives none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from comity.dates import DateError, Span
from comity.reader import Gazetteer
from comity.reader.claims import EngagementClaim, Reading, Text

_NEAR_DAYS = 2


@dataclass(frozen=True)
class Visit:
    surname: str
    country: str
    start: str
    first: int
    last: int


def listed(folder: Path, gazetteer: Gazetteer, since: int = 2021) -> list[Visit]:
    """Visits to the United States from the year on, by visitors whose country is known."""
    out = []
    for path in sorted(folder.glob("20[12]0.xml")):
        for node in ElementTree.parse(path).getroot().iter("visit"):
            start, end = node.findtext("start-date") or "", node.findtext("end-date") or ""
            visitor = (node.findtext("visitor") or "").split()
            places = [one.text or "" for one in node.findall("from")]
            codes = [
                hit.names[0].code
                for place in places
                for hit in gazetteer.find(place)
                if hit.names and gazetteer.is_state(hit.names[0].code)
            ]
            if start[:4] >= str(since) and visitor and codes:
                first = date.fromisoformat(start).toordinal()
                last = date.fromisoformat(end or start).toordinal()
                out.append(Visit(visitor[-1], codes[0], start, first, last))
    return sorted(set(out), key=lambda one: (one.first, one.surname))


def told(
    visits: list[Visit], readings: Iterable[tuple[Text, Reading]], gazetteer: Gazetteer
) -> tuple[int, list[tuple[Visit, list[str]]]]:
    """How many of the visits readouts tell of; those not found, with the readouts' addresses."""
    by_day: dict[int, list[tuple[Text, Reading]]] = defaultdict(list)
    for text, reading in readings:
        by_day[date.fromisoformat(text.published).toordinal()].append((text, reading))
    count = 0
    missed = []
    for visit in visits:
        days = range(visit.first - _NEAR_DAYS, visit.last + _NEAR_DAYS + 1)
        near = [
            (text, reading)
            for day in days
            for text, reading in by_day.get(day, ())
            if "readout" in text.title.lower()
            and visit.surname in text.text
            and _names(text, visit.country, gazetteer)
        ]
        count += bool(near)
        claims = (claim for _, reading in near for claim in reading.claims)
        if near and not any(_is_it(claim, visit) for claim in claims):
            missed.append((visit, [text.url for text, _ in near]))
    return count, missed


def _names(text: Text, country: str, gazetteer: Gazetteer) -> bool:
    return any(name.code == country for hit in gazetteer.find(text.text) for name in hit.names)


def _is_it(claim: object, visit: Visit) -> bool:
    if not isinstance(claim, EngagementClaim) or not {"USA", visit.country} <= set(claim.parties):
        return False
    if not claim.date:
        return not claim.planned and not claim.recurring
    try:
        span = Span.parse(claim.date)
    except DateError:
        return False
    return (
        span.start_earliest <= visit.last + _NEAR_DAYS
        and span.end_latest >= visit.first - _NEAR_DAYS
    )

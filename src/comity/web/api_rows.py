"""The fields of the objects that the JSON interface gives; ``exchange.rows`` makes them."""

from __future__ import annotations

from typing import Any

from ninja import Schema


class Unclear(Exception):
    """The address asks for a vantage, or for something, that cannot be understood."""


class Refusal(Schema):
    """Says what was found, what was expected and what to do."""

    error: str


class SourceRow(Schema):
    """What a fact rests on; ``exact`` are the words, "" where it is no passage."""

    title: str
    publisher: str
    published: str
    document: str
    exact: str
    locator: str
    handling: str


class StandingRow(Schema):
    """``since`` and ``until`` are EDTF: "" where unknown, ".." where open."""

    actor: str
    name: str
    kind: str
    covers: str
    of: str
    label: str
    since: str
    until: str
    handling: str
    sources: list[SourceRow]


class ParticipantRow(Schema):
    actor: str
    name: str
    capacities: list[str]
    persons: list[str]
    roles: list[str]
    standings: list[str]
    groups: list[str]


class TopicRow(Schema):
    area: str
    text: str


class ConflictRow(Schema):
    kind: str
    values: list[str]


class EngagementRow(Schema):
    """``date`` is EDTF; codes where there are some, the words of the sources elsewhere."""

    ref: str
    date: str
    status: str
    kind: str
    level: str
    track: str
    mode: str
    visit_style: str
    bodies: list[str]
    sessions: list[str]
    places: list[str]
    settings: list[str]
    series: list[str]
    listed: str
    participants: list[ParticipantRow]
    topics: list[TopicRow]
    firsts: list[dict[str, Any]]
    conflicts: list[ConflictRow]
    handling: str
    sources: list[SourceRow]


class LinkRow(Schema):
    ref: str
    title: str


class InstrumentRow(Schema):
    ref: str
    kind: str
    title: str
    parties: list[str]
    adopted: str
    areas: list[TopicRow]
    part_of: list[LinkRow]
    parts: list[LinkRow]
    handling: str
    sources: list[SourceRow]


class CellRow(Schema):
    partner: str
    area: str
    dialogue: int
    programme: int
    cooperation: int
    handling: str
    sources: list[SourceRow]


class DocumentRow(Schema):
    ref: str
    title: str
    publisher: str
    published: str
    address: str
    genre: str
    side: str
    authority: str
    handling: str
    digest: str

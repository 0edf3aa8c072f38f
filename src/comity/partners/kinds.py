"""What the record holds about actors and about instruments."""

from __future__ import annotations

from comity.record.kinds import EntryKind, ItemKind, declare

ACTOR = ItemKind("actor", "Actor", opening=("actor_type", "name", "identifier"))
INSTRUMENT = ItemKind(
    "instrument", "Instrument", opening=("title", "instrument_type", "party", "adopted")
)

ACTOR_TYPE = EntryKind(
    "actor_type",
    "Type of actor",
    "actor",
    terms=frozenset({"country", "organisation", "body", "group", "office", "person"}),
    single=True,
)
#: ``term`` is the form of the name: short, formal, adjective, demonym, acronym, alias, capital.
NAME = EntryKind("name", "Name", "actor", terms=None, value={"text": str, "language": str})
#: ``term`` is the scheme: code (the codes of ``comity.terms``), wikidata, and so on.
IDENTIFIER = EntryKind("identifier", "Identifier", "actor", terms=None, value={"text": str})
#: What the subject is to the object; ``term`` is a kind of standing of ``comity.terms``:
#: member, partner, observer, invitee, …, and body-of, group-member.
STANDING = EntryKind(
    "standing",
    "Standing",
    "actor",
    "actor",
    terms=None,
    scheme="standing-kind",
    value={"label": str, "framework": str},
)

INSTRUMENT_TYPE = EntryKind(
    "instrument_type",
    "Type of instrument",
    "instrument",
    terms=None,
    scheme="instrument-kind",
    single=True,
)
TITLE = EntryKind("title", "Title", "instrument", value={"text": str})
PARTY = EntryKind("party", "Party", "instrument", "actor")
#: The span is the day it was signed or adopted.
ADOPTED = EntryKind("adopted", "Signed or adopted", "instrument", single=True)
#: The subject forms part of, serves or refers to the object.
REFERS_TO = EntryKind("refers_to", "Refers to", "instrument", "instrument")
#: ``term`` is the code of an area, "" where none fits; the text is as the source words it.
INSTRUMENT_AREA = EntryKind(
    "instrument_area", "Area", "instrument", terms=None, scheme="area", value={"text": str}
)

declare(
    ACTOR, INSTRUMENT, ACTOR_TYPE, NAME, IDENTIFIER, STANDING,
    INSTRUMENT_TYPE, TITLE, PARTY, ADOPTED, REFERS_TO, INSTRUMENT_AREA,
)  # fmt: skip

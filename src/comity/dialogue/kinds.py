"""What the record holds about engagements.

Every entry about an engagement carries the engagement's own span, so that lists by date, and who
took part on a day, are read from one index. A corrected date therefore supersedes them together.
"""

from __future__ import annotations

from comity.record.kinds import EntryKind, ItemKind, declare

ENGAGEMENT = ItemKind(
    "engagement",
    "Engagement",
    opening=("held", "engagement_kind", "level", "participant", "place", "topic"),
    dated_by="held",
)


def _of_engagement(code: str, label: str, **more: object) -> EntryKind:
    return EntryKind(code, label, "engagement", **more)  # type: ignore[arg-type]


#: ``term``: meeting, visit, summit, call, council, conference, exercise, signing, other.
KIND = _of_engagement("engagement_kind", "Kind", terms=None, scheme="engagement-kind", single=True)
#: The span is when it took place; ``term`` is held, planned or recurring.
HELD = _of_engagement(
    "held", "Date", terms=frozenset({"held", "planned", "recurring"}), single=True
)
LEVEL = _of_engagement("level", "Level", terms=None, scheme="level", single=True)
TRACK = _of_engagement("track", "Track", terms=None, scheme="track", single=True)
MODE = _of_engagement("mode", "Mode", terms=None, scheme="mode", single=True)
VISIT_STYLE = _of_engagement(
    "visit_style", "Style of visit", terms=None, scheme="visit-style", single=True
)
#: The object is the body that met or convened it.
CONVENED_BY = _of_engagement("convened_by", "Body", object="actor", value={"session": str})
PLACE = _of_engagement("place", "Place", value={"text": str})
PARTICIPANT = _of_engagement(
    "participant",
    "Participant",
    object="actor",
    value={"capacity": str, "person": str, "role": str, "group": str, "standing": str},
)
#: Whether the list of participants is complete: absence follows only from a closed one.
LISTED = _of_engagement(
    "participants_listed", "List of participants", terms=frozenset({"closed", "open"}), single=True
)
#: ``term`` is the code of an area, "" where none fits; the text is as the source words it.
TOPIC = _of_engagement("topic", "Topic", terms=None, scheme="area", value={"text": str})
#: A session is an engagement of its own, with its own participants, agenda and time: the object is
#: the engagement that it is a part of.
SESSION_OF = _of_engagement("session_of", "Session of", object="engagement")
SETTING = _of_engagement("setting", "Setting", value={"text": str})
SERIES = _of_engagement("series", "Series", value={"text": str})
#: The source says it was the first of its kind; ``actors`` are codes, for whom it was.
FIRST = _of_engagement(
    "first",
    "First of its kind",
    value={"scope": str, "level": str, "kind": str, "jointly": bool, "actors": list},
)

declare(
    ENGAGEMENT, KIND, HELD, LEVEL, TRACK, MODE, VISIT_STYLE, CONVENED_BY, PLACE, PARTICIPANT,
    LISTED, TOPIC, SESSION_OF, SETTING, SERIES, FIRST,
)  # fmt: skip

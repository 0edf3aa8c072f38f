"""What the record holds about areas of cooperation."""

from __future__ import annotations

from comity.record.kinds import EntryKind, declare

#: The subject cooperates with the object in the area ``term``. ``mode`` is agreed, ongoing or
#: contributes; ``strategy`` is the title of an agenda this forms part of.
COOPERATION = EntryKind(
    "cooperation",
    "Cooperation",
    "actor",
    "actor",
    terms=None,
    scheme="area",
    value={"mode": str, "text": str, "strategy": str},
)

declare(COOPERATION)

"""At which level an engagement took place: that of the highest acting participant."""

from __future__ import annotations

from comity.reader.drafts import Draft
from comity.reader.parties import Part

_RANK = {
    level: rank
    for rank, level in enumerate(
        (
            "unknown",
            "parliamentary",
            "officials",
            "ambassadors",
            "chiefs-of-defence",
            "ministers",
            "secretary-general",
            "leaders",
        )
    )
}


_CHAIRS = ("chair", "co-chair")
"""Who chairs need not be of the level that meets: it tells only where nothing else does."""


def level_of(draft: Draft, parts: list[Part]) -> str:
    """The highest level among ``parts``, who act; of the event's own name if nobody is named.

    The name of an event ("Foreign Ministers' meeting") rules over actors named without capacity;
    people named rule over a name that says less ("summit" of foreign ministers).
    """
    here = range(draft.sentence.start, draft.sentence.end)
    people = [part for part in parts if part.level in _RANK and part.level != "unknown"]
    people = [part for part in people if part.role not in _CHAIRS] or people
    if draft.level_hint in _RANK:
        people = [part for part in people if part.capacity or part.person]
    acting = [part for part in people if part.start in here] or people
    if draft.kind == "visit" and len(draft.parties) <= 2:
        acting = people  # whom a visitor met there was told in other sentences; on a tour, apart
    if draft.source == "noun" and draft.level_hint in _RANK:
        acting = [part for part in acting if part.start in here]
    levels = [part.level for part in acting]
    if draft.level_hint in _RANK and any(part.role in _CHAIRS for part in acting):
        levels = []
    if draft.level_hint in _RANK and (draft.kind != "summit" or not levels):
        levels.append(draft.level_hint)
    return max(levels, key=_RANK.__getitem__, default="unknown")


def higher(one: str, other: str) -> str:
    """The higher of two levels; "none" and "" are the lowest."""
    if "none" in (one, other) and "" in (one, other):
        return "none"
    return max(one, other, key=lambda level: _RANK.get(level, -1))

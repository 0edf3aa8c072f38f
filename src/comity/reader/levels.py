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


def level_of(draft: Draft, parts: list[Part]) -> str:
    """The highest level among ``parts``, who act; of the event's own name if nobody is named.

    The name of an event ("Foreign Ministers' meeting") rules over actors named without capacity;
    people named rule over a name that says less ("summit" of foreign ministers).
    """
    people = [part.level for part in parts if part.level in _RANK and part.level != "unknown"]
    if people:
        highest = max(people, key=_RANK.__getitem__)
        if draft.level_hint in _RANK and draft.kind != "summit":
            return max(highest, draft.level_hint, key=_RANK.__getitem__)
        return highest
    return draft.level_hint if draft.level_hint in _RANK else "unknown"

"""How what is held of one thing came about: each state of knowledge that an audience has had.

Asked through the same door as all else: from a vantage a second before each change it sees, the
record shows what was held until then. A closing that nothing replaced leaves no such change and
is found only by looking as known at an earlier time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from comity.record.queries import Entry, entries, sources
from comity.record.vantage import Vantage

#: Changes followed back; what is older is reached by looking as known at an earlier time.
MOST_CHANGES = 40


@dataclass(frozen=True, slots=True)
class Held:
    """One row per entry about the same thing: known since, and until when where it is no more."""

    entry: Entry
    since: datetime
    until: datetime | None


def history(vantage: Vantage, entry: Entry) -> list[Held]:
    """All that was held of the entry's subject in its kind, the latest known first."""
    held: dict[int, Held] = {}
    until: datetime | None = None
    looking = vantage.at(None)
    for _ in range(MOST_CHANGES):
        now = entries(looking, subjects=[entry.subject], kinds=[entry.kind])
        seen = sources(looking, [one.id for one in now])
        since = {number: min(s.known_since for s in those) for number, those in seen.items()}
        for one in now:
            held.setdefault(one.id, Held(one, since[one.id], until))
        earlier = [s.known_since for those in seen.values() for s in those]
        last = max((at for at in earlier if until is None or at < until), default=None)
        if last is None:
            break
        until = last
        looking = replace(looking, known=last - timedelta(seconds=1))
    return sorted(held.values(), key=lambda one: (one.since, one.entry.id), reverse=True)

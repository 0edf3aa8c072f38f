"""Questions about actors, their names and standings, and instruments; vantage first."""

from comity.partners.queries.actors import (
    Actor,
    actor,
    actor_by_code,
    actors,
    codes,
    names_of,
    names_over_time,
    styled,
)
from comity.partners.queries.instruments import (
    Instrument,
    InstrumentReference,
    instrument,
    instruments,
)
from comity.partners.queries.standings import (
    Standing,
    members,
    naming,
    naming_standings,
    release_list,
    standings,
    status_then_now,
)

__all__ = [
    "Actor",
    "Instrument",
    "InstrumentReference",
    "Standing",
    "actor",
    "actor_by_code",
    "actors",
    "codes",
    "instrument",
    "instruments",
    "members",
    "names_of",
    "names_over_time",
    "naming",
    "naming_standings",
    "release_list",
    "standings",
    "status_then_now",
    "styled",
]

"""Which item a person means by what they wrote: an actor's code or name, or an item's public id."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.partners.queries import Actor, actors
from comity.record.queries import item
from comity.record.vantage import Vantage


@dataclass(slots=True)
class Choosing:
    """What a desk may name; the actors are looked up once."""

    desk: Vantage
    _actors: list[Actor] = field(default_factory=list)

    def actors(self) -> list[Actor]:
        """Every actor that the desk sees, in alphabetical order."""
        self._actors = self._actors or actors(self.desk)
        return self._actors

    def find(self, kind: str, text: str) -> int | None:
        """The row number of the item of that kind that is meant; None for none, or for several."""
        if kind != "actor":
            found = item(self.desk, kind, text.strip())
            return found.id if found else None
        wanted = text.strip().casefold()
        for one in self.actors():
            if wanted in (one.code.casefold(), one.public_id):
                return one.id
        named = [one.id for one in self.actors() if one.name.casefold() == wanted]
        return named[0] if len(named) == 1 else None

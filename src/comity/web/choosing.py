"""Items that a person may name in a form, and which one they meant by what they wrote."""

from __future__ import annotations

from dataclasses import dataclass

from comity.partners.queries import actors
from comity.record.queries import items
from comity.record.vantage import Vantage
from comity.web.things import things

#: Engagements and instruments offered in a list, the latest opened first.
MOST = 300


@dataclass(slots=True)
class Choosing:
    """What the desk may name; each kind of item is looked up once."""

    desk: Vantage
    _offered: dict[str, list[tuple[str, str, int]]] | None = None

    def offered(self, kind: str) -> list[tuple[str, str, int]]:
        """(what stands in the form, name, row number): codes for actors, public ids for others."""
        found = self._offered = self._offered or {}
        if kind not in found:
            found[kind] = self._look(kind)
        return found[kind]

    def _look(self, kind: str) -> list[tuple[str, str, int]]:
        if kind == "actor":
            return [(one.code or one.public_id, one.name, one.id) for one in actors(self.desk)]
        seen = items(self.desk, kind=kind)[-MOST:]
        named = things(self.desk, [one.id for one in seen])
        return [(one.public_id, named[one.id].text, one.id) for one in reversed(seen)]

    def find(self, kind: str, text: str) -> int | None:
        """The row number of the item that the text means: its code or id, or its name."""
        wanted = text.strip().casefold()
        offered = self.offered(kind)
        for mark, _, number in offered:
            if mark.casefold() == wanted:
                return number
        named = {number for _, name, number in offered if name.casefold() == wanted}
        return named.pop() if len(named) == 1 else None

    def mark_of(self, kind: str, number: int | None) -> str:
        """What stands in the form for the item of that row number; "" for none."""
        return next((mark for mark, _, row in self.offered(kind) if row == number), "")

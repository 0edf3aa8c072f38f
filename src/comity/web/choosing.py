"""Items that a person may name in a form, as the page offers them."""

from __future__ import annotations

from comity.editing.choosing import Choosing
from comity.record.queries import items
from comity.web.things import things

#: Engagements and instruments offered in a list, the latest opened first.
MOST = 300


def offered(choosing: Choosing, kind: str) -> tuple[tuple[str, str], ...]:
    """(what is written in the form, name): codes for actors, public ids for others."""
    if kind == "actor":
        return tuple((one.code or one.public_id, one.name) for one in choosing.actors())
    seen = items(choosing.desk, kind=kind)[-MOST:]
    named = things(choosing.desk, [one.id for one in seen])
    return tuple((one.public_id, named[one.id].text) for one in reversed(seen))


def mark_of(choosing: Choosing, kind: str, number: int | None) -> str:
    """What is written in the form for the item of that row number; "" for none."""
    if kind == "actor":
        found = [one.code or one.public_id for one in choosing.actors() if one.id == number]
    else:
        found = [one.public_id for one in items(choosing.desk, numbers=[number or 0])]
    return found[0] if found else ""

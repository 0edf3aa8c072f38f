"""A small world: three audiences, their markings, and a clock that the test moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from comity.record import revising
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.revising import revise
from comity.record.vantage import Vantage

MIDNIGHT = datetime(2100, 1, 1, tzinfo=UTC)  # after the record began


@dataclass
class World:
    """Row numbers of audiences and markings, by a name."""

    audiences: dict[str, int]
    markings: dict[str, int]

    def item(self, marking: str = "public", kind: str = "actor") -> int:
        with revise("tester", "import") as revision:
            return revision.item(kind, self.markings[marking])

    def name(self, item: int, text: str, marking: str = "public") -> int:
        """An entry that says the item's name, known to the tester alone."""
        with revise("tester", "import") as revision:
            draft = EntryDraft("name", item, term="short", value={"text": text})
            return revision.entry(draft, [SourceDraft(self.markings[marking], locator="tester")])

    def edition(self, text: str, marking: str = "public") -> int:
        with revise("tester", "register") as revision:
            document = revision.item("document", self.markings[marking])
            draft = EditionDraft("A title", text=text)
            return revision.edition(document, draft, self.markings[marking])

    def names(self, item: int, audience: str, known: datetime | None = None) -> list[str]:
        """The names of the item that the audience sees."""
        from comity.record.queries import entries

        found = entries(Vantage.of(audience, known=known), subjects=[item], order="opened")
        return [entry.value.get("text", "") for entry in found]


@pytest.fixture
def clock(monkeypatch):
    """A function that moves the clock on by so many seconds, and returns the time."""
    time = [MIDNIGHT]

    def move(seconds: float = 0) -> datetime:
        time[0] += timedelta(seconds=seconds)
        return time[0]

    monkeypatch.setattr(revising, "now", lambda: move(60))
    return move


@pytest.fixture
def world(db, clock) -> World:
    with revise("tester", "begin") as revision:
        audiences = {"public": Vantage.of("public").audience}
        for code in ("JPN", "AUS"):
            audiences[code] = revision.audience(code, code)
        japan, australia = audiences["JPN"], audiences["AUS"]
        markings = {
            "public": revision.marking("TLP:CLEAR", japan, [audiences["public"]]),
            "JPN": revision.marking("TLP:AMBER", japan, []),
            "AUS": revision.marking("TLP:AMBER", australia, []),
            "both": revision.marking("TLP:GREEN", australia, [japan]),
        }
    return World(audiences, markings)

"""A desk with two audiences beside it, and documents whose claims are written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from comity.reader.claims import Claim, EngagementClaim, Passage, Reading, Text
from comity.record import queries
from comity.record.queries import Entry
from comity.record.vantage import Vantage
from comity.review import actions, proposing
from comity.review.queries import claims
from comity.review.registering import Release, register_document

PUBLIC = Release()
AUSTRALIA_ALONE = Release("TLP:AMBER", ("AUS",))


def quoted(text: str, words: str) -> tuple[Passage, ...]:
    start = text.index(words)
    return (Passage(start, start + len(words), words),)


def meeting(text: str, words: str, **fields: Any) -> EngagementClaim:
    """A claim of a meeting of ministers that rests on ``words``, but for ``fields``."""
    given: dict[str, Any] = {
        "date": "2022-04-07", "kind": "meeting", "level": "ministers",
        "parties": ("NATO", "JPN", "AUS"), **fields,
    }  # fmt: skip
    return EngagementClaim(passages=quoted(text, words), **given)


def by_hand(
    make: Callable[[str], list[Claim]], version: str = "comity.reader/by hand"
) -> actions.Reader:
    """A reader that claims what ``make`` gives for a text."""
    return lambda text: Reading(tuple(make(text.text)), version, "none")


class Desk:
    """Puts documents through registration, reading and review, and asks what is on record."""

    def __init__(self, code: str) -> None:
        self.vantage = Vantage.of(code)

    def read(
        self, text: str, make: Callable[[str], list[Claim]], release: Release = PUBLIC, **about: str
    ) -> list[str]:
        """Public ids of the claims of a text published on 8 April 2022, unless told otherwise."""
        given = {"published": "2022-04-08", "title": "A release", **about}
        edition = register_document("officer", self.vantage, Text(text, **given), release).edition
        self.edition = edition
        proposing.read_edition(
            "officer",
            self.vantage,
            edition,
            lambda t: Reading(tuple(make(t.text)), "comity.reader/by hand", "none"),
        )
        return [view.public_id for view in claims(self.vantage, edition=edition)]

    def accept(self, *given: Any, **more: Any) -> list[str]:
        ids = self.read(*given, **more)
        actions.accept_claims("reviewer", self.vantage, ids)
        return ids


def held(audience: str, *kinds: str) -> list[Entry]:
    return queries.entries(Vantage.of(audience), kinds=kinds, order="opened")

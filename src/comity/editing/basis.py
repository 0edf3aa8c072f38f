"""What an entry made by hand rests on: words quoted from an edition, or somebody's knowledge."""

from __future__ import annotations

from dataclasses import dataclass

from comity.editing.errors import NoSource
from comity.record import documents
from comity.record.drafts import SourceDraft
from comity.record.reach import passage_at
from comity.record.revising import Writer
from comity.record.vantage import Vantage
from comity.review.registering import Release, mark

#: Longest name of an office in whose knowledge something is.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Basis:
    """``exact`` is quoted from the edition of that row number; else ``known_to`` names an office.

    ``release`` says who may see that the entry rests on it, and so the entry.
    """

    release: Release
    known_to: str = ""
    edition: int | None = None
    exact: str = ""

    def source(self, revision: Writer, desk: Vantage) -> SourceDraft:
        """The source, its passage written where it was not quoted before.

        Raises:
            NoSource: nothing is given, the desk sees no such edition, or the words stand in it
                nowhere or more than once.
        """
        marking = mark(revision, desk.audience, self.release)
        if self.edition is None:
            known_to = " ".join(self.known_to.split())
            if not known_to or len(known_to) > LONGEST:
                raise NoSource(
                    "Say what it rests on: quote a document, or name the office that knows it,"
                    f" in at most {LONGEST} characters."
                )
            return SourceDraft(marking, locator=known_to)
        return SourceDraft(marking, passage=self._passage(revision, desk, self.edition))

    def _passage(self, revision: Writer, desk: Vantage, number: int) -> int:
        seen = documents.editions(desk.at(None), numbers=[number])
        text = seen[0].text if seen else None
        if text is None:
            raise NoSource("There is no such document for your desk; choose one from the list.")
        start = text.find(self.exact) if self.exact else -1
        if start < 0:
            raise NoSource(
                "These words do not stand in that document. Copy them from it exactly,"
                " with their punctuation."
            )
        if text.find(self.exact, start + 1) >= 0:
            raise NoSource("These words stand in that document more than once; quote more of them.")
        end = start + len(self.exact)
        known = passage_at(number, start, end)
        return known or revision.passage(number, start, end, self.exact)

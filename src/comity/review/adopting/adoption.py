"""What adopting any claim needs: its passages as sources, actors by code, known content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from comity.dates import Span
from comity.reader.claims import Claim, EngagementClaim, Passage
from comity.record import queries
from comity.record.documents import SeenEdition
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.kinds import canonical
from comity.record.queries import Entry
from comity.record.reach import passage_at, wide_enough
from comity.record.revising import Writer
from comity.record.vantage import Vantage
from comity.review.errors import CannotAdopt


@dataclass(frozen=True, slots=True)
class Gathering:
    """An engagement a text tells of: its row number, when it was, and what told so."""

    engagement: int
    span: Span
    claim: EngagementClaim


@dataclass(slots=True)
class Adoption:
    """One document's claims on their way into one revision.

    ``desk`` is the vantage of those who decide, now and for all days: nothing it may not see is
    ever matched.
    """

    revision: Writer
    desk: Vantage
    edition: SeenEdition
    opened: dict[str, int] = field(default_factory=dict)
    """Items opened in this revision, by a key of their form, so that a text opens each once."""
    gatherings: list[Gathering] = field(default_factory=list)
    """The engagements that this text tells of, in the order they were adopted."""
    _passages: dict[tuple[int, int], int] = field(default_factory=dict)
    _actors: dict[str, int] = field(default_factory=dict)
    _countries: set[int] = field(default_factory=set)
    _drafted: dict[int, list[tuple[int, EntryDraft]]] = field(default_factory=dict)
    _supported: set[tuple[int, int]] = field(default_factory=set)

    def sources(self, claim: Claim, about: str = "") -> list[SourceDraft]:
        """The passages that give the field ``about`` of the claim; the main one if none is told."""
        words = [given for given in claim.evidence if about and given.field == about]
        chosen = [
            passage
            for passage in claim.passages
            if any(passage.start <= given.start and given.end <= passage.end for given in words)
        ]
        return [
            SourceDraft(self.edition.marking, passage=self._passage(passage))
            for passage in chosen or claim.passages[:1]
        ]

    def _passage(self, passage: Passage) -> int:
        text = self.edition.text or ""
        if text[passage.start : passage.end] != passage.exact:
            raise CannotAdopt(
                f"The quoted words are not at {passage.start}-{passage.end} of this edition: "
                f"“{passage.exact[:60]}”. Quote them exactly."
            )
        place = (passage.start, passage.end)
        if place not in self._passages:
            known = passage_at(self.edition.id, *place)
            self._passages[place] = known or self.revision.passage(
                self.edition.id, *place, passage.exact
            )
        return self._passages[place]

    def actor(self, code: str) -> int:
        """The actor with that code, as far as everyone who sees the document may see it.

        An actor that the record does not know, or knows for fewer only, is opened, with the code
        as its name until somebody gives it a better one.
        """
        if code not in self._actors:
            entries = queries.entries(self.desk, kinds=["identifier"], terms=["code"])
            for entry in entries if not self._actors else ():
                self._actors.setdefault(entry.value["text"], entry.subject)
            known = self._actors.get(code)
            if known is None or not wide_enough([known], self.edition.marking):
                self._actors[code] = self._open_actor(code)
        return self._actors[code]

    def _open_actor(self, code: str) -> int:
        actor = self.revision.item("actor", self.edition.marking)
        source = [SourceDraft(self.edition.marking, edition=self.edition.id, locator="named")]
        kind = "organisation" if len(code) != 3 or not code.isalpha() else "country"
        if kind == "country":
            self._countries.add(actor)
        for draft in (
            EntryDraft("actor_type", actor, term=kind),
            EntryDraft("identifier", actor, term="code", value={"text": code}),
            EntryDraft("name", actor, term="short", value={"text": code, "language": "en"}),
        ):
            self.revision.entry(draft, source)
        return actor

    def countries(self, actors: Iterable[int]) -> set[int]:
        """Those of the actors that are states or territories."""
        wanted = sorted(actors)
        types = queries.entries(self.desk, subjects=wanted, kinds=["actor_type"], terms=["country"])
        return self._countries.intersection(wanted) | {entry.subject for entry in types}

    def known(self, subject: int, kinds: Iterable[str] = ()) -> list[Entry]:
        """What the desk sees held about an item."""
        return queries.entries(self.desk, subjects=[subject], kinds=list(kinds), order="opened")

    def support(self, entry: int, sources: Iterable[SourceDraft]) -> None:
        """Adds sources to a known entry, each passage once."""
        resting = {seen.passage for seen in queries.sources(self.desk, [entry])[entry]}
        for source in sources:
            pair = (entry, source.passage or 0)
            if source.passage not in resting and pair not in self._supported:
                self._supported.add(pair)
                self.revision.source(entry, source)

    def hold(self, draft: EntryDraft, sources: list[SourceDraft], known: list[Entry]) -> int:
        """The entry that says what ``draft`` says: a known one, with more sources, or a new one.

        A known entry says it too if it is of the same kind, object and term and its value holds
        all that the draft's does.
        """
        for entry in known:
            if says(entry, draft):
                self.support(entry.id, sources)
                return entry.id
        for number, earlier in self._drafted.get(draft.subject, ()):
            if same(earlier, draft):
                for source in sources:
                    if (number, source.passage or 0) not in self._supported:
                        self._supported.add((number, source.passage or 0))
                        self.revision.source(number, source)
                return number
        number = self.revision.entry(draft, sources)
        self._drafted.setdefault(draft.subject, []).append((number, draft))
        self._supported |= {(number, source.passage or 0) for source in sources}
        return number


def says(entry: Entry, draft: EntryDraft) -> bool:
    """Whether the entry already holds what the draft would, whatever the span."""
    if (entry.kind, entry.object, entry.term) != (draft.kind, draft.object, draft.term):
        return False
    return all(
        _folded(entry.value.get(name)) == _folded(given)
        for name, given in (draft.value or {}).items()
        if given not in ("", None, [], ())
    )


def same(one: EntryDraft, other: EntryDraft) -> bool:
    return (
        (one.kind, one.object, one.term, one.span.edtf)
        == (other.kind, other.object, other.term, other.span.edtf)
    ) and canonical(one.value) == canonical(other.value)


def _folded(value: object) -> object:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value

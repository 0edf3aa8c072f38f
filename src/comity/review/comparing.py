"""A claim beside what the record holds of the same thing, field by field.

Each row says whether claim and record tell the same, whether the claim adds something, or whether
both cannot be right. Nothing that the desk may not see is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from comity.dates import Answer, Span
from comity.dialogue.queries import VAGUE, Engagement, assemble
from comity.partners.queries import standings
from comity.partners.queries.actors import numbers_by_code
from comity.partners.queries.instruments import Instrument, instruments
from comity.partners.queries.standings import Standing
from comity.reader.claims import Claim, EngagementClaim, InstrumentClaim, StandingClaim
from comity.record.documents import SeenEdition
from comity.record.reach import wide_enough
from comity.record.vantage import Vantage
from comity.review.adopting import engagements
from comity.review.adopting.instruments import title_key
from comity.review.adopting.matching import within
from comity.review.adopting.standings import agrees, span_of

#: What a field, and a whole claim, is to the record. A claim is the strongest of its fields.
SAME, NEW, DIFFERS, SILENT = "same", "new", "differs", "silent"
#: Of a claim: on record as it stands; adds to what is on record; contradicts it; not on record.
OUTCOMES = ("known", "adds", "differs", "new")
#: Standings that end where membership begins.
NOT_BESIDE_MEMBER = frozenset(
    {"partner", "invitee", "aspirant", "candidate", "observer", "dialogue-partner"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row per field: what the claim says, what is on record ("" where nothing is)."""

    name: str
    claimed: str
    known: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing on record that the claim may tell of; ``item`` is its row number.

    ``reasons`` say why it may be the same; ``score`` is 0 where nothing is scored.
    """

    item: int
    kind: str
    rows: tuple[Row, ...]
    reasons: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def conflicts(self) -> bool:
        return any(row.outcome == DIFFERS for row in self.rows)

    @property
    def outcome(self) -> str:
        told = {row.outcome for row in self.rows}
        return "differs" if DIFFERS in told else "adds" if NEW in told else "known"


@dataclass(slots=True)
class Comparer:
    """Compares claims of one desk; what all of them need is asked once."""

    desk: Vantage
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, code: str) -> int | None:
        if not self._numbers:
            self._numbers = numbers_by_code(self.desk)
        return self._numbers.get(code)

    def beside(self, claim: Claim, edition: SeenEdition) -> list[Beside]:
        """What is on record of the same thing, the best match first."""
        match claim:
            case EngagementClaim():
                return self._engagements(claim, edition)
            case StandingClaim():
                return self._standings(claim, edition)
            case InstrumentClaim():
                return self._instruments(claim, edition)
        return []

    def outcome(self, claim: Claim, edition: SeenEdition) -> str:
        """One of ``OUTCOMES``, judged by the best match."""
        several = self.beside(claim, edition)
        if any(one.conflicts for one in several[:1] or ()):
            return "differs"
        return several[0].outcome if several else "new"

    def _engagements(self, claim: EngagementClaim, edition: SeenEdition) -> list[Beside]:
        found = engagements.candidates(self.desk, edition, claim, self.number)
        known = {one.id: one for one in assemble(self.desk, [one.engagement for one in found])}
        span = engagements.span_of(claim, edition.published)
        return [
            Beside(
                one.engagement, "engagement",
                tuple(_of_engagement(claim, span, known[one.engagement])),
                one.match.reasons, one.match.score,
            )
            for one in found
            if one.engagement in known
        ]  # fmt: skip

    def _standings(self, claim: StandingClaim, edition: SeenEdition) -> list[Beside]:
        subject, other = self.number(claim.subject), self.number(claim.object)
        if subject is None or other is None:
            return []
        span = span_of(claim, edition.published)
        told = [
            _of_standing(claim, span, one)
            for one in standings(self.desk, subject=subject, object=other)
            if one.kind == claim.kind or one.span.overlaps(span) is not Answer.no
        ]
        weight = {"known": 0, "differs": 1, "adds": 2}
        return sorted(told, key=lambda one: weight[one.outcome])

    def _instruments(self, claim: InstrumentClaim, edition: SeenEdition) -> list[Beside]:
        wanted = title_key(claim.title)
        titled = [
            one
            for one in instruments(self.desk)
            if title_key(one.title) == wanted and wide_enough([one.id], edition.marking)
        ]
        return [Beside(one.id, "instrument", tuple(_of_instrument(claim, one))) for one in titled]


def _of_engagement(claim: EngagementClaim, span: Span, known: Engagement) -> Iterator[Row]:
    yield _date(claim.date or span.edtf, span, known.span)
    for name in ("kind", "level", "track", "mode", "visit_style"):
        kind = "engagement_kind" if name == "kind" else name
        yield single(name, getattr(claim, name), getattr(known, name), VAGUE.get(kind, ""))
    bodies = [body.code for body in known.bodies]
    yield several("body", [claim.body] if claim.body else [], bodies)
    yield several("parties", claim.parties, [one.actor.code for one in known.participants])
    persons = [person for one in known.participants for person in one.persons]
    yield several("participants", [p.person for p in claim.participants if p.person], persons)
    for name, texts in (
        ("place", known.places), ("setting", known.settings), ("series", known.series),
    ):  # fmt: skip
        text = getattr(claim, name)
        yield several(name, [text] if text else [], texts)
    yield several("topics", claim.topics, [topic.text for topic in known.topics if topic.text])


def _date(claimed: str, span: Span, known: Span) -> Row:
    apart = span.overlaps(known) is Answer.no
    finer = not within(known, span)
    return Row("date", claimed, known.edtf, DIFFERS if apart else NEW if finer else SAME)


def _of_standing(claim: StandingClaim, span: Span, known: Standing) -> Beside:
    kinds = {claim.kind, known.kind}
    against = "member" in kinds and bool(kinds & NOT_BESIDE_MEMBER)
    overlap = known.span.overlaps(span)
    same = claim.kind == known.kind
    kind = SAME if same else DIFFERS if against and overlap is Answer.yes else NEW
    date = SAME if same and agrees(known.span, span, claim) else DIFFERS if same else SILENT
    rows = (
        Row("kind", claim.kind, known.kind, kind),
        Row("start", span.edtf, known.span.edtf, date),
        several(
            "label", [claim.label] if claim.label else [], [known.entry.value.get("label", "")]
        ),
    )
    return Beside(known.entry.id, "standing", rows)


def _of_instrument(claim: InstrumentClaim, known: Instrument) -> Iterator[Row]:
    yield Row("title", claim.title, known.title, SAME)
    yield single("kind", claim.kind, known.kind, "other")
    if claim.date:
        span = Span.parse(claim.date)
        yield (
            _date(claim.date, span, known.adopted)
            if known.adopted
            else Row("date", claim.date, "", NEW)
        )
    yield several("parties", claim.parties, [party.code for party in known.parties])
    yield several("topics", claim.topics, [text for _, text in known.areas if text])


def single(name: str, claimed: str, known: str, vague: str = "") -> Row:
    """A field of which a thing has one value: two that are definite and differ conflict."""
    if not claimed or claimed == known:
        return Row(name, claimed, known, SAME if claimed else SILENT)
    if not known or (vague and vague == known):
        return Row(name, claimed, known, NEW)
    differs = claimed != vague
    return Row(name, claimed, known, DIFFERS if differs else SAME)


def several(name: str, claimed: Iterable[str], known: Iterable[str]) -> Row:
    """A field of which a thing may have many values: what is not among them is new."""
    asked, held = list(dict.fromkeys(claimed)), [one for one in dict.fromkeys(known) if one]
    folded = {_folded(one) for one in held}
    new = [one for one in asked if _folded(one) not in folded]
    outcome = NEW if new else SAME if asked else SILENT
    return Row(name, ", ".join(asked), ", ".join(held), outcome)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()

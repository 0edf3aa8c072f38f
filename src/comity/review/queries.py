"""What a desk sees of its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.reader.claim_json import from_json, to_json
from comity.reader.claims import Claim, EngagementClaim
from comity.record import documents, queries
from comity.record.documents import SeenEdition
from comity.record.vantage import Vantage
from comity.review.adopting import engagements
from comity.review.models import ClaimRow, Decision, Reading

#: Characters of text shown before and after a quoted passage.
CONTEXT_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One row per decision on a claim, latest last."""

    verdict: str
    by: str
    at: datetime
    reason: str
    body: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim at the desk, with the document it comes from.

    ``claim`` is as corrected if somebody corrected it, else as proposed. ``before`` and ``after``
    are the words around its main passage.
    """

    public_id: str
    form: str
    state: str
    confidence: float
    claim: Claim
    edition: SeenEdition
    before: str
    after: str
    decisions: tuple[DecisionView, ...] = ()

    @property
    def body(self) -> dict[str, Any]:
        return to_json(self.claim)


@dataclass(frozen=True, slots=True)
class DeskCount:
    """How many claims of an edition the desk has, by state."""

    edition: SeenEdition
    awaiting: int
    accepted: int
    rejected: int


def claims(
    desk: Vantage, *, edition: int | None = None, state: str = "", limit: int = 200, offset: int = 0
) -> list[ClaimView]:
    """One row per claim of this desk, in the order of reading and text."""
    rows = ClaimRow.objects.filter(reading__audience_id=desk.audience)
    if edition is not None:
        rows = rows.filter(reading__edition_id=edition)
    if state:
        rows = rows.filter(state=state)
    chosen = list(
        rows.select_related("reading").order_by("reading_id", "number")[offset : offset + limit]
    )
    return _views(desk, chosen)


def claims_awaiting_review(desk: Vantage, limit: int = 200, offset: int = 0) -> list[ClaimView]:
    """One row per claim that waits for a decision at this desk."""
    return claims(desk, state=ClaimRow.State.AWAITING, limit=limit, offset=offset)


def claim(desk: Vantage, public_id: str) -> ClaimView | None:
    """The claim of that public id, if it is this desk's."""
    rows = ClaimRow.objects.select_related("reading").filter(
        reading__audience_id=desk.audience, public_id=public_id
    )
    found = _views(desk, list(rows))
    return found[0] if found else None


def _views(desk: Vantage, rows: list[ClaimRow]) -> list[ClaimView]:
    numbers = {row.reading.edition_id for row in rows}
    seen = {
        edition.id: edition
        for edition in documents.editions(Vantage(desk.audience), numbers=sorted(numbers))
    }
    decided: dict[int, list[Decision]] = {}
    for decision in Decision.objects.filter(claim__in=rows).order_by("pk"):
        decided.setdefault(decision.claim_id, []).append(decision)
    return [
        _view(row, seen[row.reading.edition_id], decided.get(row.pk, []))
        for row in rows
        if row.reading.edition_id in seen
    ]


def _view(row: ClaimRow, edition: SeenEdition, decisions: list[Decision]) -> ClaimView:
    body = row.body
    if row.state == ClaimRow.State.ACCEPTED and decisions and decisions[-1].body:
        body = decisions[-1].body
    found = from_json(body)
    text = edition.text or ""
    start, end = found.passages[0].start, found.passages[0].end
    return ClaimView(
        row.public_id, row.form, row.state, row.confidence, found, edition,
        before=text[max(0, start - CONTEXT_CHARACTERS) : start],
        after=text[end : end + CONTEXT_CHARACTERS],
        decisions=tuple(
            DecisionView(one.verdict, one.by, one.at, one.reason, one.body) for one in decisions
        ),
    )  # fmt: skip


def desk_counts(desk: Vantage) -> list[DeskCount]:
    """One row per edition read for this desk, in the order of their registration."""
    counts: dict[int, dict[str, int]] = {}
    for edition, state in ClaimRow.objects.filter(reading__audience_id=desk.audience).values_list(
        "reading__edition_id", "state"
    ):
        counts.setdefault(edition, {}).setdefault(state, 0)
        counts[edition][state] += 1
    return [
        DeskCount(edition, *(counts[edition.id].get(state, 0) for state in ClaimRow.State.values))
        for edition in documents.editions(Vantage(desk.audience), numbers=sorted(counts))
    ]


def read_addresses(desk: Vantage) -> Counter[str]:
    """How many editions at each address were read for this desk, whether or not any claim came."""
    rows = Reading.objects.filter(audience_id=desk.audience).values_list("edition_id", flat=True)
    numbers = sorted(set(rows))
    return Counter(
        edition.address for edition in documents.editions(Vantage(desk.audience), numbers=numbers)
    )


def engagement_candidates(desk: Vantage, view: ClaimView) -> list[engagements.Candidate]:
    """Engagements of the record that this claim may tell of, best first, with reasons."""
    if not isinstance(view.claim, EngagementClaim):
        return []
    now = Vantage(desk.audience)
    wanted = {*view.claim.parties, view.claim.body}
    numbers = {
        entry.value["text"]: entry.subject
        for entry in queries.entries(now, kinds=["identifier"], terms=["code"])
        if entry.value["text"] in wanted
    }
    return engagements.candidates(now, view.edition, view.claim, numbers.get)

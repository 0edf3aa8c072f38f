"""What a desk sees of its claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from comity.reader.claim_json import from_json, to_json
from comity.reader.claims import Claim
from comity.record import documents
from comity.record.documents import SeenEdition
from comity.record.vantage import Vantage
from comity.review import queue
from comity.review.models import ClaimRow, Decision, Reading

#: Characters of text shown before and after a quoted passage.
CONTEXT_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One row per decision on a claim, latest last. ``changed`` names what a correction changed:
    (field, before, after); ``gone`` is the newer edition without the words, for one reopened."""

    verdict: str
    by: str
    at: datetime
    reason: str
    body: Mapping[str, Any] | None
    changed: tuple[tuple[str, Any, Any], ...] = ()
    gone: SeenEdition | None = None


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
    compared: str = ""
    assigned: str = ""

    @property
    def reopened(self) -> DecisionView | None:
        """Why an accepted claim awaits review again; None where it does not."""
        standing: list[DecisionView] = []
        for one in self.decisions:
            if one.verdict != "undone":
                standing.append(one)
            elif standing:
                standing.pop()
        last = standing[-1] if standing and self.state == "awaiting" else None
        return last if last and last.verdict == "reopened" else None

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
        rows.select_related("reading", "assigned").order_by("reading_id", "number")[
            offset : offset + limit
        ]
    )
    return views(desk, chosen)


def claims_awaiting_review(desk: Vantage, limit: int = 200, offset: int = 0) -> list[ClaimView]:
    """One row per claim that waits for a decision at this desk."""
    return claims(desk, state=ClaimRow.State.AWAITING, limit=limit, offset=offset)


def claim(desk: Vantage, public_id: str) -> ClaimView | None:
    """The claim of that public id, if it is this desk's."""
    rows = ClaimRow.objects.select_related("reading", "assigned").filter(
        reading__audience_id=desk.audience, public_id=public_id
    )
    found = views(desk, list(rows))
    return found[0] if found else None


def views(desk: Vantage, rows: Sequence[ClaimRow]) -> list[ClaimView]:
    """The claims as the desk sees them, in their order; rows come with their readings."""
    decided: dict[int, list[Decision]] = {}
    for decision in Decision.objects.filter(claim__in=rows).order_by("pk"):
        decided.setdefault(decision.claim_id, []).append(decision)
    numbers = {row.reading.edition_id for row in rows}
    numbers |= {one.edition_id for those in decided.values() for one in those if one.edition_id}
    seen = {
        edition.id: edition
        for edition in documents.editions(Vantage(desk.audience), numbers=sorted(numbers))
    }
    return [
        _view(row, seen, decided.get(row.pk, [])) for row in rows if row.reading.edition_id in seen
    ]


def _view(row: ClaimRow, seen: Mapping[int, SeenEdition], decisions: list[Decision]) -> ClaimView:
    edition = seen[row.reading.edition_id]
    body = row.body
    in_record = [one for one in decisions if one.verdict in ("accepted", "corrected", "undone")]
    if (
        in_record
        and in_record[-1].body
        and (row.state == ClaimRow.State.ACCEPTED or _again(decisions))
    ):
        body = in_record[-1].body
    found = from_json(body)
    text = edition.text or ""
    start, end = found.passages[0].start, found.passages[0].end
    return ClaimView(
        row.public_id, row.form, row.state, row.confidence, found, edition,
        before=text[max(0, start - CONTEXT_CHARACTERS) : start],
        after=text[end : end + CONTEXT_CHARACTERS],
        decisions=tuple(
            DecisionView(
                one.verdict, one.by, one.at, one.reason, one.body,
                changed_fields(row.body, one.body),
                seen.get(one.edition_id) if one.edition_id else None,
            )
            for one in decisions
        ),
        compared=row.compared,
        assigned=row.assigned.username if row.assigned else "",
    )  # fmt: skip


def _again(decisions: list[Decision]) -> bool:
    return bool(decisions) and decisions[-1].verdict == Decision.Verdict.REOPENED


def changed_fields(
    proposed: Mapping[str, Any], body: Mapping[str, Any] | None
) -> tuple[tuple[str, Any, Any], ...]:
    """(field, as proposed, as corrected) for all that a correction changed."""
    return tuple(
        (name, proposed.get(name), value)
        for name, value in (body or {}).items()
        if value != proposed.get(name)
    )


def desk_counts(
    desk: Vantage, *, limit: int | None = None, offset: int = 0, waiting: bool | None = None
) -> list[DeskCount]:
    """One row per edition read for this desk, in the order of their registration; only those with
    claims that wait, or none, where ``waiting`` asks for that."""
    rows = (
        queue.of_desk(desk)
        .values("reading__edition_id")
        .annotate(
            awaiting=Count("pk", filter=Q(state=ClaimRow.State.AWAITING)),
            accepted=Count("pk", filter=Q(state=ClaimRow.State.ACCEPTED)),
            rejected=Count("pk", filter=Q(state=ClaimRow.State.REJECTED)),
        )
    )
    if waiting is not None:
        rows = rows.filter(awaiting__gt=0) if waiting else rows.filter(awaiting=0)
    listed = rows.order_by("reading__edition_id").values_list(
        "reading__edition_id", "awaiting", "accepted", "rejected"
    )
    counts = {edition: several for edition, *several in listed[offset:][:limit]}
    return [
        DeskCount(edition, *counts[edition.id])
        for edition in documents.editions(Vantage(desk.audience), numbers=sorted(counts))
    ]


def read_addresses(desk: Vantage) -> Counter[str]:
    """How many editions at each address were read for this desk, whether or not any claim came."""
    rows = Reading.objects.filter(audience_id=desk.audience).values_list("edition_id", flat=True)
    numbers = sorted(set(rows))
    return Counter(
        edition.address for edition in documents.editions(Vantage(desk.audience), numbers=numbers)
    )

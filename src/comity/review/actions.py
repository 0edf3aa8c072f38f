"""How claims are decided: each action one transaction, at most one revision."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from comity.record import documents, revising
from comity.record.revising import Writer
from comity.record.undo import undo
from comity.record.vantage import Vantage
from comity.review.adopting.adoption import Adoption
from comity.review.adopting.claims import adopt, checked, problem
from comity.review.content import (
    Content,
    content_of,
    rows_of_revision,
    standing_content,
    withdraw,
)
from comity.review.errors import AlreadyDecided, CannotAdopt, UnseenClaim
from comity.review.models import ClaimRow, Decision


def _claim_row(desk: Vantage, public_id: str) -> ClaimRow:
    row = (
        ClaimRow.objects.select_for_update()
        .select_related("reading")
        .filter(public_id=public_id, reading__audience_id=desk.audience)
        .first()
    )
    if row is None:
        raise UnseenClaim("There is no such claim at this desk.")
    return row


def _undecided(row: ClaimRow) -> ClaimRow:
    if row.state != ClaimRow.State.AWAITING:
        raise AlreadyDecided(f"This claim was {row.state} before; undo that decision first.")
    return row


@transaction.atomic
def accept_claim(
    by: str,
    desk: Vantage,
    claim: str,
    *,
    correction: Mapping[str, Any] | None = None,
    engagement: int | None = None,
    reason: str = "",
) -> Decision:
    """The claim enters the record, as proposed or with the fields of ``correction`` put right.

    ``engagement`` is the row number of the engagement it tells of, 0 for a new one; by default the
    best match is taken.

    Raises:
        UnseenClaim, AlreadyDecided, CannotAdopt: see ``errors``.
    """
    row = _undecided(_claim_row(desk, claim))
    return _accept(by, desk, [row], correction, engagement, Step(reason))[0]


@dataclass(frozen=True, slots=True)
class Step:
    """What decisions taken together share: a batch that can be undone as one, and the acceptance
    rule (row number of its item) that took them."""

    reason: str = ""
    batch: str = ""
    rule: int | None = None


@transaction.atomic
def accept_claims(
    by: str, desk: Vantage, claims: Sequence[str], reason: str = "", step: Step | None = None
) -> int:
    """Accepts claims of one edition together, in one revision; how many there were.

    Those decided before, and those that cannot be adopted as they stand (``problem`` says why),
    are left as they are.
    """
    rows = [_claim_row(desk, claim) for claim in claims]
    rows = [row for row in rows if row.state == ClaimRow.State.AWAITING and not problem(row.body)]
    if len({row.reading.edition_id for row in rows}) > 1:
        raise CannotAdopt("Claims of several editions cannot be accepted in one step.")
    return len(_accept(by, desk, rows, None, None, step or Step(reason))) if rows else 0


def accept_what_fits(
    by: str, desk: Vantage, claims: Sequence[str], step: Step
) -> tuple[int, list[str]]:
    """Accepts claims of one edition in one revision; one that cannot be adopted sends all of them
    through one by one and stays. How many were accepted, and why the others were not."""
    try:
        return accept_claims(by, desk, claims, step=step), []
    except CannotAdopt:
        accepted, refused = 0, []
    for claim in claims:
        try:
            accepted += accept_claims(by, desk, [claim], step=step)
        except CannotAdopt as error:
            refused.append(str(error))
    return accepted, refused


def accept_edition(by: str, desk: Vantage, edition: int, reason: str = "") -> int:
    """Accepts every claim of an edition that still waits at this desk; how many there were.

    Those opened again are left: each is for a person to look at by itself.
    """
    waiting = (
        ClaimRow.objects.filter(
            reading__edition_id=edition,
            reading__audience_id=desk.audience,
            state=ClaimRow.State.AWAITING,
        )
        .exclude(decisions__verdict=Decision.Verdict.REOPENED)
        .order_by("reading", "number")
    )
    step = Step(reason, secrets.token_hex(8))
    return accept_claims(by, desk, list(waiting.values_list("public_id", flat=True)), step=step)


def _accept(
    by: str,
    desk: Vantage,
    rows: Sequence[ClaimRow],
    correction: Mapping[str, Any] | None,
    engagement: int | None,
    step: Step,
) -> list[Decision]:
    kept = [] if correction else [(row, held) for row in rows if (held := content_of(row))]
    decisions = [_keep(row, held, by, step) for row, held in kept]
    rows = [row for row in rows if row not in {row for row, _ in kept}]
    if rows:
        decisions += _adopted(by, desk, rows, correction, engagement, step)
    Decision.objects.bulk_create(decisions)
    for decision in decisions:
        decision.claim.state = ClaimRow.State.ACCEPTED
    ClaimRow.objects.bulk_update([decision.claim for decision in decisions], ["state"])
    return decisions


def _keep(row: ClaimRow, held: Content, by: str, step: Step) -> Decision:
    """A claim opened again is right all the same: what the record holds of it stays."""
    return Decision(
        claim=row, verdict=Decision.Verdict.ACCEPTED, by=by, at=revising.now(),
        reason=step.reason, batch=step.batch, rule_id=step.rule, body=_last_body(row),
        revision_id=held.revision, first_row=held.first_row, last_row=held.last_row,
    )  # fmt: skip


def _last_body(row: ClaimRow) -> Any:
    decided = row.decisions.filter(verdict__in=("accepted", "corrected")).order_by("-pk")
    return decided.values_list("body", flat=True).first()


def _adopted(
    by: str,
    desk: Vantage,
    rows: Sequence[ClaimRow],
    correction: Mapping[str, Any] | None,
    engagement: int | None,
    step: Step,
) -> list[Decision]:
    now_seen = Vantage(desk.audience)
    editions = documents.editions(now_seen, numbers=[rows[0].reading.edition_id])
    if not editions:
        raise UnseenClaim("There is no such edition at this desk.")
    kind = "correct" if correction else "accept"
    verdict = Decision.Verdict.CORRECTED if correction else Decision.Verdict.ACCEPTED
    decisions = []
    with revising.revise(by, kind, audience=desk.audience, reason=step.reason) as revision:
        adoption = Adoption(revision, now_seen, editions[0])
        # Standings first: what actors are to each other is named by the rest.
        for row in sorted(rows, key=lambda row: (row.form != "standing", row.number)):
            body = {**row.body, **(correction or {})}
            _replace(revision, row)
            first = revision.last_row + 1
            adopt(adoption, checked(body), engagement)
            decisions.append(
                Decision(
                    claim=row, verdict=verdict, by=by, at=revising.now(), reason=step.reason,
                    body=body if correction else None, revision_id=revision.number,
                    first_row=first, last_row=revision.last_row,
                    batch=step.batch, rule_id=step.rule,
                )
            )  # fmt: skip
    return decisions


def _replace(revision: Writer, row: ClaimRow) -> None:
    """What the record holds of a claim opened again gives way to what it is corrected to."""
    held = content_of(row)
    if held is not None:
        withdraw(revision, held)


@transaction.atomic
def reject_claim(by: str, desk: Vantage, claim: str, reason: str = "") -> Decision:
    """The claim is set aside; the record stays as it is.

    What the record holds of a claim that was opened again is taken out of it, in one revision.

    Raises:
        CannotTakeBack: it is not known which rows of the record are this claim's.
    """
    row = _undecided(_claim_row(desk, claim))
    held = content_of(row)
    number = None
    if held is not None:
        with revising.revise(by, "reject", audience=desk.audience, reason=reason) as revision:
            withdraw(revision, held)
            number = revision.number
    return _decide(row, by, Decision.Verdict.REJECTED, ClaimRow.State.REJECTED, reason, number)


@transaction.atomic
def undo_decision(by: str, desk: Vantage, claim: str, reason: str = "") -> list[str]:
    """Takes back the last decision on a claim; returns the claims that await review again.

    Claims accepted together are taken back together, since one revision holds them.

    Raises:
        UnseenClaim: there is no such claim, or it was not decided.
        RestedUpon: later revisions rest on what was accepted.
    """
    row = _claim_row(desk, claim)
    last = row.decisions.order_by("-pk").first()
    if last is None or row.state == ClaimRow.State.AWAITING:
        raise UnseenClaim("This claim awaits review; there is no decision to undo.")
    earlier = row.decisions.filter(pk__lt=last.pk).values_list("revision_id", flat=True)
    if last.revision_id is None or last.revision_id in earlier:
        # Rejected before it entered the record, or kept as it was when it was opened again.
        return [_undone(row, by, reason, None)]
    number = undo(last.revision_id, by, audience=desk.audience, reason=reason)
    return mark_undone(by, last.revision_id, number, reason)


@transaction.atomic
def mark_undone(by: str, revision: int, undone: int, reason: str) -> list[str]:
    """Claims decided in ``revision``, which the revision ``undone`` took back, await review."""
    together = Decision.objects.filter(revision_id=revision).values("claim")
    rows = list(ClaimRow.objects.filter(pk__in=together).order_by("number"))
    return [_undone(one, by, reason, undone) for one in rows]


def _undone(row: ClaimRow, by: str, reason: str, revision: int | None) -> str:
    """The public id of the claim, which awaits review again."""
    before = standing_content(list(row.decisions.order_by("pk"))[:-1])
    brought_back = rows_of_revision(revision) if revision and before else (None, None)
    _decide(
        row, by, Decision.Verdict.UNDONE, ClaimRow.State.AWAITING, reason, revision, brought_back
    )
    return row.public_id


def _decide(
    row: ClaimRow, by: str, verdict: Decision.Verdict, state: ClaimRow.State, reason: str,
    revision: int | None = None, rows: tuple[int | None, int | None] = (None, None),
) -> Decision:  # fmt: skip
    row.state = state
    row.save(update_fields=["state"])
    return Decision.objects.create(
        claim=row, verdict=verdict, by=by, at=revising.now(), reason=reason,
        revision_id=revision, first_row=rows[0], last_row=rows[1],
    )  # fmt: skip


@transaction.atomic
def reopen_claims(by: str, desk: Vantage, claims: Sequence[str], edition: int, reason: str) -> int:
    """Accepted claims await review again because the newer ``edition`` no longer has their words;
    how many there were. What the record holds of them stays until somebody decides."""
    rows = [_claim_row(desk, claim) for claim in claims]
    rows = [row for row in rows if row.state == ClaimRow.State.ACCEPTED]
    for row in rows:
        decision = _decide(row, by, Decision.Verdict.REOPENED, ClaimRow.State.AWAITING, reason)
        Decision.objects.filter(pk=decision.pk).update(edition_id=edition)
    return len(rows)

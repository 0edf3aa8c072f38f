"""What a desk does with documents and claims: each action one transaction, at most one revision."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from comity.reader.claim_json import MisshapenClaim, from_json, to_json
from comity.reader.claims import (
    Claim,
    CooperationClaim,
    EngagementClaim,
    InstrumentClaim,
    Reading,
    StandingClaim,
    Text,
)
from comity.record import documents, revising
from comity.record.documents import SeenEdition
from comity.record.undo import undo
from comity.record.vantage import Vantage
from comity.review.adopting import cooperation, engagements, instruments, standings
from comity.review.adopting.adoption import Adoption
from comity.review.errors import AlreadyDecided, CannotAdopt, UnseenClaim
from comity.review.models import ClaimRow, Decision
from comity.review.models import Reading as ReadingRow

Reader = Callable[[Text], Reading]


def text_of(edition: SeenEdition) -> Text:
    """The edition as a reader is given it."""
    return Text(
        edition.text or "",
        title=edition.title,
        published=edition.published,
        url=edition.address,
        publisher=edition.publisher,
        language=edition.language,
        form=edition.form,
    )


@transaction.atomic
def read_edition(by: str, desk: Vantage, edition: int, reader: Reader) -> ReadingRow:
    """A reading of the edition, with its claims awaiting review at this desk.

    The same reader with the same gazetteer reads an edition once: the second time the first
    reading is returned. A newer one replaces claims of the older that nobody decided.

    Raises:
        UnseenClaim: the desk does not see the edition, or it was expunged.
    """
    seen = documents.editions(desk.at(None), numbers=[edition])
    if not seen or seen[0].text is None:
        raise UnseenClaim("There is no such edition at this desk, or its text was expunged.")
    reading = reader(text_of(seen[0]))
    earlier = ReadingRow.objects.filter(edition_id=edition, audience_id=desk.audience)
    done = earlier.filter(reader=reading.reader, gazetteer=reading.gazetteer).first()
    if done:
        return done
    ClaimRow.objects.filter(reading__in=earlier, state=ClaimRow.State.AWAITING).filter(
        decisions=None
    ).delete()
    row = ReadingRow.objects.create(
        edition_id=edition, audience_id=desk.audience, by=by, at=revising.now(),
        reader=reading.reader, gazetteer=reading.gazetteer,
    )  # fmt: skip
    decided = _decided_before(earlier)
    ClaimRow.objects.bulk_create(
        ClaimRow(
            reading=row, number=number, form=claim.form, body=to_json(claim),
            confidence=claim.confidence,
        )
        for number, claim in enumerate(reading.claims)
        if _words(to_json(claim)) not in decided
    )  # fmt: skip
    return row


def _decided_before(readings: Any) -> set[str]:
    return {
        _words(body)
        for body in ClaimRow.objects.filter(reading__in=readings)
        .exclude(state=ClaimRow.State.AWAITING)
        .values_list("body", flat=True)
    }


def _words(body: Mapping[str, Any]) -> str:
    """What makes two proposals of one text the same, leaving confidence and evidence aside."""
    told = {name: v for name, v in body.items() if name not in ("confidence", "evidence")}
    return json.dumps(told, sort_keys=True)


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
    return _accept(by, desk, [row], correction, engagement, reason)[0]


@transaction.atomic
def accept_claims(by: str, desk: Vantage, claims: Sequence[str], reason: str = "") -> int:
    """Accepts claims of one edition together, in one revision; how many there were.

    Those decided before, and those that cannot be adopted as they stand (``problem`` says why),
    are left as they are.
    """
    rows = [_claim_row(desk, claim) for claim in claims]
    rows = [row for row in rows if row.state == ClaimRow.State.AWAITING and not problem(row.body)]
    if len({row.reading.edition_id for row in rows}) > 1:
        raise CannotAdopt("Claims of several editions cannot be accepted in one step.")
    return len(_accept(by, desk, rows, None, None, reason)) if rows else 0


def accept_edition(by: str, desk: Vantage, edition: int, reason: str = "") -> int:
    """Accepts every claim of an edition that still waits at this desk; how many there were."""
    waiting = ClaimRow.objects.filter(
        reading__edition_id=edition,
        reading__audience_id=desk.audience,
        state=ClaimRow.State.AWAITING,
    ).order_by("reading", "number")
    return accept_claims(by, desk, list(waiting.values_list("public_id", flat=True)), reason)


def _accept(
    by: str,
    desk: Vantage,
    rows: Sequence[ClaimRow],
    correction: Mapping[str, Any] | None,
    engagement: int | None,
    reason: str,
) -> list[Decision]:
    now_seen = Vantage(desk.audience)
    editions = documents.editions(now_seen, numbers=[rows[0].reading.edition_id])
    if not editions:
        raise UnseenClaim("There is no such edition at this desk.")
    kind = "correct" if correction else "accept"
    decisions = []
    with revising.revise(by, kind, audience=desk.audience, reason=reason) as revision:
        adoption = Adoption(revision, now_seen, editions[0])
        # Standings first: what actors are to each other is named by the rest.
        for row in sorted(rows, key=lambda row: (row.form != "standing", row.number)):
            body = {**row.body, **(correction or {})}
            _adopt(adoption, _checked(body), engagement)
            decisions.append(
                Decision(
                    claim=row,
                    verdict=Decision.Verdict.CORRECTED if correction else Decision.Verdict.ACCEPTED,
                    by=by, at=revising.now(), reason=reason, body=body if correction else None,
                    revision_id=revision.number,
                )
            )  # fmt: skip
            row.state = ClaimRow.State.ACCEPTED
    Decision.objects.bulk_create(decisions)
    ClaimRow.objects.bulk_update(rows, ["state"])
    return decisions


def problem(body: Mapping[str, Any]) -> str:
    """Why a claim of that body cannot enter the record as it stands; "" if it can."""
    try:
        _checked(body)
    except CannotAdopt as error:
        return str(error)
    return ""


def _checked(body: Mapping[str, Any]) -> Claim:
    try:
        claim = from_json(dict(body))
    except MisshapenClaim as error:
        raise CannotAdopt(f"The claim does not fit: {error}. Correct that field.") from None
    if not claim.passages:
        raise CannotAdopt("The claim quotes nothing; quote the words it rests on.")
    if isinstance(claim, EngagementClaim) and len(claim.parties) < 2 and not claim.body:
        raise CannotAdopt("An engagement needs two parties, or a body; add the other one.")
    return claim


def _adopt(adoption: Adoption, claim: Claim, engagement: int | None) -> None:
    match claim:
        case EngagementClaim():
            engagements.adopt(adoption, claim, engagement)
        case StandingClaim():
            standings.adopt(adoption, claim)
        case InstrumentClaim():
            instruments.adopt(adoption, claim)
        case CooperationClaim():
            cooperation.adopt(adoption, claim)


@transaction.atomic
def reject_claim(by: str, desk: Vantage, claim: str, reason: str = "") -> Decision:
    """The claim is set aside; the record stays as it is."""
    row = _undecided(_claim_row(desk, claim))
    return _decide(row, by, Decision.Verdict.REJECTED, ClaimRow.State.REJECTED, reason)


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
    rows = [row]
    number = None
    if last.revision_id is not None:
        number = undo(last.revision_id, by, audience=desk.audience, reason=reason)
        together = Decision.objects.filter(revision_id=last.revision_id).values("claim")
        rows = list(ClaimRow.objects.filter(pk__in=together).order_by("number"))
    for one in rows:
        _decide(one, by, Decision.Verdict.UNDONE, ClaimRow.State.AWAITING, reason, number)
    return [one.public_id for one in rows]


def _decide(
    row: ClaimRow, by: str, verdict: Decision.Verdict, state: ClaimRow.State, reason: str,
    revision: int | None = None, at: datetime | None = None,
) -> Decision:  # fmt: skip
    row.state = state
    row.save(update_fields=["state"])
    return Decision.objects.create(
        claim=row, verdict=verdict, by=by, at=at or revising.now(), reason=reason,
        revision_id=revision,
    )  # fmt: skip

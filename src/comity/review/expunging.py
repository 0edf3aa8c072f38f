"""Destroying what must not be there: asked for by one person, done by a second.

Both are accounts of the desk that told it, and may decide there. The words go from the record
(see ``record.expunging``) and from the desk: readings of the document, their claims, decisions,
comments and samples, and a watch that would read it again.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.db import transaction

from comity.accounts.models import Account
from comity.accounts.rules import may_accept
from comity.record import expunging
from comity.record.reclaiming import reclaim
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge
from comity.review.models import (
    ClaimRow,
    Comment,
    Decision,
    Expunging,
    Judgement,
    Reading,
    Unit,
    Watch,
)


@dataclass(frozen=True, slots=True)
class Expunged:
    """What was done. ``elsewhere`` counts documents that still quote the value of the entry."""

    revision: int
    rows: int
    claims: int
    elsewhere: int


@cache
def grounds() -> dict[str, str]:
    """The grounds there are, by code."""
    with Path(__file__).with_name("expunging_grounds.csv").open(newline="") as file:
        return {row["code"]: row["words"] for row in csv.DictReader(file)}


def ask_to_expunge(
    by: str, desk: Vantage, target: str, row: int, ground: str, words: str = ""
) -> Expunging:
    """A request that awaits a second person.

    Raises:
        CannotExpunge: there is no such ground, the person may not, it is not this desk's, or it
            is asked for or gone already.
    """
    if ground not in grounds():
        raise CannotExpunge(f"{ground!r} is no ground; expected one of {', '.join(grounds())}.")
    _check_person(by, desk)
    _check_target(desk, target, row)
    awaiting = Expunging.objects.filter(target=target, row=row, state=Expunging.State.ASKED)
    if awaiting.exists():
        raise CannotExpunge("This is asked for already; a second person decides on that.")
    return Expunging.objects.create(
        audience_id=desk.audience, target=target, row=row, ground=ground, words=words,
        asked_by=by, asked_at=datetime.now(UTC),
    )  # fmt: skip


def confirm_expunging(by: str, desk: Vantage, public_id: str) -> Expunged:
    """All of it is gone, from the tables and from the files of the database.

    Raises:
        CannotExpunge: no such request awaits, or the person may not, or asked for it.
    """
    with transaction.atomic():
        request = _awaiting(by, desk, public_id)
        _check_target(desk, request.target, request.row)
        reason = f"{request.ground}: {request.words}" if request.words else request.ground
        persons = (request.asked_by, by, reason, desk.audience)
        claims = elsewhere = 0
        if request.target == Expunging.Target.DOCUMENT:
            claims = _forget_readings(request.row)
            revision = expunging.expunge_document(request.row, *persons)
        else:
            elsewhere = _still_quoting(request.row)
            revision = expunging.expunge_entry(request.row, *persons)
        _decide(request, by, Expunging.State.DONE, revision)
    reclaim()
    ((rows,),) = fetch("SELECT count(*) FROM record_tombstone WHERE revision_id = %s", [revision])
    return Expunged(revision, rows, claims, elsewhere)


def refuse_expunging(by: str, desk: Vantage, public_id: str) -> None:
    """The request stays on record as refused; nothing is destroyed.

    Raises:
        CannotExpunge: as for confirming.
    """
    with transaction.atomic():
        _decide(_awaiting(by, desk, public_id), by, Expunging.State.REFUSED, None)


def expungings(desk: Vantage) -> list[Expunging]:
    """What was asked for at the desk, those that await a second person first."""
    found = Expunging.objects.filter(audience_id=desk.audience).order_by("-asked_at")
    return sorted(found, key=lambda one: one.state != Expunging.State.ASKED)


def _awaiting(by: str, desk: Vantage, public_id: str) -> Expunging:
    _check_person(by, desk)
    request = (
        Expunging.objects.select_for_update()
        .filter(audience_id=desk.audience, public_id=public_id, state=Expunging.State.ASKED)
        .first()
    )
    if request is None:
        raise CannotExpunge("No request of that reference awaits a second person at this desk.")
    if request.asked_by == by:
        raise CannotExpunge("You asked for this; it takes a second person to decide.")
    return request


def _decide(request: Expunging, by: str, state: str, revision: int | None) -> None:
    request.state, request.decided_by, request.revision_id = state, by, revision
    request.decided_at = datetime.now(UTC)
    request.save()


def _check_person(by: str, desk: Vantage) -> None:
    account = Account.objects.filter(username=by, audience_id=desk.audience, is_active=True).first()
    if account is None or not may_accept(account.role):
        raise CannotExpunge(
            f"{by!r} is no reviewer or releaser of this desk; expunging takes two who are."
        )


def _check_target(desk: Vantage, target: str, row: int) -> None:
    """It is there, not gone already, and the desk's alone."""
    of = {
        Expunging.Target.DOCUMENT: "SELECT m.originator_id FROM record_edition d"
        " JOIN record_marking m ON m.id = d.marking_id"
        " WHERE d.document_id = %s AND d.salt IS NOT NULL",
        Expunging.Target.ENTRY: "SELECT m.originator_id FROM record_source s"
        " JOIN record_entry e ON e.id = s.entry_id JOIN record_marking m ON m.id = s.marking_id"
        " WHERE e.id = %s AND e.salt IS NOT NULL AND e.value IS NOT NULL",
    }[Expunging.Target(target)]
    told = {originator for (originator,) in fetch(of, [row])}
    if told != {desk.audience}:
        raise CannotExpunge(
            "There is nothing left of it to expunge, or others told it too: each desk expunges"
            " what it told."
        )


def _forget_readings(document: int) -> int:
    """Readings of the document's editions go, with all that hangs on them; how many claims."""
    numbers = fetch("SELECT id, address FROM record_edition WHERE document_id = %s", [document])
    editions = [number for number, _ in numbers]
    claims = ClaimRow.objects.filter(reading__edition_id__in=editions)
    units = Unit.objects.filter(edition_id__in=editions) | Unit.objects.filter(claim__in=claims)
    Judgement.objects.filter(unit__in=units.values("pk")).delete()
    Unit.objects.filter(pk__in=list(units.values_list("pk", flat=True))).delete()
    Comment.objects.filter(claim__in=claims).delete()
    Decision.objects.filter(claim__in=claims).delete()
    count, _ = claims.delete()
    Reading.objects.filter(edition_id__in=editions).delete()
    Watch.objects.filter(place__in=[address for _, address in numbers if address]).delete()
    return count


def _still_quoting(entry: int) -> int:
    """How many editions hold the words of the entry's value; they are expunged by themselves."""
    return int(
        fetch(
            "SELECT count(DISTINCT p.edition_id) FROM record_source s"
            " JOIN record_passage p ON p.id = s.passage_id"
            " WHERE s.entry_id = %s AND p.exact IS NOT NULL",
            [entry],
        )[0][0]
    )

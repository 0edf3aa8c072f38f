"""Destroying what must not be there: asked for by one person, done by a second.

Both are accounts of the desk that told it, and may decide there. The words go from the record
(see ``record.expunging``) and from the desk: readings of the document, their claims, decisions,
comments and samples, and a watch that would read it again.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.db import transaction

from comity.accounts.models import Account
from comity.accounts.rules import may_accept
from comity.record import expunging, revising
from comity.record.reclaiming import reclaim
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge
from comity.review.expungeable import check_target, editions_of, forget_readings, still_quoting
from comity.review.models import Expunging


@dataclass(frozen=True, slots=True)
class Expunged:
    """What was done. ``elsewhere`` counts documents that still quote the value of the entry.

    ``left`` names tables in whose files dead rows may be left; see ``record.reclaiming``.
    """

    revision: int | None
    rows: int
    claims: int
    elsewhere: int
    left: tuple[str, ...] = ()


@cache
def grounds() -> dict[str, str]:
    """The grounds there are, by code."""
    with Path(__file__).with_name("expunging_grounds.csv").open(newline="") as file:
        return {row["code"]: row["words"] for row in csv.DictReader(file)}


def ask_to_expunge(
    by: str, desk: Vantage, target: str, row: int, ground: str, words: str = "", *, field: str = ""
) -> Expunging:
    """A request that awaits a second person.

    Raises:
        CannotExpunge: there is no such ground, the person may not, it is not this desk's, or it
            is asked for or gone already.
    """
    if ground not in grounds():
        raise CannotExpunge(f"{ground!r} is no ground; expected one of {', '.join(grounds())}.")
    check_person(by, desk)
    check_target(desk, target, row, field)
    awaiting = Expunging.objects.filter(target=target, row=row, state=Expunging.State.ASKED)
    if awaiting.exists():
        raise CannotExpunge("This is asked for already; a second person decides on that.")
    return Expunging.objects.create(
        audience_id=desk.audience, target=target, row=row, field=field, ground=ground, words=words,
        asked_by=by, asked_at=revising.now(),
    )  # fmt: skip


def ask_for_several(
    by: str, desk: Vantage, targets: Collection[tuple[str, int, str]], ground: str, words: str = ""
) -> list[Expunging]:
    """A request for each of these targets, or none.

    Raises:
        CannotExpunge: as for one.
    """
    with transaction.atomic():
        return [
            ask_to_expunge(by, desk, target, row, ground, words, field=field)
            for target, row, field in targets
        ]


def confirm_expunging(by: str, desk: Vantage, public_id: str) -> Expunged:
    """All of it is gone, from the tables and from the files of the database.

    Raises:
        CannotExpunge: no such request awaits, or the person may not, or asked for it.
    """
    return confirm_expungings(by, desk, [public_id])[0]


def confirm_expungings(by: str, desk: Vantage, public_ids: Collection[str]) -> list[Expunged]:
    """Each request is done, or none is; the files are written anew once.

    Raises:
        CannotExpunge: as for one.
    """
    with transaction.atomic():
        done = [_confirm(by, desk, one) for one in dict.fromkeys(public_ids)]
    left = reclaim()
    return [replace(one, left=left) for one in done]


def _confirm(by: str, desk: Vantage, public_id: str) -> Expunged:
    request = _awaiting(by, desk, public_id)
    if request.asked_by == by:
        raise CannotExpunge("You asked for this; it takes a second person to decide.")
    check_target(desk, request.target, request.row, request.field)
    reason = f"{request.ground}: {request.words}" if request.words else request.ground
    persons = (request.asked_by, by, reason, desk.audience)
    claims = elsewhere = rows = 0
    revision = None
    if request.target == Expunging.Target.DOCUMENT:
        claims = forget_readings(editions_of(desk, request.row))
        revision = expunging.expunge_document(request.row, *persons)
    elif request.target == Expunging.Target.CLAIMS:
        claims = forget_readings([request.row], desk)
    else:
        elsewhere = still_quoting(desk, request.row)
        revision = expunging.expunge_entry(request.row, *persons, field=request.field)
    if revision is not None:
        counted = "SELECT count(*) FROM record_tombstone WHERE revision_id = %s"
        ((rows,),) = fetch(counted, [revision])
    _decide(request, by, Expunging.State.DONE, revision)
    return Expunged(revision, rows, claims, elsewhere)


def refuse_expungings(
    by: str, desk: Vantage, public_ids: Collection[str], because: str = ""
) -> None:
    """The requests stay on record as refused, each or none; nothing is destroyed.

    Raises:
        CannotExpunge: as for confirming.
    """
    with transaction.atomic():
        for public_id in dict.fromkeys(public_ids):
            request = _awaiting(by, desk, public_id)
            if request.asked_by == by:
                raise CannotExpunge(
                    "You asked for this: withdraw it, or leave it to a second person to decide."
                )
            _decide(request, by, Expunging.State.REFUSED, None, because)


def withdraw_expungings(
    by: str, desk: Vantage, public_ids: Collection[str], because: str = ""
) -> None:
    """Who asked for them asks no more; nothing is destroyed.

    Raises:
        CannotExpunge: no such request awaits, or somebody else asked for it.
    """
    with transaction.atomic():
        for public_id in dict.fromkeys(public_ids):
            request = _awaiting(by, desk, public_id)
            if request.asked_by != by:
                raise CannotExpunge("Another person asked for this: refuse it instead.")
            _decide(request, by, Expunging.State.WITHDRAWN, None, because)


def expungings(desk: Vantage) -> list[Expunging]:
    """What was asked for at the desk, those that await a second person first."""
    found = Expunging.objects.filter(audience_id=desk.audience).order_by("-asked_at")
    return sorted(found, key=lambda one: one.state != Expunging.State.ASKED)


def _awaiting(by: str, desk: Vantage, public_id: str) -> Expunging:
    check_person(by, desk)
    request = (
        Expunging.objects.select_for_update()
        .filter(audience_id=desk.audience, public_id=public_id, state=Expunging.State.ASKED)
        .first()
    )
    if request is None:
        raise CannotExpunge("No request of that reference awaits a second person at this desk.")
    return request


def _decide(
    request: Expunging, by: str, state: str, revision: int | None, because: str = ""
) -> None:
    request.state, request.decided_by, request.revision_id = state, by, revision
    request.because = because
    request.decided_at = revising.now()
    request.save()


def check_person(by: str, desk: Vantage) -> None:
    """Raises CannotExpunge unless the account may decide at this desk."""
    account = Account.objects.filter(username=by, audience_id=desk.audience, is_active=True).first()
    if account is None or not may_accept(account.role):
        raise CannotExpunge(
            f"{by!r} is no reviewer or releaser of this desk; expunging takes two who are."
        )

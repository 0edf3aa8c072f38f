"""Whose a claim is to decide, and what the desk says about it. Neither ever leaves the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from comity.accounts import rules
from comity.accounts.models import Account
from comity.record import revising
from comity.record.vantage import Vantage
from comity.review import queue
from comity.review.errors import ReviewError, UnknownAccount, UnseenClaim
from comity.review.models import ClaimRow, Comment

MOST_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True)
class Said:
    """One row per comment on a claim, the first said first."""

    by: str
    role: str
    at: datetime
    text: str


def colleagues(desk: Vantage) -> list[str]:
    """Names of the accounts of the desk, to which claims can be assigned."""
    roles = [role for role in rules.ROLES if rules.may_propose(role)]
    found = Account.objects.filter(audience_id=desk.audience, is_active=True, role__in=roles)
    return list(found.order_by("username").values_list("username", flat=True))


@transaction.atomic
def assign_claims(desk: Vantage, claims: Sequence[str], to: str) -> int:
    """Claims of the desk are that account's to decide, nobody's in particular for ""; how many.

    Raises:
        UnknownAccount: no account of that name works at the desk.
    """
    return queue.of_desk(desk).filter(public_id__in=claims).update(assigned=_account(desk, to))


@transaction.atomic
def assign_edition(desk: Vantage, edition: int, to: str) -> int:
    """The claims of an edition that wait are that account's; how many there were.

    Raises:
        UnknownAccount: no account of that name works at the desk.
    """
    waiting = queue.of_desk(desk).filter(reading__edition_id=edition, state="awaiting")
    return waiting.update(assigned=_account(desk, to))


def _account(desk: Vantage, name: str) -> Account | None:
    if not name:
        return None
    if name not in colleagues(desk):
        raise UnknownAccount(
            f"No account {name[:80]!r} works at this desk; choose one of"
            f" {', '.join(colleagues(desk)) or 'those that an administrator opens'}."
        )
    return Account.objects.get(username=name)


@transaction.atomic
def comment(by: str, role: str, desk: Vantage, claim: str, text: str) -> None:
    """What somebody of the desk says about a claim is kept beside it.

    Raises:
        UnseenClaim: there is no such claim at this desk.
        ReviewError: nothing was said.
    """
    row = queue.of_desk(desk).filter(public_id=claim).first()
    if row is None:
        raise UnseenClaim("There is no such claim at this desk.")
    words = text.replace("\0", "").strip()[:MOST_CHARACTERS]
    if not words:
        raise ReviewError("The comment says nothing; write what your colleagues should know.")
    Comment.objects.create(claim=row, by=by, role=role, at=revising.now(), text=words)


def comments_on(desk: Vantage, claim: str) -> list[Said]:
    """What was said about a claim of the desk."""
    rows = Comment.objects.filter(claim__public_id=claim, claim__reading__audience=desk.audience)
    return [Said(one.by, one.role, one.at, one.text) for one in rows.order_by("pk")]


def commented(rows: Sequence[ClaimRow]) -> set[int]:
    """Those of the claims, by primary key, that somebody commented on."""
    return set(Comment.objects.filter(claim__in=rows).values_list("claim_id", flat=True))

"""Many claims in one step: what it would do, doing it, and taking all of it back.

Each document's claims enter in a revision of their own, as when they are accepted by hand: what
one text tells is then matched with what another told a moment before.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from comity.record.errors import RestedUpon
from comity.record.undo import undo
from comity.record.vantage import Vantage
from comity.review import queue
from comity.review.actions import Step, accept_what_fits, mark_undone
from comity.review.adopting.claims import problem
from comity.review.errors import ReviewError
from comity.review.models import ClaimRow, Decision
from comity.review.queue import Wanted

#: Claims of one step asked for on a page: some seconds. The terminal takes all.
MOST_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class Preview:
    """What a step would do: so many claims of so many documents, by form and by what is on record;
    those that cannot be adopted as they stand stay, each with the reason."""

    claims: int
    documents: int
    forms: tuple[tuple[str, int], ...]
    compared: tuple[tuple[str, int], ...]
    beyond: int
    refused: tuple[tuple[ClaimRow, str], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What a step did."""

    batch: str
    accepted: int
    documents: int
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a step back did; ``resting`` revisions stay, since later ones rest on them."""

    claims: int
    resting: int


def _waiting(desk: Vantage, wanted: Wanted) -> QuerySet[ClaimRow]:
    """Claims wanted that wait; those opened again are for a person to look at, one by one."""
    waiting = queue.ordered(desk, replace(wanted, state=ClaimRow.State.AWAITING))
    return waiting.exclude(decisions__verdict=Decision.Verdict.REOPENED)


def chosen(desk: Vantage, wanted: Wanted, most: int = MOST_AT_ONCE) -> list[ClaimRow]:
    """The first claims wanted that wait, by document."""
    return list(_waiting(desk, wanted).select_related("reading")[:most])


def preview(desk: Vantage, wanted: Wanted, most: int = MOST_AT_ONCE) -> Preview:
    """What accepting the claims wanted would do."""
    rows = chosen(desk, wanted, most)
    refused = [(row, why) for row in rows if (why := problem(row.body))]
    taken = [row for row in rows if row not in {row for row, _ in refused}]
    return Preview(
        len(taken),
        len({row.reading.edition_id for row in taken}),
        tuple(Counter(row.form for row in taken).most_common()),
        tuple(Counter(row.compared or "new" for row in taken).most_common()),
        _waiting(desk, wanted).count() - len(rows),
        tuple(refused),
    )


def accept_wanted(
    by: str,
    desk: Vantage,
    rows: Iterable[ClaimRow],
    reason: str,
    *,
    rule: int | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Done:
    """Accepts the claims, one revision a document; a claim that cannot be adopted stays waiting.

    ``told`` is called with the number accepted so far after each document.
    """
    batch = secrets.token_hex(8)
    step = Step(reason, batch, rule)
    documents: dict[int, list[str]] = {}
    for row in rows:
        documents.setdefault(row.reading.edition_id, []).append(row.public_id)
    accepted, refused = 0, list[str]()
    for claims in documents.values():
        taken, left = accept_what_fits(by, desk, claims, step)
        accepted += taken
        refused += left
        told(accepted)
    return Done(batch, accepted, len(documents), tuple(refused))


def take_back(by: str, desk: Vantage, decisions: Iterable[Decision], reason: str) -> TakenBack:
    """Undoes the revisions of these decisions, the latest first; each is one revision."""
    numbers = {one.revision_id for one in decisions if one.revision_id is not None}
    claims = resting = 0
    for number in sorted(numbers, reverse=True):
        try:
            with transaction.atomic():
                undone = undo(number, by, audience=desk.audience, reason=reason)
                claims += len(mark_undone(by, number, undone, reason))
        except RestedUpon:
            resting += 1
    return TakenBack(claims, resting)


def undo_batch(by: str, desk: Vantage, batch: str, reason: str = "") -> TakenBack:
    """Takes back all that one step accepted and nobody decided anew since.

    Raises:
        ReviewError: there is no such step at this desk, or nothing of it is left to take back.
    """
    decisions = _standing(desk, batch=batch) if batch else []
    if not decisions:
        raise ReviewError("There is nothing to undo: no claim accepted in that step stands.")
    return take_back(by, desk, decisions, reason)


def _standing(desk: Vantage, **which: object) -> list[Decision]:
    """Acceptances of this desk that put their claims into the record and stand."""
    of_claim = Decision.objects.filter(claim=OuterRef("claim"))
    earlier = of_claim.filter(pk__lt=OuterRef("pk"), revision=OuterRef("revision"))
    later = of_claim.filter(pk__gt=OuterRef("pk"), verdict="undone", revision__isnull=False)
    rows = Decision.objects.filter(
        ~Exists(earlier), ~Exists(later), claim__reading__audience_id=desk.audience,
        claim__state="accepted", verdict="accepted", **which,
    )  # fmt: skip
    return list(rows)


def accepted_by_rule(desk: Vantage, rule: int) -> list[Decision]:
    """Acceptances of a rule that stand."""
    return _standing(desk, rule_id=rule)

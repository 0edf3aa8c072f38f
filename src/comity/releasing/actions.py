"""Releases and restrictions: each carried out is one revision, and reaches every earlier version.

What is proposed names rows and audiences once and for all: a group is expanded when the release
is made, and whoever joins it later is proposed a release, never given one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from comity.record import revising
from comity.record.holdings import Row, fit
from comity.record.revising import Writer, revise
from comity.record.vantage import Vantage
from comity.releasing.errors import MarkedMeanwhile, NoSuchProposal, NothingOfYours, SecondPerson
from comity.releasing.models import Proposal
from comity.releasing.reaching import Reach

#: Longest reason kept.
LONGEST = 1_000


@transaction.atomic
def propose(
    by: str, desk: Vantage, rows: Collection[Row], reach: Reach, *, today: date,
    about: int | None = None, reason: str = "", starts_on: date | None = None,
    ends_on: date | None = None,
) -> Proposal:  # fmt: skip
    """The release as proposed; carried out already where one person may and its day has come.

    Raises:
        NothingOfYours: the desk gave none of it.
        MarkedMeanwhile: see ``carry_out``.
    """
    if not rows:
        raise NothingOfYours(
            "Your desk gave nothing of this; whoever gave it decides to whom it is shown."
        )
    proposal = Proposal.objects.create(
        audience_id=desk.audience, about_id=about, rows=[_kept(row) for row in rows],
        handling=reach.handling, releases=list(reach.releases),
        groups=[[code, list(inside)] for code, inside in reach.expanded], reason=reason[:LONGEST],
        two_persons=reach.two_persons, starts_on=starts_on, ends_on=ends_on, by=by,
        at=revising.now(),
    )  # fmt: skip
    if not proposal.two_persons:
        _confirmed(proposal, by, today)
    return proposal


def _kept(row: Row) -> list[object]:
    return [row.table, row.number, row.marking, row.handling]


@transaction.atomic
def confirm(by: str, desk: Vantage, public_id: str, *, today: date) -> Proposal:
    """A second person agrees: the release is carried out, or waits for its day.

    Raises:
        NoSuchProposal, SecondPerson, MarkedMeanwhile: see ``errors``.
    """
    proposal = _waiting(desk, public_id)
    if proposal.by == by:
        raise SecondPerson("You proposed this release; another releaser of your desk confirms it.")
    proposal.second = by
    _confirmed(proposal, by, today)
    return proposal


@transaction.atomic
def decline(by: str, desk: Vantage, public_id: str) -> Proposal:
    """The release is not made; who proposed it may decline it too."""
    proposal = _waiting(desk, public_id)
    proposal.second, proposal.state = by, Proposal.State.DECLINED
    proposal.save(update_fields=["second", "state"])
    return proposal


def _waiting(desk: Vantage, public_id: str) -> Proposal:
    found = (
        Proposal.objects.select_for_update()
        .filter(audience_id=desk.audience, public_id=public_id, state=Proposal.State.WAITING)
        .first()
    )
    if found is None:
        raise NoSuchProposal("No such release waits at this desk; it may have been decided before.")
    return found


def _confirmed(proposal: Proposal, by: str, today: date) -> None:
    proposal.state = Proposal.State.CONFIRMED
    proposal.save(update_fields=["second", "state"])
    if proposal.starts_on is None or proposal.starts_on <= today:
        carry_out(proposal, by)


def carry_out(proposal: Proposal, by: str) -> None:
    """The rows bear the new marking from now on, in every version of the past too.

    Raises:
        MarkedMeanwhile: none of them bears the marking any more that it bore when proposed.
    """
    rows = fit([Row(*row) for row in proposal.rows])
    if not rows:
        raise MarkedMeanwhile(
            "Its markings were changed since this was proposed; look at them again and propose"
            " anew."
        )
    with revise(by, "mark", audience=proposal.audience_id, reason=proposal.reason) as revision:
        marking = _marking(revision, proposal)
        for row in rows:
            revision.remark(row.table, row.number, marking)
    proposal.state = Proposal.State.DONE
    proposal.save(update_fields=["state"])


def _marking(revision: Writer, proposal: Proposal) -> int:
    releases = [Vantage.of(code).audience for code in proposal.releases]
    return revision.marking(proposal.handling, proposal.audience_id, releases)


def end(proposal: Proposal, by: str) -> None:
    """The rows bear again the markings that they bore before the release, unless changed since."""
    with revise(by, "mark", audience=proposal.audience_id, reason=proposal.reason) as revision:
        made = _marking(revision, proposal)
        for table, number, before, handling in proposal.rows:
            for row in fit([Row(table, number, made, handling)]):
                revision.remark(row.table, row.number, before)
    proposal.state = Proposal.State.ENDED
    proposal.save(update_fields=["state"])


def carry_out_due(by: str, today: date) -> tuple[int, int]:
    """How many releases began and how many ended, those whose day has come."""
    begun = Proposal.objects.filter(state=Proposal.State.CONFIRMED, starts_on__lte=today)
    ended = Proposal.objects.filter(state=Proposal.State.DONE, ends_on__lt=today)
    counts = [0, 0]
    for place, (several, act) in enumerate(((begun, carry_out), (ended, end))):
        for proposal in several.order_by("pk"):
            with transaction.atomic():
                act(proposal, by)
            counts[place] += 1
    return counts[0], counts[1]

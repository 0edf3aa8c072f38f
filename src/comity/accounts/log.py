"""What happened to accounts: an append-only log, without personal data.

It names accounts, which are desks and offices, and no address, browser or person.
"""

from __future__ import annotations

from comity.accounts import counting
from comity.accounts.counting import Limit
from comity.accounts.models import Account, Event
from comity.record import revising


def note(account: Account, what: Event.What, by: str = "", detail: str = "") -> None:
    """One more row; ``by`` is the account that did it, unless the account did it itself."""
    Event.objects.create(
        at=revising.now(),
        account=account.username,
        audience_id=account.audience_id,
        what=what,
        by=by or account.username,
        detail=detail,
    )


#: Of one account at one route, so often: who is refused again and again fills no table.
NOTED = Limit(1, 60)


def note_refusal(account: Account, what: Event.What, route: str) -> None:
    """The account was refused at that route, by its name: nothing is kept of what it asked for."""
    if counting.count(f"refusal {account.pk} {what} {route}", NOTED):
        note(account, what, detail=route[:120])


def events_of(audience: int, account: str = "", *, limit: int, offset: int = 0) -> list[Event]:
    """What happened to accounts of the audience, latest first."""
    found = Event.objects.filter(audience_id=audience).order_by("-id")
    if account:
        found = found.filter(account=account)
    return list(found[offset : offset + limit])

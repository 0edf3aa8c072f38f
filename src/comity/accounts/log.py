"""What happened to accounts: an append-only log, without personal data.

It names accounts, which are desks and offices, and no address, browser or person.
"""

from __future__ import annotations

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


def events_of(audience: int, account: str = "", *, limit: int, offset: int = 0) -> list[Event]:
    """What happened to accounts of the audience, latest first."""
    found = Event.objects.filter(audience_id=audience).order_by("-id")
    if account:
        found = found.filter(account=account)
    return list(found[offset : offset + limit])

"""Refusals leave a row in the log of the account, with the route's name and nothing of the address.

What the public is refused leaves none: it is no account's, and its addresses are not kept.
"""

from __future__ import annotations

from django.http import HttpRequest

from comity.accounts.log import note_refusal
from comity.accounts.models import Event
from comity.record import wall


def tell(request: HttpRequest, what: Event.What) -> None:
    """Notes that the account of this request was refused."""
    if request.user.is_authenticated:
        match = request.resolver_match
        with wall.lifted():
            note_refusal(request.user, what, match.view_name if match else "")

"""Every page that is only read is read behind the second wall (``record.wall``).

It shows what the account's own audience may see; the narrower view that an address or a token may
ask for is the vantage's to keep. What is sent is an action, by the owner of the tables.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from comity.accounts import rules
from comity.record import wall

READ = ("GET", "HEAD", "OPTIONS")


def outside(view: Callable[..., Any]) -> Callable[..., Any]:
    """Signing in reads nothing of the record, writes as it is read, and stays before the wall."""
    view.stands_outside = True  # type: ignore[attr-defined]
    return view


class Wall:
    """The last of the middleware: all that the others write is written before the wall."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method not in READ or getattr(view, "stands_outside", False):
            return None
        if not wall.must_stand():
            return None
        account = request.user if request.user.is_authenticated else None
        reads = account is not None and rules.may_read(account.role)
        desk = account.audience_id if account is not None else None
        with wall.behind(desk if reads else None, desk):
            return view(request, *args, **kwargs)

"""How often one may try and ask; counted for all workers together (``accounts.counting``).

Sign-in is counted three ways, so that a guesser is stopped and yet cannot lock others out: for the
account from this place; for this place; and for the account from everywhere, which stops only
places that the account has not signed in from before (they hold a signed cookie that says so).
A name that no account has is counted like any other, so that counts tell nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from comity.accounts import counting
from comity.accounts.counting import Limit
from comity.accounts.models import Event
from comity.web.pages import page
from comity.web.refusals import tell

#: A person mistypes a few times; a guesser needs thousands.
ACCOUNT_HERE = Limit(5, 15 * 60)
PLACE = Limit(30, 15 * 60)
ACCOUNT = Limit(50, 60 * 60)
CODES = Limit(10, 15 * 60)
#: Sending, for one account or one address without one.
SENDING = Limit(120, 60)
#: Routes at which a secret could be guessed, or that cost more than others.
CAREFUL = {
    "account_change_password": Limit(10, 15 * 60),
    "account_reauthenticate": Limit(10, 15 * 60),
    "mfa_reauthenticate": Limit(10, 15 * 60),
    "mfa_reauthenticate_webauthn": Limit(10, 15 * 60),
    "mfa_activate_totp": Limit(20, 15 * 60),
    "mfa_login_webauthn": Limit(30, 15 * 60),
    "openid_connect_login": Limit(30, 15 * 60),
    "set-up": Limit(20, 15 * 60),
    "account-tokens": Limit(30, 60 * 60),
    "document-add": Limit(60, 10 * 60),
}
#: Reading is counted by sample, ten at a time: a count is a write, and reading is to be quick.
SAMPLE = 10
KNOWN_HERE = "known"
KNOWN_SECONDS = 365 * 24 * 60 * 60


def place_of(request: HttpRequest) -> str:
    """The address the request comes from; a network of 64 bits where it is IPv6."""
    return str(truncate_ip(get_adapter().get_client_ip(request)))


def knows(request: HttpRequest, username: str) -> bool:
    """Whether that account signed in from this browser before, as its cookie proves."""
    try:
        kept = signing.loads(
            request.COOKIES.get(KNOWN_HERE, ""), salt=KNOWN_HERE, max_age=KNOWN_SECONDS
        )
    except signing.BadSignature:
        return False
    return isinstance(kept, list) and _mark(username) in kept


def _mark(username: str) -> str:
    """Stands for the account in a cookie, which then names none."""
    return salted_hmac(KNOWN_HERE, username.casefold()).hexdigest()[:16]


def make_known(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Keeps the proof of ``knows`` in the browser, for the last few accounts."""
    try:
        kept = signing.loads(request.COOKIES.get(KNOWN_HERE, ""), salt=KNOWN_HERE)
    except signing.BadSignature:
        kept = []
    mark = _mark(username)
    marks = [mark, *(one for one in kept if one != mark)]
    response.set_cookie(
        KNOWN_HERE, signing.dumps(marks[:3], salt=KNOWN_HERE), max_age=KNOWN_SECONDS,
        httponly=True, secure=settings.HTTPS, samesite="Lax", path="/sign-in/",
    )  # fmt: skip


def _counted(request: HttpRequest, username: str) -> list[tuple[str, Limit]]:
    name, place = username.casefold(), place_of(request)
    counted = [(f"account here {place} {name}", ACCOUNT_HERE), (f"place {place}", PLACE)]
    if not knows(request, username):
        counted.append((f"account {name}", ACCOUNT))
    return counted


def may_try(request: HttpRequest, username: str) -> bool:
    return not any(counting.used_up(key, limit) for key, limit in _counted(request, username))


def count_try(request: HttpRequest, username: str) -> None:
    """Counts a try that failed."""
    for key, limit in _counted(request, username):
        counting.count(key, limit)


def forget(request: HttpRequest, username: str) -> None:
    """A success clears the account's count here; the others keep theirs."""
    counting.forget(_counted(request, username)[0][0])


def too_often(request: HttpRequest, limit: Limit) -> HttpResponse:
    """The answer 429, which says when to come back."""
    tell(request, Event.What.TOO_OFTEN)
    words = _("Too many requests came from here. Wait a little, then try again.")
    if request.path.startswith("/api/"):
        response: HttpResponse = JsonResponse({"error": words}, status=429)
    else:
        response = page(request, "errors/429.html", {"bar_action": "/"}, status=429)
    response["Retry-After"] = str(limit.seconds)
    return response


class Throttle:
    """Holds every route to its limit, for one account or, without one, one address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        who = f"account {request.user.pk}" if request.user.is_authenticated else place_of(request)
        reads = Limit(settings.READS_PER_MINUTE, 60)
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self._read(request, f"reads {who}", reads) if reads.most else None
        route = request.resolver_match.view_name if request.resolver_match else ""
        limit = CAREFUL.get(route)
        if limit:
            return self._held(request, f"{route} {who}", limit)
        return self._held(request, f"sending {who}", SENDING) if reads.most else None

    def _read(self, request: HttpRequest, key: str, limit: Limit) -> HttpResponse | None:
        if random.randrange(SAMPLE) == 0:  # noqa: S311 (a sample, no secret)
            return self._held(request, key, limit, SAMPLE)
        return too_often(request, limit) if counting.used_up(key, limit) else None

    def _held(
        self, request: HttpRequest, key: str, limit: Limit, several: int = 1
    ) -> HttpResponse | None:
        return None if counting.count(key, limit, several) else too_often(request, limit)

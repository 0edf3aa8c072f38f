"""A session lasts a working day at most, and an hour without a request.

An office keeps its screens open; what is on them may be seen by who passes. Times are kept in the
session and written at most every five minutes, since that is a write at a reading.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

IDLE_SECONDS = 60 * 60
NOTED_EVERY_SECONDS = 5 * 60


def begin(request: HttpRequest, **_: Any) -> None:
    """Signal handler: who signs in begins both times anew."""
    request.session["since"] = request.session["seen"] = int(time.time())


class Lasting:
    """Signs out whoever's session is over, before the request is looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and "since" in request.session:
            now = int(time.time())
            seen = request.session["seen"]
            if (
                now - request.session["since"] > settings.SESSION_COOKIE_AGE
                or now - seen > IDLE_SECONDS
            ):
                logout(request)
            elif now - seen > NOTED_EVERY_SECONDS:
                request.session["seen"] = now
        return self.get_response(request)

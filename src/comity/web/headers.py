"""What every request is held to, and headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comity.web.errors import bad_request

#: What no page needs; a passkey is asked for by our own pages alone.
PERMISSIONS = ", ".join(
    [
        *(
            f"{name}=()"
            for name in (
                "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation",
                "gyroscope", "hid", "interest-cohort", "magnetometer", "microphone", "midi",
                "payment", "serial", "usb", "xr-spatial-tracking",
            )
        ),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    ]
)  # fmt: skip


def policy() -> str:
    """Nothing is fetched from another host; no script or style stands inside a page.

    Browsers hold the redirect after a form to ``form-action`` too, and signing in at the office
    begins with a form of ours.
    """
    office = getattr(settings, "SOCIALACCOUNT_PROVIDERS", None)
    leads_to = ["'self'"]
    if office:
        address = urlsplit(office["openid_connect"]["APPS"][0]["settings"]["server_url"])
        leads_to.append(f"{address.scheme}://{address.netloc}")
    return "; ".join(
        [
            "default-src 'self'",
            "base-uri 'none'",
            f"form-action {' '.join(leads_to)}",
            "frame-ancestors 'none'",
            "object-src 'none'",
        ]
    )


def caching(request: HttpRequest) -> str:
    """What depends on an account is kept nowhere; the rest is asked for again before it is used."""
    with_account = (
        settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers
    )
    return "private, no-store" if with_account or request.method == "POST" else "private, no-cache"


class Headers:
    """Adds the content security policy and its like, and keeps answers out of shared caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = caching(request)
            response.headers.pop("Expires", None)  # says the same with a clock
        return response


class NoNul:
    """Refuses an address with the character NUL: no name holds it, and PostgreSQL takes none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return self.get_response(request)

"""Pages for what went wrong. The page for "not found" is the same whatever was asked for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from comity.accounts.models import Event
from comity.web.pages import page, role_of
from comity.web.refusals import tell


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Says nothing of the address, so that what is hidden and what never was look the same."""
    if request.path.startswith("/api/"):
        return JsonResponse({"error": _("Nothing is at this address.")}, status=404)
    return page(request, "errors/404.html", {"bar_action": "/"}, status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Says which roles may, where the refusal tells, and which one the account has."""
    tell(request, Event.What.DENIED)
    told = {"roles": exception.args if exception else (), "role": role_of(request)}
    return page(request, "errors/403.html", {"bar_action": "/", **told}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old, or cookies are off."""
    return page(request, "errors/csrf.html", {"bar_action": "/"}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(None, "errors/400.html", status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """Needs neither the record nor the session, which may be what failed."""
    return render(None, "errors/500.html", status=500)

"""Tokens: the page on which an account keeps its own, and how a request with one is taken.

A token works at /api alone. It acts for its account's audience, with the account's role and no
more than its scopes; both are checked where a thing is fetched or done (``may``).
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.accounts import tokens as keeping
from comity.accounts.errors import BadToken
from comity.web.pages import page


class Bearer:
    """Takes ``Authorization: Bearer`` at /api in the place of a session; a bad one is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("Authorization", "")
        if not given or not request.path.startswith("/api/"):
            return self.get_response(request)
        kind, _space, text = given.partition(" ")
        token = keeping.token_of(text.strip()) if kind.lower() == "bearer" else None
        if token is None:
            keeping.note_bad(text.strip().replace("\0", ""))
            words = _("This token is not good: unknown, expired or revoked. Make another.")
            return JsonResponse(
                {"error": words}, status=401, headers={"WWW-Authenticate": 'Bearer realm="Comity"'}
            )
        request.user = token.account
        request.comity_scopes = frozenset(token.scopes)  # type: ignore[attr-defined]
        # No browser sends this header by itself, so that no other site can make it.
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["Vary"] = "Authorization, Cookie"
        return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_tokens(request: HttpRequest) -> HttpResponse:
    """The account's tokens; one is made, or revoked."""
    assert request.user.is_authenticated
    made = problem = ""
    if request.method == "POST" and request.POST.get("revoke"):
        keeping.revoke_token(request.user, request.POST["revoke"][:8])
        return HttpResponseRedirect(reverse("account-tokens"))
    if request.method == "POST":
        days = request.POST.get("days", "")
        name = request.POST.get("name", "").replace("\0", "")
        try:
            _token, made = keeping.make_token(
                request.user, name, request.POST.getlist("scope"),
                int(days) if days.isascii() and days.isdecimal() and len(days) < 6 else 0,
            )  # fmt: skip
        except BadToken as error:
            problem = str(error)
    return page(
        request,
        "signing/tokens.html",
        {
            "bar_action": "/",
            "tokens": keeping.tokens_of(request.user),
            "allowed": keeping.allowed_scopes(request.user.role),
            "made": made,
            "problem": problem,
        },
        status=422 if problem else 200,
    )

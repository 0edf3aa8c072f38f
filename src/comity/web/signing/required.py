"""Roles that decide much sign in with a second factor, where the installation asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

#: What an account without the second factor it needs can still reach: the way to one.
OPEN = {
    "sign-out", "account", "account_reauthenticate", "mfa_index", "mfa_activate_totp",
    "mfa_add_webauthn", "mfa_view_recovery_codes", "account_change_password",
}  # fmt: skip


def lacks_factor(account: Any) -> bool:
    """Whether the account's role needs a second factor here, and it has none."""
    return account.role in settings.SECOND_FACTOR_ROLES and not is_mfa_enabled(
        account, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    )


class SecondFactor:
    """Leads an account that lacks its second factor to where it gets one, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated or route in OPEN or not lacks_factor(request.user):
            return None
        if request.path.startswith("/api/"):
            raise PermissionDenied
        return HttpResponseRedirect(reverse("mfa_index"))

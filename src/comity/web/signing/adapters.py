"""How django-allauth is held to what Comity promises."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.accounts.models import Account
from comity.web.pages import page

WRONG = gettext_lazy("This name and password do not belong together. Check both and try again.")
#: What allauth tells after a change, in our words; the rest of what it would tell goes without.
TOLD = {
    "account/messages/password_changed.txt": gettext_lazy(
        "The password is changed. Everyone else who was signed in with it is signed out."
    ),
    "mfa/messages/totp_activated.txt": gettext_lazy("The authenticator app is your second factor."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy(
        "There are new recovery codes; the old ones are void."
    ),
}


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; withdrawn and unknown accounts read alike; messages are ours."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "incorrect_password": gettext_lazy("That is not the password of this account."),
        "too_many_login_attempts": gettext_lazy(
            "Too many tries failed. Wait fifteen minutes, then try again."
        ),
        "enter_current_password": gettext_lazy("That is not the password of this account."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Only the script of the sign-in page asks for data, for a passkey."""
        asked = request.headers.get("X-Requested-With") == "XMLHttpRequest"
        return asked and request.path.endswith("/passkey/")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where the request comes from; nowhere, where the server has no address (a socket)."""
        return get_client_ip(request) or "0.0.0.0"  # noqa: S104 (no address to listen at)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or TOLD.get(message_template or "")
        if words:
            super().add_message(request, level, message=str(words), extra_tags=extra_tags)

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        return refused(request)


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are kept encrypted with the installation's own key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy(
            "This code is not right, or was used already. Wait for the next one and enter that."
        ),
    }

    def _cipher(self) -> Fernet:
        key = sha256(b"comity second factors\n" + settings.SECRET_KEY.encode()).digest()
        return Fernet(urlsafe_b64encode(key))

    def encrypt(self, text: str) -> str:
        return self._cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The picture as it stands within a page."""
        drawn: str = super().build_totp_svg(url)
        return drawn[drawn.index("<svg") :]

    def generate_authenticator_name(self, user: Account, type: Any) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)


class Offices(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who signs in at the office gets the account that an administrator tied to that identity."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(refused(request))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        raise ImmediateHttpResponse(refused(request))


def refused(request: HttpRequest) -> HttpResponse:
    """One answer whatever the reason, so that it does not tell which accounts there are."""
    words = _(
        "Nobody was signed in. Either it was broken off at your office, or no account here is tied"
        " to who you are there; an administrator of your organisation can tie one."
    )
    return page(request, "signing/refused.html", {"problem": words, "bar_action": "/"}, status=403)

"""What is entered for a second factor: codes are good once and few may be tried; nonsense in the
place of a passkey's answer is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from comity.accounts import counting
from comity.web.throttle import CODES

#: A code is good in its own half minute and the ones before and after.
GOOD_SECONDS = 90


def checked_code(form: AuthenticateForm | ReauthenticateForm, clean: str) -> str:
    """The code, if it was not used before.

    allauth remembers a used code for half a minute, shorter than it is good with our tolerance.

    Raises:
        ValidationError: it was.
    """
    used = f"totp-used:{form.user.pk}:{normalize_user_code(clean)}"
    if form.authenticator.type == Authenticator.Type.TOTP and not cache.add(used, 1, GOOD_SECONDS):
        raise get_adapter().validation_error("incorrect_code")
    counting.forget(f"codes {form.user.pk}")
    return clean


def count_code(account: int) -> None:
    """Raises: ValidationError, once too many codes were tried for the account."""
    if not counting.count(f"codes {account}", CODES):
        raise ValidationError(_("Too many codes were tried. Wait fifteen minutes, then try again."))


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        count_code(self.user.pk)
        return checked_code(self, super().clean_code())


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        count_code(self.user.pk)
        return checked_code(self, super().clean_code())


def soundly(read: Callable[[], Any]) -> Any:
    """What was read. allauth and fido2 let through what only malformed answers raise.

    Raises:
        ValidationError: the answer is not one of a passkey.
    """
    try:
        return read()
    except (AttributeError, KeyError, TypeError, ValueError):
        raise get_adapter().validation_error("incorrect_code") from None


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    def clean(self) -> Any:
        return soundly(super().clean)


class PasskeyStepForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    def clean_credential(self) -> Any:
        return soundly(super().clean_credential)


class PasskeyAgainForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    def clean_credential(self) -> Any:
        return soundly(super().clean_credential)


class PasskeySignInForm(LoginWebAuthnForm):  # type: ignore[misc]
    def clean_credential(self) -> Any:
        return soundly(super().clean_credential)

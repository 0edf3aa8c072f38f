"""Signing in, and changes of what one signs in with, enter the log of accounts."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_login_failed

from comity.accounts.log import note
from comity.accounts.models import Account, Event
from comity.web.signing.lasting import begin


def signed_in(user: Account, **_: Any) -> None:
    note(user, Event.What.SIGNED_IN)


def login_failed(credentials: dict[str, Any], **_: Any) -> None:
    """A name that no account has leaves no row: it may be a password typed in the wrong field."""
    found = Account.objects.filter(username=credentials.get("username", "")).first()
    if found:
        note(found, Event.What.REFUSED, detail="password")


def password_set(user: Account, **_: Any) -> None:
    note(user, Event.What.PASSWORD)


def factor_added(user: Account, authenticator: Any, **_: Any) -> None:
    note(user, Event.What.FACTOR, detail=authenticator.type)


def factor_removed(user: Account, authenticator: Any, **_: Any) -> None:
    note(user, Event.What.NO_FACTOR, detail=authenticator.type)


def connect() -> None:
    user_logged_in.connect(signed_in)
    user_logged_in.connect(begin)
    user_login_failed.connect(login_failed)
    password_changed.connect(password_set)
    authenticator_added.connect(factor_added)
    authenticator_removed.connect(factor_removed)

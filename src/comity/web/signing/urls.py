"""The steps of django-allauth that have an address here; all its others have none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.socialaccount.providers.openid_connect import views as office
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.web.signing import views
from comity.web.signing.set_up import set_up
from comity.web.tokens import own_tokens
from comity.web.wall import outside

View = Callable[..., Any]


def form(view: View) -> View:
    """A page that is read and sent, and nothing else."""
    return require_http_methods(["GET", "HEAD", "POST"])(view)


def steps() -> list[URLPattern]:
    v = views
    found = [
        path("sign-in/", form(v.SignIn.as_view()), name="account_login"),
        path("sign-in/second-step/", form(v.SecondStep.as_view()), name="mfa_authenticate"),
        path("sign-in/passkey/", form(v.PasskeySignIn.as_view()), name="mfa_login_webauthn"),
        path("sign-in/<slug:provider_id>/", require_POST(office.login),
             name="openid_connect_login"),
        path("sign-in/<slug:provider_id>/back/", require_safe(office.callback),
             name="openid_connect_callback"),
        path("sign-out/", v.sign_out, name="sign-out"),
        path("account/", v.own, name="account"),
        path("account/again/", form(v.PasswordAgain.as_view()), name="account_reauthenticate"),
        path("account/again/code/", form(v.CodeAgain.as_view()), name="mfa_reauthenticate"),
        path("account/again/passkey/", form(v.PasskeyAgain.as_view()),
             name="mfa_reauthenticate_webauthn"),
        path("account/password/", form(v.Password.as_view()), name="account_change_password"),
        path("account/second-factor/", require_safe(v.Factors.as_view()), name="mfa_index"),
        path("account/second-factor/app/", form(v.AddApp.as_view()), name="mfa_activate_totp"),
        path("account/second-factor/app/remove/", form(v.RemoveApp.as_view()),
             name="mfa_deactivate_totp"),
        path("account/second-factor/passkey/", form(v.AddPasskey.as_view()),
             name="mfa_add_webauthn"),
        path("account/second-factor/passkey/<int:pk>/remove/", form(v.RemovePasskey.as_view()),
             name="mfa_remove_webauthn"),
        path("account/second-factor/codes/", require_safe(v.Codes.as_view()),
             name="mfa_view_recovery_codes"),
        path("account/second-factor/codes/new/", form(v.NewCodes.as_view()),
             name="mfa_generate_recovery_codes"),
        path("account/tokens/", own_tokens, name="account-tokens"),
        path("set-up/<str:secret>/", set_up, name="set-up"),
        path("account/sessions/", form(v.Sessions.as_view()), name="usersessions_list"),
    ]  # fmt: skip
    for one in found:
        outside(one.callback)
    return found

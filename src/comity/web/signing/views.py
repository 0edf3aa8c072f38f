"""Pages for signing in and out, for the password, the second factor and the sessions.

The steps are django-allauth's; those we want have an address (``urls``), and each page is ours.
"""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth
from allauth.usersessions import views as sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from comity.accounts.log import note
from comity.accounts.models import Event
from comity.web import throttle
from comity.web.pages import page
from comity.web.signing.required import lacks_factor


class Ours:
    """A page of our own; what was entered wrongly is answered with the status it deserves."""

    extra_context = {"bar_action": "/"}
    wrong = 422

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        if response.status_code == 200:
            response.status_code = self.wrong
        return response


class SignIn(Ours, account.LoginView):  # type: ignore[misc]
    """Name and password; then, for those who have one, the second factor."""

    template_name = "signing/sign_in.html"
    wrong = 403
    too_often = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.username = request.POST.get("login", "").strip()[:150]
        if not throttle.may_try(request, self.username):
            self.too_often = True
            response = self.render_to_response(self.get_context_data(form=None), status=429)
            response["Retry-After"] = str(throttle.ACCOUNT_HERE.seconds)
            return response  # type: ignore[no-any-return]
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]

    def form_valid(self, form: Any) -> HttpResponse:
        throttle.forget(self.request, self.username)
        response: HttpResponse = super().form_valid(form)
        throttle.make_known(self.request, response, form.user.username)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        throttle.count_try(self.request, self.username)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.POST.get("next") or self.request.GET.get("next") or ""
        given: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **given,
            "too_often": self.too_often,
            "username": getattr(self, "username", ""),
            "next": asked,
            "office": settings.OFFICE if hasattr(settings, "SOCIALACCOUNT_PROVIDERS") else "",
            "office_name": office_name(),
        }


def office_name() -> str:
    """What the office calls the place where it signs in; "" where there is none."""
    given = getattr(settings, "SOCIALACCOUNT_PROVIDERS", None)
    return str(given["openid_connect"]["APPS"][0]["name"]) if given else ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends this session; with ``everywhere`` all sessions of the account."""
    if request.user.is_authenticated and request.POST.get("everywhere"):
        for session in UserSession.objects.filter(user=request.user):
            session.end()
        note(request.user, Event.What.ENDED)
    logout(request)
    return HttpResponseRedirect(reverse("home"))


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """What the account is, and the ways to what keeps it safe."""
    assert request.user.is_authenticated
    return page(
        request,
        "signing/account.html",
        {
            "bar_action": "/",
            "factors": Authenticator.objects.filter(user=request.user).exclude(
                type=Authenticator.Type.RECOVERY_CODES
            ),
            "sessions": len(UserSession.objects.purge_and_list(request.user)),
            "lacks_factor": lacks_factor(request.user),
        },
    )


class SecondStep(Ours, base.AuthenticateView):  # type: ignore[misc]
    template_name = "signing/second_step.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        note(self.stage.login.user, Event.What.REFUSED, detail="code")
        return super().form_invalid(form)


class PasswordAgain(Ours, account.ReauthenticateView):  # type: ignore[misc]
    template_name = "signing/again.html"


class CodeAgain(Ours, base.ReauthenticateView):  # type: ignore[misc]
    template_name = "signing/again.html"


class PasskeyAgain(Ours, passkeys.ReauthenticateWebAuthnView):  # type: ignore[misc]
    template_name = "signing/again.html"

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, _("The passkey was not accepted. Try again."))
        return HttpResponseRedirect(self.request.get_full_path())


class PasskeySignIn(passkeys.LoginWebAuthnView):  # type: ignore[misc]
    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, _("The passkey was not accepted. Sign in with a password."))
        return HttpResponseRedirect(reverse("account_login"))


@method_decorator(login_required, name="dispatch")
class Password(Ours, account.PasswordChangeView):  # type: ignore[misc]
    template_name = "signing/password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        assert request.user.is_authenticated
        if not request.user.has_usable_password():
            messages.info(request, _("This account signs in at its office: it has no password."))
            return HttpResponseRedirect(reverse("account"))
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str:
        return reverse("account")


class Factors(Ours, base.IndexView):  # type: ignore[misc]
    template_name = "signing/factors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_context_data(**kwargs)
        return {**given, "lacks_factor": lacks_factor(self.request.user)}


class AddApp(Ours, totp.ActivateTOTPView):  # type: ignore[misc]
    template_name = "signing/add_app.html"


class RemoveApp(Ours, totp.DeactivateTOTPView):  # type: ignore[misc]
    template_name = "signing/remove.html"
    extra_context = {"bar_action": "/", "what": "app"}


class AddPasskey(Ours, passkeys.AddWebAuthnView):  # type: ignore[misc]
    template_name = "signing/add_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_context_data(**kwargs)
        # Kept by the device under the account's name, so that it can sign in by itself.
        options = auth.begin_registration(self.request.user, True)
        return {**given, "js_data": {"creation_options": options}, **kwargs}


class RemovePasskey(Ours, passkeys.RemoveWebAuthnView):  # type: ignore[misc]
    template_name = "signing/remove.html"
    success_url = reverse_lazy("mfa_index")
    extra_context = {"bar_action": "/", "what": "passkey"}


class Codes(Ours, codes.ViewRecoveryCodesView):  # type: ignore[misc]
    template_name = "signing/codes.html"


class NewCodes(Ours, codes.GenerateRecoveryCodesView):  # type: ignore[misc]
    template_name = "signing/new_codes.html"


class Sessions(Ours, sessions.ListUserSessionsView):  # type: ignore[misc]
    """Where the account is signed in; one of them, or all others, can be ended."""

    template_name = "signing/sessions.html"

    def form_valid(self, form: Any) -> HttpResponse:
        one = self.request.POST.get("session", "")
        if not one:
            form.save(self.request)
        elif one.isdecimal() and len(one) < 12:
            for session in UserSession.objects.filter(user=self.request.user, pk=int(one)):
                session.end()
        assert self.request.user.is_authenticated
        note(self.request.user, Event.What.ENDED)
        messages.success(self.request, _("Ended: whoever used it is signed out."))
        return HttpResponseRedirect(reverse("usersessions_list"))

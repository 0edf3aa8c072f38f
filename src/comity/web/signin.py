"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from comity.web import throttle
from comity.web.pages import page


def _after(request: HttpRequest) -> str:
    """Where to go next: the page asked for, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours else reverse("home")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; an account that shows its password is taken on to where it wanted to go."""
    problem, status = "", 200
    username = request.POST.get("username", "").replace("\0", "").strip()[:150]
    if request.method == "POST":
        address = request.META.get("REMOTE_ADDR", "")
        if not throttle.may_try(username, address):
            problem, status = (
                _("Too many tries failed. Wait fifteen minutes, then try again."),
                429,
            )
        else:
            password = request.POST.get("password", "")
            user = authenticate(request, username=username, password=password)
            if user is not None:
                throttle.forget(username, address)
                login(request, user)
                return HttpResponseRedirect(_after(request))
            throttle.count_try(username, address)
            problem, status = (
                _("This name and password do not belong together. Check both and try again."),
                403,
            )
    response = page(
        request,
        "signin/sign_in.html",
        {"problem": problem, "username": username, "next": _after(request), "bar_action": "/"},
        status=status,
    )
    if status == 429:
        response["Retry-After"] = str(throttle.WINDOW_SECONDS)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect(reverse("home"))

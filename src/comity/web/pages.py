"""How a page is answered: one layout, one vantage, and who may ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from comity.web.looking import looking_at

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
#: Roles that decide on claims, and those that may look at them.
REVIEWERS = frozenset({"reviewer", "releaser"})
PROPOSERS = REVIEWERS | {"analyst"}


def page(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page; status 400 where its address asks for a vantage that cannot be understood."""
    if status == 200 and looking_at(request).problems:
        status = 400
    return render(request, template, context, status=status)


def role_of(request: HttpRequest) -> str:
    """The role of the account that asks, "" without one."""
    return request.user.role if request.user.is_authenticated else ""


def only_for(roles: frozenset[str]) -> Callable[[View[P]], View[P]]:
    """Lets accounts of these roles through; others are refused, the public is sent to sign in."""

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def guard(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            role = role_of(request)
            if not role:
                words = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('sign-in')}?{words}")
            if role not in roles:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guard

    return guarded

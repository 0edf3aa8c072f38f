"""How a page is answered: one layout, one vantage, and who may ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from comity.accounts import rules
from comity.web.looking import looking_at

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


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


def may(request: HttpRequest, scope: str) -> bool:
    """Whether who asks may do this: by its role and, where it came with a token, by its scopes."""
    scopes = getattr(request, "comity_scopes", None)
    return rules.SCOPES[scope](role_of(request)) and (scopes is None or scope in scopes)


def only_for(may: Callable[[str], bool]) -> Callable[[View[P]], View[P]]:
    """Lets accounts through whose role may; the public is sent to sign in, and others are refused
    with the roles that may."""

    def guarded(view: View[P]) -> View[P]:
        @wraps(view)
        def guard(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            role = role_of(request)
            if not role:
                words = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('account_login')}?{words}")
            if not may(role):
                raise PermissionDenied(*(one for one in rules.ROLES if may(one)))
            return view(request, *args, **kwargs)

        return guard

    return guarded


@dataclass(frozen=True, slots=True)
class Shown:
    """Which part of a list a page shows, counting pages from 1."""

    number: int
    size: int
    count: int

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.count)

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.last < self.count else None


def page_number(request: HttpRequest) -> int:
    """The number of the page asked for, 1 where none is, or no number."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1

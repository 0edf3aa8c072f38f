"""What every page is given beside its own matter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from comity.accounts import rules
from comity.web.looking import CARRIED, looking_at
from comity.web.pages import role_of


def looking(request: HttpRequest) -> dict[str, Any]:
    """The vantage, the other parameters of the address, which it keeps, and the role."""
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        if name not in (*CARRIED, "page", "format")
        for value in values
    ]
    role = role_of(request)
    return {
        "looking": looking_at(request),
        "kept_parameters": kept,
        "may_review": rules.may_propose(role),
        "may_accept": rules.may_accept(role),
        "may_administer": rules.may_administer(role),
        "may_release": rules.may_release(role),
    }

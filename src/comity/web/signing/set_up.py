"""The first password, set by who was given the link that an administrator made."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from comity.accounts.administering import account_of_link, set_first_password
from comity.accounts.errors import BadLink
from comity.web.pages import page


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest, secret: str) -> HttpResponse:
    """The form, while the link is good; its address goes to no other site as the referrer.

    A stricter policy than the site's would take the origin from the form, which is then refused.
    """
    try:
        account = account_of_link(secret)
    except BadLink:
        return page(request, "signing/bad_link.html", {"bar_action": "/"}, status=404)
    problems: list[str] = []
    if request.method == "POST":
        problems = _tried(secret, request.POST.get("password", ""), request.POST.get("again", ""))
        if not problems:
            messages.success(request, _("The password is set. Sign in with it."))
            return HttpResponseRedirect(reverse("account_login"))
    shown = {"bar_action": "/", "problems": problems, "of": account}
    return page(request, "signing/set_up.html", shown, status=422 if problems else 200)


def _tried(secret: str, password: str, again: str) -> list[str]:
    """Sets the password; what is wrong with it, if anything."""
    if password != again:
        return [_("The two passwords are not the same.")]
    try:
        set_first_password(secret, password)
    except ValidationError as error:
        return list(error.messages)
    return []

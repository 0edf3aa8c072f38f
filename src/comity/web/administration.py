"""An administrator keeps the accounts of its own audience, and reads nothing of the record.

Accounts of another audience do not exist for it. The installation's keeper (COMITY_KEEPER) also
accredits audiences, each with a first administrator of its own, who does the rest.
"""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.accounts import administering, rules
from comity.accounts.errors import AccountsError, UnknownAccount
from comity.accounts.log import events_of
from comity.accounts.models import Account
from comity.partners.queries import actor_by_code
from comity.record.access import PUBLIC, audiences_by_code
from comity.record.vantage import UnknownAudience, Vantage
from comity.web.pages import only_for, page, page_number

EVENTS_SHOWN = 100
BAR = {"bar_action": "/"}


def _self(request: HttpRequest) -> Account:
    assert request.user.is_authenticated
    return request.user


def _given(request: HttpRequest, name: str, most: int = 200) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()[:most]


def _accounts(
    request: HttpRequest, problem: str = "", status: int = 200, **more: str
) -> HttpResponse:
    own = _self(request)
    shown = {
        **BAR,
        "accounts": administering.accounts_of(own.audience_id),
        "roles": Account.Role.choices,
        "keeps": own.audience.code == settings.KEEPER,
        "problem": problem,
        **more,
    }
    return page(request, "administration/accounts.html", shown, status=status)


def _link(request: HttpRequest, account: Account, secret: str) -> HttpResponse:
    """The page that shows a set-up link, this once."""
    address = request.build_absolute_uri(reverse("set-up", args=[secret]))
    return page(request, "administration/link.html", {**BAR, "of": account, "link": address})


@require_safe
@only_for(rules.may_administer)
def accounts(request: HttpRequest) -> HttpResponse:
    return _accounts(request)


@require_POST
@only_for(rules.may_administer)
def add(request: HttpRequest) -> HttpResponse:
    """A new account of the administrator's own audience, with its set-up link."""
    own = _self(request)
    name, role = _given(request, "username"), _given(request, "role")
    try:
        account, secret = administering.open_account(own.username, name, own.audience.code, role)
    except (AccountsError, ValidationError) as error:
        return _accounts(request, _words(error), 422, username=name, role=role)
    return _link(request, account, secret)


def _words(error: AccountsError | ValidationError) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)


def _mine(request: HttpRequest, username: str) -> Account:
    """Raises: Http404, for accounts of others and for none alike."""
    try:
        return administering.account_named(username, _self(request).audience_id)
    except UnknownAccount:
        raise Http404 from None


def _account(
    request: HttpRequest, account: Account, problem: str = "", status: int = 200
) -> HttpResponse:
    own = _self(request)
    return page(
        request,
        "administration/account.html",
        {
            **BAR,
            "of": account,
            "own": account.pk == own.pk,
            "roles": Account.Role.choices,
            "factors": Authenticator.objects.filter(user=account).count(),
            "office": administering.office_identity(account),
            "has_office": hasattr(settings, "SOCIALACCOUNT_PROVIDERS"),
            "events": events_of(own.audience_id, account.username, limit=EVENTS_SHOWN),
            "problem": problem,
        },
        status=status,
    )


#: What can be done to an account by a button, and what is said afterwards.
ACTIONS: dict[str, Callable[[str, Account], None]] = {
    "withdraw": administering.withdraw,
    "reinstate": administering.reinstate,
    "drop-factors": administering.drop_factors,
    "end-sessions": administering.end_sessions,
}


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(rules.may_administer)
def account(request: HttpRequest, username: str) -> HttpResponse:
    """One account: what it is, what happened to it, and what can be done with it."""
    own, of = _self(request), _mine(request, username)
    if request.method != "POST":
        return _account(request, of)
    asked = _given(request, "action")
    if of.pk == own.pk:
        words = _("Nobody administers their own account: another administrator does.")
        return _account(request, of, words, 422)
    try:
        if asked == "link":
            return _link(request, of, administering.make_link(own.username, of))
        if asked == "role":
            administering.set_role(own.username, of, _given(request, "role"))
        elif asked == "office":
            administering.tie_to_office(own.username, of, _given(request, "subject"))
        elif asked in ACTIONS:
            ACTIONS[asked](own.username, of)
        else:
            return _account(request, of, _("No action was chosen."), 422)
    except AccountsError as error:
        return _account(request, of, str(error), 422)
    messages.success(request, _("Done. It holds from the account's next request on."))
    return HttpResponseRedirect(reverse("administration-account", args=[of.username]))


@require_safe
@only_for(rules.may_administer)
def events(request: HttpRequest) -> HttpResponse:
    """What happened to the accounts of the audience, latest first."""
    number = page_number(request)
    found = events_of(
        _self(request).audience_id, limit=EVENTS_SHOWN + 1, offset=(number - 1) * EVENTS_SHOWN
    )
    shown = {
        **BAR,
        "events": found[:EVENTS_SHOWN],
        "number": number,
        "more": len(found) > EVENTS_SHOWN,
    }
    return page(request, "administration/events.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(rules.may_administer)
def audiences(request: HttpRequest) -> HttpResponse:
    """Who is accredited; the keeper's administrators accredit more."""
    own = _self(request)
    if own.audience.code != settings.KEEPER:
        raise PermissionDenied
    problem, code, name = "", _given(request, "code", 40), _given(request, "username")
    if request.method == "POST":
        actor = actor_by_code(Vantage.of(PUBLIC), code)
        if actor is None or actor.type not in ("country", "organisation"):
            problem = _("No state or organisation on record has that code.")
        elif code in audiences_by_code():
            problem = _("It is accredited already; its own administrators keep its accounts.")
        else:
            try:
                found, secret = administering.accredit(own.username, code, actor.name, name)
                return _link(request, found, secret)
            except (AccountsError, ValidationError, UnknownAudience) as error:
                problem = str(error) if isinstance(error, UnknownAudience) else _words(error)
    shown = {
        **BAR,
        "audiences": sorted(audiences_by_code()),
        "problem": problem,
        "code": code,
        "username": name,
    }
    return page(request, "administration/audiences.html", shown, status=422 if problem else 200)

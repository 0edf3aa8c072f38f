"""Acceptance rules of the desk: made, with what they would accept now; withdrawn; taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from comity.accounts import rules
from comity.dates import DateError
from comity.reader.claim_json import FORMS
from comity.record.errors import RecordError
from comity.record.vantage import Vantage
from comity.review import acceptance, bulk, queries, queue
from comity.review.acceptance import Conditions
from comity.review.errors import MisshapenRule, ReviewError
from comity.web.marks import marks
from comity.web.pages import only_for, page, role_of
from comity.web.review import desk_of
from comity.web.review_queue import lines, refused, taken_back

#: So many of the claims that a rule would accept are shown.
SHOWN = 20


def _conditions(given: dict[str, str]) -> Conditions:
    text = given.get("from", "").strip()
    try:
        at_least = float(text) if text else 0.0
    except ValueError:
        raise MisshapenRule(
            _("The least confidence is “%(text)s”; expected 0 to 1, such as 0.75.")
            % {"text": text[:40]}
        ) from None
    told = {name: given.get(name, "").strip()[:200] for name in ("kind", "publisher", "reader")}
    found = Conditions(told["kind"], told["publisher"], at_least, told["reader"])
    found.check()
    return found


def _given(parameters: QueryDict) -> dict[str, str]:
    return {name: str(text).replace("\0", "") for name, text in parameters.items()}


@only_for(rules.may_propose)
@require_http_methods(["GET", "POST"])
def list_rules(request: HttpRequest) -> HttpResponse:
    """The rules, and a form for another one that first shows what it would accept now."""
    desk = desk_of(request)
    may_accept = rules.may_accept(role_of(request))
    if request.method == "POST":
        return _make(request, desk) if may_accept else _not_yours(request)
    given = _given(request.GET)
    conditions, problem = None, ""
    if any(given.get(name) for name in ("kind", "publisher", "reader", "from")):
        try:
            conditions = _conditions(given)
        except MisshapenRule as refusal:
            problem = str(refusal)
    told = bulk.preview(desk, conditions.wanted()) if conditions else None
    shown = queries.views(desk, bulk.chosen(desk, conditions.wanted(), SHOWN)) if conditions else []
    marks(request).show(texts=(view.edition.handling for view in shown))
    return page(
        request,
        "review/rules.html",
        {
            "rules": acceptance.rules(desk),
            "given": given,
            "problem": problem,
            "told": told,
            "reaching": told.claims + len(told.refused) + told.beyond if told else 0,
            "lines": lines(shown),
            "kinds": [(form, form) for form in FORMS],
            "publishers": [(name, name) for name in queue.publishers(desk)],
            "readers": [(name, name) for name in queue.readers(desk)],
            "may_accept": may_accept,
        },
    )


def _onward() -> HttpResponse:
    return HttpResponseRedirect(reverse("review-rules"))


def _not_yours(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("A reviewer of your desk makes rules."))
    return _onward()


def _make(request: HttpRequest, desk: Vantage) -> HttpResponse:
    given = _given(request.POST)
    by = request.user.get_username()
    try:
        made = acceptance.make_rule(by, desk, _conditions(given), given.get("reason", "")[:1000])
        words = _("The rule is made: it decides what is read from now on.")
        if given.get("waiting"):
            words += " " + _apply(desk, made)
        messages.success(request, words)
    except (ReviewError, RecordError, DateError) as refusal:
        refused(request, refusal)
    return _onward()


def _apply(desk: Vantage, made: acceptance.Rule) -> str:
    """Accepts what waits and meets the rule; the words that say so."""
    rows = bulk.chosen(desk, made.conditions.wanted())
    done = bulk.accept_wanted(acceptance.BY, desk, rows, made.words, rule=made.item)
    left = queue.narrowed(desk, made.conditions.wanted()).count()
    words = ngettext(
        "%(number)d claim that waited is accepted.",
        "%(number)d claims that waited are accepted.",
        done.accepted,
    ) % {"number": done.accepted}
    return words + (" " + _("%(number)d still wait.") % {"number": left} if left else "")


@only_for(rules.may_accept)
@require_POST
def change_rule(request: HttpRequest, public_id: str) -> HttpResponse:
    """Withdraws a rule, applies it to what waits, or takes back what it accepted."""
    desk, by = desk_of(request), request.user.get_username()
    given = _given(request.POST)
    reason = given.get("reason", "").strip()[:1000]
    try:
        found = acceptance.rule(desk, public_id)
        match given.get("do"):
            case "withdraw":
                acceptance.withdraw_rule(by, desk, public_id, reason)
                words = _("Withdrawn: it decides nothing any more. What it accepted stays.")
            case "apply" if found.in_force:
                words = _apply(desk, found)
            case "undo":
                decisions = bulk.accepted_by_rule(desk, found.item)
                words = taken_back(bulk.take_back(by, desk, decisions, reason))
            case _:
                raise ReviewError(_("Nothing was chosen: withdraw the rule, or undo it."))
        messages.success(request, words)
    except (ReviewError, RecordError, DateError) as refusal:
        refused(request, refusal)
    return _onward()

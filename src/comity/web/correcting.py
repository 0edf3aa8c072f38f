"""Putting right by hand what the record holds; an entry changed meanwhile is shown beside."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.accounts import rules
from comity.dates import Span
from comity.editing import actions
from comity.editing.choosing import Choosing
from comity.editing.errors import EditingError
from comity.editing.forms import OBJECT, draft, written
from comity.record.errors import RecordError
from comity.record.history import held_once
from comity.record.kinds import entry_kind, item_kind
from comity.record.opaque import number, reference
from comity.record.queries import Entry, entry, items
from comity.record.vantage import Vantage
from comity.web.choosing import mark_of
from comity.web.entering import date_of, given_by, problem_of
from comity.web.entry_fields import Problem, basis, resting, shown
from comity.web.marks import marks
from comity.web.pages import only_for, page
from comity.web.review import desk_of
from comity.web.things import things


@only_for(rules.may_accept)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, mark: str) -> HttpResponse:
    """An entry put right, ended, taken back or given one more source.

    Where somebody changed it after the form was opened, nothing is written and nothing is lost:
    the page leads to what is held now and keeps what the user wrote.
    """
    desk = desk_of(request)
    row = number(mark)
    found = entry(desk, row) if row is not None else None
    if found is None:
        once = held_once(desk, row) if row is not None and request.method == "POST" else None
        if once is None:
            raise Http404
        return _form(request, desk, once.entry, given_by(request), _changed(), gone=True)
    if request.method != "POST":
        return _form(request, desk, found, _texts(desk, found), None)
    given = given_by(request)
    try:
        onward = _done(request, desk, found, given)
    except (EditingError, RecordError) as error:
        return _form(request, desk, found, given, problem_of(error))
    return HttpResponseRedirect(onward)


def _changed() -> Problem:
    words = _(
        "Somebody changed this entry after you opened it, so nothing was written. What is held now"
        " stands in the history; what you wrote stands below."
    )
    return Problem("", words)


def _texts(desk: Vantage, found: Entry) -> dict[str, str]:
    kind = entry_kind(found.kind)
    texts = written(kind, found.value, found.term, found.span)
    if kind.object:
        texts[OBJECT] = mark_of(Choosing(desk), kind.object, found.object)
    return texts


def _form(
    request: HttpRequest, desk: Vantage, found: Entry, given: Mapping[str, str],
    problem: Problem | None, *, gone: bool = False,
) -> HttpResponse:  # fmt: skip
    kind = entry_kind(found.kind)
    dated = _given_date(desk, found) is not None
    named = things(desk, [one for one in (found.subject, found.object) if one])
    marks(request).name(desk, [found.subject])
    return page(
        request,
        "editing/correct.html",
        {
            "entry": found,
            "mark": reference(found.id),
            "kind": kind,
            "subject": named.get(found.subject),
            "object": named.get(found.object or 0),
            "fields": shown(kind, Choosing(desk), given, dated=dated, problem=problem),
            "resting": resting(desk, given, problem),
            "problem": problem,
            "gone": gone,
            "own": not gone and actions.may_correct(desk, found.id),
            "keep": "sent" not in given or given.get("keep") == "yes",
            "reason": given.get("reason", ""),
        },
        status=409 if gone else 422 if problem else 200,
    )


def _given_date(desk: Vantage, found: Entry) -> Span | None:
    """The span that the entry carries because its item gives it; None where it has its own."""
    (item,) = items(desk, numbers=[found.subject])
    if found.kind == item_kind(item.kind).dated_by:
        return None
    return date_of(desk, item) and found.span


def _done(request: HttpRequest, desk: Vantage, found: Entry, given: Mapping[str, str]) -> str:
    """Does what was asked; the address to go on to."""
    by, reason = request.user.get_username(), given.get("reason", "").strip()[:1000]
    told = given.get("edition") or given.get("known_to", "").strip()
    match given.get("do"):
        case "support":
            rests = basis(request, desk, given)
            actions.support_entry(by, desk, found.id, rests, reason)
            messages.success(request, _("One more source stands under this entry."))
            return reverse("entry", args=[reference(found.id)])
        case "withdraw":
            actions.withdraw_entry(by, desk, found.id, reason)
            messages.success(request, _("Taken back. The history undoes it."))
            return reverse("history", args=[items(desk, numbers=[found.subject])[0].public_id])
        case "correct" | "change" as what:
            kind = entry_kind(found.kind)
            dated = _given_date(desk, found)
            right = draft(kind, found.subject, given, Choosing(desk).find, dated=dated)
            number = actions.correct_entry(
                by, desk, found.id, right, basis(request, desk, given) if told else None,
                reason, ended=what == "change", keep_sources=given.get("keep") == "yes",
            )  # fmt: skip
            messages.success(request, _("Put right. The history undoes it."))
            return reverse("entry", args=[reference(number)])
    raise EditingError(_("Nothing was chosen: correct it, end it, take it back or support it."))

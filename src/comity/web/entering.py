"""Entering by hand what the record can hold: new things, and what is held of those on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comity.accounts import rules
from comity.dates import Span
from comity.editing import actions, opening
from comity.editing.choosing import Choosing
from comity.editing.errors import EditingError, Unwritable
from comity.editing.forms import draft
from comity.record.errors import RecordError
from comity.record.kinds import ENTRY_KINDS, ITEM_KINDS, EntryKind, ItemKind
from comity.record.opaque import reference
from comity.record.queries import Item, entries, items
from comity.record.vantage import Vantage
from comity.web.entry_fields import Problem, Shown, basis, resting, shown
from comity.web.marks import marks
from comity.web.pages import only_for, page
from comity.web.review import desk_of
from comity.web.things import PAGES, things

#: What only a source's words give; it can be added where one is quoted.
AS_WORDED = ("group", "standing")


def given_by(request: HttpRequest) -> dict[str, str]:
    return {name: str(text).replace("\0", "") for name, text in request.POST.items()}


def problem_of(error: Exception) -> Problem:
    return Problem(error.field if isinstance(error, Unwritable) else "", str(error))


def page_of(public_id: str, kind: str) -> str:
    """Where the item's own page is."""
    return reverse(PAGES[kind], args=[public_id])


@only_for(rules.may_accept)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """One more thing held about an item; without a kind, what there is to choose from."""
    desk = desk_of(request)
    item = _item(desk, request.GET.get("about", ""))
    kind = ENTRY_KINDS.get(request.GET.get("kind", ""))
    if kind is not None and kind.subject != item.kind:
        raise Http404
    dated = date_of(desk, item)
    choosing = Choosing(desk)
    given: Mapping[str, str] = request.GET.dict() if request.method != "POST" else given_by(request)
    problem = None
    if kind is not None and request.method == "POST":
        try:
            told = draft(kind, item.id, given, choosing.find, dated=dated)
            number = actions.add_entry(
                request.user.get_username(), desk, told,
                basis(request, desk, given), given.get("reason", "")[:1000],
            )  # fmt: skip
            messages.success(request, _("Entered. Its history below undoes it."))
            return HttpResponseRedirect(reverse("entry", args=[reference(number)]))
        except (EditingError, RecordError) as error:
            problem = problem_of(error)
    marks(request).name(desk, [item.id])
    return page(
        request,
        "editing/enter.html",
        {
            "item": item,
            "thing": things(desk, [item.id])[item.id],
            "kind": kind,
            "kinds": [one for one in ENTRY_KINDS.values() if one.subject == item.kind],
            "fields": shown(kind, choosing, given, dated=dated is not None, problem=problem)
            if kind else [],
            "resting": resting(desk, given, problem),
            "problem": problem,
            "reason": given.get("reason", ""),
        },
        status=422 if problem else 200,
    )  # fmt: skip


def _item(desk: Vantage, public_id: str) -> Item:
    found = items(desk, public_id=public_id) if public_id else []
    if not found or found[0].kind not in PAGES:
        raise Http404
    return found[0]


def date_of(desk: Vantage, item: Item) -> Span | None:
    """The span that all entries about the item carry; None where each has its own."""
    dated_by = ITEM_KINDS[item.kind].dated_by
    if not dated_by:
        return None
    held = entries(desk, subjects=[item.id], kinds=[dated_by], order="opened")
    return held[0].span if held else Span.ALWAYS


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one kind of entry in the form of a new item, once a line."""

    kind: EntryKind
    lines: tuple[tuple[Shown, ...], ...]


@only_for(rules.may_accept)
@require_http_methods(["GET", "HEAD", "POST"])
def enter_item(request: HttpRequest, kind: str) -> HttpResponse:
    """A new actor, engagement or instrument, with what is first asked of one."""
    opened = ITEM_KINDS.get(kind)
    if opened is None or not opened.opening:
        raise Http404
    desk = desk_of(request)
    choosing = Choosing(desk)
    given = given_by(request)
    problem = None
    if request.method == "POST":
        try:
            told = opening.told(opened, given, choosing.find)
            number = actions.open_item(
                request.user.get_username(), desk, kind, told,
                basis(request, desk, given), given.get("reason", "")[:1000],
            )  # fmt: skip
            (item,) = items(desk, numbers=[number])
            messages.success(request, _("Entered. “History” on its page undoes it."))
            return HttpResponseRedirect(page_of(item.public_id, kind))
        except (EditingError, RecordError) as error:
            problem = problem_of(error)
    return page(
        request,
        "editing/item.html",
        {
            "kind": opened,
            "parts": [_part(opened, code, given, choosing, problem) for code in opened.opening],
            "resting": resting(desk, given, problem),
            "problem": problem,
            "reason": given.get("reason", ""),
        },
        status=422 if problem else 200,
    )


def _part(
    opened: ItemKind, code: str, given: Mapping[str, str], choosing: Choosing,
    problem: Problem | None,
) -> Part:  # fmt: skip
    kind = ENTRY_KINDS[code]
    lines = []
    for line in range(opening.lines(kind)):
        prefix = opening.prefix(code, line)
        fields = shown(
            kind, choosing, given, dated=opening.dated(opened, kind), prefix=prefix, problem=problem
        )
        lines.append(tuple(one for one in fields if one.field.name not in AS_WORDED))
    return Part(kind, tuple(lines))


@only_for(rules.may_accept)
@require_safe
def entering(request: HttpRequest) -> HttpResponse:
    """What can be entered by hand."""
    kinds: list[Any] = [kind for kind in ITEM_KINDS.values() if kind.opening]
    return page(request, "editing/entering.html", {"kinds": kinds})

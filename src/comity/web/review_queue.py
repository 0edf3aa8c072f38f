"""The desk's queue: its claims as asked for, how far and fast they are decided, many at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.accounts import rules
from comity.dates import DateError
from comity.reader.claim_json import FORMS
from comity.record.errors import RecordError
from comity.record.opaque import number, reference
from comity.record.vantage import Vantage
from comity.review import assigning, bulk, queries, queue
from comity.review.errors import ReviewError
from comity.review.queries import ClaimView
from comity.review.throughput import throughput
from comity.web.claim_fields import summary
from comity.web.marks import marks
from comity.web.pages import Shown, only_for, page, page_number, role_of
from comity.web.review import desk_of
from comity.web.review_asking import (
    BESIDE_WORDS,
    ORDER_WORDS,
    STATE_WORDS,
    Asked,
    asked,
    assigned_choices,
    choices,
)

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in a list: the reference of its document, and the claim in a line."""

    reference: str
    view: ClaimView
    summary: str


def lines(views: list[ClaimView]) -> list[Line]:
    return [Line(reference(view.edition.id), view, summary(view.claim)) for view in views]


@only_for(rules.may_propose)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The claims of the queue, a page at a time, with how far and how fast the desk has come."""
    at, question = desk_of(request), asked(request)
    rows = queue.ordered(at, question.wanted).select_related("reading", "assigned")
    shown = Shown(page_number(request), ON_A_PAGE, queue.narrowed(at, question.wanted).count())
    views = queries.views(at, list(rows[shown.first - 1 : shown.last]))
    listed = [
        (edition, list(those))
        for edition, those in groupby(lines(views), key=lambda line: line.view.edition)
    ]
    context = {
        "asked": question,
        "listed": listed,
        "first": views[0] if views else None,
        "first_reference": reference(views[0].edition.id) if views else "",
        "shown": shown,
        "progress": queue.progress(at, question.wanted),
        "pace": throughput(at, request.user.get_username()),
        "colleagues": assigning.colleagues(at),
        "may_accept": rules.may_accept(role_of(request)),
        "may_bulk": question.wanted.state in ("", "awaiting"),
    }
    marks(request).show(texts=(view.edition.handling for view in views))
    return page(request, "review/desk.html", context | _filter_choices(at))


def _filter_choices(at: Vantage) -> dict[str, list[tuple[str, str]]]:
    return {
        "kinds": [(form, form) for form in FORMS],
        "publishers": [(name, name) for name in queue.publishers(at)],
        "states": choices(STATE_WORDS),
        "besides": choices(BESIDE_WORDS),
        "orders": choices(ORDER_WORDS),
        "assignees": assigned_choices(assigning.colleagues(at)),
    }


@only_for(rules.may_propose)
@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Documents read for the desk, with how many of their claims wait."""
    at = desk_of(request)
    waiting = request.GET.get("state", "awaiting") != "any"
    size = ON_A_PAGE
    start = (page_number(request) - 1) * size
    counts = queries.desk_counts(at, limit=size + 1, offset=start, waiting=waiting or None)
    shown = Shown(page_number(request), size, start + len(counts))
    marks(request).show(texts=(one.edition.handling for one in counts[:size]))
    return page(
        request,
        "review/documents.html",
        {
            "counts": [(reference(one.edition.id), one) for one in counts[:size]],
            "waiting": waiting,
            "shown": shown,
            "colleagues": assigning.colleagues(at),
        },
    )


def back_to_desk(query: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse("review") + (f"?{query}" if query else ""))


def refused(request: HttpRequest, refusal: Exception) -> None:
    """What was refused is told on the next page."""
    messages.error(request, str(refusal))


@only_for(rules.may_propose)
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Claims ticked on the page, or those of a document that wait, are somebody's to decide."""
    at = desk_of(request)
    to = request.POST.get("to", "").replace("\0", "")
    edition = number(request.POST.get("document", ""))
    try:
        if edition is not None:
            count = assigning.assign_edition(at, edition, to)
        else:
            count = assigning.assign_claims(at, request.POST.getlist("claim")[:500], to)
        words = (
            ngettext("%(number)d claim is %(who)s’s.", "%(number)d claims are %(who)s’s.", count)
            if to
            else ngettext("%(number)d claim is nobody’s.", "%(number)d claims are nobody’s.", count)
        )
        messages.success(request, words % {"number": count, "who": to})
    except ReviewError as refusal:
        refused(request, refusal)
    if edition is not None:
        return HttpResponseRedirect(reverse("review-documents"))
    return back_to_desk(request.GET.urlencode())


@only_for(rules.may_accept)
@require_http_methods(["GET", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """Everything of the queue that waits, accepted in one step: first what it would do."""
    at, question = desk_of(request), asked(request)
    if request.method == "POST":
        return _accept_together(request, at, question)
    rows = bulk.chosen(at, question.wanted)
    told = bulk.preview(at, question.wanted)
    problems = {row.public_id: why for row, why in told.refused}
    views = queries.views(at, rows)
    marks(request).show(texts=(view.edition.handling for view in views))
    return page(
        request,
        "review/together.html",
        {
            "asked": question,
            "told": told,
            "compared": [(BESIDE_WORDS[code], count) for code, count in told.compared],
            "taken": lines([v for v in views if v.public_id not in problems][:ON_A_PAGE]),
            "refused": [
                (line, problems[line.view.public_id])
                for line in lines([v for v in views if v.public_id in problems])
            ],
        },
    )


def _accept_together(request: HttpRequest, at: Vantage, question: Asked) -> HttpResponse:
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:1000]
    rows = bulk.chosen(at, question.wanted)
    try:
        done = bulk.accept_wanted(request.user.get_username(), at, rows, reason)
    except (ReviewError, RecordError, DateError) as refusal:
        refused(request, refusal)
        return back_to_desk(question.query)
    messages.success(
        request,
        ngettext("%(number)d claim accepted.", "%(number)d claims accepted.", done.accepted)
        % {"number": done.accepted},
    )
    step = f"step={done.batch}" if done.accepted else ""
    return back_to_desk("&".join(part for part in (question.query, step) if part))


@only_for(rules.may_accept)
@require_POST
def undo_together(request: HttpRequest) -> HttpResponse:
    """Takes back all that one step accepted."""
    try:
        back = bulk.undo_batch(
            request.user.get_username(), desk_of(request), request.POST.get("step", "")
        )
        messages.success(request, taken_back(back))
    except (ReviewError, RecordError) as refusal:
        refused(request, refusal)
    return back_to_desk()


def taken_back(back: bulk.TakenBack) -> str:
    """What taking a step back did, in words."""
    words = ngettext(
        "Undone: %(number)d claim awaits review again.",
        "Undone: %(number)d claims await review again.",
        back.claims,
    ) % {"number": back.claims}
    if back.resting:
        words += " " + ngettext(
            "%(number)d revision stays, since later ones rest on it.",
            "%(number)d revisions stay, since later ones rest on them.",
            back.resting,
        ) % {"number": back.resting}
    return words

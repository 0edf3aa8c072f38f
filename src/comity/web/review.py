"""One document at the desk: its claims beside the words they rest on, each decided by a person."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from comity.accounts import rules
from comity.dates import DateError
from comity.record.documents import editions
from comity.record.errors import RecordError, RestedUpon
from comity.record.opaque import number, reference
from comity.record.vantage import Vantage
from comity.review import actions, assigning, queries, queue
from comity.review.assigning import Said
from comity.review.comparing import Beside, Comparer
from comity.review.editions import folded, gone
from comity.review.errors import ReviewError
from comity.review.models import ClaimRow
from comity.review.queries import ClaimView
from comity.web.claim_fields import LABELS, Field, bare, correction, fields_of, summary, told
from comity.web.differences import Piece, pieces
from comity.web.marks import marks
from comity.web.pages import only_for, page, role_of
from comity.web.passages import Marked, marked_runs
from comity.web.review_asking import Asked, asked
from comity.web.things import Thing, things

#: More claims than any document was seen to hold.
MOST_CLAIMS = 2_000
#: What ``engagement`` says when the claim shall open an engagement of its own.
NEW = "new"


@dataclass(frozen=True, slots=True)
class BesideOnPage:
    """One thing on record beside the claim: ``thing`` leads to it, ``rows`` carry labels."""

    reference: str
    thing: Thing | None
    found: Beside
    rows: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Open:
    """The claim that is being decided, with what a person needs to decide it."""

    view: ClaimView
    fields: tuple[Field, ...]
    told: tuple[tuple[str, str], ...]
    beside: tuple[BesideOnPage, ...]
    comments: tuple[Said, ...]
    gone: tuple[list[Piece], ...]
    """Each passage that the newer edition no longer has, beside what stands in its place."""


def desk_of(request: HttpRequest) -> Vantage:
    """Claims belong to the desk of the account, as of now, whatever the address looks at."""
    assert request.user.is_authenticated
    return Vantage(request.user.audience_id)


@only_for(rules.may_propose)
@require_safe
def document(request: HttpRequest, edition: str) -> HttpResponse:
    """One document's text and its claims side by side; one of them open to be decided."""
    desk, question = desk_of(request), asked(request)
    row = number(edition)
    views = queries.claims(desk, edition=row, limit=MOST_CLAIMS) if row is not None else []
    if not views:
        raise Http404
    chosen = _chosen(views, request.GET.get("claim", ""))
    shown = views[0].edition
    places = [
        Marked(index, passage.start, passage.end, passage.exact, (index,))
        for index, view in enumerate(views)
        for passage in view.claim.passages
    ]
    runs = marked_runs(shown.text or "", places, chosen.claim.passages)
    undoable = queries.claim(desk, request.GET.get("after", ""))
    marks(request).show(texts=[shown.handling])
    return page(
        request,
        "review/document.html",
        {
            "asked": question,
            "edition": shown,
            "reference": edition,
            "claims": [(view, summary(view.claim)) for view in views],
            "open": opened(desk, chosen),
            "runs": runs,
            "first_chosen": next((run for run, inside in runs if inside), None),
            "waiting": sum(view.state == "awaiting" for view in views),
            "together": sum(view.state == "awaiting" and not view.reopened for view in views),
            "progress": queue.progress(desk, question.wanted),
            "before": _address(desk, question, chosen.public_id, after=False),
            "after": _address(desk, question, chosen.public_id),
            "undoable": undoable if undoable and undoable.state != "awaiting" else None,
            "colleagues": assigning.colleagues(desk),
            "may_accept": rules.may_accept(role_of(request)),
        },
    )


def _chosen(views: list[ClaimView], wanted: str) -> ClaimView:
    """The claim asked for; else the first that waits, else the first."""
    asked_for = next((view for view in views if view.public_id == wanted), None)
    waiting = (view for view in views if view.state == "awaiting")
    return asked_for or next(waiting, views[0])


def opened(desk: Vantage, view: ClaimView) -> Open:
    """The claim with its fields, what is on record beside it, and what was said about it."""
    waits = view.state == "awaiting"
    beside = Comparer(desk).beside(view.claim, view.edition) if waits else []
    items = {one.item for one in beside if one.kind != "standing"}
    named = things(desk, items) if items else {}
    return Open(
        view,
        fields_of(view.claim),
        told(view.claim),
        tuple(
            BesideOnPage(
                reference(one.item), named.get(one.item), one,
                tuple(
                    (bare(str(LABELS.get(row.name, row.name))), row.claimed, row.known, row.outcome)
                    for row in one.rows
                    if row.claimed or row.known
                ),
            )
            for one in beside
        ),
        tuple(assigning.comments_on(desk, view.public_id)),
        _gone(view),
    )  # fmt: skip


def _gone(view: ClaimView) -> tuple[list[Piece], ...]:
    newer = view.reopened.gone if view.reopened else None
    if newer is None:
        return ()
    text = newer.text or ""
    return tuple(
        list(pieces(passage.exact, text))
        for passage in view.claim.passages
        if gone([passage], folded(text))
    )


def _address(desk: Vantage, question: Asked, claim: str, *, after: bool = True) -> str:
    """Where the next claim of the queue is, or the one before; "" where there is none."""
    row = queue.neighbour(desk, question.wanted, claim, after=after)
    return _place(row, question) if row else ""


def _place(row: ClaimRow, question: Asked, extra: str = "") -> str:
    address = reverse("review-document", args=[reference(row.reading.edition_id)])
    query = "&".join(part for part in (f"claim={row.public_id}", question.query, extra) if part)
    return f"{address}?{query}#open"


@only_for(rules.may_accept)
@require_POST
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Accepts, corrects, rejects or takes back a decision; then leads on to the next claim."""
    desk, question = desk_of(request), asked(request)
    view = queries.claim(desk, public_id)
    if view is None:
        raise Http404
    here = f"{reverse('review-document', args=[reference(view.edition.id)])}?claim={public_id}"
    here = "&".join(part for part in (here, question.query) if part)
    try:
        messages.success(request, _decided(request, desk, view))
    except (ReviewError, RecordError, DateError) as refusal:
        messages.error(request, _refusal(refusal))
        return HttpResponseRedirect(f"{here}#open")
    if request.POST.get("decision") == "undo":
        return HttpResponseRedirect(f"{here}#open")
    following = queue.neighbour(desk, question.wanted, public_id) or _left(desk, question)
    if following is None:
        return HttpResponseRedirect(f"{here}&after={public_id}#open")
    return HttpResponseRedirect(_place(following, question, f"after={public_id}"))


def _left(desk: Vantage, question: Asked) -> ClaimRow | None:
    """The first claim of the queue: what was passed over comes round again."""
    return queue.ordered(desk, question.wanted).select_related("reading").first()


def _decided(request: HttpRequest, desk: Vantage, view: ClaimView) -> str:
    """Does what was decided; the words that say so."""
    by = request.user.get_username()
    given = {name: str(text).replace("\0", "") for name, text in request.POST.items()}
    reason = given.get("reason", "").strip()[:1000]
    match given.get("decision"):
        case "accept":
            changed = correction(view.claim, given) if "corrected" in given else {}
            actions.accept_claim(
                by, desk, view.public_id, correction=changed or None,
                engagement=_engagement(given.get("engagement", "")), reason=reason,
            )  # fmt: skip
            return _("Corrected and accepted.") if changed else _("Accepted.")
        case "reject":
            actions.reject_claim(by, desk, view.public_id, reason)
            if view.reopened:
                return _("Rejected: what the record held of it was taken out.")
            return _("Rejected: nothing entered the record.")
        case "undo":
            again = actions.undo_decision(by, desk, view.public_id, reason)
            return ngettext(
                "Undone: the claim awaits review again.",
                "Undone: %(number)d claims, accepted together, await review again.",
                len(again),
            ) % {"number": len(again)}
    raise ReviewError(_("No decision was chosen: accept, reject or undo."))


def _refusal(refusal: Exception) -> str:
    if isinstance(refusal, RestedUpon):
        return _("Not undone: later revisions rest on it. Undo those first, the latest before.")
    return str(refusal)


def _engagement(asked_for: str) -> int | None:
    """Row number of the engagement chosen, 0 for a new one, None to take the best match."""
    return 0 if asked_for == NEW else number(asked_for)


@only_for(rules.may_propose)
@require_POST
def comment(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is said about a claim is kept beside it, for the desk alone."""
    desk, question = desk_of(request), asked(request)
    row = queue.of_desk(desk).select_related("reading").filter(public_id=public_id).first()
    if row is None:
        raise Http404
    try:
        assigning.comment(
            request.user.get_username(), role_of(request), desk, public_id,
            request.POST.get("text", ""),
        )  # fmt: skip
    except ReviewError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(_place(row, question))


@only_for(rules.may_accept)
@require_POST
def accept_all(request: HttpRequest, edition: str) -> HttpResponse:
    """Accepts every claim of the document that waits, in one revision."""
    desk = desk_of(request)
    row = number(edition)
    if row is None or not editions(desk, numbers=[row]):
        raise Http404
    try:
        count = actions.accept_edition(request.user.get_username(), desk, row)
        messages.success(
            request,
            ngettext("%(number)d claim accepted.", "%(number)d claims accepted.", count)
            % {"number": count},
        )
    except (ReviewError, RecordError, DateError) as refusal:
        messages.error(request, _refusal(refusal))
    return HttpResponseRedirect(reverse("review-document", args=[edition]))

"""The review desk: claims beside the words they rest on, each decided by a person."""

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
from comity.dialogue.queries import Engagement, assemble
from comity.record.documents import editions
from comity.record.errors import RecordError, RestedUpon
from comity.record.opaque import number, reference
from comity.record.vantage import Vantage
from comity.review import actions, queries
from comity.review.errors import ReviewError
from comity.review.queries import ClaimView
from comity.web.claim_fields import Field, correction, fields_of, summary
from comity.web.pages import only_for, page
from comity.web.passages import Marked, marked_runs
from comity.web.titles import title_of

#: More claims than any document was seen to hold.
MOST_CLAIMS = 2_000
#: What ``engagement`` says when the claim shall open an engagement of its own.
NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An engagement on record that the claim may tell of, with the reasons."""

    reference: str
    engagement: Engagement
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """The claim that is being decided, with what a person needs to decide it."""

    view: ClaimView
    fields: tuple[Field, ...]
    candidates: tuple[Candidate, ...]


def desk_of(request: HttpRequest) -> Vantage:
    """Claims belong to the desk of the account, as of now, whatever the address looks at."""
    assert request.user.is_authenticated
    return Vantage(request.user.audience_id)


@only_for(rules.may_propose)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Documents with claims that wait, and those decided."""
    counts = queries.desk_counts(desk_of(request))
    waiting = [(reference(one.edition.id), one) for one in counts if one.awaiting]
    done = [(reference(one.edition.id), one) for one in counts if not one.awaiting]
    return page(request, "review/desk.html", {"waiting": waiting, "done": done})


@only_for(rules.may_propose)
@require_safe
def document(request: HttpRequest, edition: str) -> HttpResponse:
    """One document's text and its claims side by side; one of them open to be decided."""
    desk = desk_of(request)
    row = number(edition)
    views = queries.claims(desk, edition=row, limit=MOST_CLAIMS) if row is not None else []
    if not views:
        raise Http404
    asked = request.GET.get("claim", "")
    waiting = [view for view in views if view.state == "awaiting"]
    chosen = next((view for view in views if view.public_id == asked), None)
    chosen = chosen or next(iter(waiting or views))
    shown = views[0].edition
    places = [
        Marked(index, passage.start, passage.end, passage.exact, (index,))
        for index, view in enumerate(views)
        for passage in view.claim.passages
    ]
    return page(
        request,
        "review/document.html",
        {
            "edition": shown,
            "reference": edition,
            "claims": [(view, summary(view.claim)) for view in views],
            "open": Open(chosen, fields_of(chosen.claim), candidates(desk, chosen)),
            "runs": marked_runs(shown.text or "", places, chosen.claim.passages),
            "waiting": len(waiting),
        },
    )


def candidates(desk: Vantage, view: ClaimView) -> tuple[Candidate, ...]:
    """Engagements that the claim may tell of, the best first."""
    if view.state != "awaiting":
        return ()
    found = queries.engagement_candidates(desk, view)
    known = {one.id: one for one in assemble(desk, [one.engagement for one in found])}
    return tuple(
        Candidate(
            reference(one.engagement),
            known[one.engagement],
            title_of(known[one.engagement]),
            one.match.reasons,
        )
        for one in found
        if one.engagement in known
    )


@only_for(rules.may_accept)
@require_POST
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    """Accepts, corrects, rejects or takes back a decision; then leads on to the next claim."""
    desk = desk_of(request)
    view = queries.claim(desk, public_id)
    if view is None:
        raise Http404
    onward = public_id
    try:
        messages.success(request, _decided(request, desk, view))
        if request.POST.get("decision") != "undo":
            onward = _next(desk, view)
    except (ReviewError, RecordError, DateError) as refusal:
        messages.error(request, _refusal(refusal))
    return _back(view.edition.id, onward)


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


def _engagement(asked: str) -> int | None:
    """Row number of the engagement chosen, 0 for a new one, None to take the best match."""
    return 0 if asked == NEW else number(asked)


def _next(desk: Vantage, view: ClaimView) -> str:
    """The next claim of the document that waits: after this one, else the first."""
    views = queries.claims(desk, edition=view.edition.id, limit=MOST_CLAIMS)
    place = next(i for i, one in enumerate(views) if one.public_id == view.public_id)
    for one in [*views[place + 1 :], *views[:place]]:
        if one.state == "awaiting":
            return one.public_id
    return view.public_id


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


def _back(edition: int, claim: str) -> HttpResponse:
    address = reverse("review-document", args=[reference(edition)])
    return HttpResponseRedirect(f"{address}?claim={claim}#open")

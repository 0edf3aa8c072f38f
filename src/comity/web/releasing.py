"""To whom a desk shows what it gave: markings of a thing, releases that wait, what is withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.accounts import rules
from comity.accounts.errors import AccountsError
from comity.accounts.policy import handlings
from comity.dialogue.queries import engagement as seen_engagement
from comity.record import holdings
from comity.record.access import PUBLIC, audiences_by_code
from comity.record.holdings import Row, Shown
from comity.record.opaque import number
from comity.record.queries import entry, items
from comity.record.vantage import UnknownAudience, Vantage
from comity.releasing import actions, queries
from comity.releasing.errors import ReleasingError
from comity.releasing.models import Proposal
from comity.releasing.reaching import Reach, reach
from comity.web.dialogue import checked
from comity.web.looking import NotADay, parse_day, today
from comity.web.marks import marks
from comity.web.pages import only_for, page
from comity.web.review import desk_of
from comity.web.things import Thing, things

RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Marked:
    """A thing or an entry and the desk's own rows of it; ``item`` is what its page is about."""

    mark: str
    item: int
    label: str
    rows: list[Row]


def marked_at(desk: Vantage, mark: str) -> Marked:
    """What stands at that mark: an item by its public id, or an entry by its reference."""
    now = desk.at(None)
    for one in items(now, public_id=mark):
        found = holdings.of_document if one.kind == "document" else holdings.of_item
        return Marked(mark, one.id, _("All of it"), found(desk, one.id))
    row = number(mark)
    held = entry(now, row) if row is not None else None
    if held is None:
        raise Http404
    return Marked(mark, held.subject, _("One entry"), holdings.of_entry(desk, held.id))


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(rules.may_release)
def markings(request: HttpRequest, mark: str) -> HttpResponse:
    """The markings of what the desk gave of a thing, and a release of it: first shown, then made.

    A release is made only once its reach has been shown for what is asked for now.
    """
    desk = desk_of(request)
    marked = marked_at(desk, mark)
    given = {name: str(text).replace("\0", "") for name, text in request.POST.items()}
    named = _named(request)
    shown = holdings.shown(marked.rows)
    problem, found = "", None
    if request.method != "POST":
        given, named = _as_it_is(desk, shown)
    else:
        try:
            found = reach(desk, marked.rows, given.get("handling", ""), named)
            days = _day(given, "starts_on"), _day(given, "ends_on")
            if given.get("do") == RELEASE and given.get("shown") == digest_of(found, marked.rows):
                proposal = actions.propose(
                    request.user.get_username(), desk, marked.rows, found, today=today(),
                    about=marked.item, reason=given.get("reason", "").strip(),
                    starts_on=days[0], ends_on=days[1],
                )  # fmt: skip
                messages.success(request, _done(proposal))
                return HttpResponseRedirect(reverse("markings", args=[mark]))
        except (ReleasingError, AccountsError, UnknownAudience, NotADay) as error:
            problem, found = str(error), None
    marks(request).show(texts=(row.handling for row in marked.rows))
    marks(request).name(desk, [marked.item])
    return page(
        request,
        "releasing/markings.html",
        {
            "marked": marked,
            "thing": things(desk, [marked.item]).get(marked.item),
            "shown": shown,
            "handlings": handlings().values(),
            "audiences": sorted(code for code in audiences_by_code() if code != PUBLIC),
            "given": given,
            "named": named,
            "groups": given.get("groups", ""),
            "reach": found,
            "digest": digest_of(found, marked.rows) if found else "",
            "firsts": _refuted(desk, mark, found) if found else [],
            "problem": problem,
        },
        status=422 if problem else 200,
    )


def _as_it_is(desk: Vantage, shown: Sequence[Shown]) -> tuple[dict[str, str], list[str]]:
    """What the form begins with, so that nothing is widened by sending it as it stands: the
    narrowest of the labels, and the audiences to which all of it is shown."""
    labels = [one for one in handlings() if one in {each.handling for each in shown}]
    reached = [set(one.reached) for one in shown]
    common = sorted(set[str].intersection(*reached)) if reached else []
    given = {"handling": labels[-1] if labels else rules.KEPT}
    if PUBLIC in common:
        return {**given, "public": "yes"}, []
    numbers = audiences_by_code()
    return given, [code for code in common if numbers[code] != desk.audience]


def _named(request: HttpRequest) -> list[str]:
    """Audiences that were ticked, and the codes written beside them."""
    written = request.POST.get("groups", "").replace("\0", "").replace(",", " ").split()
    public = [PUBLIC] if request.POST.get("public") else []
    ticked = [one for one in request.POST.getlist("to") if "\0" not in one]
    return [*public, *ticked, *(one.upper() for one in written if one != PUBLIC)]


def _day(given: Mapping[str, str], name: str) -> date | None:
    text = given.get(name, "").strip()
    return parse_day(text) if text else None


def digest_of(found: Reach, rows: list[Row]) -> str:
    """What was shown, in short: another marking or another audience makes it another.

    It is made with the secret key, since from a bare digest the numbers of the rows could be tried.
    """
    told = (found.handling, found.releases, sorted((row.number, row.marking) for row in rows))
    return salted_hmac("comity.releasing.shown", repr(told)).hexdigest()[:16]


def _done(proposal: Proposal) -> str:
    if proposal.state == Proposal.State.WAITING:
        return _("Proposed: another releaser of your desk confirms it.")
    if proposal.state == Proposal.State.CONFIRMED:
        return _("Agreed: it is carried out on its day.")
    words = ngettext(
        "Done: %(number)d row is marked anew.",
        "Done: %(number)d rows are marked anew.",
        len(proposal.rows),
    )
    return words % {"number": len(proposal.rows)}


def _refuted(desk: Vantage, mark: str, found: Reach) -> list[tuple[str, list[str]]]:
    """Each "first" of an engagement that would stand for those who gain it, though the desk knows
    earlier ones that they may not see: (its words, those audiences). For the releaser alone."""
    engagement = seen_engagement(desk, mark)
    if engagement is None:
        return []
    told = []
    for one in engagement.firsts:
        known = checked(desk, engagement, one)["check"].counter_examples
        misled = [
            code
            for code in found.gain
            if known and not items(Vantage.of(code), numbers=[example.id for example in known])
        ]
        if misled:
            told.append((str(one.value.get("scope", "")), misled))
    return told


@require_safe
@only_for(rules.may_release)
def releases(request: HttpRequest) -> HttpResponse:
    """Releases that wait, groups that grew, and what the desk keeps from whom."""
    desk = desk_of(request)
    asked = request.GET.get("from", "").strip()[:40]
    kept = queries.withheld(desk, asked)
    waiting = queries.proposals(desk, [Proposal.State.WAITING, Proposal.State.CONFIRMED])
    done = queries.proposals(desk, [Proposal.State.DONE, Proposal.State.DECLINED,
                                    Proposal.State.ENDED])[:20]  # fmt: skip
    numbers = {number for one in kept for number in one.items}
    numbers |= {one.about_id for one in (*waiting, *done) if one.about_id}
    named = things(desk, sorted(numbers))
    marks(request).show(texts=(one.handling for one in (*waiting, *done)))
    marks(request).name(desk, numbers)
    marks(request).show(texts=(one.handling for one in kept))
    return page(
        request,
        "releasing/releases.html",
        {
            "waiting": [(one, named.get(one.about_id or 0)) for one in waiting],
            "done": [(one, named.get(one.about_id or 0)) for one in done],
            "newcomers": queries.newcomers(desk),
            "withheld": [(one, _named_things(one.items, named)) for one in kept],
            "audiences": sorted(audiences_by_code()),
            "asked": asked,
            "me": request.user.get_username(),
        },
    )


def _named_things(numbers: tuple[int, ...], named: Mapping[int, Thing]) -> list[Thing]:
    return [named[number] for number in numbers if number in named and named[number].page]


@require_POST
@only_for(rules.may_release)
def decide_release(request: HttpRequest, public_id: str) -> HttpResponse:
    """A second person confirms or declines a release that waits."""
    desk, by = desk_of(request), request.user.get_username()
    known: Any = Proposal.objects.filter(audience_id=desk.audience, public_id=public_id)
    if not known.exists():
        raise Http404
    try:
        if request.POST.get("decision") == "confirm":
            proposal = actions.confirm(by, desk, public_id, today=today())
            messages.success(request, _done(proposal))
        else:
            actions.decline(by, desk, public_id)
            messages.success(request, _("Declined: nothing was released."))
    except ReleasingError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("releases"))

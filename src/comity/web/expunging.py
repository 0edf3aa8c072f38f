"""What is to be destroyed: found and asked for by one person, decided by a second.

A name that is looked for is sent, never part of an address, so that no log keeps it.
"""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comity.accounts import rules
from comity.record.errors import RecordError
from comity.record.reclaiming import reclaim
from comity.record.vantage import Vantage
from comity.releasing.products import to_settle
from comity.review import expunging, personal
from comity.review.errors import CannotExpunge
from comity.review.models import Expunging
from comity.web.expunging_places import Line, at_mark, chosen, lines, on_page
from comity.web.pages import only_for, page
from comity.web.retention import retention_rules
from comity.web.review import desk_of

LATEST = 50


@require_safe
@only_for(rules.may_accept)
def requests(request: HttpRequest) -> HttpResponse:
    """What awaits a second person, and what became of the rest."""
    desk = desk_of(request)
    shown = on_page(desk, expunging.expungings(desk)[: LATEST * 4])
    me = request.user.get_username()
    waiting = [one for one in shown if one.request.state == Expunging.State.ASKED]
    return page(
        request,
        "expunging/requests.html",
        {
            "waiting": waiting,
            "decidable": any(one.request.asked_by != me for one in waiting),
            "decided": [one for one in shown if one not in waiting][:LATEST],
            "me": me,
            **retention_rules(desk),
        },
    )


@require_safe
@only_for(rules.may_accept)
def one_request(request: HttpRequest, public_id: str) -> HttpResponse:
    """One request, with all that it reaches."""
    desk = desk_of(request)
    found = Expunging.objects.filter(audience_id=desk.audience, public_id=public_id).first()
    if found is None:
        raise Http404
    (shown,) = on_page(desk, [found])
    return page(
        request,
        "expunging/request.html",
        {"one": shown, "line": shown.line, "me": request.user.get_username()},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(rules.may_accept)
def ask(request: HttpRequest) -> HttpResponse:
    """What would go is shown first; what is ticked then awaits a second person."""
    desk = desk_of(request)
    given = {name: str(text).replace("\0", "") for name, text in request.POST.items()}
    name = " ".join(given.get("name", "").split())[:200]
    problem, found = "", list[Line]()
    if request.method != "POST":
        mark = request.GET.get("of", "")[:40]
        found = lines(desk, at_mark(desk, mark)) if mark else []
        if mark and not found:
            raise Http404
    elif given.get("do") == "ask":
        try:
            return _asked(request, desk, given)
        except CannotExpunge as refusal:
            problem = str(refusal)
            found = lines(desk, chosen(desk, request.POST.getlist("offered")))
    elif len(name) < personal.SHORTEST:
        problem = _("Give a name of at least %(number)d letters.") % {"number": personal.SHORTEST}
    else:
        found = lines(desk, personal.places_of(desk, name))
    return page(
        request,
        "expunging/ask.html",
        {
            "bar_action": "/",
            "lines": found,
            "yours": sum(one.place.own for one in found),
            "ticked": request.POST.getlist("target"),
            "grounds": expunging.grounds().items(),
            "given": given,
            "name": name,
            "searched": bool(name) and not problem,
            "problem": problem,
        },
        status=422 if problem else 200,
    )


def _asked(request: HttpRequest, desk: Vantage, given: dict[str, str]) -> HttpResponse:
    """A request for each thing ticked.

    Raises:
        CannotExpunge: nothing was ticked, or one of them cannot be.
    """
    places = chosen(desk, request.POST.getlist("target"))
    if not places:
        raise CannotExpunge(_("Nothing was ticked; tick what is to be destroyed."))
    words = given.get("words", "").strip()[:500]
    made = expunging.ask_for_several(
        request.user.get_username(), desk, [(one.target, one.row, one.field) for one in places],
        given.get("ground", ""), words,
    )  # fmt: skip
    messages.success(
        request,
        ngettext(
            "Asked for: %(number)d thing awaits a second person of your desk.",
            "Asked for: %(number)d things await a second person of your desk.",
            len(made),
        )
        % {"number": len(made)},
    )
    return HttpResponseRedirect(reverse("expunging"))


@require_POST
@only_for(rules.may_accept)
def decide(request: HttpRequest) -> HttpResponse:
    """What is ticked is destroyed, refused or withdrawn; or the files are written anew."""
    desk, by = desk_of(request), request.user.get_username()
    wanted = [one.replace("\0", "") for one in request.POST.getlist("request")]
    because = request.POST.get("because", "").replace("\0", "").strip()[:500]
    try:
        match request.POST.get("do"):
            case "files":
                _tell_left(request, reclaim())
            case _ if not wanted:
                raise CannotExpunge(_("Nothing was ticked; tick the requests to decide on."))
            case "confirm" if request.POST.get("sure"):
                _confirmed(request, desk, wanted)
            case "confirm":
                raise CannotExpunge(_("Tick that you are sure: what is destroyed is gone."))
            case "refuse" if because:
                expunging.refuse_expungings(by, desk, wanted, because)
                messages.success(request, _("Refused: nothing was destroyed."))
            case "refuse":
                raise CannotExpunge(_("Say why it is refused, for those who asked."))
            case "withdraw":
                expunging.withdraw_expungings(by, desk, wanted, because)
                messages.success(request, _("Withdrawn: nothing was destroyed."))
            case _:
                raise CannotExpunge(_("Nothing was chosen: destroy, refuse or withdraw."))
    except (CannotExpunge, RecordError) as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("expunging"))


def _confirmed(request: HttpRequest, desk: Vantage, wanted: Collection[str]) -> None:
    done = expunging.confirm_expungings(request.user.get_username(), desk, wanted)
    words = ngettext(
        "Destroyed: %(number)d thing and what rested on it alone.",
        "Destroyed: %(number)d things and what rested on them alone.",
        len(done),
    ) % {"number": len(done)}
    quoting = sum(one.elsewhere for one in done)
    if quoting:
        words += " " + ngettext(
            "%(number)d text still quotes the words; ask for it too if they must go.",
            "%(number)d texts still quote the words; ask for them too if they must go.",
            quoting,
        ) % {"number": quoting}
    messages.success(request, words)
    waiting = len(to_settle(desk))
    if waiting:
        words = ngettext(
            "%(number)d file that left holds something destroyed: see “Files that left”.",
            "%(number)d files that left hold something destroyed: see “Files that left”.",
            waiting,
        )
        messages.warning(request, words % {"number": waiting})
    _tell_left(request, done[0].left)


def _tell_left(request: HttpRequest, left: Collection[str]) -> None:
    """Whether the database's files are clean; if not, what to do."""
    if left:
        messages.error(
            request,
            _(
                "Gone from the record, but the database's files may hold it still, since others"
                " were at work. Press “Write the files anew” once they are done."
            ),
        )
    else:
        messages.success(
            request,
            _(
                "The database's files were written anew without it. Copies, briefs and exports"
                " made before may hold it still; see to those."
            ),
        )

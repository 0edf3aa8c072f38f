"""What was held of a thing, as it became known, and the undoing of a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from comity.accounts import rules
from comity.editing import actions
from comity.editing.errors import EditingError
from comity.record.errors import RecordError, RestedUpon
from comity.record.history import Held, history
from comity.record.kinds import entry_kind
from comity.record.opaque import CHANGE, number, reference
from comity.record.queries import item
from comity.record.vantage import Vantage
from comity.review.errors import ReviewError
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import only_for, page, role_of
from comity.web.review import desk_of
from comity.web.things import PAGES, Thing, things

#: The kind of a revision that nothing undoes.
EXPUNGE = "expunge"


@dataclass(frozen=True, slots=True)
class Past:
    """One line of a history. ``undo`` is the reference of the change that the user may undo."""

    held: Held
    mark: str
    label: str
    object: Thing | None
    undo: str
    expunged: bool = False


def lines(request: HttpRequest, vantage: Vantage, several: Iterable[Held]) -> list[Past]:
    """The history as the page shows it; only a reviewer may undo, and only what the desk did."""
    told = list(several)
    named = things(vantage, {one.entry.object for one in told if one.entry.object})
    mine = rules.may_accept(role_of(request)) and vantage.audience == desk_of(request).audience
    return [
        Past(
            one, reference(one.entry.id), entry_kind(one.entry.kind).label,
            named.get(one.entry.object or 0), _undoable(one) if mine else "",
            bool(one.until and one.until.kind == EXPUNGE),
        )
        for one in told
    ]  # fmt: skip


def _undoable(held: Held) -> str:
    last = held.until or held.since
    return reference(last.revision, CHANGE) if last.own and last.kind != EXPUNGE else ""


@require_safe
def history_of(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that was ever held of one thing, as far as the audience could see it."""
    looking = looking_at(request)
    found = next(
        (one for kind in PAGES if (one := item(looking.ever, kind, public_id)) is not None), None
    )
    if found is None:
        raise Http404
    past = history(looking.ever, found.id)
    marks(request).show(one.entry for one in past)
    return page(
        request,
        "editing/history.html",
        {
            "thing": things(looking.vantage, [found.id])[found.id],
            "history": lines(request, looking.vantage, past),
        },
    )


@only_for(rules.may_accept)
@require_POST
def undo(request: HttpRequest, mark: str) -> HttpResponse:
    """Undoes one change of the desk, and leads back to the thing it was about."""
    desk = desk_of(request)
    # What is no reference stands for no change, like one of another desk's: told in the same words.
    revision = number(mark, CHANGE) or 0
    back = request.POST.get("back", "")
    found = next((one for kind in PAGES if (one := item(desk, kind, back)) is not None), None)
    try:
        actions.undo_revision(request.user.get_username(), desk, revision)
        messages.success(request, _("Undone. Undo the undoing here too, if it was a slip."))
    except RestedUpon:
        messages.error(
            request, _("Not undone: later changes rest on it. Undo those first, the latest before.")
        )
    except (EditingError, RecordError, ReviewError) as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(
        reverse("history", args=[found.public_id]) if found else reverse("home")
    )

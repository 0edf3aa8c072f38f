"""Pages that the desk watches: what the last look found, one more, one less.

Only addresses of the web are taken here: a file of the machine that serves is for its terminal.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.accounts import rules
from comity.exchange.errors import ExchangeError
from comity.exchange.fetching import checked
from comity.record.vantage import Vantage
from comity.review import watching
from comity.review.errors import CannotWatch, ReviewError
from comity.web.pages import only_for, page, role_of
from comity.web.review import desk_of


@only_for(rules.may_propose)
@require_http_methods(["GET", "POST"])
def watched(request: HttpRequest) -> HttpResponse:
    """What is watched; a form for another page."""
    desk = desk_of(request)
    may_accept = rules.may_accept(role_of(request))
    if request.method == "POST":
        try:
            if not may_accept:
                raise ReviewError(_("A reviewer of your desk says what is watched."))
            messages.success(request, _changed(request, desk))
        except (ReviewError, ExchangeError) as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("review-watched"))
    context = {"watches": list(watching.watches(desk)), "may_accept": may_accept}
    return page(request, "review/watched.html", context)


def _changed(request: HttpRequest, desk: Vantage) -> str:
    """Does what was asked for; the words that say so."""
    given = {name: str(text).replace("\0", "").strip() for name, text in request.POST.items()}
    if given.get("do") == "stop":
        place = watching.stop(desk, given.get("watch", "")).place
        return _("Watched no more: %(place)s. What was read from it stays.") % {"place": place}
    place, hours = given.get("place", "")[:2000], given.get("every", "") or "24"
    checked(place)
    if not hours.isdecimal() or len(hours) > 6:
        raise CannotWatch(_("“%(text)s” is no number of hours.") % {"text": hours[:40]})
    found = watching.watch(
        request.user.get_username(), desk, place,
        publisher=given.get("publisher", "")[:200], every_hours=int(hours),
    )  # fmt: skip
    return _("Watched from now on: %(place)s.") % {"place": found.place}

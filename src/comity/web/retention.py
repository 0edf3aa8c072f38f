"""How long a desk keeps personal fields, and what is due: shown, and asked for in one step."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comity.accounts import rules
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge
from comity.review.falling_due import ask_for_due, falling_due
from comity.review.retention import fields, retentions
from comity.web.pages import only_for
from comity.web.review import desk_of


def retention_rules(desk: Vantage) -> dict[str, object]:
    """The desk's rules in force, each with its field in words and how much is due by it."""
    due = Counter(one.rule.item for one in falling_due(desk))
    in_force = [one for one in retentions(desk) if one.in_force]
    return {
        "retentions": [(one, fields()[one.kept.field].words, due[one.item]) for one in in_force],
        "due": due.total(),
    }


@require_POST
@only_for(rules.may_accept)
def ask_due(request: HttpRequest) -> HttpResponse:
    """All that is due now awaits a second person."""
    try:
        made = ask_for_due(request.user.get_username(), desk_of(request))
    except CannotExpunge as refusal:
        messages.error(request, str(refusal))
    else:
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

"""The first page: what is here, what is new."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.accounts import rules
from comity.dialogue.queries import Sought, count_engagements, engagements
from comity.record.documents import editions
from comity.review.queries import desk_counts
from comity.web.documents import newest_first
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import page, role_of
from comity.web.partners import belongings
from comity.web.review import desk_of
from comity.web.titles import title_of

NEW_DOCUMENTS = 8
NEW_ENGAGEMENTS = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    looking = looking_at(request)
    seen = newest_first([one for one in editions(looking.ever) if one.text is not None])
    held = Sought(status="held", span=looking.until)
    waiting = 0
    if rules.may_propose(role_of(request)):
        waiting = sum(one.awaiting for one in desk_counts(desk_of(request)))
    latest = engagements(looking.ever, held, limit=NEW_ENGAGEMENTS)
    marks(request).show(
        (entry for one in latest for entry in one.headline),
        (one.handling for one in seen[:NEW_DOCUMENTS]),
    )
    return page(
        request,
        "home/home.html",
        {
            "editions": seen[:NEW_DOCUMENTS],
            "document_count": len(seen),
            "engagements": [(one, title_of(one)) for one in latest],
            "engagement_count": count_engagements(looking.ever, Sought(span=looking.until)),
            "choices": belongings(looking.today),
            "waiting": waiting,
        },
    )

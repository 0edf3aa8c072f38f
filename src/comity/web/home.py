"""The first page: what is here, what is new."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.record.documents import editions
from comity.web.documents import newest_first
from comity.web.looking import looking_at
from comity.web.pages import page

NEW_DOCUMENTS = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    looking = looking_at(request)
    seen = newest_first(editions(looking.ever))
    return page(
        request,
        "home/home.html",
        {"editions": seen[:NEW_DOCUMENTS], "document_count": len(seen)},
    )

"""What was searched and what is held, so that "not found" can be told from "not searched"."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from comity.accounts import rules
from comity.record.errors import RecordError
from comity.record.vantage import Vantage
from comity.review.errors import ReviewError
from comity.review.searches import held, record_search, searches
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import page, role_of
from comity.web.spreadsheets import csv_file

METHOD_WORDS = {
    "every-document": gettext_lazy("every document was read"),
    "index": gettext_lazy("by the publisher’s index"),
    "search-words": gettext_lazy("by search words"),
    "sample": gettext_lazy("a sample was read"),
    "other": gettext_lazy("otherwise, see the note"),
}


@require_http_methods(["GET", "POST"])
def coverage(request: HttpRequest) -> HttpResponse:
    """Searches on record and documents held, by publisher, period and language."""
    may_propose = rules.may_propose(role_of(request))
    if request.method == "POST":
        return _record(request, may_propose=may_propose)
    looking = looking_at(request)
    found = searches(looking.ever)
    marks(request).show(one.entry for one in found)
    if request.GET.get("format") == "csv":
        return csv_file(
            "coverage",
            ("publisher", "period", "language", "method", "note", "handling"),
            [
                (
                    s.publisher,
                    s.span.edtf,
                    s.language,
                    s.method,
                    s.note,
                    marks(request).of([s.entry]),
                )
                for s in found
            ],
            entries=marks(request).entries,
        )
    return page(
        request,
        "coverage/coverage.html",
        {
            "searches": [(one, METHOD_WORDS.get(one.method, one.method)) for one in found],
            "held": held(looking.ever),
            "methods": [(code, str(words)) for code, words in METHOD_WORDS.items()],
            "may_propose": may_propose,
        },
    )


def _record(request: HttpRequest, *, may_propose: bool) -> HttpResponse:
    given = {name: str(text).replace("\0", "").strip() for name, text in request.POST.items()}
    try:
        if not may_propose or not request.user.is_authenticated:
            raise ReviewError(_("Sign in as somebody of a desk to say what was searched."))
        record_search(
            request.user.get_username(), Vantage(request.user.audience_id),
            publisher=given.get("publisher", "")[:200], period=given.get("period", "")[:100],
            method=given.get("method", ""), language=given.get("language", "")[:20],
            note=given.get("note", "")[:1000],
        )  # fmt: skip
        messages.success(request, _("On record: what was searched."))
    except (ReviewError, RecordError) as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("coverage"))

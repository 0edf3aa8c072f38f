"""Files that left: listed, and seen to when something in them was destroyed."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from comity.accounts import rules
from comity.releasing.errors import NoSuchProduct, ReleasingError
from comity.releasing.products import products, settle, to_settle, unsettle
from comity.web.pages import Shown, only_for, page, page_number, role_of
from comity.web.review import desk_of

ON_A_PAGE = 50
DIGEST = re.compile(r"[0-9a-f]{64}")


@require_safe
@only_for(rules.may_propose)
def list_products(request: HttpRequest) -> HttpResponse:
    """Files that left from the desk, those to be seen to first; or those of one digest."""
    desk = desk_of(request)
    digest = request.GET.get("digest", "").strip().lower()[:100]
    waiting = to_settle(desk)
    found = products(desk, digest)
    number, count = page_number(request), len(found)
    return page(
        request,
        "releasing/products.html",
        {
            "waiting": waiting,
            "found": found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
            "shown": Shown(number, ON_A_PAGE, count),
            "digest": digest,
            "problem": ""
            if not digest or DIGEST.fullmatch(digest)
            else _("That is no SHA-256: 64 signs, each a digit or a letter from a to f."),
            "may_accept": rules.may_accept(role_of(request)),
        },
    )


@require_POST
@only_for(rules.may_accept)
def settle_product(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was done about the copies of a file is written down, or taken back."""
    desk = desk_of(request)
    words = request.POST.get("words", "").replace("\0", "")
    try:
        if request.POST.get("do") == "reopen":
            unsettle(desk, public_id)
            messages.success(request, _("It waits again for somebody to see to it."))
        else:
            settle(request.user.get_username(), desk, public_id, words)
            messages.success(request, _("Noted: its copies were seen to."))
    except NoSuchProduct:
        raise Http404 from None
    except ReleasingError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("products"))

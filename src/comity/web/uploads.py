"""Documents sent by a browser or a program: put on record at the desk, read, and left to review.

The form of a file is told by its content; parsers run in a confined child (``reader.forms``). A
file's name is shown and never used as a path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comity.accounts import rules
from comity.dates import DateError, Span
from comity.partners.gazetteer import gazetteer
from comity.reader import Text, read
from comity.reader.forms import FormError, open_parts
from comity.record.opaque import reference
from comity.record.vantage import Vantage
from comity.review.proposing import read_edition
from comity.review.registering import Release, default_release, register_document
from comity.web.pages import only_for, page

MOST_BYTES = 20 * 2**20
#: Documents of one archive or feed; more are for ``comity add``, which shows its progress.
MOST_PARTS = 50
OURS = Release(rules.KEPT, ())


@dataclass(frozen=True, slots=True)
class Taken:
    """One document that is on record now; ``reference`` is its edition's."""

    title: str
    reference: str
    new: bool
    claims: int
    released: tuple[str, ...]


def take_in(by: str, desk: Vantage, text: Text, release: Release | None = None) -> Taken:
    """The document is on record at the desk and its claims wait; once, however often it is sent."""
    release = release or default_release(desk, text.publisher)
    registered = register_document(by, desk, text, release)
    names = gazetteer(desk)
    reading = read_edition(by, desk, registered.edition, lambda given: read(given, names))
    return Taken(
        text.title or _("Untitled"),
        reference(registered.edition),
        registered.new,
        reading.claims.count(),
        release.releases,
    )


def _given(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\0", "").strip()[:500]


def _problem(request: HttpRequest, published: str) -> str:
    """What is wrong with what was sent, "" where nothing is."""
    file = request.FILES.get("file")
    pasted = request.POST.get("text", "").strip()
    if file is None and not pasted:
        return _("No file was chosen and no text was written. Give one of them.")
    if file is not None and pasted:
        return _("There are both a file and a text. Give one of them, then the other.")
    if file is not None and (file.size or 0) > MOST_BYTES:
        return _("The file is larger than 20 MB. Send it in parts, or read it with comity add.")
    try:
        Span.parse(published or "2000")
    except DateError as error:
        return str(error)
    return ""


@only_for(rules.may_propose)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The form; once sent, what became of each document in the file."""
    assert request.user.is_authenticated
    desk = Vantage(request.user.audience_id)
    shown: dict[str, object] = {
        "bar_action": "/",
        "default": default_release(desk),
        "given": {name: _given(request, name) for name in ("published", "publisher", "url")},
        "pasted": request.POST.get("text", "").replace("\0", ""),
    }
    if request.method != "POST":
        return page(request, "documents/add.html", shown)
    problem = _problem(request, _given(request, "published"))
    if problem:
        return page(request, "documents/add.html", {**shown, "problem": problem}, status=422)
    taken, errors = _take_in(request, request.user.get_username(), desk)
    shown |= {"taken": taken, "errors": errors}
    if taken:
        shown["pasted"] = ""
    return page(request, "documents/add.html", shown, status=200 if taken else 422)


def _sent(request: HttpRequest) -> Iterator[Text | FormError]:
    """The documents in the file that was sent, or in the text that was written."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        pasted = request.POST["text"].replace("\0", "").strip()
        return open_parts(pasted.encode(), _("pasted text"), "text/plain")
    name = "".join(sign for sign in (file.name or "") if sign.isprintable())[:120]
    return open_parts(file.read(), name, str(file.content_type or ""))


def _take_in(request: HttpRequest, by: str, desk: Vantage) -> tuple[list[Taken], list[str]]:
    """What is on record now, and what went wrong with the rest."""
    parts = _sent(request)
    given = {one: _given(request, one) for one in ("published", "publisher", "url")}
    told: dict[str, Any] = {one: words for one, words in given.items() if words}
    taken: list[Taken] = []
    errors: list[str] = []
    for part in islice(parts, MOST_PARTS + 1):
        if len(taken) + len(errors) == MOST_PARTS:
            errors.append(_("There are more than 50 documents in it; the rest was left out."))
        elif isinstance(part, FormError):
            errors.append(str(part))
        else:
            text = replace(part, **told)
            taken.append(take_in(by, desk, text, OURS if "keep" in request.POST else None))
    return taken, errors

"""One entry of the record: what it says, and the words it rests on, in their documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.record.documents import SeenEdition, editions
from comity.record.kinds import entry_kind
from comity.record.opaque import number
from comity.record.queries import SeenSource, sources
from comity.record.queries import entry as seen_entry
from comity.record.vantage import Vantage
from comity.web.looking import looking_at
from comity.web.pages import page
from comity.web.passages import Quote, anchor, in_context
from comity.web.things import things


@dataclass(frozen=True, slots=True)
class Rest:
    """A source with its document; ``place`` counts the editions of the document from 1."""

    source: SeenSource
    edition: SeenEdition | None
    place: int
    quote: Quote | None
    fragment: str


@require_safe
def entry(request: HttpRequest, reference: str) -> HttpResponse:
    looking = looking_at(request)
    row = number(reference)
    found = seen_entry(looking.vantage, row) if row is not None else None
    if found is None:
        raise Http404
    kind = entry_kind(found.kind)
    rests = sources(looking.vantage, [found.id])[found.id]
    named = things(looking.vantage, [one for one in (found.subject, found.object) if one])
    return page(
        request,
        "evidence/entry.html",
        {
            "entry": found,
            "kind": kind,
            "reference": reference,
            "subject": named.get(found.subject),
            "object": named.get(found.object) if found.object else None,
            "values": [(name, found.value[name]) for name in kind.value if name in found.value],
            "rests": [_rest(looking.ever, source) for source in rests],
        },
    )  # fmt: skip


def _rest(vantage: Vantage, source: SeenSource) -> Rest:
    if source.edition is None or source.document is None:
        return Rest(source, None, 0, None, "")
    several = editions(vantage, document=source.document)
    for place, edition in enumerate(several, 1):
        if edition.id == source.edition:
            quote, fragment = None, ""
            if edition.text and source.start is not None and source.end is not None:
                quote = in_context(edition.text, source.start, source.end)
                fragment = anchor(source.start, source.end)
            return Rest(source, edition, place, quote, fragment)
    return Rest(source, None, 0, None, "")

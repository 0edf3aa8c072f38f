"""One entry of the record: what it says, and the words it rests on, in their documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.record.documents import SeenEdition, editions
from comity.record.history import held_once, history
from comity.record.holdings import released_to
from comity.record.kinds import entry_kind
from comity.record.opaque import number
from comity.record.opaque import reference as reference_of
from comity.record.queries import SeenSource, sources
from comity.record.queries import entry as seen_entry
from comity.record.tombstones import stone_of
from comity.record.vantage import Vantage
from comity.web.histories import lines
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import page
from comity.web.passages import Quote, anchor, in_context
from comity.web.things import things


@dataclass(frozen=True, slots=True)
class Rest:
    """A source; with its edition and the words in context where it is a passage."""

    source: SeenSource
    edition: SeenEdition | None
    edition_reference: str
    quote: Quote | None
    fragment: str
    released: tuple[str, ...] = ()
    """To whom its originator released it; empty for all others, who see the label alone."""


@require_safe
def entry(request: HttpRequest, reference: str) -> HttpResponse:
    looking = looking_at(request)
    row = number(reference)
    found = seen_entry(looking.ever, row) if row is not None else None
    if found is None:
        return _expunged(request, looking.ever, row)
    kind = entry_kind(found.kind)
    before = history(
        looking.ever, found.subject, kinds=[found.kind],
        object=None if kind.single else found.object,
    )  # fmt: skip
    named = things(looking.vantage, [one for one in (found.subject, found.object) if one])
    seen = sources(looking.ever, [found.id])[found.id]
    marks(request).show([found, *(past.entry for past in before)], (one.handling for one in seen))
    return page(
        request,
        "evidence/entry.html",
        {
            "entry": found,
            "kind": kind,
            "subject": named.get(found.subject),
            "object": named.get(found.object) if found.object else None,
            "values": [(name, found.value[name]) for name in kind.value if name in found.value],
            "history": lines(request, looking.vantage, before),
            "mark": reference,
            "rests": _rests(looking.ever, seen),
        },
    )


def _expunged(request: HttpRequest, vantage: Vantage, row: int | None) -> HttpResponse:
    """What is left of an entry that was expunged, for whoever saw it."""
    held = held_once(vantage, row) if row is not None else None
    stone = stone_of(vantage, held.entry.id) if held is not None else None
    if held is None or stone is None:
        raise Http404
    return page(
        request,
        "evidence/expunged.html",
        {
            "kind": entry_kind(held.entry.kind),
            "subject": things(vantage, [held.entry.subject]).get(held.entry.subject),
            "span": held.entry.span,
            "stone": stone,
        },
    )


def _rests(vantage: Vantage, several: list[SeenSource]) -> list[Rest]:
    numbers = sorted({one.edition for one in several if one.edition is not None})
    seen = {one.id: one for one in editions(vantage, numbers=numbers)} if numbers else {}
    released = released_to(vantage, {one.marking for one in several})
    return [
        _rest(one, seen.get(one.edition or 0), released.get(one.marking, ())) for one in several
    ]


def _rest(source: SeenSource, edition: SeenEdition | None, released: tuple[str, ...]) -> Rest:
    if edition is None:
        return Rest(source, None, "", None, "", released)
    quote, fragment = None, ""
    if edition.text and source.start is not None and source.end is not None:
        quote = in_context(edition.text, source.start, source.end)
        fragment = anchor(source.start, source.end)
    return Rest(source, edition, reference_of(edition.id), quote, fragment, released)

"""Search over names, titles and texts, within what the vantage sees; ordered by date, not by rank.

A rank over all texts would tell of hidden ones, so there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.record.documents import SeenEdition, editions
from comity.record.queries import Entry, entries
from comity.record.vantage import Vantage
from comity.web.documents import newest_first
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import page
from comity.web.passages import Quote, anchor, in_context
from comity.web.things import Thing, things

SHORTEST = 2
LONGEST = 200
MOST = 100
AROUND = 110


@dataclass(frozen=True, slots=True)
class Hit:
    """A document whose text or title has the words; ``quote`` is the first place of the text."""

    edition: SeenEdition
    quote: Quote | None
    fragment: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    looking = looking_at(request)
    asked = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    enough = len(asked) >= SHORTEST
    named = named_like(looking.ever, asked)[:MOST] if enough else []
    hits = documents_with(looking.ever, asked)[:MOST] if enough else []
    marks(request).show(
        (entry for _one, told in named for entry in told), (hit.edition.handling for hit in hits)
    )
    return page(
        request,
        "search/search.html",
        {
            "find": asked,
            "enough": enough,
            "shortest": SHORTEST,
            "named": named,
            "hits": hits,
        },
    )


def named_like(vantage: Vantage, words: str) -> list[tuple[Thing, list[Entry]]]:
    """Actors and instruments one of whose names has the words, with those names, by name."""
    wanted = words.casefold()
    found: dict[int, list[Entry]] = {}
    for one in entries(vantage, kinds=["name", "title"], order="opened"):
        if wanted in str(one.value.get("text", "")).casefold():
            found.setdefault(one.subject, []).append(one)
    named = things(vantage, found.keys())
    return sorted(
        ((named[number], told) for number, told in found.items() if number in named),
        key=lambda pair: (pair[0].text.casefold(), pair[0].kind),
    )


def documents_with(vantage: Vantage, words: str) -> list[Hit]:
    """Documents whose last edition has the words in title or text, newest first."""
    wanted = words.casefold()
    hits = []
    for edition in newest_first(editions(vantage)):
        text = edition.text or ""
        at = text.casefold().find(wanted)
        # Case folding may lengthen a text ("ß"): then the place is found without it, or not shown.
        if at >= 0 and text[at : at + len(wanted)].casefold() != wanted:
            at = text.find(words)
        if at >= 0:
            end = at + len(wanted)
            hits.append(Hit(edition, in_context(text, at, end, AROUND), anchor(at, end)))
        elif wanted in edition.title.casefold():
            hits.append(Hit(edition, None, ""))
    return hits

"""Documents in their editions, with the passages that the record rests on marked in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comity.accounts import rules
from comity.partners.queries import codes
from comity.record.documents import SeenEdition, editions, passages_of
from comity.record.holdings import released_to
from comity.record.kinds import entry_kind
from comity.record.opaque import reference
from comity.record.queries import Entry, entries_numbered, item
from comity.record.tombstones import stone_of
from comity.record.vantage import Vantage
from comity.review.editions import EditionChanges, StandingChange, changes
from comity.web.differences import compared
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import page, role_of
from comity.web.passages import Marked, marked, runs
from comity.web.spreadsheets import csv_file
from comity.web.things import Thing, things


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on one place of a document: entries of one thing."""

    thing: Thing
    labelled: tuple[tuple[str, Entry], ...]


def newest_first(found: list[SeenEdition]) -> list[SeenEdition]:
    """The last edition of each document, by the day it was published, undated ones last."""
    last = {edition.document: edition for edition in found}
    dated = sorted(last.values(), key=lambda edition: (edition.title, edition.digest))
    return sorted(dated, key=lambda edition: edition.published, reverse=True)


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    looking = looking_at(request)
    found = newest_first(editions(looking.ever))
    if request.GET.get("format") == "csv":
        return csv_file(
            "documents",
            ("title", "published", "publisher", "handling", "address"),
            [(one.title, one.published, one.publisher, one.handling, one.address) for one in found],
            editions=(one.id for one in found),
        )
    marks(request).show(texts=(one.handling for one in found))
    return page(request, "documents/documents.html", {"editions": found})


@require_safe
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """The text of one edition, the last unless ``?edition=`` says which."""
    looking = looking_at(request)
    found = item(looking.ever, "document", public_id)
    several = editions(looking.ever, document=found.id) if found else []
    if not several:
        raise Http404
    wanted = request.GET.get("edition", "")
    asked = [one for one in several if reference(one.id) == wanted] if wanted else several
    if not asked:
        raise Http404
    shown = asked[-1]
    places = marked(passages_of(looking.ever, shown.id))
    changed = _changes(looking.ever, shown, desk=rules.may_propose(role_of(request)))
    resting = _resting(looking.ever, places)
    held = (entry for _place, several in resting for one in several for _, entry in one.labelled)
    marks(request).show(held, (one.handling for one in several))
    return page(
        request,
        "documents/document.html",
        {
            "edition": shown,
            "stone": stone_of(looking.ever, shown.id) if shown.expunged_at else None,
            "released": released_to(looking.ever, [shown.marking]).get(shown.marking, ()),
            "editions": [(reference(one.id), one) for one in several],
            "runs": runs(shown.text or "", places),
            "places": resting,
            "changed": changed,
            "facts": _facts(looking.ever, changed),
            "rewordings": [
                compared(" ".join(one.removed), " ".join(one.added))
                for one in (changed.rewordings if changed else ())
            ],
        },
    )


def _resting(vantage: Vantage, places: list[Marked]) -> list[tuple[Marked, list[Resting]]]:
    """What rests on each place, by thing."""
    held = entries_numbered(vantage, {number for place in places for number in place.entries})
    named = things(vantage, {one.subject for one in held.values()})
    found = []
    for place in places:
        by_thing: dict[int, list[tuple[str, Entry]]] = {}
        for one in (held[number] for number in place.entries if number in held):
            by_thing.setdefault(one.subject, []).append((entry_kind(one.kind).label, one))
        resting = [
            Resting(named[subject], tuple(labelled))
            for subject, labelled in by_thing.items()
            if subject in named
        ]
        found.append((place, resting))
    return found


def _facts(
    vantage: Vantage, changed: EditionChanges | None
) -> list[tuple[StandingChange, str, str]]:
    """Each standing that changed, with the names of who and to whom."""
    several = changed.standings if changed else ()
    if not several:
        return []
    named = codes(vantage, {code for one in several for code in (one.subject, one.object)})
    words = {code: actor.name for code, actor in named.items()}
    return [
        (one, words.get(one.subject, one.subject), words.get(one.object, one.object))
        for one in several
    ]


def _changes(vantage: Vantage, shown: SeenEdition, *, desk: bool) -> EditionChanges | None:
    """What the edition shown changed; its claims for those who work at the desk alone."""
    for one in changes(vantage, shown.document):
        if one.newer.id == shown.id:
            return one if desk else replace(one, standings=(), reopened=())
    return None

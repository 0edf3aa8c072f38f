"""Actors: who stands in what relation to an organisation, and all that is on record of one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.cooperation.queries import cooperations
from comity.dates import in_words
from comity.dialogue.queries import Sought, count_engagements, engagements
from comity.partners import queries
from comity.partners.queries import Actor, Standing
from comity.partners.rules import STRUCTURAL
from comity.record.queries import Entry, entries
from comity.record.vantage import Vantage
from comity.terms.vocabulary import load_vocabulary
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.pages import page
from comity.web.quotes import quoted
from comity.web.spreadsheets import csv_file
from comity.web.timelines import timeline
from comity.web.titles import title_of

ENGAGEMENTS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Belonging:
    """An organisation or group with how many stand in relation to it on the day, by kind."""

    actor: Actor
    counts: tuple[tuple[str, int], ...]
    entries: tuple[Entry, ...]


def belongings(vantage: Vantage) -> list[Belonging]:
    """One row per actor to which others stand in relation on the day, by name."""
    held: dict[int, list[Entry]] = {}
    for entry in entries(vantage, kinds=["standing"]):
        if entry.object is not None and entry.term not in STRUCTURAL:
            held.setdefault(entry.object, []).append(entry)
    order = list(load_vocabulary().concepts["standing-kind"])
    return [
        Belonging(
            actor,
            tuple(
                sorted(
                    Counter(entry.term for entry in held[actor.id]).items(),
                    key=lambda item: order.index(item[0]) if item[0] in order else len(order),
                )
            ),
            tuple(held[actor.id]),
        )
        for actor in queries.actors(vantage, numbers=sorted(held))
    ]


def ranked(found: list[Standing]) -> list[Standing]:
    """By kind, the one that names an actor first, then by name."""
    ranks = load_vocabulary().concepts["standing-kind"]
    return sorted(
        found,
        key=lambda one: (
            -(ranks[one.kind].rank if one.kind in ranks else -1), one.kind,
            one.subject.name.casefold(), one.subject.code, one.span.edtf,
        ),
    )  # fmt: skip


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """Who stands in what relation to an organisation on the day; which ones there are, without."""
    looking = looking_at(request)
    of, group, kind = (request.GET.get(name, "").strip()[:60] for name in ("of", "group", "kind"))
    choices = belongings(looking.today)
    by_code = {one.actor.code: one.actor for one in choices}
    organisation, narrowed = by_code.get(of), by_code.get(group)
    found: list[Standing] = []
    if organisation:
        found = queries.standings(looking.today, object=organisation.id)
        found = [one for one in found if one.kind not in STRUCTURAL and kind in ("", one.kind)]
        if group:
            inside = narrowed and queries.members(looking.today, narrowed.id)
            numbers = {one.subject.id for one in inside or ()}
            found = [one for one in found if one.subject.id in numbers]
        found = ranked(found)
    marks(request).show(one.entry for one in found)
    if request.GET.get("format") == "csv":
        head = ("actor", "name", "kind", "of", "label", "span", "covers", "handling")
        return csv_file(
            "partners",
            head,
            [
                (s.subject.code, s.subject.name, s.kind, s.object.code, s.label, s.span.edtf,
                 s.covers, marks(request).of([s.entry]))
                for s in found
            ],
            entries=marks(request).entries,
        )  # fmt: skip
    if not of:
        marks(request).show(entry for one in choices for entry in one.entries)
    return page(
        request,
        "partners/partners.html",
        {
            "of": of,
            "group": group,
            "kind": kind,
            "kinds": [
                (term.code, term.name)
                for term in load_vocabulary().concepts["standing-kind"].values()
            ],
            "organisation": organisation,
            "narrowed": narrowed,
            "choices": choices,
            "standings": found,
        },
    )


@require_safe
def actor(request: HttpRequest, public_id: str) -> HttpResponse:
    """All that is on record of one actor."""
    looking = looking_at(request)
    found = queries.actor(looking.today, public_id)
    if found is None:
        raise Http404
    ever = looking.ever
    held = queries.standings(ever, subject=found.id)
    held.sort(key=lambda one: (one.span.start_earliest, one.object.name, one.kind))
    until = looking.until
    sought = Sought(actors=(found.id,), span=until)
    if found.type == "body":
        sought = Sought(body=found.id, span=until)
    met = engagements(ever, sought, limit=ENGAGEMENTS_SHOWN)
    made = queries.instruments(ever, party=found.id)
    together = [*cooperations(ever, partner=found.id), *cooperations(ever, organisation=found.id)]
    told = [
        *(one.entry for one in held if one.kind not in STRUCTURAL),
        *(one.entry for one in together),
        *(entry for one in made for entry in one.entries if entry.object == found.id),
        *(e for one in met for p in one.participants if p.actor.id == found.id for e in p.entries),
    ]
    names = queries.names_over_time(ever, found.id)
    belonging = [one for one in belongings(looking.today) if one.actor.id == found.id]
    sources = quoted(ever, told)
    marks(request).show([*told, *names, *(one.entry for one in held)])
    marks(request).show(entry for one in met for entry in one.headline)
    marks(request).show(entry for one in made for entry in one.headline)
    marks(request).show(
        (entry for one in belonging for entry in one.entries), (one.handling for one in sources)
    )
    return page(
        request,
        "partners/actor.html",
        {
            "actor": found,
            "names": names,
            "standings": [(one, one.span.covers(looking.day)) for one in held],
            "timeline": timeline(
                [
                    (f"{one.object.name}: {one.label}", in_words(one.span), one.span)
                    for one in held
                    if one.kind not in STRUCTURAL
                ],
                looking.day,
            ),
            "belonging": belonging,
            "engagements": [(one, title_of(one)) for one in met],
            "engagement_count": count_engagements(ever, sought),
            "engagement_filter": "body" if found.type == "body" else "actor",
            "instruments": made,
            "cooperations": together,
            "quoted": sources,
        },
    )


@require_safe
def instruments(request: HttpRequest) -> HttpResponse:
    """Texts that parties made: programmes first asked for, then treaties, declarations, …"""
    looking = looking_at(request)
    kind, party = (request.GET.get(name, "").strip()[:60] for name in ("kind", "party"))
    everything = queries.instruments(looking.vantage)
    parties = {one.code: one for made in everything for one in made.parties}
    found = [
        one
        for one in everything
        if kind in ("", one.kind) and (not party or party in {p.code for p in one.parties})
    ]
    if request.GET.get("format") == "csv":
        marks(request).show(entry for one in found for entry in one.entries)
        return csv_file(
            "programmes",
            ("kind", "title", "adopted", "parties", "areas", "handling"),
            [
                (
                    one.kind,
                    one.title,
                    one.adopted.edtf if one.adopted else "",
                    " ".join(actor.code for actor in one.parties),
                    "; ".join(text or code for code, text in one.areas),
                    marks(request).of(one.entries),
                )
                for one in found
            ],
            entries=marks(request).entries,
        )
    marks(request).show(entry for one in found for entry in one.headline)
    return page(
        request,
        "partners/instruments.html",
        {
            "instruments": found,
            "kind": kind,
            "party": party,
            "parties": sorted(parties.values(), key=lambda actor: actor.name.casefold()),
            "kinds": [
                (term.code, term.name)
                for term in load_vocabulary().concepts["instrument-kind"].values()
            ],
        },
    )


@require_safe
def instrument(request: HttpRequest, public_id: str) -> HttpResponse:
    looking = looking_at(request)
    found = queries.instrument(looking.ever, public_id)
    if found is None:
        raise Http404
    told: dict[str, list[object]] = {}
    for entry in found.entries:
        told.setdefault(entry.kind, []).append(entry)
    sources = quoted(looking.ever, found.entries)
    marks(request).show(found.entries, (one.handling for one in sources))
    return page(
        request,
        "partners/instrument.html",
        {
            "instrument": found,
            "title": found.title or _("Untitled"),
            "told": told,
            "parties": [
                (actor, [e for e in found.entries if e.kind == "party" and e.object == actor.id])
                for actor in found.parties
            ],
            "areas": [
                (code, text, [
                    e for e in found.entries
                    if e.kind == "instrument_area"
                    and (e.term, e.value.get("text", "")) == (code, text)
                ])
                for code, text in found.areas
            ],
            "quoted": sources,
        },
    )  # fmt: skip

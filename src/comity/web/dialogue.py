"""Engagements: the list, narrowed by who, what and when; and each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comity.dates import FIRST_DAY, LAST_DAY, Span
from comity.dialogue.firsts import FirstCheck, check, scope_of
from comity.dialogue.queries import (
    Engagement,
    Participant,
    Sought,
    assemble,
    count_engagements,
    engagements,
)
from comity.dialogue.queries import engagement as seen_engagement
from comity.dialogue.regularity import regularity
from comity.partners.queries import Actor, Standing, actors, codes, naming_standings
from comity.record.queries import Entry, entries
from comity.record.vantage import Vantage
from comity.review.searches import Search, covering, searches
from comity.terms.vocabulary import load_vocabulary
from comity.web.looking import Looking, looking_at
from comity.web.marks import Marks, marks
from comity.web.pages import Shown, page, page_number
from comity.web.quotes import quoted
from comity.web.spreadsheets import csv_file
from comity.web.titles import concept, title_of

ON_A_PAGE = 50
#: More engagements than a check of "first" or a series ever looks through.
ALL = 100_000
MONTH = re.compile(r"\d{4}(-\d{2})?")
CHOICES = {
    "kind": "engagement-kind",
    "level": "level",
    "track": "track",
    "mode": "mode",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list may be narrowed to, as far as the vantage sees it, and what was asked for."""

    sought: Sought
    asked: Mapping[str, str]
    actors: tuple[Actor, ...]
    bodies: tuple[Actor, ...]
    problem: str

    @property
    def narrowed(self) -> bool:
        return any(self.asked.values())


def named_in(vantage: Vantage, kind: str) -> tuple[Actor, ...]:
    """The actors that entries of this kind name as their object, by name."""
    numbers = {entry.object for entry in entries(vantage.at(None), kinds=[kind]) if entry.object}
    found = actors(vantage, numbers=sorted(numbers)) if numbers else []
    return tuple(sorted(found, key=lambda actor: (actor.name.casefold(), actor.code)))


def filters(looking: Looking, given: Mapping[str, str]) -> Filters:
    """What the address asks for; what cannot be understood is told and left out."""
    names = ("actor", "with", "body", *CHOICES, "area", "place", "month")
    asked = {name: given.get(name, "").strip()[:100] for name in names}
    taking_part, bodies = (
        named_in(looking.vantage, "participant"),
        named_in(looking.vantage, "convened_by"),
    )
    by_code = {actor.code: actor.id for actor in taking_part}
    by_body = {body.code: body.id for body in bodies}
    span, problem = looking.until, ""
    if asked["month"]:
        try:
            if not MONTH.fullmatch(asked["month"]):
                raise ValueError
            span = Span.parse(asked["month"])
        except ValueError:
            problem = _(
                "“Month” was given as “%(text)s”. Expected a year or a year and month, such as"
                " 2022 or 2022-05. It is left out below."
            ) % {"text": asked["month"]}
    # A code nobody sees is that of no row: it finds nothing, as an unknown one does.
    area = load_vocabulary().areas.get(asked["area"])
    sought = Sought(
        actors=tuple(by_code.get(asked[name], -1) for name in ("actor", "with") if asked[name]),
        body=by_body.get(asked["body"], -1) if asked["body"] else None,
        **{name: asked[name] for name in CHOICES},
        areas=load_vocabulary().narrower_areas(area.code) if area else (),
        place=asked["place"],
        span=span,
    )
    return Filters(sought, asked, taking_part, bodies, problem)


def choices() -> dict[str, list[tuple[str, str]]]:
    """For each short list, its codes with their names."""
    concepts = load_vocabulary().concepts
    return {
        name: [(term.code, term.name) for term in concepts[scheme].values()]
        for name, scheme in CHOICES.items()
    }


@require_safe
def engagements_list(request: HttpRequest) -> HttpResponse:
    looking = looking_at(request)
    chosen = filters(looking, request.GET)
    if request.GET.get("format") == "csv":
        return as_csv(engagements(looking.ever, chosen.sought, limit=ALL), marks(request))
    count = count_engagements(looking.ever, chosen.sought)
    number = page_number(request)
    found = engagements(
        looking.ever, chosen.sought, limit=ON_A_PAGE, offset=(number - 1) * ON_A_PAGE
    )
    series = None
    if chosen.sought.actors or chosen.sought.body is not None:
        series = regularity(engagements(looking.ever, chosen.sought, limit=ALL))
    last = [series.last] if series and series.last else []
    marks(request).show(entry for one in (*found, *last) for entry in one.headline)
    return page(
        request,
        "dialogue/engagements.html",
        {
            "filters": chosen,
            "choices": choices(),
            "areas": load_vocabulary().areas.values(),
            "engagements": [(one, title_of(one)) for one in found],
            "shown": Shown(number, ON_A_PAGE, count),
            "series": series,
            "last": title_of(series.last) if series and series.last else "",
            "searched": _searched(looking, chosen) if not count else [],
        },
    )


def _searched(looking: Looking, chosen: Filters) -> list[Search]:
    """The searches within which what is not found here was looked for; for all time, all."""
    several = searches(looking.ever)
    span = chosen.sought.span
    return covering(several, span) if span else several


def as_csv(found: list[Engagement], marked: Marks) -> HttpResponse:
    marked.show(entry for one in found for entry in one.entries)
    return csv_file(
        "engagements",
        ("when", "status", "kind", "level", "track", "mode", "bodies", "participants", "place",
         "topics", "handling"),
        [
            (
                one.span.edtf, one.status, one.kind, one.level, one.track, one.mode,
                " ".join(body.code for body in one.bodies),
                " ".join(participant.actor.code for participant in one.participants),
                one.place, "; ".join(topic.text or topic.area for topic in one.topics),
                marked.of(one.entries),
            )
            for one in found
        ],
        entries=marked.entries,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an engagement's page: a label, words, and the entries that say so."""

    label: str
    text: str
    entries: tuple[Entry, ...]


@require_safe
def engagement(request: HttpRequest, public_id: str) -> HttpResponse:
    looking = looking_at(request)
    found = seen_engagement(looking.ever, public_id)
    if found is None:
        raise Http404
    sources = quoted(looking.ever, found.entries)
    participants = standings_then_and_now(looking, found)
    whole = linked(looking.ever, [(e, e.object) for e in found.session_of])
    parts = linked(looking.ever, [(e, e.subject) for e in found.parts])
    firsts = [(entry, checked(looking.ever, found, entry)) for entry in found.firsts]
    marks(request).show(found.entries, (one.handling for one in sources))
    for _one, _words, standings in participants:
        marks(request).show(standings)
    for link, other, _name in (*whole, *parts):
        marks(request).show([link, *other.headline])
    for _first, check_of in firsts:
        for other, _name in (*check_of["counter_examples"], *check_of["wider"]):
            marks(request).show(other.headline)
    return page(
        request,
        "dialogue/engagement.html",
        {
            "engagement": found,
            "title": title_of(found),
            "facts": facts(found),
            "firsts": firsts,
            "conflicts": [
                (conflict, [(entry, quoted(looking.ever, [entry])) for entry in conflict.entries])
                for conflict in found.conflicts
            ],
            "quoted": sources,
            "participants": participants,
            "whole": whole,
            "parts": parts,
        },
    )


def linked(
    vantage: Vantage, links: list[tuple[Entry, int | None]]
) -> list[tuple[Entry, Engagement, str]]:
    """The engagements at the other end of session links, with the entry that links each."""
    known = {one.id: one for one in assemble(vantage, [end for _, end in links if end])}
    return [(e, known[end], title_of(known[end])) for e, end in links if end in known]


def facts(found: Engagement) -> list[Fact]:
    told = [
        (_("Kind"), "engagement_kind", concept("engagement-kind", found.kind)),
        (_("Level"), "level", concept("level", found.level)),
        (_("Track"), "track", concept("track", found.track)),
        (_("Mode"), "mode", concept("mode", found.mode)),
        (_("Style of visit"), "visit_style", concept("visit-style", found.visit_style)),
        (_("Place"), "place", "; ".join(found.places)),
        (_("Setting"), "setting", "; ".join(found.settings)),
        (_("Series"), "series", "; ".join(found.series)),
    ]
    return [Fact(label, text, found.entries_of(kind)) for label, kind, text in told if text]


def checked(vantage: Vantage, found: Engagement, entry: Entry) -> dict[str, Any]:
    """The check of a "first" against all engagements of its actors on record."""
    scope = scope_of(found, entry.value)
    numbers = {one.actor.code: one.actor.id for one in found.participants}
    others: dict[int, Engagement] = {}
    for code in sorted(scope.actors & numbers.keys()):
        sought = Sought(actors=(numbers[code],))
        others |= {one.id: one for one in engagements(vantage, sought, limit=ALL)}
    result: FirstCheck = check(found, scope, others.values())
    by_code = {one.actor.code: one.actor.name for one in found.participants}
    return {
        "check": result,
        "actors": [by_code.get(code, code) for code in sorted(scope.actors)],
        "counterparts": [by_code.get(code, code) for code in sorted(scope.counterparts)],
        "counter_examples": [(one, title_of(one)) for one in result.counter_examples],
        "wider": [(one, title_of(one)) for one in result.wider],
    }


def standings_then_and_now(
    looking: Looking, found: Engagement
) -> list[tuple[Participant, str, list[Entry]]]:
    """Each participant with what it was on the day, and is on the day looked from, to the
    organisations that met or whose bodies did, and the entries that say so."""
    hosts = {body.code.split(".")[0] for body in found.bodies} or {
        one.actor.code for one in found.participants if one.actor.type == "organisation"
    }
    organisations = codes(looking.ever, sorted(hosts))
    numbers = [one.actor.id for one in found.participants]
    dated = found.span.start_earliest > FIRST_DAY and found.span.end_latest < LAST_DAY
    then = date.fromordinal(found.span.start_earliest) if dated else looking.day
    words: dict[int, list[str]] = {number: [] for number in numbers}
    rests: dict[int, list[Entry]] = {number: [] for number in numbers}
    for organisation in organisations.values():
        before = naming_standings(looking.vantage.at(then), organisation.id, numbers)
        after = naming_standings(looking.today, organisation.id, numbers)
        for number in numbers:
            told = then_and_now(before.get(number), after.get(number))
            if told:
                both = (before.get(number), after.get(number))
                rests[number] += [one.entry for one in both if one]
                words[number].append(f"{organisation.name}: {told}")
    return [
        (one, "; ".join(words[one.actor.id]), rests[one.actor.id]) for one in found.participants
    ]


def then_and_now(before: Standing | None, after: Standing | None) -> str:
    """Such as "Partner, now Member"; one word where nothing changed, "" where there is nothing."""
    then, now = (concept("standing-kind", one.kind) if one else "" for one in (before, after))
    if then == now:
        return then
    if not now:
        return _("%(then)s, no longer") % {"then": then}
    if not then:
        return _("now %(now)s") % {"now": now}
    return _("%(then)s, now %(now)s") % {"then": then, "now": now}

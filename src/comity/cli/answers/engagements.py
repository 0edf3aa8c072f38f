"""Answers about engagements: lists, one in full, and how regular they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import typer

from comity.cli.answers.actors import find_actor
from comity.cli.printing import print_csv, print_json, print_table, printable
from comity.cli.refusals import Refused
from comity.dates import Span
from comity.dates.words import in_words
from comity.dialogue import queries
from comity.dialogue.firsts import FirstCheck, check, scope_of
from comity.dialogue.queries import Engagement, Sought
from comity.dialogue.regularity import regularity
from comity.exchange import rows
from comity.partners.queries import members
from comity.record.vantage import Vantage
from comity.terms.vocabulary import load_vocabulary

HEAD = ("REF", "DATE", "KIND", "LEVEL", "BODY", "PLACE", "WITH")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of engagements is narrowed to, in a user's words."""

    actors: tuple[str, ...] = ()
    body: str = ""
    kind: str = ""
    level: str = ""
    track: str = ""
    mode: str = ""
    status: str = ""
    area: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None

    def sought(self, vantage: Vantage) -> Sought:
        """Raises:
        Refused: an actor or area that nobody knows.
        """
        span = None
        if self.since or self.until:
            span = Span.parse(f"{self.since or '..'}/{self.until or '..'}")
        return Sought(
            actors=tuple(find_actor(vantage, words).id for words in self.actors),
            body=find_actor(vantage, self.body).id if self.body else None,
            kind=self.kind, level=self.level, track=self.track, mode=self.mode,
            status=self.status, areas=areas_under(self.area) if self.area else (),
            place=self.place, span=span,
        )  # fmt: skip


def areas_under(words: str) -> tuple[str, ...]:
    """The area of that code or name, and all narrower ones.

    Raises:
        Refused: there is none.
    """
    areas = load_vocabulary().areas
    wanted = words.casefold()
    found = [code for code, area in areas.items() if wanted in (code, area.name.casefold())]
    if not found:
        raise Refused(f"No area is called {words!r}. Known are: {', '.join(areas)}.")
    for code, area in areas.items():
        if area.broader in found and code not in found:
            found.append(code)
    return tuple(found)


def print_engagements(vantage: Vantage, asked: Asked, *, limit: int, as_: str) -> None:
    """One row per engagement, latest first; ``as_`` is json, csv or "" for a table."""
    found = queries.engagements(vantage, asked.sought(vantage), limit=limit)
    if as_ == "json":
        sources = rows.sources_of(vantage, [entry for one in found for entry in one.entries])
        print_json([rows.engagement(one, sources) for one in found])
        return
    cells = [_cells(one) for one in found]
    if as_ == "csv":
        print_csv([name.lower() for name in HEAD], cells)
    else:
        print_table(HEAD, cells, "No engagement on record fits.")


def _cells(one: Engagement) -> tuple[str, ...]:
    return (
        one.public_id, when(one), one.kind, one.level,
        " ".join(body.code for body in one.bodies), one.place,
        " ".join(part.actor.code or part.actor.name for part in one.participants),
    )  # fmt: skip


def when(one: Engagement) -> str:
    words = "regularly" if one.status == "recurring" else in_words(one.span)
    return f"{words} (planned)" if one.status == "planned" else words


def print_engagement(vantage: Vantage, reference: str, *, json: bool) -> None:
    """One engagement in full, with each "first" checked against what is on record."""
    one = queries.engagement(vantage, reference)
    if one is None:
        raise Refused(f"There is no engagement {reference!r}; `comity engagements` lists them.")
    sources = rows.sources_of(vantage, one.entries)
    checks = first_checks(vantage, one)
    if json:
        row = rows.engagement(one, sources)
        row["first_checks"] = [check_row(found) for found in checks]
        print_json(row)
        return
    for label, words in _lines(one):
        if words:
            typer.echo(f"{label:<13} {printable(words)}")
    for found in checks:
        typer.echo(f"{'First':<13} {printable(check_words(found))}")
    for source in rows.unique(one.entries, sources):
        typer.echo(f"{'Source':<13} {printable(source['title'])}: “{printable(source['exact'])}”")


def _lines(one: Engagement) -> list[tuple[str, str]]:
    parts = [
        (
            "With",
            " · ".join(
                filter(None, [p.actor.name, *p.capacities, *p.persons, *map(_was, p.standings)])
            ),
        )
        for p in one.participants
    ]
    topics = dict.fromkeys(topic.text or topic.area for topic in one.topics)
    return [
        ("Date", when(one)),
        ("Kind", one.kind),
        ("Level", one.level),
        ("Track", one.track),
        ("Mode", one.mode),
        ("Body", ", ".join(body.name for body in one.bodies)),
        ("Session", ", ".join(one.sessions)),
        ("Place", ", ".join(one.places)),
        *parts,
        ("Topics", "; ".join(topics)),
        *((f"Conflict in {c.kind}", ", ".join(e.term or e.span.edtf for e in c.entries))
          for c in one.conflicts),
    ]  # fmt: skip


def _was(standing: str) -> str:
    return f"then {standing}"


def first_checks(vantage: Vantage, one: Engagement) -> list[FirstCheck]:
    """What is on record against or for each "first" of the engagement."""
    if not one.firsts:
        return []
    others = queries.engagements(vantage.at(None), limit=100_000)
    return [check(one, scope_of(one, entry.value), others) for entry in one.firsts]


def check_row(found: FirstCheck) -> dict[str, Any]:
    return {
        "actors": sorted(found.scope.actors),
        "with": sorted(found.scope.counterparts),
        "jointly": found.scope.jointly,
        "level": found.scope.level,
        "kind": found.scope.kind,
        "holds_on_record": found.holds,
        "searched": found.searched,
        "since": found.since,
        "counter_examples": [other.public_id for other in found.counter_examples],
        "wider": [other.public_id for other in found.wider],
    }


def check_words(found: FirstCheck) -> str:
    scope = found.scope
    who = ", ".join(sorted(scope.actors)) + (" together" if scope.jointly else "")
    held = "holds on record" if found.holds else "does NOT hold on record"
    since = f" since {found.since}" if found.since else ""
    lines = [
        f"for {who} with {', '.join(sorted(scope.counterparts)) or 'anyone'}"
        f"{f', {scope.level}' if scope.level else ''}{f', {scope.kind}' if scope.kind else ''}:"
        f" {held} ({found.searched} engagements of theirs{since} searched)"
    ]
    for label, those in (
        ("earlier", found.counter_examples), ("earlier, in a wider scope", found.wider)
    ):  # fmt: skip
        lines += [f"{label}: {when(other)}, {other.kind} ({other.public_id})" for other in those]
    return f"\n{'':<13} ".join(lines)


def print_regularity(
    vantage: Vantage, body: str, with_: Sequence[str], level: str, *, json: bool
) -> None:
    """How often they met up to the vantage's day; a group stands for those in it that day."""
    if not body and not with_:
        raise Refused("Say who meets: --body NATO.NAC, --with JPN, or both.")
    numbers: list[int] = []
    for words in with_:
        actor = find_actor(vantage, words)
        inside = [one.subject.id for one in members(vantage, actor.id)]
        numbers += inside if actor.type == "group" and inside else [actor.id]
    sought = Sought(
        actors=tuple(dict.fromkeys(numbers)),
        body=find_actor(vantage, body).id if body else None,
        level=level,
        span=Span.parse(f"../{vantage.on}"),
    )
    found = regularity(queries.engagements(vantage.at(None), sought, limit=100_000))
    row = {
        "held": found.held,
        "called_regular_by_sources": len(found.recurring),
        "first": str(found.first or ""),
        "last": found.last.span.edtf if found.last else "",
        "last_ref": found.last.public_id if found.last else "",
        "last_topics": _topics(found.last),
        "regular_topics": [text for one in found.recurring for text in _topics(one)],
        "usual_days": found.usual_days,
        "gaps": [{"after": str(g.after), "before": str(g.before), "days": g.days}
                 for g in found.gaps],
    }  # fmt: skip
    if json:
        print_json(row)
        return
    for name, value in row.items():
        shown = "; ".join(map(str, value)) if isinstance(value, list) else value
        typer.echo(f"{name.replace('_', ' '):<26} {'not known' if shown is None else shown}")


def _topics(one: Engagement | None) -> list[str]:
    return list(dict.fromkeys(t.text or t.area for t in one.topics)) if one else []

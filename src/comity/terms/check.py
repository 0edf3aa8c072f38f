"""Whether the vocabulary is consistent; each problem is one sentence that names the row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

from comity.dates import Answer, DateError, Span

from .holders import check_holders, load_holders
from .model import (
    ACTOR_TYPES,
    NAME_FORMS,
    ActorTerm,
    FrameworkTerm,
    MembershipTerm,
    NameTerm,
    Terms,
)
from .offices import load_offices
from .vocabulary import load_vocabulary

Row = ActorTerm | NameTerm | MembershipTerm | FrameworkTerm
T = TypeVar("T")
Spelled = TypeVar("Spelled", NameTerm, MembershipTerm)

NOT_WHILE_MEMBER = (
    "partner",
    "observer",
    "candidate",
    "aspirant",
    "invitee",
    "dialogue-partner",
    "associate",
)


def check_terms(terms: Terms) -> list[str]:
    """What is wrong with the vocabulary, in the order of its files; empty if nothing is."""
    unreadable = list(_unreadable_dates(terms))
    if unreadable:
        return unreadable  # all further checks compare dates
    return [
        *_sources(terms),
        *_actors(terms),
        *_frameworks(terms),
        *_names(terms),
        *_unnamed(terms),
        *_lookalikes(terms),
        *_memberships(terms),
        *_overlapping_memberships(terms),
        *_offices(terms),
        *check_holders(load_holders(), terms.actors, load_offices().kinds, terms.sources),
    ]


def _unreadable_dates(terms: Terms) -> Iterator[str]:
    for row in _rows(terms):
        try:
            _ = row.span
        except DateError as error:
            yield f"{_called(row)}: {error}"


def _sources(terms: Terms) -> Iterator[str]:
    for source in terms.sources.values():
        if not source.source_url.startswith(("https://", "http://")):
            yield f"source {source.code}: has no address"
        if source.basis not in ("read", "recalled"):
            yield f"source {source.code}: basis is {source.basis!r}, expected read or recalled"
        if bool(source.retrieved_on) != (source.basis == "read"):
            yield f"source {source.code}: has a date of retrieval if and only if it was read"
    for row in _rows(terms):
        if not row.source_url:
            yield f"{_called(row)}: has no source"


def _actors(terms: Terms) -> Iterator[str]:
    levels = ("", *load_vocabulary().concepts["level"])
    for actor in terms.actors.values():
        if actor.type not in ACTOR_TYPES:
            yield f"{_called(actor)}: type {actor.type!r} is not known"
        if actor.level not in levels:
            yield f"{_called(actor)}: level {actor.level!r} is not known"
        parent = terms.actors.get(actor.parent)
        if actor.parent and parent is None:
            yield f"{_called(actor)}: parent {actor.parent} is not an actor"
        elif actor.type == "body" and parent is None:
            yield f"{_called(actor)}: is a body of no organisation"
        elif (
            actor.type == "body" and parent is not None and _begins_before(actor.span, parent.span)
        ):
            yield f"{_called(actor)}: starts {actor.start}, before {parent.code} did"


def _frameworks(terms: Terms) -> Iterator[str]:
    for framework in terms.frameworks.values():
        if framework.organisation not in terms.actors:
            yield f"{_called(framework)}: organisation {framework.organisation} is not an actor"
        if not framework.name:
            yield f"{_called(framework)}: has no name"


def _names(terms: Terms) -> Iterator[str]:
    for name in terms.names:
        if name.code not in terms.actors:
            yield f"{_called(name)}: {name.code} is not an actor"
        if name.form not in NAME_FORMS:
            yield f"{_called(name)}: form {name.form!r} is not known"
        if not name.text or name.text != name.text.strip() or "’" in name.text:
            yield f"{_called(name)}: text is empty, padded, or has a curly apostrophe"
    official = (name for name in terms.names if name.form in ("short", "formal"))
    yield from _overlaps(official, lambda name: (name.code, name.language, name.form), "official")
    yield from _overlaps(
        (name for name in terms.names if name.form not in ("short", "formal")),
        lambda name: (name.code, name.language, name.form, name.text),
        "same",
    )


def _unnamed(terms: Terms) -> Iterator[str]:
    named = {
        name.code
        for name in terms.names
        if name.language == "en" and name.form in ("short", "formal")
    }
    for actor in terms.actors.values():
        if actor.code not in named:
            yield f"{_called(actor)}: has no English name"


def _lookalikes(terms: Terms) -> Iterator[str]:
    names = {name.text for name in terms.names}
    for text in terms.lookalikes:
        words = text.replace("-", " ").split()
        within = {
            " ".join(words[start:end])
            for start, end in combinations(range(len(words) + 1), 2)
            if end - start < len(words)
        }
        if text in names:
            yield f"lookalike {text!r}: is itself a name"
        elif within.isdisjoint(names):
            yield f"lookalike {text!r}: holds no name that it could be taken for"


def _memberships(terms: Terms) -> Iterator[str]:
    kinds = load_vocabulary().concepts["standing-kind"]
    for row in terms.memberships:
        actor, organisation = terms.actors.get(row.actor), terms.actors.get(row.organisation)
        if row.kind not in kinds:
            yield f"{_called(row)}: kind is not known"
        if actor is None or organisation is None:
            yield f"{_called(row)}: actor or organisation is not known"
            continue
        framework = terms.frameworks.get(row.framework)
        if row.framework and (framework is None or framework.organisation != row.organisation):
            yield f"{_called(row)}: {row.framework} is no framework of {row.organisation}"
        if framework is not None and _begins_before(row.span, framework.span):
            yield f"{_called(row)}: before {row.framework} began, {framework.start}"
        if _begins_before(row.span, organisation.span):
            yield f"{_called(row)}: before {row.organisation} was founded, {organisation.start}"
        for party in (actor, organisation):
            if _ends_after(row.span, party.span):
                yield f"{_called(row)}: after {party.code} ended, {party.end}"


def _overlapping_memberships(terms: Terms) -> Iterator[str]:
    yield from _overlaps(
        terms.memberships,
        lambda row: (row.actor, row.organisation, row.kind, row.framework),
        "same",
    )
    members = [row for row in terms.memberships if row.kind == "member"]
    others = [row for row in terms.memberships if row.kind in NOT_WHILE_MEMBER]
    spells = _grouped(members, lambda row: (row.actor, row.organisation))
    for row in others:
        for spell in spells.get((row.actor, row.organisation), ()):
            if row.span.overlaps(spell.span) is Answer.yes:
                yield f"{_called(row)}: while a member ({_called(spell)})"


def _offices(terms: Terms) -> Iterator[str]:
    for office in load_offices().offices.values():
        if office.actor not in terms.actors:
            yield f"office {office.code}: {office.actor} is not an actor"


def _grouped(rows: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    groups: defaultdict[Hashable, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _overlaps(
    rows: Iterable[Spelled], key: Callable[[Spelled], Hashable], what: str
) -> Iterator[str]:
    for group in _grouped(rows, key).values():
        for one, other in combinations(group, 2):
            if one.span.overlaps(other.span) is Answer.yes:
                yield f"{_called(other)}: overlaps the {what} {_called(one)}"


def _rows(terms: Terms) -> Iterator[Row]:
    yield from terms.actors.values()
    yield from terms.frameworks.values()
    yield from terms.names
    yield from terms.memberships


def _begins_before(one: Span, other: Span) -> bool:
    """Whether ``one`` surely begins before ``other`` can have begun."""
    return one.start_latest < other.start_earliest


def _ends_after(one: Span, other: Span) -> bool:
    """Whether ``one`` surely goes on after ``other`` has ended."""
    return one.end_earliest > other.end_latest


def _called(row: Row) -> str:
    match row:
        case NameTerm():
            return f"name {row.text!r} of {row.code} ({row.form}, {row.start}–{row.end})"
        case MembershipTerm():
            what = f"{row.kind} {row.framework}".strip()
            return f"{row.actor} as {what} of {row.organisation} ({row.start}–{row.end})"
        case ActorTerm():
            return f"actor {row.code}"
        case FrameworkTerm():
            return f"framework {row.code}"

"""Whether "the first" holds on record: pure.

A source says that an engagement was the first of its kind. Within what the vantage sees, that
holds unless an earlier engagement fits the same scope: the same actors (together, if jointly),
the same level, the same kind where told, with the same counterpart. What fits only a wider scope
is shown beside it; so is what was searched, since "first on record" is no more than that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comity.dialogue.queries import Engagement


@dataclass(frozen=True, slots=True)
class Scope:
    """Of whom and in what the engagement is said to be the first. Actors are codes.

    ``counterparts`` are the organisations it was held with; "" for level and kind asks for none.
    """

    actors: frozenset[str]
    jointly: bool
    counterparts: frozenset[str]
    level: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FirstCheck:
    """``holds`` on record; ``counter_examples`` within the scope, ``wider`` under a wider one.

    ``searched`` is the number of engagements of these actors on record, ``since`` the year of the
    earliest of them (0 if there is none).
    """

    scope: Scope
    holds: bool
    counter_examples: tuple[Engagement, ...]
    wider: tuple[Engagement, ...]
    searched: int
    since: int


def check(first: Engagement, scope: Scope, others: Iterable[Engagement]) -> FirstCheck:
    """What the other engagements on record say to the claim that ``first`` was the first."""
    inside, wider, searched, years = [], [], 0, []
    for other in others:
        present = {participant.actor.code for participant in other.participants}
        if other.id == first.id or not present & scope.actors:
            continue
        searched += 1
        if other.span.start_earliest:
            years.append(_year(other.span.start_earliest))
        if other.status != "held" or other.span.end_latest >= first.span.start_earliest:
            continue
        if not scope.counterparts <= present:
            continue
        if _fits(other, present, scope):
            inside.append(other)
        else:
            wider.append(other)
    return FirstCheck(
        scope, not inside, tuple(inside), tuple(wider), searched, min(years, default=0)
    )


def _fits(other: Engagement, present: set[str], scope: Scope) -> bool:
    together = scope.actors <= present if scope.jointly else bool(scope.actors & present)
    return (
        together
        and (not scope.level or other.level == scope.level)
        and (not scope.kind or other.kind == scope.kind)
    )


def _year(day: int) -> int:
    return date.fromordinal(day).year


def scope_of(engagement: Engagement, value: dict[str, object]) -> Scope:
    """The scope that a "first" entry tells; what it leaves open is read off the engagement."""
    codes = {p.actor.code: p.actor.type for p in engagement.participants}
    told = value.get("actors")
    actors = frozenset(map(str, told)) if isinstance(told, list) else frozenset()
    if not actors:
        actors = frozenset(code for code, kind in codes.items() if kind == "country")
    counterparts = frozenset(
        code for code, kind in codes.items() if kind != "country" and code not in actors
    )
    hosts = counterparts & {body.code.split(".")[0] for body in engagement.bodies}
    return Scope(
        actors=actors,
        jointly=bool(value.get("jointly")),
        counterparts=hosts or counterparts,
        level=str(value.get("level", "")),
        kind=str(value.get("kind", "")),
    )

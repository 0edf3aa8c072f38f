"""What actors are to each other, as a vantage knows it on its day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from comity.dates import Answer, Span
from comity.partners import rules
from comity.partners.queries.actors import Actor, actors, codes
from comity.record import queries
from comity.record.queries import Entry
from comity.record.vantage import Vantage
from comity.terms import load_terms

#: Who belongs to a group counts as its member.
MEMBER = ("member", "group-member")


@dataclass(frozen=True, slots=True)
class Standing:
    """What ``subject`` is to ``object`` over ``span``; ``label`` puts it into words.

    ``covers`` answers for the vantage's day; yes if it asks about all time.
    """

    entry: Entry
    kind: str
    subject: Actor
    object: Actor
    span: Span
    covers: Answer
    label: str
    framework: str


def standings(
    vantage: Vantage,
    *,
    subject: int | None = None,
    object: int | None = None,  # noqa: A002  as in the entry
    kinds: Collection[str] = (),
) -> list[Standing]:
    """One row per standing entry the vantage sees, not known to be untrue on its day, latest
    first. ``kinds`` are kinds of standing. Three queries."""
    rows = queries.entries(
        vantage,
        subjects=None if subject is None else [subject],
        objects=None if object is None else [object],
        kinds=["standing"],
        terms=kinds,
    )
    return _standings(vantage, rows)


def _standings(vantage: Vantage, rows: Iterable[Entry]) -> list[Standing]:
    linked = [(row, row.object) for row in rows if row.object is not None]
    numbers = {number for row, other in linked for number in (row.subject, other)}
    named = {actor.id: actor for actor in actors(vantage, numbers=numbers)}
    frameworks = load_terms().frameworks
    return [
        Standing(
            row, row.term, named[row.subject], named[other], row.span, row.covers,
            rules.standing_label(
                row.term,
                row.value.get("label", ""),
                frameworks[framework].name if framework in frameworks else framework,
            ),
            framework,
        )
        for row, other in linked
        for framework in [row.value.get("framework", "")]
    ]  # fmt: skip


def members(vantage: Vantage, group_or_organisation: int, kind: str = "member") -> list[Standing]:
    """One row per actor that is, or possibly is, one on the vantage's day, in English
    alphabetical order; of several standings of one actor the surest. Three queries."""
    kinds = MEMBER if kind == "member" else (kind,)
    surest: dict[int, Standing] = {}
    for standing in standings(vantage, object=group_or_organisation, kinds=kinds):
        known = surest.get(standing.subject.id)
        if known is None or (known.covers, standing.covers) == (Answer.possibly, Answer.yes):
            surest[standing.subject.id] = standing
    return rules.in_order(surest.values(), lambda standing: standing.subject.name)


def naming_standings(
    vantage: Vantage, organisation: int, numbers: Collection[int]
) -> dict[int, Standing]:
    """Of the standings each of these actors holds towards the organisation on the vantage's day,
    the one that names it; actors without one are left out. Sure ones come before possible ones."""
    held: dict[int, list[Standing]] = {}
    rows = queries.entries(vantage, subjects=numbers, objects=[organisation], kinds=["standing"])
    for standing in _standings(vantage, rows):
        if standing.kind not in rules.STRUCTURAL:
            held.setdefault(standing.subject.id, []).append(standing)
    return {number: _naming(those) for number, those in held.items()}


def _naming(those: list[Standing]) -> Standing:
    sure = [standing for standing in those if standing.covers is Answer.yes] or those
    kind = rules.naming_kind({standing.kind for standing in sure})
    return next(standing for standing in sure if standing.kind == kind)


def naming(
    vantage: Vantage, numbers: Collection[int], organisation: int, then: date, now: date
) -> dict[int, str]:
    """How a text of the day ``now`` names these actors where it tells of the day ``then``, given
    what they were and are to the organisation. Names are those of the day told of."""
    before = naming_standings(vantage.at(then), organisation, numbers)
    after = naming_standings(vantage.at(now), organisation, numbers)
    return {
        actor.id: rules.then_now(
            actor.name,
            before[actor.id].kind if actor.id in before else "",
            after[actor.id].kind if actor.id in after else "",
        )
        for actor in actors(vantage.at(then), numbers=numbers)
    }


def status_then_now(vantage: Vantage, actor: int, organisation: int, then: date, now: date) -> str:
    """One actor named so: "then-partner Finland (now a member)"; "" if the vantage sees it not."""
    return naming(vantage, [actor], organisation, then, now).get(actor, "")


def release_list(vantage: Vantage, wanted: Collection[str]) -> list[str]:
    """Codes of the audiences that a release to ``wanted`` names, sorted: a group stands for its
    members on the vantage's day, any other code for itself."""
    reached: set[str] = set()
    groups = {
        code: actor for code, actor in codes(vantage, wanted).items() if actor.type == "group"
    }
    for code in wanted:
        if code in groups:
            reached |= {one.subject.code for one in members(vantage, groups[code].id)}
        else:
            reached.add(code)
    return sorted(reached)

"""What a brief needs, asked of the record from one vantage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.cooperation import queries as cooperation
from comity.cooperation.queries import Cooperation
from comity.dates import LAST_DAY, Answer, Span
from comity.dialogue import queries as dialogue
from comity.dialogue.firsts import FirstCheck, check, scope_of
from comity.dialogue.queries import Engagement, Sought
from comity.partners import queries as partners
from comity.partners.naming import profile
from comity.partners.queries import Actor, Instrument, Standing
from comity.record.vantage import Vantage

#: More engagements of a group than a brief can tell; it tells the latest and counts the rest.
MOST_ENGAGEMENTS = 400
#: Days after which a date is too vague to name actors by.
MOST_DAYS = 400


class UnknownActor(LookupError):
    """No actor of that code is on record for this vantage; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """An engagement with what its sources' "first" comes to on record, and the names of its day."""

    engagement: Engagement
    firsts: tuple[FirstCheck, ...]
    names: dict[int, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a brief on an organisation's partners of a group says, on one day.

    ``names`` are those of the organisation's own style; ``partners`` hold the standing that names
    each; ``membership`` is what makes each a member of the group. Engagements are in order of date.
    """

    vantage: Vantage
    day: date
    organisation: Actor
    group: Actor
    names: dict[int, str]
    membership: tuple[Standing, ...]
    partners: dict[int, tuple[Standing, ...]]
    engagements: tuple[Told, ...]
    cooperations: tuple[Cooperation, ...]
    programmes: tuple[Instrument, ...]
    other_instruments: tuple[Instrument, ...]


def find(vantage: Vantage, code: str) -> Actor:
    """The actor of that code, or of that name, as the vantage sees it.

    Raises:
        UnknownActor: there is none.
    """
    found = partners.actor_by_code(vantage, code)
    if found is None:
        wanted = code.casefold()
        named = [one for one in partners.actors(vantage) if one.name.casefold() == wanted]
        if not named:
            raise UnknownActor(
                f"No actor {code!r} is on record. Give a code such as NATO, JPN or IP4, or a name "
                "as the list of actors has it."
            )
        found = named[0]
    return found


def gather(vantage: Vantage, organisation: str, group: str) -> Facts:
    """What the record holds on that organisation and the members of that group.

    The vantage must have a day. Raises: UnknownActor.
    """
    assert vantage.on is not None, "a brief speaks of a day"
    day = vantage.on
    host, region = find(vantage, organisation), find(vantage, group)
    membership = tuple(partners.members(vantage, region.id))
    members = [standing.subject for standing in membership]
    if region.type != "group" or not members:
        members.append(region)  # an organisation acts itself, and its members do too
    everyone = {actor.id: actor for actor in (host, region, *members)}
    told = _told(vantage, host, members)
    held = partners.standings(vantage, object=host.id)
    numbers = {member.id for member in members}
    towards = {
        number: tuple(
            standing
            for standing in held
            if standing.subject.id == number and standing.kind not in ("body-of", "group-of")
        )
        for number in numbers
    }
    for one in told:
        for participant in one.engagement.participants:
            everyone.setdefault(participant.actor.id, participant.actor)
    made = [
        instrument
        for instrument in partners.instruments(vantage, party=host.id)
        if numbers & {party.id for party in instrument.parties}
    ]
    return Facts(
        vantage,
        day,
        host,
        region,
        styled_names(vantage, list(everyone.values()), host.code),
        membership,
        towards,
        told,
        tuple(
            row
            for row in cooperation.cooperations(vantage, organisation=host.id)
            if row.partner.id in numbers
        ),
        tuple(one for one in made if one.kind == "programme"),
        tuple(one for one in made if one.kind != "programme"),
    )


def styled_names(vantage: Vantage, actors: list[Actor], house: str) -> dict[int, str]:
    """Names as the organisation styles them on the vantage's day."""
    texts = {one.code: one.text for one in partners.styled(vantage, actors, profile(house))}
    return {actor.id: texts.get(actor.code, actor.name) for actor in actors}


def _told(vantage: Vantage, host: Actor, members: list[Actor]) -> tuple[Told, ...]:
    """Engagements of the organisation with any of the members that began by the vantage's day."""
    assert vantage.on is not None
    until = Span.parse(f"../{vantage.on.isoformat()}")
    found: dict[int, Engagement] = {}
    for member in members:
        for one in dialogue.engagements(
            vantage.at(None), Sought(actors=(host.id, member.id)), limit=MOST_ENGAGEMENTS
        ):
            if one.span.overlaps(until) is not Answer.no or one.status == "planned":
                found[one.id] = one
    everything = list(found.values())
    # What has no date comes last: it may be of any time.
    ordered = sorted(
        everything,
        key=lambda one: (one.span.start_earliest or LAST_DAY, one.span.end_latest, one.id),
    )
    return tuple(_one(vantage, host, one, everything) for one in ordered)


def _one(vantage: Vantage, host: Actor, engagement: Engagement, others: list[Engagement]) -> Told:
    checks = tuple(
        check(engagement, scope_of(engagement, entry.value), others) for entry in engagement.firsts
    )
    numbers = [participant.actor.id for participant in engagement.participants]
    then = day_of(engagement)
    names: dict[int, str] = {}
    if then is not None and vantage.on is not None and numbers:
        names = partners.naming(vantage, numbers, host.id, then, vantage.on)
    return Told(engagement, checks, names)


def day_of(engagement: Engagement) -> date | None:
    """The first day on which it may have taken place; None if that is unknown."""
    start = engagement.span.start_earliest
    dated = start > 0 and engagement.span.end_latest - start < MOST_DAYS
    return date.fromordinal(start) if dated else None

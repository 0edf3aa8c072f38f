"""What a brief must not let its reader overlook: what is only possibly so, what is rare or late,
and what is not on record at all. Pure.

A sentence on what is missing rests on what was looked at: the partners and the engagements.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.briefing.brief import Sentence
from comity.briefing.engagement_words import plan
from comity.briefing.gather import Facts, Told
from comity.briefing.words import capital, listed, with_article
from comity.dates import Answer, in_words
from comity.dialogue.regularity import regularity
from comity.partners.rules import alphabetical_key


def is_past_plan(facts: Facts, told: Told) -> bool:
    """Whether it was planned for a day that is over, and nothing says that it was held."""
    one = told.engagement
    return one.status == "planned" and one.span.end_latest < facts.day.toordinal()


def possibilities(facts: Facts) -> Iterator[Sentence]:
    """Standings and group memberships that only possibly hold on the day, and plans that are over
    with nothing to say that they came about."""
    doubtful = [*facts.membership, *(one for held in facts.partners.values() for one in held)]
    for standing in doubtful:
        if standing.covers is not Answer.yes:
            who = capital(with_article(facts.names[standing.subject.id]))
            of = with_article(facts.names.get(standing.object.id, standing.object.name))
            yield Sentence(
                f"{who}: {standing.label}, {in_words(standing.span)}; whether it held towards {of}"
                " on this day is not certain.",
                (standing.entry.id,),
            )
    for told in facts.engagements:
        if is_past_plan(facts, told):
            entries = tuple(entry.id for entry in told.engagement.entries_of("held"))
            yield Sentence(
                f"{capital(plan(facts, told))}; that it took place is not on record.", entries
            )


def rhythm(facts: Facts) -> Iterator[Sentence]:
    """How often each level met, where at least three dates tell, and how long the last gap was."""
    levels: dict[str, list[Told]] = {}
    for told in facts.engagements:
        if told.engagement.status == "held":
            levels.setdefault(told.engagement.level or "unknown", []).append(told)
    for level, those in levels.items():
        found = regularity(told.engagement for told in those)
        if found.usual_days is None or found.last is None:
            continue
        rests = tuple(e.id for told in those for e in told.engagement.entries_of("held"))
        gaps = [f"{gap.days:,} days up to {in_day(gap.before)}" for gap in found.gaps]
        long = f"; long gaps: {', '.join(gaps)}" if gaps else ""
        yield Sentence(
            f"At the level of {level.replace('-', ' ')}, {found.held} dates are on record, usually"
            f" {found.usual_days:.0f} days apart{long}.",
            rests,
        )


def in_day(day: object) -> str:
    return f"{day:%-d %B %Y}"


def gaps(facts: Facts) -> Iterator[Sentence]:
    """Partners with whom no engagement or programme is on record, and engagements without date."""
    met = {
        participant.actor.id
        for told in facts.engagements
        for participant in told.engagement.participants
    }
    bound = {party.id for programme in facts.programmes for party in programme.parties}
    for what, seen in (("engagement", met), ("programme", bound)):
        if facts.group.type != "group":
            break  # what an organisation does it does as one: its members need not each do it
        missing = [one for one in facts.membership if one.subject.id not in seen]
        if missing:
            names = sorted((facts.names[one.subject.id] for one in missing), key=alphabetical_key)
            yield Sentence(
                f"No {what} is on record for {listed([with_article(name) for name in names])}.",
                tuple(one.entry.id for one in missing),
            )
    undated = [
        told.engagement
        for told in facts.engagements
        if told.engagement.status == "held" and told.engagement.span.start_earliest <= 0
    ]
    if undated:
        number = "one has" if len(undated) == 1 else f"{len(undated)} have"
        yield Sentence(
            f"Of the engagements on record, {number} no date.",
            tuple(entry.id for one in undated for entry in one.entries_of("held")),
        )

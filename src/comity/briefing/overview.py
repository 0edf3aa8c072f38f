"""What a brief counts at its head, for those who read no further. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from comity.briefing.brief import Sentence
from comity.briefing.gather import Facts
from comity.briefing.words import listed, with_article
from comity.dates import in_words
from comity.dialogue.queries import Engagement
from comity.partners.rules import alphabetical_key
from comity.record.queries import Entry
from comity.terms.vocabulary import load_vocabulary

#: Areas named at the head, at most.
AREAS = 5


def counts(facts: Facts) -> Iterator[Sentence]:
    """How many engagements and when the latest of each level was; areas; programmes."""
    held = [one.engagement for one in facts.engagements if one.engagement.status == "held"]
    dated = [one for one in held if one.span.start_earliest > 0]
    if held:
        yield _engagements(facts, held, dated)
    if dated:
        yield from _levels(dated)
    yield from _areas(facts)
    yield from _programmes(facts)


def _dates(engagements: Sequence[Engagement]) -> tuple[int, ...]:
    return tuple(entry.id for one in engagements for entry in one.entries_of("held"))


def _engagements(facts: Facts, held: Sequence[Engagement], dated: Sequence[Engagement]) -> Sentence:
    number = f"{len(held)} engagements" if len(held) > 1 else "one engagement"
    last = max(dated, key=lambda one: one.span.start_earliest, default=None)
    latest = f", the latest of {in_words(last.span)}" if last else ""
    whom = "them" if len(facts.partners) > 1 else with_article(facts.names[facts.group.id])
    return Sentence(f"There is record of {number} with {whom}{latest}.", _dates(held))


def _levels(dated: Sequence[Engagement]) -> Iterator[Sentence]:
    latest: dict[str, Engagement] = {}
    for one in sorted(dated, key=lambda one: one.span.start_earliest):
        if one.level not in ("", "unknown", "mixed"):
            latest[one.level] = one
    if len(latest) > 1:
        said = [
            f"{level.replace('-', ' ')} {in_words(one.span)}"
            for level, one in sorted(latest.items())
        ]
        yield Sentence(f"Latest dates by level: {'; '.join(said)}.", _dates(list(latest.values())))


def _areas(facts: Facts) -> Iterator[Sentence]:
    told: dict[str, list[Entry]] = {}
    for one in facts.engagements:
        for topic in one.engagement.topics:
            told.setdefault(topic.area, []).append(topic.entry)
    for row in facts.cooperations:
        told.setdefault(row.area, []).append(row.entry)
    told.pop("", None)
    often = [code for code, _ in Counter({c: len(e) for c, e in told.items()}).most_common(AREAS)]
    if often:
        names = [load_vocabulary().areas[code].name for code in often]
        yield Sentence(
            f"Areas on record most often: {'; '.join(names)}.",
            tuple(entry.id for code in often for entry in told[code]),
        )


def _programmes(facts: Facts) -> Iterator[Sentence]:
    members = {one.subject.id for one in facts.membership} | {facts.group.id}
    bound = {
        party.id: party.name
        for programme in facts.programmes
        for party in programme.parties
        if party.id in members
    }
    if bound:
        names = sorted(
            (facts.names.get(number, name) for number, name in bound.items()),
            key=alphabetical_key,
        )
        yield Sentence(
            f"A programme is on record with {listed([with_article(name) for name in names])}.",
            tuple(e.id for one in facts.programmes for e in one.entries if e.kind == "party"),
        )

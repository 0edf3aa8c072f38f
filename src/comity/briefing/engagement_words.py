"""One engagement in two or three sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from comity.briefing.brief import Sentence
from comity.briefing.gather import Facts, Told
from comity.briefing.words import capital, listed, opening, with_article
from comity.dates import Span, in_words
from comity.dialogue.firsts import FirstCheck
from comity.dialogue.queries import Engagement, Participant

#: Who acts at each level.
ACTING = {
    "leaders": "the leaders of",
    "ministers": "the ministers of",
    "chiefs-of-defence": "the Chiefs of Defence of",
    "ambassadors": "the ambassadors of",
    "officials": "officials of",
    "parliamentary": "members of parliament of",
}
#: Topics told of one engagement, at most; its page has them all.
MOST_TOPICS = 8
#: What a sentence about it rests on, beside its participants.
MAIN = ("held", "engagement_kind", "level", "convened_by", "place", "mode", "participant")


def about_engagement(facts: Facts, told: Told) -> Iterator[Sentence]:
    """What took place, what was talked about, and whether it was a first."""
    engagement = told.engagement
    rested = tuple(entry.id for kind in MAIN for entry in engagement.entries_of(kind))
    if engagement.status == "recurring":
        yield Sentence(_recurring(facts, told), rested)
    else:
        yield Sentence(_took_place(facts, told), rested)
    topics = list(dict.fromkeys(topic.text for topic in engagement.topics if topic.text))
    if topics:
        words = listed(topics[:MOST_TOPICS])
        lead = (
            "Topics addressed in such meetings have included"
            if engagement.status == "recurring"
            else "They will discuss" if engagement.status == "planned" else "They discussed"
        )  # fmt: skip
        yield Sentence(f"{lead} {words}.", tuple(topic.entry.id for topic in engagement.topics))
    for entry, check in zip(engagement.firsts, told.firsts, strict=True):
        yield Sentence(_first(facts, engagement, check), (entry.id,))


def _name(facts: Facts, told: Told, participant: Participant) -> str:
    """The participant as the day of the brief names it, told of the day of the engagement."""
    actor = participant.actor
    styled = facts.names.get(actor.id, actor.name)
    phrase = told.names.get(actor.id, "")
    if phrase and phrase != actor.name and actor.name in phrase and actor.name != styled:
        return phrase.replace(actor.name, styled)
    return phrase if phrase and "then-" in phrase else with_article(styled)


def _others(facts: Facts, told: Told) -> list[str]:
    return sorted(
        (
            _name(facts, told, participant)
            for participant in told.engagement.participants
            if participant.actor.id != facts.organisation.id
        ),
        key=lambda name: name.removeprefix("the ").removeprefix("then-partner "),
    )


def _body(facts: Facts, engagement: Engagement) -> str:
    """The body that met, with its organisation where the name does not tell it."""
    name = engagement.bodies[0].name
    host = facts.names[facts.organisation.id]
    telling = host in name or "Atlantic" in name or "Europe" in name
    return f"the {name.removeprefix('the ')}" if telling else f"the {host} {name}"


def _recurring(facts: Facts, told: Told) -> str:
    engagement = told.engagement
    host = with_article(facts.names[facts.organisation.id])
    who = _body(facts, engagement) if engagement.bodies else host
    return f"{capital(who)} meets regularly with {listed(_others(facts, told))}."


def _took_place(facts: Facts, told: Told) -> str:
    engagement = told.engagement
    when = opening(engagement.span) if engagement.span.start_earliest > 0 else ""
    deed = _deed(facts, told)
    where = f" {_at(engagement.place)}" if engagement.place else ""
    how = " by video conference" if engagement.mode == "video" else ""
    margin = f" on the margins of {_margin(engagement)}" if engagement.settings else ""
    sentence = f"{deed}{where}{how}{margin}."
    return f"{when}, {sentence}" if when else capital(sentence)


def _deed(facts: Facts, told: Told) -> str:
    engagement = told.engagement
    planned = engagement.status == "planned"
    host = with_article(facts.names[facts.organisation.id])
    others = _others(facts, told)
    if engagement.bodies:
        session = f" in {engagement.sessions[0]}" if engagement.sessions else ""
        verb = "will meet" if planned else "met"
        return f"{_body(facts, engagement)} {verb}{session} with {listed(others)}"
    acting = ACTING.get(engagement.level, "")
    everyone = f"{acting} {listed([host, *others])}" if acting else f"{listed([host, *others])}"
    past, future = {
        "summit": ("took part in a summit", "will take part in a summit"),
        "call": ("held a telephone call", "will hold a telephone call"),
        "conference": ("took part in a conference", "will take part in a conference"),
        "exercise": ("took part in an exercise", "will take part in an exercise"),
        "signing": ("signed a text", "will sign a text"),
        "visit": ("met during a visit", "will meet during a visit"),
    }.get(engagement.kind, ("met", "will meet"))
    return f"{everyone} {future if planned else past}"


def _at(place: str) -> str:
    if place.split(" ", 1)[0] in ("in", "at", "on", "aboard"):
        return place
    inside = ("Headquarters", "Palace", "House", "Base", "Embassy", "Building", "Castle")
    return f"at {place}" if any(word in place for word in inside) else f"in {place}"


def _margin(engagement: Engagement) -> str:
    setting = engagement.settings[0]
    for lead in ("on the margins of ", "in the margins of ", "on the sidelines of "):
        setting = setting.removeprefix(lead)
    return setting


def _first(facts: Facts, engagement: Engagement, check: FirstCheck) -> str:
    """What "first" comes to on record, with what was searched and what fits a wider scope."""
    who = listed([with_article(name) for name in _codes(facts, engagement, check)])
    together = " together" if check.scope.jointly and len(check.scope.actors) > 1 else ""
    scope = f"of {who}{together}"
    at = f" at the level of {check.scope.level}" if check.scope.level else ""
    base = f"{check.searched} other engagements" if check.searched != 1 else "one other engagement"
    since = f" since {check.since}" if check.since else ""
    if check.holds:
        text = f"On record no earlier one {scope}{at} is known ({base}{since} searched)"
    else:
        dates = listed([in_words(one.span) for one in check.counter_examples])
        text = f"The source calls it the first {scope}{at}, but the record knows of {dates}"
    if check.wider:
        dates = listed([in_words(one.span) for one in check.wider[:4]])
        text += f"; of others, or at another level: {dates}"
    return f"{text}."


def _codes(facts: Facts, engagement: Engagement, check: FirstCheck) -> list[str]:
    named = {p.actor.code: facts.names.get(p.actor.id, p.actor.name)
             for p in engagement.participants}  # fmt: skip
    return sorted(named.get(code, code) for code in check.scope.actors)


def conflicts_of(told: Told) -> Iterator[Sentence]:
    """One sentence per conflict of an engagement, naming what each source says."""
    engagement = told.engagement
    for conflict in engagement.conflicts:
        if conflict.kind == "held":
            said = [in_words(entry.span) for entry in conflict.entries]
        else:
            said = [entry.term for entry in conflict.entries]
        what = {"held": "date", "engagement_kind": "kind"}.get(conflict.kind, conflict.kind)
        day = in_words(engagement.span) if engagement.span != Span.parse("/") else "no date"
        yield Sentence(
            f"Of the engagement of {day} sources give the {what} as {' and as '.join(said)}.",
            tuple(entry.id for entry in conflict.entries),
        )

"""One engagement in two or three sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.briefing.brief import Sentence
from comity.briefing.gather import Facts, Told
from comity.briefing.words import capital, capital_words, is_plural, listed, opening, with_article
from comity.dates import Span, in_words
from comity.dialogue.firsts import FirstCheck
from comity.dialogue.queries import Engagement, Participant
from comity.partners.rules import alphabetical_key

#: Who acts at each level.
ACTING = {
    "leaders": "the leaders of",
    "ministers": "the ministers of",
    "chiefs-of-defence": "the Chiefs of Defence of",
    "ambassadors": "the ambassadors of",
    "officials": "officials of",
    "parliamentary": "members of parliament of",
}
#: Capacities that say no more than a level does.
ACTING_WORDS = frozenset(("leaders", "ministers", "ambassadors", "officials", "representatives"))
#: Kinds that all take part in alike: nobody meets anybody there.
JOINT = frozenset(("summit", "conference", "exercise", "signing"))
COUNTERPARTS = frozenset(("counterpart", "counterparts"))
#: Kind → what they will do, what they did.
DEEDS = {
    "summit": ("take part in a summit", "took part in a summit"),
    "call": ("hold a telephone call", "held a telephone call"),
    "conference": ("take part in a conference", "took part in a conference"),
    "exercise": ("take part in an exercise", "took part in an exercise"),
    "signing": ("sign a text", "signed a text"),
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
    firsts: dict[str, list[int]] = {}
    for entry, check in zip(engagement.firsts, told.firsts, strict=True):
        firsts.setdefault(_first(facts, engagement, check), []).append(entry.id)
    for text, entries in firsts.items():
        yield Sentence(text, tuple(entries))


def _name(facts: Facts, told: Told, participant: Participant) -> str:
    """The participant as the day of the brief names it, told of the day of the engagement."""
    actor = participant.actor
    styled = facts.names.get(actor.id, actor.name)
    phrase = told.names.get(actor.id, "")
    if phrase and phrase != actor.name and actor.name in phrase and actor.name != styled:
        return phrase.replace(actor.name, styled)
    return phrase if phrase and "then-" in phrase else with_article(styled)


def _others(facts: Facts, told: Told) -> list[Participant]:
    """Who took part beside the organisation, in alphabetical order."""
    return sorted(
        (p for p in told.engagement.participants if p.actor.id != facts.organisation.id),
        key=lambda p: alphabetical_key(facts.names.get(p.actor.id, p.actor.name)),
    )


def _who(facts: Facts, told: Told, those: Sequence[Participant]) -> str:
    """Delegations, those in one capacity together: "the Foreign Ministers of Georgia and Japan
    and the High Representative of the EU"."""
    shared = _shared_capacity(those)
    alike: dict[str, list[str]] = {}
    for participant in those:
        capacity = _capacity(participant, shared)
        alike.setdefault(capacity, []).append(_name(facts, told, participant))
    acting = ACTING.get(told.engagement.level, "")
    phrases = []
    for capacity, names in alike.items():
        if capacity:
            phrases.append(_in_capacity(capacity, names))
        else:
            phrases.append(f"{acting} {listed(names)}" if acting else listed(names))
    return listed(phrases)


def _shared_capacity(those: Sequence[Participant]) -> str:
    """The office in which most of several came, which is that of their counterparts."""
    told = [_capacity(p) for p in those if _capacity(p) and is_plural(p.capacities[0])]
    return max(told, key=told.count, default="")


def _capacity(participant: Participant, shared: str = "") -> str:
    """The office it came in, if sources tell one that says more than a level does."""
    capacity = participant.capacities[0] if participant.capacities else ""
    if capacity in COUNTERPARTS:
        return shared
    if capacity in ACTING_WORDS or (capacity == capacity.casefold() and not is_plural(capacity)):
        return ""
    return capital_words(capacity) if is_plural(capacity) else capacity


def _in_capacity(capacity: str, names: Sequence[str]) -> str:
    """ "the Prime Ministers of Japan and Norway"; a capacity that names its own state stands so."""
    head, of, _ = capacity.partition(" of ")
    several = head.endswith("s")
    bare = names[0].removeprefix("the ")
    initials = "".join(word[0] for word in capacity.split())
    if (of and not several) or bare in capacity or (bare.isupper() and bare in initials):
        return f"the {capacity.removeprefix('the ')}"
    plural = "s" if len(names) > 1 and not several else ""
    return f"the {capacity}{plural} of {listed(names)}"


def _own(facts: Facts, told: Told, own: Participant) -> str:
    """The organisation's side: "NATO Foreign Ministers", "the Secretary General of NATO"."""
    host = facts.names[facts.organisation.id]
    capacity = _capacity(own)
    if not capacity:
        capacity = ACTING.get(told.engagement.level, "").removeprefix("the ").removesuffix(" of")
        return f"{host} {capacity}".strip()
    if is_plural(own.capacities[0]) and " of State" not in capacity:
        return f"{host} {capacity}"
    return _in_capacity(capacity, [with_article(host)])


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
    others = _who(facts, told, _others(facts, told))
    military = engagement.track == "military" and not engagement.bodies
    formats = " in military formats" if military else ""
    return f"{capital(who)} meets regularly with {others}{formats}."


def _took_place(facts: Facts, told: Told) -> str:
    engagement = told.engagement
    when = opening(engagement.span) if engagement.span.start_earliest > 0 else ""
    deed = _deed(facts, told)
    shown = engagement.place and engagement.kind != "visit"
    where = f" {_at(engagement.place)}" if shown else ""
    how = " by video conference" if engagement.mode == "video" else ""
    margin = f" on the margins of {_margin(engagement)}" if engagement.settings else ""
    sentence = f"{deed}{where}{how}{margin}."
    return f"{when}, {sentence}" if when else capital(sentence)


def plan(facts: Facts, told: Told) -> str:
    """What was to take place, as a thing and not as a deed, so that nobody takes it for done."""
    engagement = told.engagement
    when = opening(engagement.span) if engagement.span.start_earliest > 0 else ""
    where = f" {_at(engagement.place)}" if engagement.place else ""
    noun = engagement.kind if engagement.kind != "other" else "meeting"
    others = _others(facts, told)
    own = [p for p in engagement.participants if p.actor.id == facts.organisation.id]
    host = _body(facts, engagement) if engagement.bodies else _own(facts, told, own[0])
    day = f" for {when.partition(' ')[2]}" if when else ""
    return f"a {noun} between {host} and {_who(facts, told, others)} was planned{day}{where}"


def _deed(facts: Facts, told: Told) -> str:
    engagement = told.engagement
    planned = engagement.status == "planned"
    others = _others(facts, told)
    own = next((p for p in engagement.participants if p.actor.id == facts.organisation.id), None)
    everyone = [*([own] if own else []), *others]
    if engagement.bodies:
        session = f" in {engagement.sessions[0]}" if engagement.sessions else ""
        verb = "will meet" if planned else "met"
        return f"{_body(facts, engagement)} {verb}{session} with {_who(facts, told, others)}"
    if engagement.kind == "visit":
        return _visit(facts, told, everyone, planned)
    future, past = DEEDS.get(engagement.kind, ("meet", "met"))
    if own and engagement.kind not in JOINT and (_capacity(own) or _shared_capacity(others)):
        if engagement.kind == "call":
            future, past = "speak by telephone", "spoke by telephone"
        verb = f"will {future}" if planned else past
        return f"{_own(facts, told, own)} {verb} with {_who(facts, told, others)}"
    return f"{_who(facts, told, everyone)} {f'will {future}' if planned else past}"


def _visit(facts: Facts, told: Told, everyone: Sequence[Participant], planned: bool) -> str:
    """Guests visit hosts: as sources tell the roles, else as the place names the hosts, else
    those who came in an office are the guests."""
    places = " ".join(told.engagement.places)
    guests = [p for p in everyone if "guest" in p.roles]
    hosts = [p for p in everyone if _is_named(facts, p, places)]
    if guests:
        hosts = [p for p in everyone if p not in guests]
    elif hosts:
        guests = [p for p in everyone if p not in hosts]
    else:
        guests = [p for p in everyone if _capacity(p)]
        hosts = [p for p in everyone if p not in guests]
    if not guests or not hosts:
        return f"{_who(facts, told, everyone)} {'will meet' if planned else 'met'} during a visit"
    at = listed([_name(facts, told, p) for p in hosts])
    return f"{_who(facts, told, guests)} {'will visit' if planned else 'visited'} {at}"


def _is_named(facts: Facts, participant: Participant, words: str) -> bool:
    actor = participant.actor
    return any(name in words for name in (actor.name, facts.names.get(actor.id, actor.name)))


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
        dates = _dates(check.counter_examples)
        text = f"The source calls it the first {scope}{at}, but the record knows of {dates}"
    if check.wider:
        text += f"; of others, or at another level: {_dates(check.wider[:4])}"
    return f"{text}."


def _dates(engagements: Sequence[Engagement]) -> str:
    return listed(list(dict.fromkeys(in_words(one.span) for one in engagements)))


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

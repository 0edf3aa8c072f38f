"""Facts said in plain sentences, each with the entries it rests on. Pure.

The sentences keep to the forms of official prose, so that a reader of it finds the same facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.briefing import doubts, overview
from comity.briefing.brief import Paragraph, Section, Sentence
from comity.briefing.engagement_words import about_engagement, conflicts_of
from comity.briefing.gather import Facts, Told
from comity.briefing.words import capital, listed, with_article
from comity.cooperation.queries import Cooperation
from comity.dates import Answer, Span, in_words
from comity.partners.queries import Instrument, Standing

#: How an actor of each standing is called, one and several.
CALLED = {
    "member": ("a member", "members"),
    "partner": ("a partner", "partners"),
    "observer": ("an observer", "observers"),
    "invitee": ("an invitee", "invitees"),
    "candidate": ("a candidate for membership", "candidates for membership"),
    "aspirant": ("an aspirant", "aspirants"),
    "dialogue-partner": ("a dialogue partner", "dialogue partners"),
}


def title_of(facts: Facts) -> str:
    host, group = facts.names[facts.organisation.id], facts.names[facts.group.id]
    return f"{host} and {with_article(group)}, {in_words_of_day(facts)}"


def in_words_of_day(facts: Facts) -> str:
    return f"{facts.day.day} {facts.day:%B %Y}"


def summary(facts: Facts) -> Paragraph:
    """Who the partners are on the day, a sentence for each standing, and what there is to tell."""
    return Paragraph((*_standings_on_day(facts), *overview.counts(facts)))


def sections(facts: Facts) -> tuple[Section, ...]:
    """All that there is to tell, under headings; what there is nothing of is left out."""
    told = [one for one in facts.engagements if one.engagement.status != "planned"]
    ahead = [
        one
        for one in facts.engagements
        if one.engagement.status == "planned" and not doubts.is_past_plan(facts, one)
    ]
    political = [one for one in told if one.engagement.track != "military"]
    military = [one for one in told if one.engagement.track == "military"]
    found = (
        Section("Standing", tuple(_standing_paragraphs(facts))),
        Section("Political dialogue", tuple(_dialogue(facts, political))),
        Section("Military dialogue", tuple(_dialogue(facts, military))),
        Section("Ahead", tuple(_dialogue(facts, ahead))),
        Section("Areas of cooperation", tuple(_cooperation(facts))),
        Section("Programmes", tuple(_programmes(facts))),
        Section("Other texts", tuple(_other_texts(facts))),
        Section("What is possibly so", tuple(_items(doubts.possibilities(facts)))),
        Section("Where sources differ", tuple(_differences(facts))),
        Section("How regular it is", tuple(_items(doubts.rhythm(facts)))),
        Section("What is missing", tuple(_items(doubts.gaps(facts)))),
    )
    return tuple(section for section in found if section.paragraphs)


def names(facts: Facts, numbers: Iterable[int]) -> list[str]:
    """Names in running text, in alphabetical order."""
    return [with_article(name) for name in sorted(facts.names[number] for number in numbers)]


def _naming(standings: Iterable[Standing], facts: Facts) -> Standing | None:
    """The standing of the day that names the actor: a member is not called a partner."""
    held = [one for one in standings if one.kind in CALLED]
    held.sort(key=lambda one: (one.covers is not Answer.yes, list(CALLED).index(one.kind)))
    return held[0] if held else None


def _standings_on_day(facts: Facts) -> Iterator[Sentence]:
    host = with_article(facts.names[facts.organisation.id])
    called: dict[tuple[str, Answer], list[Standing]] = {}
    for standings in facts.partners.values():
        if naming := _naming(standings, facts):
            called.setdefault((naming.kind, naming.covers), []).append(naming)
    for (kind, covers), those in called.items():
        one, several = CALLED[kind]
        who = listed(names(facts, (standing.subject.id for standing in those)))
        verb = "are" if len(those) > 1 else "is"
        sure = "" if covers is Answer.yes else " possibly"
        yield Sentence(
            f"{capital(who)} {verb}{sure} {several if len(those) > 1 else one} of {host}.",
            tuple(standing.entry.id for standing in those),
        )


def _standing_paragraphs(facts: Facts) -> Iterator[Paragraph]:
    host = with_article(facts.names[facts.organisation.id])
    since = []
    for number in sorted(facts.partners, key=lambda number: facts.names[number]):
        naming = _naming(facts.partners[number], facts)
        if naming is None:
            continue
        same = [one for one in facts.partners[number] if one.kind == naming.kind]
        first = min(same, key=lambda one: one.span.start_earliest)
        if first.span.start_earliest <= 0 or first.span.edtf.startswith("["):
            continue
        start = first.span.edtf.split("/")[0]
        since.append(
            Sentence(
                f"{capital(with_article(facts.names[number]))} has been {CALLED[naming.kind][0]}"
                f" of {host} since {in_words(Span.parse(start))}.",
                (first.entry.id,),
            )
        )
    if since:
        yield Paragraph(tuple(since), listed=True)


def _dialogue(facts: Facts, engagements: list[Told]) -> Iterator[Paragraph]:
    for told in engagements:
        sentences = tuple(about_engagement(facts, told))
        if sentences:
            yield Paragraph(sentences)


def _cooperation(facts: Facts) -> Iterator[Paragraph]:
    host = with_article(facts.names[facts.organisation.id])
    grouped: dict[tuple[str, str], dict[str, list[Cooperation]]] = {}
    for row in facts.cooperations:
        words = row.text or row.area.replace("-", " ")
        grouped.setdefault((row.mode, row.strategy), {}).setdefault(words, []).append(row)
    for (mode, strategy), topics in grouped.items():
        alike: dict[frozenset[int], list[str]] = {}
        for words, rows in topics.items():
            alike.setdefault(frozenset(row.partner.id for row in rows), []).append(words)
        sentences = []
        for who, told in alike.items():
            rested = tuple(row.entry.id for words in told for row in topics[words])
            said = listed(names(facts, who))
            if mode == "contributes":
                text = f"{capital(said)} contribute their views to {host} on {listed(told)}."
            else:
                text = f"{capital(host)}, {said} have agreed to cooperate on {listed(told)}."
            sentences.append(Sentence(text, rested))
        if strategy:
            rested = tuple(entry for sentence in sentences for entry in sentence.entries)
            sentences.append(
                Sentence(f"This cooperation forms part of the {_bare(strategy)}.", rested)
            )
        yield Paragraph(tuple(sentences))


def _bare(title: str) -> str:
    return title.removeprefix("the ").removeprefix("The ")


def _programmes(facts: Facts) -> Iterator[Paragraph]:
    host = with_article(facts.names[facts.organisation.id])
    titled: dict[str, list[Instrument]] = {}
    for programme in facts.programmes:
        key = programme.title.removesuffix("s").casefold()
        titled.setdefault(key, []).append(programme)
    for those in titled.values():
        others = {p.id for one in those for p in one.parties if p.id != facts.organisation.id}
        for number in others:
            facts.names.setdefault(number, _party_name(those, number))
        title = those[0].title.removesuffix("s")
        rested = tuple(entry.id for one in those for entry in one.entries)
        who = names(facts, others)
        each = f"each of {listed(who)}" if len(who) > 1 else listed(who)
        article = "an" if title[:1] in "AEIOU" else "a"
        sentences = [
            Sentence(f"{capital(host)} and {each} have developed {article} {title}.", rested)
        ]
        areas = list(dict.fromkeys(text for one in those for _, text in one.areas if text))
        if areas:
            covered = tuple(
                e.id for one in those for e in one.entries if e.kind == "instrument_area"
            )
            subject = "The programmes cover" if len(those) > 1 else "The programme covers"
            sentences.append(Sentence(f"{subject} {listed(areas)}.", covered))
        for agenda in dict.fromkeys(ref.title for one in those for ref in one.refers_to):
            linked = tuple(e.id for one in those for e in one.entries if e.kind == "refers_to")
            subject = "They form" if len(those) > 1 else "It forms"
            sentences.append(Sentence(f"{subject} part of the {_bare(agenda)}.", linked))
        yield Paragraph(tuple(sentences))


def _party_name(those: list[Instrument], number: int) -> str:
    return next(p.name for one in those for p in one.parties if p.id == number)


def _other_texts(facts: Facts) -> Iterator[Paragraph]:
    items = []
    for one in facts.other_instruments:
        for party in one.parties:
            facts.names.setdefault(party.id, party.name)
        who = listed(names(facts, (party.id for party in one.parties)))
        when = f", {in_words(one.adopted)}" if one.adopted else ""
        rested = tuple(entry.id for entry in one.entries)
        items.append(Sentence(f"{one.title} ({who}{when}).", rested))
    if items:
        yield Paragraph(tuple(items), listed=True)


def _differences(facts: Facts) -> Iterator[Paragraph]:
    yield from _items(sentence for told in facts.engagements for sentence in conflicts_of(told))


def _items(sentences: Iterable[Sentence]) -> Iterator[Paragraph]:
    """The sentences as one list; no paragraph where there are none."""
    found = tuple(sentences)
    if found:
        yield Paragraph(found, listed=True)

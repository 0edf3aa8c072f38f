"""A text read from the first sentence to the last."""

from __future__ import annotations

from datetime import date

from comity.dates.prose import find_dates
from comity.reader.background import background_of
from comity.reader.capitals import let_capitals_act
from comity.reader.chronology import date_entries
from comity.reader.claiming import engagement_claims
from comity.reader.claims import Claim, Reading, Text
from comity.reader.clauses import Clause
from comity.reader.confidence import with_confidence
from comity.reader.cooperation import Cooperations
from comity.reader.datelines import day_of_text
from comity.reader.discourse import Discourse, home_of
from comity.reader.drafts import Draft
from comity.reader.engagements import Engagements
from comity.reader.firsts import firsts_in, told_of_last
from comity.reader.gazetteer import Gazetteer
from comity.reader.instruments import Made, hear_speakers, instruments_of
from comity.reader.introducing import home_by_name, introduce, remember_subject, voice_of_title
from comity.reader.joining import (
    expand,
    join_current,
    settle_groups,
    settle_seats,
    visit_of_the_two,
)
from comity.reader.layout import blocks
from comity.reader.ledger import Ledger
from comity.reader.manner import series_in, settle
from comity.reader.participants import lists_participants, take_in_listed, take_in_participant
from comity.reader.presuming import presumed_home
from comity.reader.proposing import cooperation_claims, instrument_claims, standing_claims
from comity.reader.row import Row
from comity.reader.sentences import sentence_spans
from comity.reader.standings import Rosters, Standing, standings_of
from comity.reader.tables import Tables
from comity.reader.tokens import Finds, Sentence, tokenize
from comity.reader.told_of import states_named, told_by
from comity.reader.topics import Topics
from comity.reader.when import first_day

_OPENING = 4
"""Sentences in which a joint text says who speaks in it."""
_SPACES = "\n\r\t\u00a0\u2009\u202f"
"""White space within a name or a date, as lines are wrapped and pages set, is a space."""
READER = "comity.reader/1"


def read(text: Text, gazetteer: Gazetteer) -> Reading:
    """Every claim that the reader finds in the text, in the order of the text."""
    claims = tuple(with_confidence(claim) for claim in _claims(text, gazetteer))
    return Reading(claims, READER, gazetteer.digest)


def sentences_of(text: Text, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of a text as tokens."""
    content = text.text
    day = first_day(text.published)
    published = date.fromordinal(day) if day and day > 366 else None
    flat = content
    for space in _SPACES:  # six replacements take a fifth of the time of one translation
        flat = flat.replace(space, " ")
    finds = Finds(gazetteer.find(flat, day), find_dates(flat, published))
    out: list[Sentence] = []
    for number, block in enumerate(blocks(content, text.title)):
        for start, end in sentence_spans(content, block):
            tokens = tokenize(content, start, end, finds, day)
            let_capitals_act(tokens)
            out.append(Sentence(len(out), start, end, block.kind, number, tokens))
    date_entries(out)
    return out


def _claims(text: Text, gazetteer: Gazetteer) -> list[Claim]:
    content = text.text
    sentences = sentences_of(text, gazetteer)
    home = home_of(text) or home_by_name(text, sentences, gazetteer)
    discourse = Discourse(gazetteer, home, first_day(text.published))
    discourse.presumed = home or presumed_home(content, sentences, gazetteer)
    for sentence in sentences:
        for k in sentence.named:
            token = sentence.tokens[k]
            assert token.name
            code = gazetteer.party(token.name.code)
            discourse.mentioned[code] = discourse.mentioned.get(code, 0) + 1
            if gazetteer.types.get(token.name.code) == "body":
                discourse.bodies.setdefault(token.word.rpartition(" ")[2], token.name.code)
    background = background_of(sentences, gazetteer, discourse.home, text.published)
    discourse.expansions.update(background.listed)
    ledger = Ledger(text.published, day_of_text(content, sentences))
    standings: list[Standing] = []
    made: list[Made] = []
    topics = Topics(content)
    cooperations = Cooperations()
    introduce(content, sentences, discourse)
    attending = False
    tables, rosters = Tables(), Rosters()
    for sentence in sentences:
        clause = Clause(content, sentence, discourse)
        row = Row(content, clause, discourse, background)
        if sentence.kind == "title":
            voice_of_title(clause, discourse)
        if sentence.kind != "row":
            tables.hear(sentence)
        elif tables.begins(sentence):
            rosters.hear_head(row)
            continue
        listed = rosters.hear(row)
        standings.extend(listed)
        if listed:
            continue
        attending = not rosters.begun and (
            lists_participants(clause) or (attending and sentence.kind == "item")
        )
        if attending and sentence.kind == "item":
            take_in_participant(clause, ledger)
            continue
        if take_in_listed(clause, ledger):
            continue
        main: Draft | None = None
        here: list[Draft] = []
        told_here = Engagements(content, clause, discourse).drafts()
        if sentence.kind == "row" and not any(len(draft.parties) > 1 for draft in told_here):
            row_draft = tables.draft_of(content, clause, discourse)
            told_here = [row_draft] if row_draft else told_here
        for draft in told_here:
            settle(content, sentence, draft)
            draft.firsts = firsts_in(content, sentence, draft, gazetteer)
            if draft.joins and join_current(draft, ledger, discourse):
                continue
            expand(draft, discourse)
            visit_of_the_two(draft, discourse)
            entered = ledger.add(draft)
            if draft.source == "verb" and draft.actors:
                discourse.actors = draft.actors
            if entered is draft:
                discourse.core = tuple(draft.parts)
            if entered:
                here.append(entered)
                if entered.kind == "council":
                    discourse.council = tuple(entered.parts)
                settle_groups(entered, discourse)
                people = tuple(part for part in draft.visitors if part.person)
                discourse.travellers = people or discourse.travellers
            if (entered and main is None and entered is ledger.main) or (
                entered
                and main is None
                and draft.source == "verb"
                and draft.kind != "signing"
                and not draft.apart
                and (not draft.future or ledger.main is None or ledger.main.future)
            ):
                main = entered
                discourse.company = entered.company
        if ledger.current and told_of_last(sentence):
            last = ledger.current
            last.series = last.series or series_in(content, sentence, (0, len(sentence.tokens)))
            ledger.current.firsts.extend(firsts_in(content, sentence, ledger.current, gazetteer))
        if "E" in sentence.letters and clause.names_the_summit():
            ledger.call_it_a_summit()
        if "D" in sentence.letters:
            for token in sentence.tokens:
                if token.date and token.date.precision == "day":
                    ledger.spoken_of = token.date
        if sentence.number <= _OPENING and sentence.kind != "title":
            made.extend(hear_speakers(row, sentences[0], text.published, made))
        standings.extend(standings_of(row))
        told = list(instruments_of(row, text.published))
        made.extend(told)
        heard = len(cooperations.found)
        cooperations.hear(row, told)
        # What is said of texts and of cooperation is no topic of the meeting told before.
        elsewhere = bool(told) or len(cooperations.found) > heard
        only = here[0] if len(here) == 1 else None
        topics.take(sentence, main or only, None if elsewhere else ledger.current)
        remember_subject(clause, discourse)
        discourse.told_of = told_by(row) or discourse.told_of
        discourse.named_last = states_named(row)
    claims: list[Claim] = []
    settle_seats(ledger, sentences, gazetteer)
    for draft in ledger.finish():
        claims.extend(engagement_claims(content, draft, discourse, text.published))
    claims.extend(standing_claims(content, standings, ledger))
    claims.extend(instrument_claims(content, made, discourse, ledger, cooperations))
    claims.extend(cooperation_claims(content, cooperations))
    return claims

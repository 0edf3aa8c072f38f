"""A text read from the first sentence to the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.dates.prose import find_dates
from comity.reader.background import background_of
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
from comity.reader.layout import blocks
from comity.reader.ledger import Ledger
from comity.reader.lexicon import word_set
from comity.reader.manner import series_in, settle
from comity.reader.parties import Part, parties_of
from comity.reader.proposing import cooperation_claims, instrument_claims, standing_claims
from comity.reader.row import Row
from comity.reader.sentences import sentence_spans
from comity.reader.standings import Rosters, Standing, standings_of
from comity.reader.tables import Tables
from comity.reader.tokens import Finds, Sentence, tokenize
from comity.reader.told_of import states_named, told_by
from comity.reader.topics import Topics
from comity.reader.when import first_day, within

_ATTENDING = word_set("attending")
_IN_ATTENDANCE = word_set("in-attendance")
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
            out.append(Sentence(len(out), start, end, block.kind, number, tokens))
    date_entries(out)
    return out


def _claims(text: Text, gazetteer: Gazetteer) -> list[Claim]:
    content = text.text
    sentences = sentences_of(text, gazetteer)
    home = home_of(text) or _home_by_name(text, sentences, gazetteer)
    discourse = Discourse(gazetteer, home, first_day(text.published))
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
    _introduce(content, sentences, discourse)
    attending = False
    tables, rosters = Tables(), Rosters()
    for sentence in sentences:
        clause = Clause(content, sentence, discourse)
        row = Row(content, clause, discourse, background)
        if sentence.kind == "title":
            _voice_of_title(clause, discourse)
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
            _lists_participants(clause) or (attending and sentence.kind == "item")
        )
        if attending and sentence.kind == "item":
            _take_in_participant(clause, ledger)
            continue
        if _take_in_listed(clause, ledger):
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
            if draft.joins and _join_current(draft, ledger, discourse):
                continue
            _expand(draft, discourse)
            _visit_of_the_two(draft, discourse)
            entered = ledger.add(draft)
            if draft.source == "verb" and draft.actors:
                discourse.actors = draft.actors
            if entered is draft:
                discourse.core = tuple(draft.parts)
            if entered:
                here.append(entered)
                if entered.kind == "council":
                    discourse.council = tuple(entered.parts)
                _settle_groups(entered, discourse)
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
        _remember_subject(clause, discourse)
        discourse.told_of = told_by(row) or discourse.told_of
        discourse.named_last = states_named(row)
    claims: list[Claim] = []
    _settle_seats(ledger, sentences, gazetteer)
    for draft in ledger.finish():
        claims.extend(engagement_claims(content, draft, discourse, text.published))
    claims.extend(standing_claims(content, standings, ledger))
    claims.extend(instrument_claims(content, made, discourse, ledger, cooperations))
    claims.extend(cooperation_claims(content, cooperations))
    return claims


def _home_by_name(text: Text, sentences: list[Sentence], gazetteer: Gazetteer) -> str:
    """The actor that the publisher's name holds, or else the text's first short line."""
    names = [hit.names[0] for hit in gazetteer.find(text.publisher) if hit.names]
    if not names and sentences and sentences[0].kind in ("heading", "title"):
        first = sentences[0].tokens
        if ":" in (token.word for token in first):
            names = [token.name for token in first if token.name]
    codes = {gazetteer.party(name.code) for name in names}
    codes = {code for code in codes if gazetteer.types.get(code) != "group"}
    return codes.pop() if len(codes) == 1 else ""


_OPENING = 4
"""Sentences in which a joint text says who speaks in it."""
_INTRODUCED_WITHIN = 6
"""Sentences in which a text introduces most of those whom its title names by surname alone."""


def _introduce(content: str, sentences: list[Sentence], discourse: Discourse) -> None:
    """Meet the people of the first sentences before a title that has people is read."""
    title = next((one for one in sentences[:3] if one.kind == "title"), None)
    if title is None:
        return
    discourse.others = tuple(
        sorted(
            {
                token.name.code
                for token in title.tokens
                if token.name
                and token.letter in "CA"
                and discourse.gazetteer.is_state(token.name.code)
                and token.name.code != discourse.home
            }
        )
    )
    if "N" not in title.letters:
        return
    for sentence in sentences[:_INTRODUCED_WITHIN]:
        if sentence.kind != "title" and ("T" in sentence.letters or "H" in sentence.letters):
            Clause(content, sentence, discourse)
    discourse.groups.clear()


def _are_members(group: str, states: list[Part], discourse: Discourse) -> bool:
    """Most of the states are the group's own, as far as anybody knows who those are."""
    kinds = ("group-member", "member")
    day = discourse.day or 0
    known = {one for kind in kinds for one in discourse.gazetteer.members_of(group, day, kind)}
    codes = {part.actor for part in states}
    return not known or 2 * len(codes & known) >= len(codes)


def _settle_seats(ledger: Ledger, sentences: list[Sentence], gazetteer: Gazetteer) -> None:
    """A visit to a city whose state the text never names is to the organisations met there."""
    visits = [draft for draft in ledger.drafts if draft.city_only]
    if not visits:
        return
    tokens = [sentence.tokens[k] for sentence in sentences for k in sentence.named]
    named = {token.name.code for token in tokens if token.name and token.letter in "CA"}
    cities = {token.start for token in tokens if token.name and token.name.form == "city"}
    for visit in visits:
        hosts = [p for p in visit.parts if gazetteer.is_state(p.actor) and p.actor not in named]
        met = [
            part
            for draft in ledger.drafts
            if draft is not visit and set(draft.parties) & set(visit.parties)
            for part in draft.parts
            if not gazetteer.is_state(part.actor)
        ]
        own = {part.actor for part in visit.visitors}
        hosts = [part for part in hosts if part.actor not in own]
        visit.parts = [p for p in visit.parts if p not in hosts or p.start not in cities]
        if hosts and met:
            visit.parts = [part for part in visit.parts if part not in hosts]
            visit.add(met)


def _lists_participants(clause: Clause) -> bool:
    """The sentence announces a list of those who took part."""
    if not clause.letters.endswith(":"):
        return False
    return any(word in _ATTENDING for token in clause.tokens for word in token.word.split())


def _take_in_listed(clause: Clause, ledger: Ledger) -> bool:
    """Add those whom "in attendance were: A, B; C" lists to the main engagement."""
    meant = ledger.main or ledger.pending
    colon = clause.letters.find(":")
    if meant is None or colon < 0 or clause.letters.endswith(":"):
        return False
    if not _IN_ATTENDANCE & {token.word for token in clause.tokens[:colon]}:
        return False
    listed = [
        part
        for item in clause.items
        if item.i > colon and item.phrase and item.phrase.kind == "party"
        for part in item.phrase.parts
    ]
    if len(parties_of(listed)) < 2:
        return False
    meant.add(listed)
    meant.extra_sentences.append(clause.sentence)
    ledger.enter(meant)
    return True


def _take_in_participant(clause: Clause, ledger: Ledger) -> None:
    """Add whom an item of such a list names to the text's main engagement."""
    meant = ledger.main or ledger.pending
    if meant is None:
        return
    for item in clause.items:
        if item.phrase and item.phrase.kind == "party":
            meant.add(item.phrase.parts)
            meant.listed.extend(item.phrase.parts)
            ledger.enter(meant)
            _settle_groups(meant, clause.discourse)
            return


_ENOUGH_MEMBERS = 4
"""States named beside a group's name that then stand for the group."""


def _join_current(draft: Draft, ledger: Ledger, discourse: Discourse) -> bool:
    """Let those who "also took part in the session" take part in the engagement told last."""
    last = ledger.current
    if last is None:
        return not (draft.dates or draft.kind)
    date = ledger.date_of(draft)
    alone = len(last.parties) == 1
    if date and last.date and date != last.date and not within(date, last.date):
        draft.joins = False
        draft.add(discourse.actors or discourse.core)
        draft.kind = draft.kind or "meeting"
        return False
    if date and alone and within(date, last.date):
        last.date = date
    last.add(draft.parts)
    last.firsts.extend(draft.firsts)
    last.mode = last.mode or draft.mode
    last.open_list = last.open_list or draft.open_list
    last.extra_sentences.append(draft.sentence)
    discourse.company = last.company
    return True


def _expand(draft: Draft, discourse: Discourse) -> None:
    """Put the members a text has listed in the place of their group's name."""
    if draft.source == "title":
        return
    ahead = draft.future or draft.apart
    for group, members in discourse.expansions.items():
        lasting = discourse.gazetteer.types.get(group) == "group" or not ahead
        if group in draft.parties and lasting:
            draft.parts = [part for part in draft.parts if part.actor != group]
            draft.add(members)


def _visit_of_the_two(draft: Draft, discourse: Discourse) -> None:
    """A dated visit by one of the two whom the text is about is to the other."""
    about = parties_of(discourse.about)
    own = draft.parties
    if draft.kind == "visit" and draft.dates and len(own) == 1 < len(about) and own[0] in about:
        draft.add(discourse.about)


def _settle_groups(draft: Draft, discourse: Discourse) -> None:
    """Where enough members of a group are named, they stand for it, here and from here on."""
    gazetteer = discourse.gazetteer
    states = [part for part in draft.parts if gazetteer.is_state(part.actor)]
    if len({part.actor for part in states}) < _ENOUGH_MEMBERS:
        return
    for code in draft.parties:
        if gazetteer.types.get(code) == "group" and _are_members(code, states, discourse):
            members = tuple(Part(actor, actor) for actor in parties_of(states))
            discourse.expansions[code] = members
            draft.parts = [part for part in draft.parts if part.actor != code]


def _voice_of_title(clause: Clause, discourse: Discourse) -> None:
    """A joint text speaks for all whom its title names."""
    words = {token.word for token in clause.tokens}
    parts: list[Part] = []
    for index, item in enumerate(clause.items):
        before = clause.items[index - 1].kind if index else "^"
        person = item.phrase.parts[0] if item.phrase and item.phrase.parts else None
        if person and person.level and person.actor == discourse.home and before == "y":
            # Spokespersons have no level: what they say is not said in their own name.
            discourse.voice = replace(person, start=0, end=0)
        if item.phrase and item.phrase.parts and before not in "uk":
            parts.extend(item.phrase.parts)
        if item.event:
            parts.extend(item.event.named)
            parts.extend(item.event.owners)
    gazetteer = discourse.gazetteer
    codes = {
        gazetteer.party(token.name.code)
        for token in clause.tokens
        if token.name and token.letter in "CA"
    }
    if len(codes) == 1 and discourse.home:
        codes.add(discourse.home)
    if len(codes) == 2:
        discourse.about = tuple(Part(code, code) for code in sorted(codes))
    if any("joint" in word or "communiqu" in word for word in words):
        if discourse.home and len(parties_of(parts)) == 1:
            parts.append(Part(discourse.home, discourse.home))
        discourse.document = tuple(parts)


def _remember_subject(clause: Clause, discourse: Discourse) -> None:
    """Whom "he" and "she" will mean: the first person before the main verb."""
    for item in clause.items:
        if item.kind == "V":
            break
        if item.phrase and item.phrase.kind in ("party", "pronoun"):
            if item.phrase.personal:
                discourse.subject = item.phrase.parts
                break
            if item.phrase.kind == "pronoun":
                break
    if clause.letters.endswith(":"):
        parts: list[Part] = []
        for item in clause.items:
            if item.phrase and item.phrase.kind == "party":
                parts.extend(item.phrase.parts)
        discourse.list_subject = tuple(parts) if parts else discourse.they()
        discourse.list_ahead = any(token.word in ("will", "shall") for token in clause.tokens)

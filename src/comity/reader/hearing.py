"""What a text tells, heard sentence by sentence: each is told after, and by, those before it."""

from __future__ import annotations

from comity.reader.background import Background
from comity.reader.claiming import engagement_claims
from comity.reader.claims import Claim, Text
from comity.reader.clauses import Clause
from comity.reader.cooperation import Cooperations
from comity.reader.datelines import day_of_text
from comity.reader.discourse import Discourse
from comity.reader.drafts import Draft
from comity.reader.engagements import Engagements
from comity.reader.firsts import firsts_in, told_of_last
from comity.reader.instruments import Made, hear_date, hear_speakers, instruments_of
from comity.reader.introducing import remember_subject, voice_of_title
from comity.reader.joining import (
    expand,
    join_current,
    settle_groups,
    settle_seats,
    visit_of_the_two,
)
from comity.reader.ledger import Ledger
from comity.reader.manner import series_in, settle
from comity.reader.participants import lists_participants, take_in_listed, take_in_participant
from comity.reader.partner_lists import PartnerLists
from comity.reader.proposing import cooperation_claims, instrument_claims, standing_claims
from comity.reader.row import Row
from comity.reader.standings import Rosters, Standing, standings_of
from comity.reader.tables import Tables
from comity.reader.tokens import Sentence
from comity.reader.told_of import states_named, told_by
from comity.reader.topics import Topics

_OPENING = 4
"""Sentences in which a joint text says who speaks in it."""


class Hearing:
    """The engagements, standings, instruments and cooperation that the sentences so far told."""

    def __init__(
        self, text: Text, sentences: list[Sentence], discourse: Discourse, background: Background
    ) -> None:
        self._content = text.text
        self._published = text.published
        self._sentences = sentences
        self._discourse = discourse
        self._background = background
        self._ledger = Ledger(text.published, day_of_text(text.text, sentences))
        self._standings: list[Standing] = []
        self._made: list[Made] = []
        self._topics = Topics(text.text)
        self._cooperations = Cooperations()
        self._tables, self._rosters = Tables(), Rosters()
        self._partners = PartnerLists()
        self._attending = False

    def hear(self, sentence: Sentence) -> None:
        """Take in the next sentence."""
        discourse = self._discourse
        clause = Clause(self._content, sentence, discourse)
        row = Row(self._content, clause, discourse, self._background)
        if sentence.kind == "title":
            voice_of_title(clause, discourse)
        if self._is_listed(row):
            return
        main, only = self._hear_engagements(clause)
        told_more = self._hear_standings_and_instruments(row)
        # What is said of texts and of cooperation is no topic of the meeting told before.
        self._topics.take(sentence, main or only, None if told_more else self._ledger.current)
        remember_subject(clause, discourse)
        discourse.told_of = told_by(row) or discourse.told_of
        discourse.named_last = states_named(row)

    def claims(self) -> list[Claim]:
        """All that was told, as claims."""
        content, discourse, ledger = self._content, self._discourse, self._ledger
        claims: list[Claim] = []
        settle_seats(ledger, self._sentences, discourse.gazetteer)
        for draft in ledger.finish():
            claims.extend(engagement_claims(content, draft, discourse, self._published))
        claims.extend(standing_claims(content, self._standings, ledger))
        claims.extend(instrument_claims(content, self._made, discourse, ledger, self._cooperations))
        claims.extend(cooperation_claims(content, self._cooperations))
        return claims

    def _is_listed(self, row: Row) -> bool:
        """The line is the head of a table, or one of a list of members or participants."""
        sentence, clause = row.sentence, row.clause
        if sentence.kind != "row":
            self._tables.hear(sentence)
        elif self._tables.begins(sentence):
            self._rosters.hear_head(row)
            return True
        listed = self._rosters.hear(row)
        self._standings.extend(listed)
        if listed:
            return True
        self._attending = not self._rosters.begun and (
            lists_participants(clause) or (self._attending and sentence.kind == "item")
        )
        if self._attending and sentence.kind == "item":
            take_in_participant(clause, self._ledger)
            return True
        return take_in_listed(clause, self._ledger)

    def _hear_engagements(self, clause: Clause) -> tuple[Draft | None, Draft | None]:
        """The engagement that the sentence is about, and the only one that it tells."""
        sentence, discourse, ledger = clause.sentence, self._discourse, self._ledger
        main: Draft | None = None
        here: list[Draft] = []
        for draft in self._drafts_in(clause):
            settle(self._content, sentence, draft)
            draft.firsts = firsts_in(self._content, sentence, draft, discourse.gazetteer)
            if draft.joins and join_current(draft, ledger, discourse):
                continue
            entered = self._enter(draft)
            if entered:
                here.append(entered)
            if entered and main is None and self._is_main(draft, entered):
                main = entered
                discourse.company = entered.company
        self._hear_of_last(clause)
        return main, here[0] if len(here) == 1 else None

    def _drafts_in(self, clause: Clause) -> list[Draft]:
        engagements = Engagements(self._content, clause, self._discourse)
        told = self._partners.drafts(engagements, engagements.drafts())
        if clause.sentence.kind == "row" and not any(len(draft.parties) > 1 for draft in told):
            listed = self._tables.draft_of(self._content, clause, self._discourse)
            return [listed] if listed else told
        return told

    def _enter(self, draft: Draft) -> Draft | None:
        """The draft as the ledger keeps it; whom it names is who acted last."""
        discourse = self._discourse
        expand(draft, discourse)
        visit_of_the_two(draft, discourse)
        entered = self._ledger.add(draft)
        if draft.source == "verb" and draft.actors:
            discourse.actors = draft.actors
        if entered is draft:
            discourse.core = tuple(draft.parts)
        if entered:
            if entered.kind == "council":
                discourse.council = tuple(entered.parts)
            settle_groups(entered, discourse)
            people = tuple(part for part in draft.visitors if part.person)
            discourse.travellers = people or discourse.travellers
        return entered

    def _is_main(self, draft: Draft, entered: Draft) -> bool:
        """What the text is about, or else what a verb tells that is no aside."""
        main = self._ledger.main
        told = draft.source == "verb" and draft.kind != "signing" and not draft.apart
        return entered is main or (told and (not draft.future or main is None or main.future))

    def _hear_of_last(self, clause: Clause) -> None:
        """What the sentence adds to the engagement told before it."""
        sentence, ledger = clause.sentence, self._ledger
        if ledger.current and told_of_last(sentence):
            last = ledger.current
            whole = (0, len(sentence.tokens))
            last.series = last.series or series_in(self._content, sentence, whole)
            gazetteer = self._discourse.gazetteer
            last.firsts.extend(firsts_in(self._content, sentence, last, gazetteer))
        if "E" in sentence.letters and clause.names_the_summit():
            ledger.call_it_a_summit()
        if "D" in sentence.letters:
            for token in sentence.tokens:
                if token.date and token.date.precision == "day":
                    ledger.spoken_of = token.date

    def _hear_standings_and_instruments(self, row: Row) -> bool:
        """The sentence tells of instruments or of cooperation."""
        sentence = row.sentence
        if sentence.number <= _OPENING and sentence.kind != "title":
            opening = self._sentences[0]
            self._made.extend(hear_speakers(row, opening, self._published, self._made))
        self._standings.extend(standings_of(row))
        hear_date(row, self._made)
        told = list(instruments_of(row, self._published))
        self._made.extend(told)
        heard = len(self._cooperations.found)
        self._cooperations.hear(row, told)
        return bool(told) or len(self._cooperations.found) > heard

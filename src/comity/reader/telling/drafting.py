"""A draft of one engagement, with what its clause and the event it names say of it."""

from __future__ import annotations

from datetime import date

from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.levels import higher
from comity.reader.lexicon import word_set
from comity.reader.parties import Part
from comity.reader.telling.days import Days
from comity.reader.telling.denials import Denials
from comity.reader.telling.subjects import Subjects
from comity.reader.telling.tenses import Tenses

_NOT_WHEN = word_set("not-when")
_APART = word_set("apart")


class Telling(Subjects, Days, Tenses, Denials):
    """One clause, and what its verbs and events have in common."""

    def _draft(
        self, index: int, kind: str, parts: list[Part], attached: Attached, *, noun: bool = False
    ) -> Draft:
        item = self.items[index]
        source = "noun" if noun else "verb"
        if self.sentence.kind in ("title", "heading"):
            source = "title"
        draft = Draft(self.sentence, kind, [], source, (item.i, item.j))
        draft.add(parts)
        draft.actors = tuple(parts)
        draft.dates = list(attached.dates)
        if not noun:
            draft.future = self._future(index)
            earlier = self._dates_before(index)
            draft.dates = [*draft.dates, *earlier] if draft.future else [*earlier, *draft.dates]
            verb = self.tokens[item.i].sense
            draft.word = self.tokens[item.i].word
            draft.past = not draft.future and bool(verb and verb.form in ("past", "participle"))
            draft.recurring = self._habitual(index) or self._simple_present(index, draft)
        else:
            draft.future = attached.future or self._noun_future(index, attached)
            draft.recurring = self._held_by_habit(index, attached)
        draft.dates = [one for one in draft.dates if one.preposition not in _NOT_WHEN]
        if source == "title" and not draft.dates:
            draft.dates = self._dates_of_title()
        under = self.sentence.under
        if under and not draft.dates and self._heads_entry(index, noun=noun):
            draft.dates = [under]
            draft.recurring = False
        if attached.this_year and not draft.dates and self.discourse.day:
            draft.date = str(date.fromordinal(self.discourse.day).year)
        stop_word = (
            self.tokens[self.items[attached.stop].i].word if attached.stop < len(self.items) else ""
        )
        draft.open_list = stop_word in ("including", "such")
        draft.level_hint = draft.level_hint or self._level_said()
        draft.days_on = attached.days_on
        if draft.days_on is None:
            draft.days_on = self._days_on_before(index, noun=noun)
        draft.beside = self._beside(index)
        if not attached.places:
            attached.places.extend(self._place_before(index))
        if attached.places:
            start, end = attached.places[0]
            draft.place_span = (start, end)
            draft.place = self._place_text(start, end)
        if attached.setting:
            start, end = attached.setting
            draft.setting = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        stop = attached.stop
        draft.topics_from = self.items[stop].i if stop < len(self.items) else len(self.tokens)
        return draft

    def _take_event(self, draft: Draft, event: EventNoun, *, naming: bool) -> None:
        """Let the event noun say what it knows: kind, level, owners, dates, words."""
        self.used.add(id(event))
        kind = event.sense.kind
        if naming and (not draft.kind or draft.kind == "meeting" or kind in ("summit", "call")):
            draft.kind = kind
            draft.strong_kind = True
        if event.level and event.level != "unknown":
            draft.level_hint = event.level
        draft.add(list(event.named))
        draft.add(list(event.owners))
        draft.named = draft.named or bool(event.named)
        draft.hosts.extend(event.named)
        bodies = [p.code for p in event.named if "." in p.code]
        draft.body = draft.body or (bodies[0] if bodies else "")
        draft.dates.extend(event.dates)
        words = event.words
        if "military" in words:
            draft.track = "military"
        draft.apart = draft.apart or bool(words & _APART)
        draft.future = draft.future or bool(
            words & {"upcoming", "forthcoming", "planned", "future", "next"}
        )
        draft.recurring = draft.recurring or bool(
            words & {"regular", "numerous", "frequent"} and event.plural and "round" not in words
        )
        if words & {"virtual"} or event.sense.note == "video":
            draft.mode = "video"
        for style in ("state", "official", "working", "private"):
            if style in words and kind == "visit":
                draft.visit_style = style
        if event.own in ("their", "our") and not draft.actors and draft.source == "verb":
            said = self.discourse.they() if event.own == "their" else self.discourse.document
            draft.add(list(said))

    def _take_heads(self, draft: Draft, attached: Attached) -> None:
        """ "chaired by Deputy Ministers X and Y": they take part, or tell at least the level."""
        draft.add(self._resolve(attached.doers))
        for one in attached.doers:
            if not one.parts and one.level:
                draft.level_hint = higher(draft.level_hint, one.level)

    def _take_session(self, draft: Draft, event: EventNoun) -> None:
        """ "in Chiefs of Defence session": the format in which a body met."""
        if event.sense.phrase not in ("session", "sessions", "format", "formats"):
            return
        self.used.add(id(event))
        draft.level_hint = event.level or draft.level_hint
        start, end = self.tokens[event.i].start, self.tokens[event.j - 1].end
        draft.session = draft.session or self.text[start:end]
        if "military" in event.words:
            draft.track = "military"

    def _level_said(self) -> str:
        """ "at the level of Heads of State", "at ministerial level"."""
        words = self.sentence.words
        if "level" not in self.sentence.vocabulary:
            return ""
        for k, word in enumerate(words):
            if word == "level" and k and words[k - 1] in ("ministerial", "ministers'", "leaders'"):
                return "leaders" if words[k - 1].startswith("leader") else "ministers"
            if word == "level" and words[k + 1 : k + 2] == ["of"]:
                for token in self.tokens[k + 2 : k + 5]:
                    if token.letter in "LT" and token.sense:
                        return token.sense.level
        return ""

    def _beside(self, index: int) -> str:
        """ "During the session, …", "On the sidelines, …": the kind of what was told before."""
        items = self.items
        if index < 3 or items[0].kind not in "zmi":
            return ""
        if items[0].kind == "m":
            return "margins" if items[1].kind == "," else ""
        event = items[1].event
        if event is None or items[2].kind not in ",P" or not self._refers_back(event):
            return ""
        return "" if items[0].kind == "i" and event.sense.note == "body" else event.sense.kind

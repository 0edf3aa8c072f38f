"""Attendance: who took part in what is named, or joined what the text told last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Phrase
from comity.reader.telling import Telling

_JOINABLE = word_set("joinable")
_LED = word_set("delegations")


class Attendance(Telling):
    """Who attended, joined, was present: at what is named, or at what was told last."""

    def _attend(self, draft: Draft, frame: str, attached: Attached) -> bool:
        if frame == "address" and not attached.events:
            bodies = [p for one in attached.objects for p in one.parts if "." in p.code]
            draft.add(bodies)
            draft.kind = "meeting"
            return bool(bodies) and bool(draft.dates)
        if frame == "represent" and not attached.objects:
            return False
        if frame == "represent" and not attached.events:
            whom = {part.actor for one in attached.objects for part in one.parts}
            draft.joins = bool(draft.parts) and {part.actor for part in draft.parts} <= whom
            return draft.joins
        back = attached.events and self._refers_back(attached.events[0])
        them = any(one.kind == "pronoun" for one in attached.objects)
        ends = self._ends_here(attached)
        if frame == "join" and ends and any(one.precision != "day" for one in draft.dates):
            return False  # "A joined in 2011": it became a member
        if frame in ("attend", "join") and (back or them or ends):
            draft.joins = True
            draft.add(self._resolve([one for one in attached.company if one.kind == "party"]))
            for event in attached.events:
                self.used.add(id(event))
            return bool(draft.parts)
        draft.kind = ""
        if frame == "join":
            people = [one for one in attached.objects if one.personal or one.sense]
            if not attached.events and not people:
                return False
            draft.add(self._resolve(attached.objects))
        for event in attached.events:
            self._take_event(draft, event, naming=True)
        draft.add(self._resolve(attached.company))
        if frame == "represent" and attached.events:
            self._as_told_before(draft, attached.events[0])
        if not attached.events:
            actors = [one for one in attached.objects if not one.personal]
            if (
                frame in ("attend",)
                and actors
                and not any(
                    self.discourse.gazetteer.is_state(p.code) for one in actors for p in one.parts
                )
            ):
                draft.add(self._resolve(actors))
                draft.kind = "conference"
                draft.level_hint = draft.level_hint or ""
                return True
            persons = any(one.personal for one in attached.objects)
            if frame == "join" and persons and draft.dates:
                draft.kind = "meeting"
            return frame == "join" and bool(draft.kind)
        return True

    def _joins_last(self, index: int) -> bool:
        """Before the verb at item ``index`` stands nobody but a party named as such."""
        since = max((k for k in range(index) if self.items[k].kind == ";"), default=-1) + 1
        before = [item.phrase for item in self.items[since:index] if item.kind == "P"]
        return len(before) == 1 and before[0] is not None and not before[0].personal

    def _including(self, index: int) -> Iterator[Draft]:
        """ "The meeting also included X": X took part."""
        k = index - 1
        while k >= 0 and self.items[k].kind in "av":
            k -= 1
        event = self.items[k].event if k >= 0 else None
        if event is None or event.sense.phrase not in _JOINABLE:
            return
        attached = self.clause.follow(index + 1, objects=True)
        draft = self._draft(index, event.sense.kind, self._resolve(attached.objects), attached)
        draft.joins = draft.open_list = True
        self._take_event(draft, event, naming=True)
        yield draft

    def _joined_by(self, index: int) -> Iterator[Draft]:
        """ "They were joined by …": more who took part in what was told last."""
        attached = self.clause.follow(index + 1, objects=False)
        draft = self._draft(index, "", self._resolve(attached.doers), attached)
        subject = next((item.phrase for item in self.items[:index] if item.kind == "P"), None)
        if subject and subject.kind == "party" and subject.personal and draft.dates:
            draft.kind = "meeting"
            draft.add(subject.parts)
            yield draft
            return
        if self._it(index):
            draft.parts = [replace(part, role="chair") for part in draft.parts]
        draft.joins = True
        yield draft

    def _leads_side(self, index: int) -> bool:
        """The subject is a delegation or a side: "the Omani side was led by"."""
        phrase = self._nearest_phrase(index)
        return phrase is not None and phrase.word in _LED and bool(phrase.parts)

    def _led_by(self, index: int) -> Iterator[Draft]:
        """ "The Omani side was led by the Under Secretary": he took part for it, at his level."""
        phrase = self._nearest_phrase(index)
        attached = self.clause.follow(index + 1, objects=False)
        if phrase is None:
            return
        side = phrase.parts[0]
        heads = [
            replace(side, level=one.level, capacity=one.word, start=side.start, end=side.end)
            for one in attached.doers
            if one.level
        ]
        draft = self._draft(index, "", heads or [side], attached)
        draft.joins = True
        yield draft

    def _nearest_phrase(self, index: int) -> Phrase | None:
        k = index - 1
        while k >= 0 and self.items[k].kind in "av":
            k -= 1
        return self.items[k].phrase if k >= 0 else None

    def _ends_here(self, attached: Attached) -> bool:
        """ "… also attended." says no more: it was what was told last."""
        if attached.events or attached.objects or attached.company:
            return False
        if attached.stop >= len(self.items):
            return True
        after = self.items[attached.stop]
        return after.kind in ".;" or self.tokens[after.i].word == "as"

    def _as_told_before(self, draft: Draft, event: EventNoun) -> None:
        """ "… will represent A at the meeting": the one the text named before."""
        told = self.discourse.last_event
        if told and event.determiner == "the" and not event.named:
            draft.add(list(told.parts))
            draft.dates = draft.dates or list(told.dates)
            draft.place = draft.place or told.place
            draft.level_hint = draft.level_hint or told.level_hint

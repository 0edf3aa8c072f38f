"""Engagements that a sentence tells: what its verbs say, and what events it names."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.drafts import Draft
from comity.reader.event_nouns import EventNouns
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of
from comity.reader.rounds import one_for_each_date, others_of_series
from comity.reader.verb_frames import VerbFrames

_ENGAGING = word_set("engaging")


class Engagements(VerbFrames, EventNouns):
    """Drafts of the engagements told in one clause."""

    def drafts(self) -> list[Draft]:
        out: list[Draft] = []
        for index, item in enumerate(self.items):
            if item.kind == "V":
                sense = self.tokens[item.i].sense
                if sense and sense.note in _ENGAGING and self._possible(index):
                    continue
                if sense and sense.note in _ENGAGING and self._denied(index):
                    self._note_event(index)
                elif sense and sense.note == "include":
                    out.extend(self._including(index))
                elif sense and sense.note == "begin" and self._begins_visit(index):
                    out.extend(self._verb(index, "make", "visit"))
                elif sense and sense.note in _ENGAGING:
                    out.extend(self._verb(index, sense.note, sense.kind))
            elif item.kind == "a":
                out.extend(self._being(index))
        out = self._travelling_to_attend(out)
        listed = self._represented_by()
        for index, item in enumerate(self.items):
            if item.kind == "E" and item.event and id(item.event) not in self.used:
                draft = self._noun(index, item.event)
                if draft and item.event.plural and len(item.event.pairs) > 1:
                    out.extend(
                        replace(draft, parts=list(pair), level_hint=item.event.level)
                        for pair in item.event.pairs
                    )
                elif draft:
                    out.append(draft)
        out.extend(others_of_series(self))
        if out and any(item.event and item.event.plural for item in self.items):
            out = [one for draft in out for one in one_for_each_date(draft)]
        for draft in out:
            for organisation, members in listed.items():
                if organisation in draft.parties:
                    draft.parts = [part for part in draft.parts if part.actor != organisation]
                    draft.add(members)
        return out

    def _represented_by(self) -> dict[str, list[Part]]:
        """ "the Forum, represented … by the governments of A, B and C": in this sentence, those."""
        for index, item in enumerate(self.items):
            if item.kind == "V" and self._frame(index) == "represent" and index > 1:
                whom = self.items[index - 2].phrase or self.items[index - 1].phrase
                doers = self._resolve(self.clause.follow(index + 1, objects=False).doers)
                if whom and whom.parts and len(parties_of(doers)) > 2:
                    return {whom.parts[0].actor: doers}
        return {}

    def _travelling_to_attend(self, drafts: list[Draft]) -> list[Draft]:
        """A journey made to attend something is told by what was attended."""
        out: list[Draft] = []
        for draft in drafts:
            before = out[-1] if out else None
            city_only = before is not None and before.kind == "visit" and before.city_only
            told_fully = draft.named or (
                before is not None
                and draft.parties == before.parties
                and bool(draft.dates)
                and not before.dates
            )
            if city_only and before and before.sentence is draft.sentence and told_fully:
                out.pop()
                draft.dates = draft.dates or before.dates
                draft.place = draft.place or before.place
            out.append(draft)
        return out

    def _begins_visit(self, index: int) -> bool:
        """ "began a three-day visit to …": the object is a visit."""
        events = self.clause.follow(index + 1, objects=True).events
        return bool(events) and events[0].sense.kind == "visit"

    def _note_event(self, index: int) -> None:
        """Keep in mind an event that somebody does not attend: others may."""
        attached = self.clause.follow(index + 1, objects=True)
        if attached.events:
            draft = self._draft(index, "", [], attached)
            self._take_event(draft, attached.events[0], naming=True)
            self.discourse.last_event = draft

"""Engagements that a noun phrase names, if it says enough of them."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.event_nouns.supplied import Supplied

_POINTING = ("the", "this", "these", "both", "each")


class EventNouns(Supplied):
    """Engagements that a noun phrase names: "their June meeting in Oslo"."""

    def _noun(self, index: int, event: EventNoun) -> Draft | None:
        """The draft of an event that no verb has told; None if it is none, or nothing new."""
        attached = self.clause.follow(index + 1, objects=False)
        draft = self._draft(index, event.sense.kind, [], attached, noun=True)
        self._name_parties(index, event, draft, attached)
        host = self._hosting(index, event, draft)
        if host:
            return host
        draft.definite = event.determiner in _POINTING and not event.owners
        draft.each = draft.each or attached.separately
        if event.determiner == "no" or self._denied(index) or self._predicate(index):
            return None
        if self._not_held(index) or self._unsure(index):
            return None
        if any("accession" in one.word for one in self.tokens[max(0, event.i - 1) : event.j]):
            return None
        if attached.doers and attached.held and not attached.company and self._refers_back(event):
            chairs = self._resolve(attached.doers)
            draft.parts = [replace(part, role="chair") for part in chairs]
            draft.joins = True
            return draft
        named = self.text[self.tokens[event.i].start : self.tokens[event.j - 1].end]
        if self.sentence.kind in ("title", "heading") or (named.isupper() and " " in named):
            draft.source = "title"
            draft.dates = draft.dates or self._dates_of_title()
            return draft if draft.parties else None
        self._place_in_time(index, event, draft, attached)
        self._host_of_planned(draft, attached)
        if self._of_its_series(event, attached):
            draft.parts = [*draft.parts, *self._of_council()]
            draft.kind, draft.strong_kind, draft.apart = "council", True, True
            return draft if draft.dates else None
        told = self._told_elsewhere(index, event, draft, attached)
        if told:
            return told
        self._supply_parties(index, event, draft, attached)
        draft.each = draft.each or ("separate" in event.words and event.plural)
        return draft if self._says_enough(index, event, draft, attached) else None

    def _place_in_time(
        self, index: int, event: EventNoun, draft: Draft, attached: Attached
    ) -> None:
        for inner in attached.events:
            self._take_session(draft, inner)
        if not (draft.dates or draft.date) and not any(
            item.kind == "V" for item in self.items[:index]
        ):
            draft.dates = self._dates_before(index)
        if "D" in self.clause.letters[event.i : event.j] and not event.owners:
            draft.definite = draft.definite or (not event.determiner and not event.named)

    def _says_enough(self, index: int, event: EventNoun, draft: Draft, attached: Attached) -> bool:
        """Who took part, and when, where or that it was held: less is no engagement."""
        if draft.referring:
            return True
        if len(draft.parties) < 2 and not (draft.collective and attached.held):
            return False
        if self._before(index) == "m" or (event.sense.kind == "signing" and not draft.dates):
            return False
        explicit = bool(attached.company or attached.doers or attached.destinations)
        if event.sense.note == "weak":
            precise = any(date.precision not in ("year", "decade") for date in draft.dates)
            placed = draft.place and attached.places and (explicit or event.own)
            if not precise and not placed:
                return False
        if event.sense.note == "body" and not (attached.held or attached.dates or event.dates):
            return bool(draft.place and explicit)
        said = bool(draft.dates or attached.held or draft.apart)
        return said or bool(draft.place and explicit) or (explicit and bool(event.owners))

    def _predicate(self, index: int) -> bool:
        """ "It was the second summit with …": says what was told is, and tells nothing new."""
        k = index - 1
        while k >= 0 and self.items[k].kind in "avd":
            k -= 1
        return 0 <= k < index - 1 and self.tokens[self.items[k].i].word in ("it", "this")

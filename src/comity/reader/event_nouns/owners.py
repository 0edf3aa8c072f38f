"""Whose an event is: "their meeting", "his visit", "the visit of A to B"."""

from __future__ import annotations

from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.parties import Part, Phrase, parties_of
from comity.reader.telling import Telling


class Owners(Telling):
    """Those whom an event's own words name."""

    def _name_parties(self, index: int, event: EventNoun, draft: Draft, attached: Attached) -> None:
        """Parties by name, owner, possessive, and what attaches."""
        before = self._before(index)
        self._take_event(draft, event, naming=True)
        draft.add(self._resolve(attached.company))
        self._take_heads(draft, attached)
        if event.own in ("their", "our") or (event.own and event.sense.kind == "visit"):
            referred = self._owners_meant(index, event.own)
            if event.own == "our" and self.discourse.document:
                referred = self.discourse.document
            draft.add(list(referred))
            if event.own == "their" and len(draft.parties) < 2:
                draft.add(self._announced_all(index, attached.stop))
        elif event.own and len(parties_of(draft.parts)) == 1:
            draft.parts = [*self._owner_alone(index, event), *draft.parts]
        if event.sense.kind == "visit":
            self._name_visit(index, event, draft, attached)
        if before == "z" and self.tokens[self.items[index - 1].i].word.endswith("forward to"):
            draft.future = True
            if event.determiner == "" and not event.owners:
                draft.add(self._subject(index - 1))
        draft.background = before == "z"

    def _name_visit(self, index: int, event: EventNoun, draft: Draft, attached: Attached) -> None:
        visitors = [
            *event.owners,
            *self._resolve(attached.doers),
            *self._resolve(attached.company),
        ]
        draft.visitors = tuple(visitors) or tuple(draft.parts)
        nearest = self._person_before(event) if event.own in ("his", "her") else []
        nearest = nearest or (self._told_person(event) if event.own in ("his", "her") else [])
        if nearest and not visitors:
            draft.parts = nearest
            draft.visitors = tuple(nearest)
        elif not visitors and event.own in ("his", "her", "its", "their"):
            draft.parts = self._announced(attached.stop)
            draft.visitors = tuple(draft.parts)
        elif not visitors and not event.own:
            draft.parts = self._on_visit(index)
            draft.visitors = tuple(draft.parts)
        hosts = attached.destinations
        draft.add(hosts)
        draft.each = event.plural and len(parties_of(hosts)) > 1
        if hosts:
            draft.place = self.text[min(p.start for p in hosts) : max(p.end for p in hosts)]

    def _on_visit(self, index: int) -> list[Part]:
        """ "the Minister, who accompanies the President on a visit to A": who is on the visit.

        "visits A, followed by a visit to B": the same.
        """
        if self._before(index) == "y":
            verb = next((k for k, item in enumerate(self.items[:index]) if item.kind == "V"), None)
            going = verb is not None and self._frame(verb) in ("visit", "travel", "make")
            return self._subject(verb) if going and verb is not None else []
        if self._before(index) != "u":
            return []
        k = index - 2
        while k >= 0 and self.items[k].kind in "avR,":
            k -= 1
        phrase = self.items[k].phrase if k >= 0 else None
        return list(phrase.parts) if phrase and phrase.personal else []

    def _person_before(self, event: EventNoun) -> list[Part]:
        """ "the report of the Minister on her visit": the person named right before it."""
        before = [item for item in self.items if item.i < event.i][-3:]
        for item in reversed(before):
            if item.phrase and item.phrase.personal and item.phrase.kind == "party":
                return list(item.phrase.parts[:1])
            if item.kind not in ",uo":
                break
        return []

    def _told_person(self, event: EventNoun) -> list[Part]:
        """ "the Minister will report on his visit to A": the one person before the verb."""
        people = []
        for item in self.items:
            if item.i >= event.i or item.kind in "aVt":
                break
            if item.phrase and item.phrase.personal and item.phrase.kind in ("party", "pronoun"):
                people.append(item.phrase)
        if len(people) != 1 or people[0].kind != "party" or not people[0].named:
            return []
        return list(people[0].parts) if len(people[0].parts) == 1 else []

    def _owners_meant(self, index: int, own: str) -> tuple[Part, ...]:
        """Whose meeting "their meeting" is: the subject's if it is several, else the last."""
        if own in ("his", "her", "its"):
            return self.discourse.subject[:1]
        if own == "my":
            home = self.discourse.home
            return (Part(home, home, level="leaders"),) if home else ()
        if own == "our":
            return self.discourse.they()
        for item in self.items[:index]:
            if item.kind == "V":
                break
            if item.phrase and item.kind == "P" and item.phrase.kind == "party":
                parts = item.phrase.parts
                if len(parties_of(parts)) > 1 or self._collective(list(parts)):
                    return parts
        return self.discourse.they()

    def _owner_alone(self, index: int, event: EventNoun) -> list[Part]:
        """Whose "his meeting with A" is: who the sentence said did something, else who spoke."""
        if event.own == "my":
            i = Phrase(event.i, event.i + 1, "pronoun", word="i")
            return list(self.clause.phrases.refer(i))
        if event.own not in ("his", "her", "its"):
            return []
        told = self._told_person(event)
        if told:
            return told
        verb = next((k for k in range(index - 1, -1, -1) if self.items[k].kind == "V"), None)
        subject = self._subject(verb) if verb is not None else []
        return subject if len(parties_of(subject)) == 1 else []

    def _announced_all(self, index: int, stop: int) -> list[Part]:
        """ "At their last meeting, the Ministers of A and B …": the possessive looks ahead."""
        if any(item.kind in "PV" for item in self.items[:index]):
            return []
        for k in range(stop, min(stop + 3, len(self.items))):
            if self.items[k].kind == "P":
                return self._resolve(self.clause.company_from(k, inside=False)[0])
        return []

    def _announced(self, stop: int) -> list[Part]:
        """ "During his visit to A, the Minister …": the possessive looks ahead to the subject."""
        for item in self.items[stop : stop + 3]:
            if item.phrase and item.phrase.personal and item.phrase.kind == "party":
                return list(item.phrase.parts)
        return list(self.discourse.subject[:1])

"""Parties that an event leaves to the text: "the meeting on 5 May", "a second meeting"."""

from __future__ import annotations

from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.event_nouns.owners import Owners
from comity.reader.event_nouns.series import Series
from comity.reader.levels import higher
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of

_AGAIN = word_set("again")


class Supplied(Owners, Series):
    """Those whom the text before the event names."""

    def _told_elsewhere(
        self, index: int, event: EventNoun, draft: Draft, attached: Attached
    ) -> Draft | None:
        """The draft, complete, when its parties are those of what the text told before."""
        roles = [one for one in attached.company if one.kind == "open" and one.sense == "people"]
        if len(roles) > 1 and not event.owners and not event.named and self.discourse.company:
            codes = parties_of(self.discourse.company)
            draft.parts = [Part(code, code) for code in codes]
            for role in roles:
                draft.level_hint = higher(draft.level_hint, role.level)
            draft.apart = True
            if draft.recurring:
                return draft
        if attached.held or draft.dates:
            draft.collective = self._collective([*event.named, *draft.parts])
        if draft.future and draft.background and len(draft.parties) > 1:
            return draft
        earlier = self._earlier_meetings(index)
        one_host = len(parties_of(event.named)) < 2
        if earlier and draft.dates and self._before(index) == "i" and one_host:
            draft.parts = list(earlier)
            return draft
        return None

    def _supply_parties(
        self, index: int, event: EventNoun, draft: Draft, attached: Attached
    ) -> None:
        """Parties that the noun leaves to the text: "the meeting on 5 May", "a second meeting"."""
        before, discourse = self._before(index), self.discourse
        if before == "o" and index > 1 and self.items[index - 2].event:
            return  # "the session of the committee" is told by its session
        if len(draft.parties) < 2 and self._only_states(event) and not event.owners:
            referring = bool(draft.definite and not draft.apart and discourse.company)
            placed = "W" in self.clause.letters[event.i : event.j]
            undated_summit = not draft.dates and event.sense.kind == "summit" and not placed
            if referring and undated_summit and before not in "mz":
                draft.add(list(discourse.company))
                draft.strong_kind = draft.referring = True
                return
            told = referring and (before in "iz^,;" or attached.held)
            told = told and not placed and not (draft.future and self._is_counted(event))
            if draft.dates and before != "m" and (told or self._bare(index)):
                draft.add(self._held_without_parties(index))
        again = event.words & _AGAIN and event.determiner in ("a", "another", "the")
        if again and attached.held and draft.dates and discourse.core and not event.named:
            draft.add(discourse.core)
        if len(draft.parties) < 2 and draft.dates and before == "i":
            draft.add(self._just_before(index))
        if not draft.parties and draft.dates and before == "i" and event.determiner in ("a", "an"):
            verb = next((k for k in range(index - 1, -1, -1) if self.items[k].kind == "V"), None)
            draft.add(self._subject(verb) if verb is not None else [])
        if len(draft.parties) == 1 and draft.dates and before == "i":
            draft.add(self._attending(index))
        if draft.dates and before in "iz" and not (event.owners or event.named):
            draft.add(self._telling_of(index, attached, draft))
        home = discourse.home
        bare = not (event.owners or event.named or event.own or attached.doers)
        named = bool(attached.company) and attached.company[0].kind == "party"
        dated = bool(draft.dates) or attached.held
        told = len(draft.parties) > 1 and self.clause.kind(index + 1) in ("b", "o")
        bare = bare and not told  # "the summit between A and B" is theirs alone
        if bare and dated and named and home and draft.parties and home not in draft.parties:
            draft.parts.insert(0, Part(home, home))

    def _telling_of(self, index: int, attached: Attached, draft: Draft) -> list[Part]:
        """ "During a meeting with A on 4 May, B said …": who stands after the comma, too."""
        k = attached.stop + 1
        if self.clause.kind(k - 1) != "," or any(item.kind in "VP" for item in self.items[:index]):
            return []
        subject, verb = self.clause.company_from(k, inside=False)
        people = self._resolve([one for one in subject if one.personal])
        while self.clause.kind(verb) in "av,":
            verb += 1
        if not people or self.clause.kind(verb) not in "Vx":
            return []
        beyond = self.clause.follow(verb + 1, objects=False).company
        people += self._resolve([one for one in beyond if one.personal])
        return people if len(parties_of([*draft.parts, *people])) > 1 else []

    def _just_before(self, index: int) -> list[Part]:
        """ "made by A, B and C at the summit in …": those listed right before "at"."""
        k = index - 2
        while k > 0 and self.items[k].kind in "P,&":
            k -= 1
        company, end = self.clause.company_from(k + 1, inside=False)
        people = [one for one in company if one.personal and one.kind == "party"]
        return self._resolve(people) if len(people) > 1 and end == index - 1 else []

    def _only_states(self, event: EventNoun) -> bool:
        """Whatever the event's name names is a state that the gazetteer knows."""
        if event.named and "N" in self.clause.letters[event.i : event.j]:
            return False
        return all(self.discourse.gazetteer.is_state(part.actor) for part in event.named)

    def _held_without_parties(self, index: int) -> list[Part]:
        """ "… during talks in Ottawa": who acts in the clause took part."""
        verb = next((k for k in range(index) if self.items[k].kind == "V"), None)
        parts = self._subject(verb) if verb is not None else []
        if len(parties_of(parts)) > 1:
            return parts
        return list(self.discourse.company)

    def _attending(self, index: int) -> list[Part]:
        """ "took part in the X summit in A and in the X summit in B": who took part in both."""
        for k in range(index - 1, -1, -1):
            if self.items[k].kind == "V":
                return self._subject(k) if self._frame(k) == "attend" else []
        return []

    def _earlier_meetings(self, index: int) -> tuple[Part, ...]:
        """ "their earlier meetings, particularly at the X Meeting in …": theirs."""
        for m in range(index - 1, max(-1, index - 7), -1):
            event = self.items[m].event
            if event and event.own in ("their", "our") and event.plural:
                return self._owners_meant(m, event.own)
            if self.items[m].kind in "V;":
                break
        return ()

    def _bare(self, index: int) -> bool:
        """ "during bilateral talks", "at a meeting": the event of the clause itself."""
        event = self.items[index].event
        before = self.items[index - 1] if index else None
        if not event or event.determiner or not before:
            return False
        return self.tokens[before.i].word in ("during", "in", "at")

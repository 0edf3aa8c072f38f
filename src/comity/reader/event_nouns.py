"""Engagements that are named, not told: "their meeting in May", "the summit held in Oslo"."""

from __future__ import annotations

from dataclasses import replace

from comity.dates.prose import DateMention
from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.levels import higher
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of
from comity.reader.telling import Telling

_AGAIN = word_set("again")
_COUNTED = word_set("counting") | word_set("ordinals")
_SITTINGS = ("meeting", "session")
_POINTING = ("the", "this", "these", "both", "each")


class EventNouns(Telling):
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
        return draft if self._says_enough(index, event, draft, attached) else None

    def _name_parties(self, index: int, event: EventNoun, draft: Draft, attached: Attached) -> None:
        """Parties by name, owner, possessive, and what attaches."""
        before = self._before(index)
        self._take_event(draft, event, naming=True)
        draft.add(self._resolve(attached.company))
        draft.add(self._resolve(attached.doers))
        if event.own in ("their", "our") or (event.own and event.sense.kind == "visit"):
            referred = self._owners_meant(index, event.own)
            if event.own == "our" and self.discourse.document:
                referred = self.discourse.document
            draft.add(list(referred))
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
        """ "the Minister, who accompanies the President on a visit to A": who is on the visit."""
        if self._before(index) != "u":
            return []
        k = index - 2
        while k >= 0 and self.items[k].kind in "avR,":
            k -= 1
        phrase = self.items[k].phrase if k >= 0 else None
        return list(phrase.parts) if phrase and phrase.personal else []

    def _dates_of_title(self) -> list[DateMention]:
        """The date that a title sets apart at its end: "Visit of … (1–3 June 2024)"."""
        dates = [token.date for token in self.tokens if token.date]
        if self.sentence.kind != "title" or len(dates) != 1 or self.tokens[0].date:
            return []
        return dates if self.clause.letters.rstrip(").")[-1:] == "D" else []

    def _of_its_series(self, event: EventNoun, attached: Attached) -> bool:
        """ "its eighth meeting", "the ninth session": of the council told of before."""
        if not self.discourse.council or event.sense.phrase not in _SITTINGS:
            return False
        if event.own == "its":
            return True
        if event.determiner != "the" or not self._is_counted(event):
            return False
        return not (event.named or event.owners or attached.company)

    def _is_counted(self, event: EventNoun) -> bool:
        """ "the ninth session", "the 161st session": one of a series."""
        return bool(event.words & _COUNTED) or "n" in self.clause.letters[event.i : event.j]

    def _host_of_planned(self, draft: Draft, attached: Attached) -> None:
        """ "the next meeting will be held in A": an organisation's meeting is hosted by A."""
        gazetteer = self.discourse.gazetteer
        codes = draft.parties
        if not (draft.future and attached.held and len(codes) == 1 and attached.places):
            return
        if gazetteer.is_state(codes[0]):
            return
        start, end = attached.places[0]
        for token in self.tokens[start:end]:
            if token.name and token.letter == "C" and gazetteer.is_state(token.name.code):
                part = self.clause.phrases.part(token)
                draft.add([replace(part, role="host")])

    def _of_council(self) -> list[Part]:
        """Whose council it is, as such: who spoke for them last need not come again."""
        return [Part(code, code) for code in parties_of(self.discourse.council)]

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

    def _hosting(self, index: int, event: EventNoun, draft: Draft) -> Draft | None:
        """ "thanked A for hosting the summit": A is a party; the draft, if that is all it says."""
        if index < 2 or self._before(index) != "g":
            return None
        if not self.tokens[self.items[index - 1].i].word.startswith("host"):
            return None
        m = index - 2
        while m > 0 and self.items[m].kind in "rv":
            m -= 1
        phrase = self.items[m].phrase
        if phrase is None:
            return None
        draft.add(self._resolve([phrase]))
        if not self._refers_back(event):
            return None
        draft.parts = [one for one in draft.parts if not self._at_home(one)]
        draft.joins = True
        return draft

    def _place_in_time(
        self, index: int, event: EventNoun, draft: Draft, attached: Attached
    ) -> None:
        draft.future = draft.future or attached.future
        for inner in attached.events:
            self._take_session(draft, inner)
        if not (draft.dates or draft.date) and not any(
            item.kind == "V" for item in self.items[:index]
        ):
            draft.dates = self._dates_before(index)
        if "D" in self.clause.letters[event.i : event.j] and not event.owners:
            draft.definite = draft.definite or (not event.determiner and not event.named)

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
        home = discourse.home
        bare = not (event.owners or event.named or event.own or attached.doers)
        named = bool(attached.company) and attached.company[0].kind == "party"
        dated = bool(draft.dates) or attached.held
        if bare and dated and named and home and draft.parties and home not in draft.parties:
            draft.parts.insert(0, Part(home, home))

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

    def _says_enough(self, index: int, event: EventNoun, draft: Draft, attached: Attached) -> bool:
        """Who took part, and when, where or that it was held: less is no engagement."""
        if draft.referring:
            return True
        if len(draft.parties) < 2 and not (draft.collective and attached.held):
            return False
        if self._before(index) == "m":
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

    def _held_without_parties(self, index: int) -> list[Part]:
        """ "… during talks in Ottawa": who acts in the clause took part."""
        verb = next((k for k in range(index) if self.items[k].kind == "V"), None)
        parts = self._subject(verb) if verb is not None else []
        if len(parties_of(parts)) > 1:
            return parts
        return list(self.discourse.company)

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

    def _at_home(self, part: Part) -> bool:
        """A member thanked as host by its own organisation is among those named already."""
        gazetteer, day = self.discourse.gazetteer, self.discourse.day or 0
        return any(
            part.actor in gazetteer.members_of(one.actor, day)
            for one in self.discourse.company
            if not gazetteer.is_state(one.actor)
        )

    def _attending(self, index: int) -> list[Part]:
        """ "took part in the X summit in A and in the X summit in B": who took part in both."""
        for k in range(index - 1, -1, -1):
            if self.items[k].kind == "V":
                return self._subject(k) if self._frame(k) == "attend" else []
        return []

    def _predicate(self, index: int) -> bool:
        """ "It was the second summit with …": says what was told is, and tells nothing new."""
        k = index - 1
        while k >= 0 and self.items[k].kind in "avd":
            k -= 1
        return 0 <= k < index - 1 and self.tokens[self.items[k].i].word in ("it", "this")

    def _earlier_meetings(self, index: int) -> tuple[Part, ...]:
        """ "their earlier meetings, particularly at the X Meeting in …": theirs."""
        for m in range(index - 1, max(-1, index - 7), -1):
            event = self.items[m].event
            if event and event.own in ("their", "our") and event.plural:
                return self._owners_meant(m, event.own)
            if self.items[m].kind in "V;":
                break
        return ()

    def _announced(self, stop: int) -> list[Part]:
        """ "During his visit to A, the Minister …": the possessive looks ahead to the subject."""
        for item in self.items[stop : stop + 3]:
            if item.phrase and item.phrase.personal and item.phrase.kind == "party":
                return list(item.phrase.parts)
        return list(self.discourse.subject[:1])

    def _bare(self, index: int) -> bool:
        """ "during bilateral talks", "at a meeting": the event of the clause itself."""
        event = self.items[index].event
        before = self.items[index - 1] if index else None
        if not event or event.determiner or not before:
            return False
        return self.tokens[before.i].word in ("during", "in", "at")

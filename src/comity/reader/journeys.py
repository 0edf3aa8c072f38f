"""Visits: who travelled where, on which days; several states under several dates are several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from comity.dates.prose import DateMention
from comity.reader.clauses import Attached, EventNoun
from comity.reader.discourse import number_of
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Part
from comity.reader.telling import Telling

_ENDS = word_set("stay-ends")
_BEGINS = word_set("stay-begins")
_REACH = 16
"""Items within which the words of a stay say how long it is."""


class Journeys(Telling):
    """Visits and travels: who went where, leg by leg."""

    def _travel(self, draft: Draft, frame: str, attached: Attached, index: int) -> Iterator[Draft]:
        own = {part.actor for part in draft.parts}
        hosts: list[Part] = []
        if frame == "visit":
            for host in attached.objects:
                hosts.extend(host.parts)
            if not attached.objects:
                hosts.extend(self._cities(index + 1, draft))
                beyond = self._after_place(index + 1)
                if beyond > index + 1:
                    attached = self.clause.follow(beyond, objects=False)
        hosts.extend(attached.destinations)
        if self._within_a_state(hosts, attached):
            return
        if draft.word.startswith("arriv") and not hosts:
            hosts.extend(attached.place_parts)
        groups = [(hosts, attached.dates)]
        if hosts and attached.dates:
            groups = list(self._legs(index, hosts, attached))
        for leg, dates in groups:
            one = self._draft(index, "visit", list(draft.parts), attached)
            one.dates = [*self._dates_before(index), *dates] or one.dates
            one.visitors = tuple(draft.parts)
            places = [part for part in leg if part.actor not in own]
            if not places:
                going_on = {part.actor for part in self.discourse.travellers} & own
                if not (going_on and one.dates and not leg):
                    continue
                one.add(self.discourse.company)
            one.add([Part(p.actor, p.code, role="host", start=p.start, end=p.end) for p in places])
            if leg and not one.place:
                one.place = self.text[min(p.start for p in leg) : max(p.end for p in leg)]
            if len(groups) > 1:
                one.place = self.text[leg[0].start : leg[0].end]
            for event in attached.events:
                self._take_event(one, event, naming=False)
            one.kind = "visit"
            letters = self.clause.letters
            one.city_only = bool(attached.places) and all(
                "C" not in letters[start:end] for start, end in attached.places
            )
            yield one

    def _within_a_state(self, hosts: list[Part], attached: Attached) -> bool:
        """ "flew from Lyon to Paris": no visit."""
        left = {part.actor for part in attached.origins}
        for start, end in attached.places:
            if self.clause.letters[start - 1] == "f":
                named = [token for token in self.tokens[start:end] if token.name]
                left.update(self.clause.phrases.part(token).actor for token in named)
        return bool(left & {part.actor for part in hosts})

    def _after_place(self, k: int) -> int:
        """The item after the place's name that begins with item ``k``."""
        if k >= len(self.items):
            return k
        end = self.clause.place_end(self.items[k].i)
        while k < len(self.items) and self.items[k].j <= end:
            k += 1
        return k

    def _cities(self, k: int, draft: Draft) -> list[Part]:
        out: list[Part] = []
        if k < len(self.items):
            start = self.items[k].i
            end = self.clause.place_end(start)
            out.extend(
                self.clause.phrases.part(token) for token in self.tokens[start:end] if token.name
            )
            if end > start:
                draft.place = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        return out

    def _legs(
        self, index: int, hosts: list[Part], attached: Attached
    ) -> Iterator[tuple[list[Part], list[DateMention]]]:
        """One leg for each country with its own date: "A on 13 July, B on 15 July and C on 17"."""
        legs: list[tuple[list[Part], list[DateMention]]] = []
        current: list[Part] = []
        for left, item in pairwise(self.items[index:]):
            if left.kind == "f" and item.kind in "PW":
                continue  # from where, not to where
            if (
                item.kind == "P"
                and item.phrase
                and item.phrase.kind == "party"
                and not item.phrase.personal
            ):
                current.extend(item.phrase.parts)
            elif item.kind == "W" and not (left.kind == "," and current):
                current.append(self.clause.phrases.part(self.tokens[item.i]))
            elif item.kind == "D":
                date = self.tokens[item.i].date
                if date and current:
                    legs.append((current, [date]))
                    current = []
            elif item.kind not in ",&uifdrt()":
                break
        if len(legs) > 1:
            yield from legs
        else:
            yield hosts, attached.dates

    def _being(self, index: int) -> Iterator[Draft]:
        """ "From … to …, X was in Brussels": a visit; "X was present": X took part."""
        items = self.items
        if index + 1 < len(items) and self.tokens[items[index + 1].i].word == "present":
            draft = self._draft(index, "", self._subject(index), Attached(stop=index + 2))
            draft.joins = bool(draft.parts) and not self._denied(index + 1)
            if draft.joins:
                yield draft
            return
        if index + 1 >= len(items) or items[index + 1].kind != "i":
            return
        if self.tokens[items[index].i].word not in ("was", "were", "is", "are", "be"):
            return
        start = items[index + 1].j
        end = self.clause.place_end(start)
        place = [self.tokens[k] for k in range(start, end)]
        hosts = [self.clause.phrases.part(token) for token in place if token.name]
        subject = self._subject(index)
        people = [part for part in subject if part.person or part.level]
        if not hosts or not people:
            return
        attached = self.clause.follow(index + 1, objects=False)
        draft = self._draft(index, "visit", subject, attached)
        draft.dates = draft.dates or self._dates_of_stay(index)
        if not draft.dates:
            return
        own = {part.actor for part in subject}
        draft.add([part for part in hosts if part.actor not in own])
        draft.city_only = "C" not in self.clause.letters[start:end]
        draft.visitors = tuple(subject)
        yield draft

    def _welcomed_as(self, attached: Attached) -> str:
        """ "Welcomed to Canberra" is a visit; to a house, for talks, a meeting."""
        for start, end in attached.places:
            token = self.tokens[end - 1]
            words = {word for one in self.tokens[start:end] for word in one.word.split()}
            if words & {"white", "house", "headquarters", "office", "palace", "residence", "david"}:
                return "meeting"
            if token.name or len(words) <= 3:
                return "visit"
        return "meeting" if attached.dates else "visit"

    def _made(self, draft: Draft, attached: Attached) -> bool:
        """ "made a visit to …": the draft takes the visit in; False if no visit was made."""
        events = attached.events
        if events and events[0].sense.kind != "visit" and attached.company:
            return self._called_upon(draft, attached)
        if not events or events[0].sense.kind != "visit":
            return False
        hosts = attached.destinations
        self._take_event(draft, events[0], naming=True)
        draft.stay = _days_of(events[0], draft.word)
        draft.visitors = tuple(draft.parts)
        own = {part.actor for part in draft.parts}
        draft.add([part for part in hosts if part.actor not in own])
        if hosts:
            draft.place = self.text[min(p.start for p in hosts) : max(p.end for p in hosts)]
        return True

    def _legs_made(self, index: int, draft: Draft) -> Iterator[Draft]:
        """ "paid visits to A (3–5 May) and B (6–8 May)": one for each; else the draft alone."""
        visit = next((k for k in range(index, len(self.items)) if self.items[k].kind == "E"), index)
        legs = list(self._legs(visit, [], Attached()))
        if len(legs) < 2:
            yield draft
            return
        for hosts, dates in legs:
            leg = replace(draft, parts=list(draft.visitors), dates=dates, apart=True)
            leg.add([replace(host, role="host") for host in hosts])
            leg.place = self.text[hosts[0].start : hosts[0].end]
            yield leg

    def _called_upon(self, draft: Draft, attached: Attached) -> bool:
        """ "paid a courtesy call on …": a meeting; "made a telephone call to …": a call."""
        event = attached.events[0]
        if event.sense.note != "call-on" and event.sense.kind != "call":
            return False
        self._take_event(draft, event, naming=False)
        on_them = event.sense.kind != "call" or draft.word.startswith("pa")
        draft.kind = "meeting" if on_them else "call"
        draft.add(self._resolve(attached.company))
        return len(draft.parties) > 1

    def _dates_of_stay(self, index: int) -> list[DateMention]:
        """ "is in A on a three-day visit from 8 to 10 May": the dates of the visit."""
        visit = False
        for item in self.items[index + 1 : index + _REACH]:
            if item.kind in "V;":
                break
            visit = visit or bool(item.event and item.event.sense.kind == "visit")
            date = self.tokens[item.i].date
            if visit and date:
                return [date]
        return []


def _days_of(visit: EventNoun, verb: str) -> int:
    """ "completed a two-day visit": days to the date of the end, or from that of the beginning."""
    told = (number_of(word.removesuffix("-day")) for word in visit.words if word.endswith("-day"))
    days = next((days for days in told if days), 0)
    return -days if verb in _ENDS else days if verb in _BEGINS else 0

"""Engagements that a sentence tells: what the verbs say, and what events are named.

Each frame below is one way in which official prose says that parties engaged one another: met,
spoke, held talks, received, visited, attended, signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from comity.dates.prose import DateMention
from comity.reader.clauses import Attached, Clause, EventNoun, Item
from comity.reader.discourse import Discourse
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase, parties_of
from comity.reader.phrases import higher
from comity.reader.rounds import others_of_series
from comity.reader.tokens import Sentence

_NOT_WHEN = word_set("not-when")
_APART = word_set("apart")
_HABITUAL = word_set("habitual")
_AGAIN = word_set("again")
_SAME_DAY = word_set("same-day")
_JOINABLE = word_set("joinable")
_ENGAGING = word_set("engaging")


class Engagements:
    """Drafts of the engagements told in one clause."""

    def __init__(self, text: str, clause: Clause, discourse: Discourse) -> None:
        self.text = text
        self.clause = clause
        self.items = clause.items
        self.tokens = clause.tokens
        self.sentence: Sentence = clause.sentence
        self.discourse = discourse
        self.used: set[int] = set()

    def drafts(self) -> list[Draft]:
        out: list[Draft] = []
        for index, item in enumerate(self.items):
            if item.kind == "V":
                sense = self.tokens[item.i].sense
                if sense and sense.note in _ENGAGING and self._denied(index):
                    self._note_event(index)
                elif sense and sense.note == "include":
                    out.extend(self._including(index))
                elif sense and sense.note in _ENGAGING:
                    out.extend(self._verb(index, sense.note, sense.kind, sense.form))
            elif item.kind == "g" and item is self.items[0]:
                sense = self.tokens[item.i].sense
                if sense and sense.note == "join":
                    out.extend(self._joining(index))
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
            if city_only and before and before.sentence is draft.sentence and draft.named:
                out.pop()
                draft.dates = draft.dates or before.dates
                draft.place = draft.place or before.place
            out.append(draft)
        return out

    def _note_event(self, index: int) -> None:
        """Keep in mind an event that somebody does not attend: others may."""
        attached = self.clause.follow(index + 1, objects=True)
        if attached.events:
            draft = self._draft(index, "", [], attached)
            self._take_event(draft, attached.events[0], naming=True)
            self.discourse.last_event = draft

    # verbs

    def _verb(self, index: int, frame: str, kind: str, form: str) -> Iterator[Draft]:
        if self._passive(index):
            if frame == "join":
                yield from self._joined_by(index)
            elif frame in ("receive", "host", "welcome"):
                yield from self._received_by(index, kind)
            elif frame == "sign":
                yield from self._was_signed(index)
            elif frame == "chair" and self._it(index):
                yield from self._joined_by(index)
            return
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if frame == "call" and following and following.kind in "ur":
            return
        subject = self._subject(index)
        attached = self.clause.follow(index + 1, objects=True)
        if self._they(index) and (attached.company or attached.objects) and self.discourse.actors:
            subject = list(self.discourse.actors)
        if frame == "call" and not any(one.personal for one in attached.objects):
            return
        draft = self._draft(index, kind or "meeting", subject, attached)
        events = attached.events
        if self._only_wanted(index, draft, attached) or (not draft.dates and self._hardly(index)):
            return
        if frame == "convene":
            frame = "hold" if events else "meet"
        if frame in ("meet", "speak", "phone", "call"):
            if frame == "call":
                draft.kind = "call"
            if frame == "phone":
                draft.kind = "call"
            draft.add(self._resolve(attached.objects))
            draft.add(self._resolve(attached.company))
            for event in events:
                self._take_session(draft, event)
                if id(event) not in self.used:
                    self._take_event(draft, event, naming=True)
            draft.collective = self._collective(subject)
            if (
                frame == "meet"
                and not (attached.company or attached.objects or events)
                and len(parties_of(draft.parts)) < 2
                and not draft.collective
            ):
                return
            alone = frame == "speak" and not (attached.company or events)
            if alone and (len(draft.parties) < 2 or (self._they(index) and not draft.dates)):
                return
            if draft.word.startswith("consult") and not (attached.company or attached.objects):
                return
            draft.add(self._resolve(attached.doers))
            draft.each = attached.separately
        elif frame == "make":
            if not events or events[0].sense.kind != "visit":
                return
            hosts = attached.destinations
            self._take_event(draft, events[0], naming=True)
            draft.visitors = tuple(draft.parts)
            own = {part.actor for part in draft.parts}
            draft.add([part for part in hosts if part.actor not in own])
            if hosts:
                draft.place = self.text[min(p.start for p in hosts) : max(p.end for p in hosts)]
        elif frame == "hold":
            if not events:
                return
            if "bilateral" in events[0].words and events[0].plural:
                attached.company = self._identifiable(index, attached)
            draft.kind = ""
            draft.collective = self._collective(subject)
            for event in events[:1]:
                self._take_event(draft, event, naming=True)
            draft.add(self._resolve(attached.company))
            draft.add(self._resolve(attached.objects))
            draft.each = attached.separately or "separate" in events[0].words
        elif frame in ("host", "receive", "welcome"):
            guests = [one for one in attached.objects if one.personal or one.sense]
            if frame != "host" and not any(one.personal for one in guests):
                return
            if self._owned_next(index, attached):
                return
            draft.add(self._resolve(guests))
            draft.add(self._resolve(attached.company))
            for event in events:
                self._take_event(draft, event, naming=True)
            if frame == "host" and not guests and not events:
                return
            if frame == "welcome" and not events:
                draft.kind = self._welcomed_as(attached)
            draft.visitors = tuple(self._resolve(guests))
        elif frame in ("visit", "travel"):
            yield from self._travel(draft, frame, attached, index)
            return
        elif frame in ("attend", "join", "represent", "address"):
            if not self._attend(draft, frame, attached):
                return
        elif frame == "chair":
            if not events:
                return
            if self._refers_back(events[0]) or events[0].determiner == "all":
                draft.parts = [replace(part, role="chair", level="") for part in draft.parts]
                draft.joins = True
            draft.kind = ""
            for event in events:
                self._take_event(draft, event, naming=True)
            draft.add(self._resolve(attached.company))
        elif frame == "sign":
            draft.kind = "signing"
            draft.add(self._resolve(attached.company))
            if len(draft.parties) < 2:
                draft.add(self._parties_between(index))
            instrument = self._signs_instrument(index)
            if not instrument:
                return
            beyond = self.clause.follow(instrument + 1, objects=False)
            draft.dates = [*draft.dates, *beyond.dates]
            draft.add(self._resolve(beyond.company))
            plural = self.tokens[self.items[instrument].i].word.endswith("s")
            draft.each = plural and len(draft.parties) > 2
            if beyond.places and not draft.place:
                draft.place_span = beyond.places[0]
                draft.place = self._place_text(*beyond.places[0])
        elif frame == "discuss":
            draft.add(self._resolve(attached.company))
            near = index + 1 < len(self.items) and self.items[index + 1].kind == "D"
            if not (near or self._dates_before(index)) or len(draft.parties) < 2:
                return
            draft.dates = [*self._dates_before(index), *attached.dates[:near]]
        yield draft

    def _held_without_parties(self, index: int) -> list[Part]:
        """ "… during talks in Ottawa": who acts in the clause took part."""
        verb = next((k for k in range(index) if self.items[k].kind == "V"), None)
        parts = self._subject(verb) if verb is not None else []
        if len(parties_of(parts)) > 1:
            return parts
        return list(self.discourse.company)

    def _collective(self, subject: list[Part]) -> bool:
        """A body or organisation, or its members as such, who meet even by themselves."""
        codes = {part.actor for part in subject}
        return len(codes) == 1 and not any(
            part.person or self.discourse.gazetteer.is_state(part.code) for part in subject
        )

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
        draft.joins = True
        self._take_event(draft, event, naming=True)
        yield draft

    def _they(self, index: int) -> bool:
        """The verb's subject is the word "they"."""
        k = index - 1
        while k >= 0 and self.items[k].kind in "avD,u":
            k -= 1
        return k >= 0 and self.tokens[self.items[k].i].word == "they"

    def _it(self, index: int) -> bool:
        """ "It was chaired by …": the subject is what was told last."""
        first = next((item for item in self.items[:index] if item.kind in "PE"), None)
        return first is not None and self.tokens[first.i].word == "it"

    def _joined_by(self, index: int) -> Iterator[Draft]:
        """ "They were joined by …": more who took part in what was told last."""
        attached = self.clause.follow(index + 1, objects=False)
        draft = self._draft(index, "", self._resolve(attached.doers), attached)
        if self._it(index):
            draft.parts = [replace(part, role="chair", level="") for part in draft.parts]
        draft.joins = True
        yield draft

    def _received_by(self, index: int, kind: str) -> Iterator[Draft]:
        """ "He was received by …": a meeting of the two."""
        attached = self.clause.follow(index + 1, objects=False)
        doers = self._resolve(attached.doers)
        subject = self._subject(index)
        if not any(part.person or part.level for part in doers) or not subject:
            return
        draft = self._draft(index, kind, subject, attached)
        draft.add(doers)
        yield draft

    def _was_signed(self, index: int) -> Iterator[Draft]:
        """ "the Agreement between A and B that was signed on …": a signing of its own date."""
        attached = self.clause.follow(index + 1, objects=False)
        named = any(item.kind == "I" for item in self.items[:index])
        parts = self._parties_between(0)
        if named and attached.dates and len(parties_of(parts)) > 1:
            yield self._draft(index, "signing", [replace(p, level="") for p in parts], attached)

    def _refers_back(self, event: EventNoun) -> bool:
        """ "the session", "this meeting": what was told last."""
        return (
            event.determiner in ("the", "this", "that", "these", "both")
            and not (event.named or event.owners or event.dates or event.own)
            and event.sense.phrase in _JOINABLE
        )

    def _identifiable(self, index: int, attached: Attached) -> list[Phrase]:
        """Of those met one by one, the ones named: not "fellow X leaders", but who they include."""
        out = []
        for phrase in attached.company:
            organisation = phrase.sense == "people" and not any(
                self.discourse.gazetteer.is_state(part.code) for part in phrase.parts
            )
            if not organisation:
                out.append(phrase)
        for k in range(attached.stop, min(len(self.items), attached.stop + 3)):
            if self.tokens[self.items[k].i].word == "including":
                out.extend(self.clause.company_from(k + 1)[0])
        return out

    def _parties_between(self, index: int) -> list[Part]:
        """ "signed a memorandum … between A and B": A and B."""
        for k in range(index, len(self.items) - 1):
            if self.items[k].kind == "b" and self.items[k + 1].kind == "P":
                parts = self._resolve(self.clause.company_from(k + 1)[0])
                if len(parties_of(parts)) > 1:
                    return parts
        return []

    def _only_wanted(self, index: int, draft: Draft, attached: Attached) -> bool:
        """ "committed to consult", "agreed to meet": an engagement only if told when or where."""
        before = self.items[index - 1].kind if index else ""
        if before != "t" or draft.dates or draft.place or attached.events or draft.recurring:
            return False
        governing = next((k for k in range(index - 1, -1, -1) if self.items[k].kind == "V"), None)
        return governing is not None and self._frame(governing) in (
            "say", "agree", "meet", "adopt", "announce",
        )  # fmt: skip

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
        groups = [(hosts, attached.dates)]
        if frame == "visit" and hosts and attached.dates:
            groups = list(self._legs(index, hosts, attached))
        for leg, dates in groups:
            one = self._draft(index, "visit", list(draft.parts), attached)
            one.dates = [*self._dates_before(index), *dates]
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
            if frame == "visit" and len(groups) > 1:
                one.place = self.text[leg[0].start : leg[0].end]
            for event in attached.events:
                self._take_event(one, event, naming=False)
            one.kind = "visit"
            letters = self.clause.letters
            one.city_only = bool(attached.places) and all(
                "C" not in letters[start:end] for start, end in attached.places
            )
            yield one

    def _after_place(self, k: int) -> int:
        """The item after the place's name that begins with item ``k``."""
        if k >= len(self.items):
            return k
        end = self.clause._place_end(self.items[k].i)
        while k < len(self.items) and self.items[k].j <= end:
            k += 1
        return k

    def _cities(self, k: int, draft: Draft) -> list[Part]:
        out: list[Part] = []
        if k < len(self.items):
            start = self.items[k].i
            end = self.clause._place_end(start)
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
        for item in self.items[index + 1 :]:
            if (
                item.kind == "P"
                and item.phrase
                and item.phrase.kind == "party"
                and not item.phrase.personal
            ):
                if legs and legs[-1][1] is not None and not current:
                    pass
                current.extend(item.phrase.parts)
            elif item.kind == "D":
                date = self.tokens[item.i].date
                if date and current:
                    legs.append((current, [date]))
                    current = []
            elif item.kind not in ",&uifdrt":
                break
        if len(legs) > 1:
            yield from legs
        else:
            yield hosts, attached.dates

    def _attend(self, draft: Draft, frame: str, attached: Attached) -> bool:
        if frame == "address" and not attached.events:
            return False
        if frame == "represent" and not attached.objects:
            return False
        back = attached.events and self._refers_back(attached.events[0])
        them = any(one.kind == "pronoun" for one in attached.objects)
        if frame in ("attend", "join") and (back or them or self._ends_here(attached)):
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

    def _joining(self, index: int) -> Iterator[Draft]:
        """ "Joining the call were the following leaders:" — the list stands in the next items."""
        return iter(())

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
        end = self.clause._place_end(start)
        place = [self.tokens[k] for k in range(start, end)]
        hosts = [self.clause.phrases.part(token) for token in place if token.name]
        subject = self._subject(index)
        people = [part for part in subject if part.person]
        if not hosts or not people:
            return
        attached = self.clause.follow(index + 1, objects=False)
        draft = self._draft(index, "visit", subject, attached)
        if not draft.dates:
            return
        own = {part.actor for part in subject}
        draft.add([part for part in hosts if part.actor not in own])
        draft.visitors = tuple(subject)
        yield draft

    # events by noun

    def _noun(self, index: int, event: EventNoun) -> Draft | None:
        before = self.items[index - 1].kind if index else "^"
        if event.sense.note == "body" and not event.dates and event.own == "":
            pass
        attached = self.clause.follow(index + 1, objects=False)
        draft = self._draft(index, event.sense.kind, [], attached, noun=True)
        self._take_event(draft, event, naming=True)
        draft.add(self._resolve(attached.company))
        if event.sense.kind == "visit" or attached.held or attached.doers:
            draft.add(self._resolve(attached.doers))
        owners = bool(event.owners)
        if event.own in ("their", "our") or (event.own and event.sense.kind == "visit"):
            referred = self._owners_meant(index, event.own)
            if event.own == "our" and self.discourse.document:
                referred = self.discourse.document
            draft.add(list(referred))
        if event.sense.kind == "visit":
            visitors = [
                *event.owners,
                *self._resolve(attached.doers),
                *self._resolve(attached.company),
            ]
            draft.visitors = tuple(visitors) or tuple(draft.parts)
            if not visitors and event.own in ("his", "her", "its", "their"):
                draft.parts = self._announced(attached.stop)
                draft.visitors = tuple(draft.parts)
            hosts = attached.destinations
            draft.add(hosts)
            draft.each = event.plural and len(parties_of(hosts)) > 1
            if hosts:
                draft.place = self.text[min(p.start for p in hosts) : max(p.end for p in hosts)]
        if before == "z" and self.tokens[self.items[index - 1].i].word.endswith("forward to"):
            draft.future = True
            if event.determiner == "" and not owners:
                draft.add(self._subject(index - 1))
        draft.background = before == "z"
        if (
            index > 1
            and before == "g"
            and self.tokens[self.items[index - 1].i].word.startswith("host")
        ):
            m = index - 2
            while m > 0 and self.items[m].kind in "rv":
                m -= 1
            phrase = self.items[m].phrase
            if phrase:
                hosts = self._resolve([phrase])
                draft.add(hosts)
                if self._refers_back(event):
                    draft.parts = [one for one in draft.parts if not self._at_home(one)]
                    draft.joins = True
                    return draft
        draft.definite = event.determiner in ("the", "this", "these", "both", "each") and not owners
        if self._denied(index) or self._predicate(index):
            return None
        alone = not attached.company and self._refers_back(event)
        if attached.doers and attached.held and alone:
            draft.parts = [
                replace(part, role="chair", level="") for part in self._resolve(attached.doers)
            ]
            draft.joins = True
            return draft
        heading = self.sentence.kind in ("title", "heading")
        if heading:
            draft.source = "title"
            return draft if len(draft.parties) >= 1 else None
        if attached.future:
            draft.future = True
        for inner in attached.events:
            self._take_session(draft, inner)
        if not draft.dates and not any(item.kind == "V" for item in self.items[:index]):
            draft.dates = self._dates_before(index)
        if any(self.clause.letters[k] == "D" for k in range(event.i, event.j)) and not owners:
            draft.definite = draft.definite or (not event.determiner and not event.named)
        roles = [one for one in attached.company if one.kind == "open" and one.sense == "people"]
        if len(roles) > 1 and not owners and not event.named and self.discourse.company:
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
        if earlier and draft.dates and before == "i" and len(parties_of(event.named)) < 2:
            draft.parts = list(earlier)
            return draft
        states = [self.discourse.gazetteer.is_state(part.actor) for part in event.named]
        if event.named and "N" in self.clause.letters[event.i : event.j]:
            states.append(False)
        if len(draft.parties) < 2 and all(states) and not owners:
            referring = draft.definite and not draft.apart and self.discourse.company
            if (
                referring
                and not draft.dates
                and event.sense.kind == "summit"
                and before not in "mz"
            ):
                draft.add(list(self.discourse.company))
                draft.strong_kind = True
                return draft
            told = referring and (before in "iz^,;" or attached.held)
            if draft.dates and before not in "m" and (told or self._bare(index)):
                draft.add(self._held_without_parties(index))
        again = event.determiner in ("a", "another") and event.words & _AGAIN
        if again and attached.held and draft.dates and self.discourse.core and not event.named:
            draft.add(self.discourse.core)
        if len(draft.parties) == 1 and draft.dates and before == "i":
            draft.add(self._attending(index))
        home = self.discourse.home
        bare = not (owners or event.named or event.own or attached.doers)
        named = attached.company[0].kind == "party" if attached.company else False
        dated = bool(draft.dates) or attached.held
        if bare and dated and named and home and draft.parties and home not in draft.parties:
            draft.add([Part(home, home)])
        if len(draft.parties) < 2 and not (draft.collective and attached.held):
            return None
        if before == "m":
            return None
        said = bool(draft.dates or attached.held or draft.apart)
        explicit = bool(attached.company or attached.doers or attached.destinations)
        if event.sense.note == "weak":
            precise = any(date.precision not in ("year", "decade") for date in draft.dates)
            if not precise and not (draft.place and attached.places and (explicit or event.own)):
                return None
        if not said and not (draft.place and explicit) and not (explicit and owners):
            return None
        return draft

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

    def _place_before(self, index: int) -> list[tuple[int, int]]:
        """ "In Tallinn, …": the place that opens the sentence."""
        items = self.items
        if index < 2 or items[0].kind != "i" or items[1].kind not in "WPdx":
            return []
        start = items[1].i
        end = self.clause._place_end(start)
        named = any(letter in "WN" for letter in self.clause.letters[start:end])
        return [(start, end)] if end > start and named and self.clause.letters[end] == "," else []

    def _level_said(self) -> str:
        """ "at the level of Heads of State", "at ministerial level"."""
        words = [token.word for token in self.tokens]
        for k, word in enumerate(words):
            if word == "level" and k and words[k - 1] in ("ministerial", "ministers'", "leaders'"):
                return "leaders" if words[k - 1].startswith("leader") else "ministers"
            if word == "level" and words[k + 1 : k + 2] == ["of"]:
                for token in self.tokens[k + 2 : k + 5]:
                    if token.letter in "LT" and token.sense:
                        return token.sense.level
        return ""

    def _same_day_before(self, index: int) -> bool:
        return any(self.tokens[item.i].word in _SAME_DAY for item in self.items[:index])

    def _hardly(self, index: int) -> bool:
        """ "intends to attend": nothing yet, unless the text says when."""
        words = {self.tokens[item.i].word for item in self.items[max(0, index - 3) : index]}
        return bool(words & {"intends", "intend", "intention", "offered", "hopes", "wishes"})

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

    def _simple_present(self, index: int, draft: Draft) -> bool:
        """ "The Council meets with …" outside a headline: what it does again and again."""
        verb = self.tokens[self.items[index].i].sense
        before = self.items[index - 1].kind if index else ""
        return (
            bool(verb and verb.form in ("base", "third"))
            and not (draft.future or draft.dates or draft.source == "title")
            and before in "Pv"
            and verb is not None
            and verb.note == "meet"
        )

    def _ends_here(self, attached: Attached) -> bool:
        """ "… also attended." says no more: it was what was told last."""
        return not (attached.events or attached.objects or attached.company) and (
            attached.stop >= len(self.items) or self.items[attached.stop].kind in ".;"
        )

    def _as_told_before(self, draft: Draft, event: EventNoun) -> None:
        """ "… will represent A at the meeting": the one the text named before."""
        told = self.discourse.last_event
        if told and event.determiner == "the" and not event.named:
            draft.add(list(told.parts))
            draft.dates = draft.dates or list(told.dates)
            draft.place = draft.place or told.place
            draft.level_hint = draft.level_hint or told.level_hint

    def _bare(self, index: int) -> bool:
        """ "during bilateral talks", "at a meeting": the event of the clause itself."""
        event = self.items[index].event
        before = self.items[index - 1] if index else None
        if not event or event.determiner or not before:
            return False
        return self.tokens[before.i].word in ("during", "in", "at")

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
            words & {"regular", "numerous", "frequent"} and event.plural
        )
        if words & {"virtual"} or event.sense.note == "video":
            draft.mode = "video"
        for style in ("state", "official", "working", "private"):
            if style in words and kind == "visit":
                draft.visit_style = style
        if event.own in ("their", "our") and not draft.actors and draft.source == "verb":
            said = self.discourse.they() if event.own == "their" else self.discourse.document
            draft.add(list(said))

    # what all share

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
            draft.future = self._noun_future(index, attached)
        draft.dates = [one for one in draft.dates if one.preposition not in _NOT_WHEN]
        if attached.this_year and not draft.dates and self.discourse.day:
            draft.date = str(date.fromordinal(self.discourse.day).year)
        stop_word = (
            self.tokens[self.items[attached.stop].i].word if attached.stop < len(self.items) else ""
        )
        draft.open_list = stop_word in ("including", "such")
        draft.level_hint = draft.level_hint or self._level_said()
        draft.same_day = attached.same_day or self._same_day_before(index)
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

    def _place_text(self, start: int, end: int) -> str:
        tokens = self.tokens
        while start < end - 1 and self.clause.letters[start] == "d":
            start += 1
        return self.text[tokens[start].start : tokens[end - 1].end]

    def _subject(self, index: int) -> list[Part]:
        """Who does what the verb at item ``index`` says."""
        items = self.items
        k = index - 1
        while k >= 0 and items[k].kind in "avGK":
            k -= 1
        start = k
        while start >= 0 and items[start].kind not in "V;:R":
            start -= 1
        phrases: list[Phrase] = []
        m = start + 1
        nearest = items[k].phrase if k >= 0 else None
        if nearest and nearest.kind == "pronoun":
            m = k
        while m <= k:
            item = items[m]
            before = items[m - 1].kind if m else "^"
            if item.kind == "P" and item.phrase and before not in "owbiyftrumz":
                company, end = self.clause.company_from(m, inside=False)
                if phrases and end < k and before == ",":
                    break
                phrases = company
                m = end
                if len(company) > 0:
                    break
            else:
                m += 1
        parts = list(self._resolve(phrases))
        if phrases and phrases[0].kind == "pronoun" and m < k and items[m].kind in "-,":
            beyond, _ = self.clause.company_from(m + 1, inside=False)
            parts = self._resolve(beyond) or parts
            if phrases[0].word == "we":
                self.discourse.speakers = tuple(parts)
        if not parts and self.sentence.kind == "item" and index < 3:
            return list(self.discourse.list_subject)
        if not parts and start >= 0 and items[start].kind == "V":
            return self._subject(start)
        if not parts and start >= 0 and items[start].kind == "R":
            return self._subject(start)
        return parts

    def _resolve(self, phrases: list[Phrase]) -> list[Part]:
        parts: list[Part] = []
        for phrase in phrases:
            if phrase.kind == "party":
                parts.extend(phrase.parts)
            elif phrase.kind in ("open", "pronoun"):
                parts.extend(self.clause.phrases.refer(phrase))
        return parts

    def _dates_before(self, index: int) -> list[DateMention]:
        """Dates that stand before the verb in its clause: "Today, …", "In April 2022, …"."""
        out = []
        k = index - 1
        while k >= 0 and self.items[k].kind != ";":
            item = self.items[k]
            if item.kind in "VR":
                break
            if item.kind == ":" and self.items[0].kind != "D":
                break
            if item.kind == "D":
                date = self.tokens[item.i].date
                before = self.items[k - 1].kind if k else "^"
                dateline = self.text[self.tokens[item.i].start : self.tokens[item.i].end].isupper()
                if date and before not in "zo" and not dateline:
                    out.append(date)
            k -= 1
        first = next((item for item in self.items[:2] if item.kind == "D"), None)
        opening = self.tokens[first.i].date if first else None
        if opening and not out and self.items[2:3] and self.items[2].kind == ",":
            out.append(opening)
        return out

    def _words_before(self, index: int, back: int = 6) -> Iterator[str]:
        k = index - 1
        while k >= 0 and k >= index - back and self.items[k].kind not in "P;V":
            yield from (token.word for token in self.tokens[self.items[k].i : self.items[k].j])
            k -= 1

    def _future(self, index: int) -> bool:
        words = set(self._words_before(index))
        if words & {"will", "shall"}:
            return True
        if "would" in words:
            return True
        sense = self.tokens[self.items[index].i].sense
        before = self.items[index - 1].kind if index else ""
        if before == "t" or (before == "v" and index > 1 and self.items[index - 2].kind == "t"):
            return True
        return bool(sense and sense.form == "ing" and words & {"be"})

    def _noun_future(self, index: int, attached: Attached) -> bool:
        for item in self.items[index + 1 : attached.stop]:
            if item.kind in "aVt" and self.tokens[item.i].word in ("will", "to be", "shall"):
                return True
        return False

    def _habitual(self, index: int) -> bool:
        near = self.items[max(0, index - 3) : index + 7]
        return any(self.tokens[item.i].word in _HABITUAL for item in near if item.kind in "vjD")

    def _passive(self, index: int) -> bool:
        sense = self.tokens[self.items[index].i].sense
        if not sense or sense.form not in ("past", "participle"):
            return False
        k = index - 1
        while k >= 0 and self.items[k].kind == "v":
            k -= 1
        if k < 0:
            return False
        word = self.tokens[self.items[k].i].word
        return self.items[k].kind == "a" and word in (
            "was", "were", "is", "are", "be", "been", "has been", "have been", "had been", "to be",
        )  # fmt: skip

    def _denied(self, index: int) -> bool:
        """The clause denies it, or only wishes or imagines it."""
        k = index - 1
        steps = 0
        if any(self._frame(m) == "accept" for m in range(index)):
            return False
        while k >= 0 and steps < 6 and self.items[k].kind not in ",;P":
            if self.items[k].kind == "G":
                return True
            if self.items[k].kind == "K" and self.tokens[self.items[k].i].word in (
                "invited",
                "invite",
                "invitation",
                "offered",
                "proposed",
                "hoped",
                "hope",
                "wish",
                "could have",
                "would have",
                "should have",
            ):
                return True
            k -= 1
            steps += 1
        return False

    def _frame(self, index: int) -> str:
        sense = self.tokens[self.items[index].i].sense
        return sense.note if sense and self.items[index].kind == "V" else ""

    def _owned_next(self, index: int, attached: Attached) -> bool:
        """ "Welcomed Japan's offer": the object is what belongs to the guest, not the guest."""
        for item in self.items[index + 1 : index + 4]:
            if item.kind == "P":
                return item.j < len(self.tokens) and self.clause.letters[item.j] == "'"
        return False

    def _signs_instrument(self, index: int) -> int:
        """The item of the instrument that is signed; 0 if none is."""
        for k in range(index + 1, min(index + 14, len(self.items))):
            if self.items[k].kind == "I":
                return k
            if self.items[k].kind in "utyRpV;":
                return 0
        return 0


def items_of_kind(items: list[Item], kind: str) -> list[Item]:
    return [item for item in items if item.kind == kind]

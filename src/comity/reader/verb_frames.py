"""The ways in which a verb tells an engagement: met, spoke, held talks, received, signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from comity.reader.attendance import Attendance
from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.journeys import Journeys
from comity.reader.lexicon import word_set
from comity.reader.one_by_one import OneByOne
from comity.reader.parties import Part, Phrase, parties_of
from comity.reader.signings import Signings

_HIS = ("his", "her")
_GUESTS = ("me", "him", "her")
_LED = word_set("delegations")
_TELEPHONE = word_set("by-telephone")
_VIDEO = word_set("by-video")


@dataclass(slots=True)
class Act:
    """What one verb says: who did it, and what attaches to it."""

    index: int
    frame: str
    draft: Draft
    attached: Attached
    subject: list[Part]


class VerbFrames(Journeys, Attendance, Signings, OneByOne):
    """Engagements that a verb tells, each frame in its own method."""

    def _verb(self, index: int, frame: str, kind: str) -> Iterator[Draft]:
        if self._passive(index):
            yield from self._passive_verb(index, frame, kind)
            return
        if frame == "sign" and self._reduced(index):
            yield from self._was_signed(index)
            return
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if frame == "call" and self.clause.word(index + 1) in ("on", "upon"):
            yield from self._calls_on(index)
            return
        if following and following.kind in ("ur" if frame == "call" else "o") and frame in (
            "call", "speak",
        ):  # fmt: skip
            return
        subject = self._subject(index)
        attached = self.clause.follow(self._object_after(index), objects=True)
        if self._they(index) and (attached.company or attached.objects) and self.discourse.actors:
            several = len(self.discourse.travellers) > 1
            subject = list(self.discourse.travellers if several else self.discourse.actors)
        draft = self._draft(index, kind or "meeting", subject, attached)
        if self._only_wanted(index, draft, attached) or (not draft.dates and self._hardly(index)):
            return
        named = any(one.named for one in [*attached.objects, *attached.company])
        if self._forward(index) and not (draft.dates or draft.place or (frame == "meet" and named)):
            return
        if frame == "convene":
            frame = "hold" if attached.events else "meet"
        if frame == "chair" and not attached.events and self._delegation(attached):
            frame = "travel"
            attached = self.clause.follow(attached.stop, objects=False)
        if frame in ("visit", "travel"):
            yield from self._travel(draft, frame, attached, index)
        elif frame == "sign":
            yield from self._signings(index, draft, attached)
        elif frame == "make":
            yield from self._legs_made(index, draft) if self._made(draft, attached) else ()
        elif _TELLS[frame](self, Act(index, frame, draft, attached, subject)):
            yield from self._by_days(index, draft, subject)

    def _calls_on(self, index: int) -> Iterator[Draft]:
        """ "called on the President of A": a meeting; "called on A to do" is none."""
        company, end = self.clause.company_from(index + 2)
        people = [one for one in company if one.personal and one.parts]
        after = {item.kind for item in self.items[end : end + 1]}
        if not people or after & {"t", "k"}:
            return
        attached = self.clause.follow(end, objects=False)
        draft = self._draft(index, "meeting", self._subject(index), attached)
        draft.add(self._resolve(people))
        if len(draft.parties) > 1:
            yield draft

    def _object_after(self, index: int) -> int:
        """Where what the verb says goes on: "called and congratulated X" shares its object."""
        kinds = "".join(item.kind for item in self.items[index + 1 : index + 4])
        return index + 3 if kinds == "&VP" else index + 1

    def _passive_verb(self, index: int, frame: str, kind: str) -> Iterator[Draft]:
        if frame == "join" or (frame == "chair" and self._it(index)):
            yield from self._joined_by(index)
        elif frame == "chair" and self._leads_side(index):
            yield from self._led_by(index)
        elif frame in ("receive", "host", "welcome"):
            yield from self._received_by(index, kind)
        elif frame == "call" and self.clause.word(index + 1) in ("on", "upon"):
            yield from self._received_by(index, "meeting", at=index + 2)
        elif frame == "represent" and self._joins_last(index):
            yield from self._joined_by(index)
        elif frame == "sign":
            yield from self._was_signed(index)
        elif frame in ("discuss", "contact"):
            yield from self._discussed_by(index, frame)

    # each says whether the draft, which it fills, is an engagement

    def _met(self, act: Act) -> bool:
        draft, attached = act.draft, act.attached
        if act.frame == "call" and not any(one.personal for one in attached.objects):
            return False
        if act.frame in ("call", "phone"):
            draft.kind = "call"
        elif self._goes_to_speak(act) or (act.frame == "speak" and self._in_sight(draft)):
            draft.kind = "meeting"
        draft.add(self._resolve(attached.objects))
        draft.add(self._resolve(attached.company))
        for event in attached.events:
            self._take_session(draft, event)
            if id(event) not in self.used and not self._only_beside(draft, event):
                self._take_event(draft, event, naming=True)
        if not act.subject and act.frame == "meet":
            self._body_meets(act)
        draft.collective = self._collective(act.subject)
        with_nobody = not (attached.company or attached.objects)
        if with_nobody and draft.word.startswith("consult"):
            return False
        if with_nobody and not attached.events:
            several = len(draft.parties) > 1
            if act.frame == "meet" and not (several or draft.collective):
                return False
            vague = self._they(act.index, "they", "we") and not draft.dates
            if act.frame == "speak" and (not several or vague):
                return False
        draft.add(self._resolve(attached.doers))
        separate = any("separate" in event.words for event in attached.events)
        draft.each = attached.separately or separate
        if act.frame == "meet" and not attached.events:
            draft.each = draft.each or self._one_by_one(act.index, act.subject, attached)
        return True

    def _in_sight(self, draft: Draft) -> bool:
        """ "talked in Oslo", "spoke by video link": no call."""
        at_table = draft.word.startswith("talk") and bool(draft.place or draft.setting)
        return at_table or not self.sentence.vocabulary.isdisjoint(_VIDEO)

    def _only_beside(self, draft: Draft, event: EventNoun) -> bool:
        """ "A and B met at the G20 summit": at a summit of others, which their meeting is not."""
        others = set(parties_of(event.named)) - set(draft.parties)
        states = [code for code in draft.parties if self.discourse.gazetteer.is_state(code)]
        two = len(draft.parties) == len(states) == 2
        return two and event.sense.kind == "summit" and bool(others)

    def _goes_to_speak(self, act: Act) -> bool:
        """ "is going to A to speak with B": they meet."""
        if act.frame != "speak" or self._before(act.index) != "t":
            return False
        frames = [self._frame(k) for k in range(act.index) if self.items[k].kind == "V"]
        return bool(frames) and frames[-1] in ("travel", "visit")

    def _between_commas(self, index: int) -> range:
        """The items of ", which meets every year," right before the verb at item ``index``."""
        kinds = "".join(item.kind for item in self.items[:index])
        start = kinds.rfind(",R")
        closed = start >= 0 and kinds.rstrip("av").endswith(",")
        return range(start, index) if closed else range(0)

    def _body_meets(self, act: Act) -> None:
        """ "The Association Council between A and B meets": a body of two is who meets."""
        aside = self._between_commas(act.index)
        for k in range(act.index - 1, -1, -1):
            event = None if k in aside else self.items[k].event
            if event and event.sense.note == "body" and self._before(k) not in "mzi":
                parties = self.clause.follow(k + 1, objects=False).company
                said = act.draft.kind
                self._take_event(act.draft, event, naming=True)
                act.draft.add(self._resolve(parties))
                act.draft.kind = said if said == "summit" else event.sense.kind
                return
            if k in aside:
                continue
            if self.items[k].kind in "V;:R":
                return

    def _held(self, act: Act) -> bool:
        draft, attached = act.draft, act.attached
        if not attached.events:
            draft.collective = self._collective(act.subject) and bool(draft.dates)
            return draft.collective and draft.word in ("concluded", "ended", "wrapped up")
        event = attached.events[0]
        if event.sense.kind == "visit" and attached.destinations:
            return self._made(draft, attached)
        if not act.subject and any(one.determiner in _HIS for one in attached.company):
            draft.add(self.discourse.subject[:1])
        if "bilateral" in event.words and event.plural:
            attached.company = self._identifiable(act.index, attached)
        draft.kind = ""
        draft.collective = self._collective(act.subject)
        self._take_event(draft, event, naming=True)
        draft.recurring = draft.recurring or self._holds_periodic(act.index, draft, event.words)
        if not act.subject:
            self._body_meets(act)
        draft.add(self._resolve(attached.company))
        draft.add(self._resolve(attached.objects))
        self._take_heads(draft, attached)
        draft.each = attached.separately or self._each_its_own(
            act.index, act.subject, attached, event
        )
        return True

    def _received(self, act: Act) -> bool:
        draft, attached = act.draft, act.attached
        guests = [
            one for one in attached.objects if one.personal or one.sense or one.word in _GUESTS
        ]
        received = attached.events[0].sense.kind if attached.events else "visit"
        if act.frame == "receive" and received != "visit" and not guests:
            self._take_event(draft, attached.events[0], naming=True)
            draft.kind = attached.events[0].sense.kind
            draft.add(self._resolve(attached.doers))
            draft.add(attached.origins)
            draft.add(self._resolve(attached.company))
            return len(draft.parties) > 1
        people = any(one.personal or one.word in _GUESTS for one in guests)
        if act.frame != "host" and not people:
            return False
        if self._owned_next(act.index) or not (guests or attached.events):
            return False
        draft.add(self._resolve(guests))
        draft.add(self._resolve(attached.company))
        for event in attached.events:
            self._take_event(draft, event, naming=True)
        if act.frame == "welcome" and not attached.events:
            draft.kind = self._welcomed_as(attached)
        draft.visitors = tuple(self._resolve(guests))
        return True

    def _attended(self, act: Act) -> bool:
        return self._attend(act.draft, act.frame, act.attached)

    def _chaired(self, act: Act) -> bool:
        draft, events = act.draft, act.attached.events
        led = [one for one in act.attached.objects if one.word in _LED and one.parts]
        if led and not events:
            draft.add(self._resolve(led))
            draft.joins = True
            return True
        if not events:
            return False
        if self._refers_back(events[0]) or events[0].determiner == "all":
            draft.parts = [replace(part, role="chair") for part in draft.parts]
            draft.joins = True
        draft.kind = ""
        for event in events:
            self._take_event(draft, event, naming=True)
        draft.add(self._resolve(act.attached.company))
        return True

    def _discussed(self, act: Act) -> bool:
        draft, index = act.draft, act.index
        if act.attached.events and act.attached.events[0].sense.kind == "call":
            self._take_event(draft, act.attached.events[0], naming=True)
            draft.add(self._resolve(act.attached.company))
            return len(draft.parties) > 1
        if self.clause.word(index + 1) in ("views", "opinions"):
            return self._exchanged_views(act)
        draft.add(self._resolve(act.attached.company))
        near = index + 1 < len(self.items) and self.items[index + 1].kind == "D"
        before = [] if any(item.event for item in self.items[:index]) else self._dates_before(index)
        if not (near or before) or len(draft.parties) < 2:
            return False
        draft.dates = [*before, *act.attached.dates[:near]]
        return True

    def _discussed_by(self, index: int, frame: str) -> Iterator[Draft]:
        """ "It was discussed by A and B in Oslo on 4 May": a meeting of those two."""
        attached = self.clause.follow(index + 1, objects=False)
        doers = [one for one in attached.doers if one.personal or frame == "contact"]
        subject = self._subject(index) if frame == "contact" else []
        draft = self._draft(index, "meeting", subject, attached)
        draft.add(self._resolve(doers))
        by_telephone = self._by_telephone()
        draft.kind = "call" if by_telephone else "meeting"
        told = by_telephone if frame == "contact" else bool(draft.dates)
        if doers and told and len(draft.parties) > 1:
            yield draft

    def _contacted(self, act: Act) -> bool:
        """ "contacted X by telephone": a call."""
        act.draft.add(self._resolve(act.attached.objects))
        return self._by_telephone() and len(act.draft.parties) > 1

    def _by_telephone(self) -> bool:
        return not self.sentence.vocabulary.isdisjoint(_TELEPHONE)

    def _exchanged_views(self, act: Act) -> bool:
        """ "exchanged views with X": a meeting, if X is named as a person."""
        draft = act.draft
        if act.index and self.clause.word(act.index - 1) in ("having", "previously"):
            return False
        beyond = self.clause.follow(act.index + 2, objects=False)
        guests = [one for one in beyond.company if one.personal and one.parts]
        draft.add(self._resolve(guests))
        draft.dates = [*draft.dates, *beyond.dates]
        draft.place = draft.place or (self._place_text(*beyond.places[0]) if beyond.places else "")
        return bool(guests) and len(draft.parties) > 1

    def _received_by(self, index: int, kind: str, at: int = 0) -> Iterator[Draft]:
        """ "He was received by …": a meeting of the two; who did it stands from item ``at`` on."""
        attached = self.clause.follow(at or index + 1, objects=False)
        doers = self._resolve(attached.doers)
        subject = self._subject(index)
        if not any(part.person or part.level for part in doers) or not subject:
            return
        draft = self._draft(index, kind, subject, attached)
        draft.add(doers)
        yield draft

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

    def _only_wanted(self, index: int, draft: Draft, attached: Attached) -> bool:
        """ "committed to consult", "agreed to meet": an engagement only if told when or where."""
        before = self.items[index - 1].kind if index else ""
        if before != "t" or draft.dates or draft.place or attached.events or draft.recurring:
            return False
        governing = next((k for k in range(index - 1, -1, -1) if self.items[k].kind == "V"), None)
        return governing is not None and self._frame(governing) in (
            "say", "agree", "meet", "adopt", "announce",
        )  # fmt: skip

    def _hardly(self, index: int) -> bool:
        """ "intends to attend": nothing yet, unless the text says when."""
        words = {self.tokens[item.i].word for item in self.items[max(0, index - 3) : index]}
        return bool(words & {"intends", "intend", "intention", "offered", "hopes", "wishes"})

    def _delegation(self, attached: Attached) -> bool:
        """ "led a delegation to …": a journey."""
        return any(one.word.startswith("delegation") for one in attached.objects)

    def _owned_next(self, index: int) -> bool:
        """ "Welcomed Japan's offer": the object is what belongs to the guest, not the guest."""
        for item in self.items[index + 1 : index + 4]:
            if item.kind == "P":
                return item.j < len(self.tokens) and self.clause.letters[item.j] == "'"
        return False


_TELLS: dict[str, Callable[[VerbFrames, Act], bool]] = {
    **dict.fromkeys(("meet", "speak", "phone", "call"), VerbFrames._met),
    "hold": VerbFrames._held,
    **dict.fromkeys(("host", "receive", "welcome"), VerbFrames._received),
    **dict.fromkeys(("attend", "join", "represent", "address"), VerbFrames._attended),
    "chair": VerbFrames._chaired,
    "contact": VerbFrames._contacted,
    "discuss": VerbFrames._discussed,
}

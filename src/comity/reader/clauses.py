"""A sentence as a row of items: actors' phrases, events, verbs, dates, and words between them.

``Clause.follow`` reads what attaches to a verb or an event from where it stands: with whom, by
whom, to and in which place, when, on the margins of what; it stops where the topics begin.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from comity.dates.prose import DateMention
from comity.reader.discourse import Discourse
from comity.reader.lexicon import Sense, word_set
from comity.reader.parties import Part, Phrase
from comity.reader.phrases import Phrases
from comity.reader.tokens import Sentence

_INSIDE_EVENT = frozenset("jqDACLTNnEWHxv-'")


@dataclass(slots=True)
class EventNoun:
    """A noun phrase over tokens [i, j) whose head is an event: "their June meeting"."""

    i: int
    j: int
    sense: Sense
    owners: tuple[Part, ...] = ()
    """Whose event it is: "the President's visit", "their meeting"."""
    own: str = ""
    """The possessive that refers back: their, our, his, her, its."""
    named: tuple[Part, ...] = ()
    """Actors in its name: "U.S.–Russia Summit", "NATO Foreign Ministers' meeting"."""
    level: str = ""
    dates: list[DateMention] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    determiner: str = ""
    plural: bool = False
    pairs: tuple[tuple[Part, Part], ...] = ()
    """ "A–B, A–C and B–C meetings": the two of each."""


@dataclass(slots=True)
class Item:
    """``kind``: P (phrase), E (event), V (verb), D (date), or the letter of a word between."""

    kind: str
    i: int
    j: int
    phrase: Phrase | None = None
    event: EventNoun | None = None


@dataclass(slots=True)
class Attached:
    """What was found to belong to a verb or an event. ``stop`` is the item where it ended."""

    company: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    doers: list[Phrase] = field(default_factory=list)
    destinations: list[Part] = field(default_factory=list)
    origins: list[Part] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    events: list[EventNoun] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    place_parts: list[Part] = field(default_factory=list)
    setting: tuple[int, int] | None = None
    future: bool = False
    held: bool = False
    this_year: bool = False
    same_day: bool = False
    separately: bool = False
    stop: int = 0
    may: bool = False
    """An object may come next."""
    wanted: bool = False
    """The verb's object has not come yet."""
    begin: int = 0
    jump: int = 0
    dead: int = 0


class Clause:
    """The items of one sentence, and how they attach."""

    def __init__(self, text: str, sentence: Sentence, discourse: Discourse) -> None:
        self.text = text
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.letters = sentence.letters
        self.phrases = Phrases(text, sentence, discourse)
        self.discourse = discourse
        self.items = self._items()

    # making the row

    def _items(self) -> list[Item]:
        letters, size = self.letters, len(self.tokens)
        starts: dict[int, EventNoun] = {}
        k = 0
        while k < size:
            if letters[k] == "E":
                end = k
                while end + 1 < size and letters[end + 1] == "E":
                    end += 1
                event = self._event(end)
                starts[event.i] = event
                k = end
            k += 1
        items: list[Item] = []
        k = 0
        while k < size:
            event_here = starts.get(k)
            if event_here:
                items.append(Item("E", k, event_here.j, event=event_here))
                k = event_here.j
                continue
            letter = letters[k]
            if letter in "CATLHNp" or (letter in "dqjv" and _LEADS_TO_PHRASE.match(letters, k)):
                phrase = self.phrases.at(k)
                if phrase and not any(k < start < phrase.j for start in starts):
                    kind = "P" if phrase.kind not in ("modifier", "none") else "x"
                    items.append(Item(kind, k, phrase.j, phrase=phrase))
                    k = phrase.j
                    continue
            items.append(Item(letter, k, k + 1))
            k += 1
        return items

    def _event(self, head: int) -> EventNoun:
        """The event phrase that ends with token ``head``, with what stands before the noun."""
        letters, tokens = self.letters, self.tokens
        i = head
        owner_end = -1
        while i > 0:
            before = letters[i - 1]
            if before == "'":
                owner_end = i - 1
                i -= 1
            elif before == "d":
                i -= 1
                if owner_end < 0 or tokens[i].word not in ("the", "a", "an"):
                    break
                if i == 0 or letters[i - 1] not in "&":
                    break
            elif before == ")" and i > 3 and letters[i - 3] == "(" and letters[i - 4] in "CA":
                i -= 3
            elif before == "x":
                if i < 2 or letters[i - 2] not in "djCA" or owner_end >= 0:
                    break
                i -= 1
            elif before == "v":
                if tokens[i - 1].word not in ("first", "now", "then", "earlier"):
                    break
                i -= 1
            elif before == "o" and i > 1 and tokens[i - 2].word in ("round", "rounds", "series"):
                i -= 2
            elif before in _INSIDE_EVENT:
                if before == "D" and self.text[tokens[i - 1].start : tokens[i - 1].end].isupper():
                    break
                if before == "N" and owner_end < 0 and i < head and letters[i] == "D":
                    break
                if before == "H" and owner_end < 0:
                    break
                i -= 1
            elif (before in "&/," and i >= 2 and self._joins(i - 1, owner_end)) or (
                before == "o" and owner_end >= 0 and i >= 2 and letters[i - 2] in "TL"
            ):
                i -= 1
            else:
                break
        sense = tokens[head].sense
        assert sense
        event = EventNoun(i, head + 1, sense)
        self._fill(event, head, owner_end)
        return event

    def _joins(self, at: int, owner_end: int) -> bool:
        left, right = self.letters[at - 1], self.letters[at + 1]
        if left == "'":
            return self.letters[at] == "&"
        if self.letters[at] == ",":
            after = right if right != "&" else self.letters[at + 2 : at + 3]
            return left in "CA" and after in "CAd" and self._all_actors(at)
        if self.letters[at] == "&":
            return (
                (left in "CA" and right in "CA")
                or (left in "Lj" and right in "Lj")
                or (left == "," and self._joins(at - 1, owner_end))
            )
        return left in "CAW" and right in "CAW"

    def _all_actors(self, at: int) -> bool:
        """The comma at ``at`` stands in a row of adjectives or names before the event."""
        if self.letters[at - 2 : at - 1] == "-" and self.letters[at - 3 : at - 2] in "CA":
            return True
        return self.letters[at - 1] == "A" or (
            self.letters[at + 1] in "A&" and self.letters[at - 2 : at - 1] in ",&dAC"
        )

    def _fill(self, event: EventNoun, head: int, owner_end: int) -> None:
        letters, tokens = self.letters, self.tokens
        k = event.i
        words: set[str] = set()
        if owner_end >= 0:
            event.owners = self._owners(k, owner_end)
            k = owner_end + 1
        named: list[Part] = []
        for at in range(k, head):
            token = tokens[at]
            letter = letters[at]
            if letter in "CA" or (letter == "E" and token.name):
                named.extend(self.phrases.parts(token))
            elif letter == "D" and token.date:
                event.dates.append(token.date)
            elif letter in "LT" and token.sense:
                event.level = event.level or token.sense.level
            elif letter == "d":
                if token.word in ("their", "our", "his", "her", "its", "my"):
                    event.own = token.word
                else:
                    event.determiner = token.word
            words.add(token.word)
        if tokens[head].name:
            event.level = event.level or _level_in(tokens[head].word)
            parts = self.phrases.parts(tokens[head])
            types = self.discourse.gazetteer.types
            named.extend(part for part in parts if types.get(part.actor) != "group")
        # people who stand unmarked before the noun: "Biden–Kishida summit"
        for at in range(k, head):
            if letters[at] == "N":
                known = self.discourse.people.get(tokens[at].word)
                if known and letters[at + 1] in "-E'":
                    named.append(
                        Part(known.actor, known.actor, known.capacity, known.person, known.level)
                    )
        event.named = tuple(dict.fromkeys(named))
        event.pairs = tuple(
            (self.phrases.part(tokens[at - 1]), self.phrases.part(tokens[at + 1]))
            for at in range(k + 1, head - 1)
            if letters[at] == "-" and letters[at - 1] in "CA" and letters[at + 1] in "CA"
        )
        event.words = frozenset(words)
        event.level = event.level or event.sense.level
        event.plural = event.sense.note == "plural" or (
            event.sense.phrase.endswith("s") and event.sense.phrase not in ("talks",)
        )
        if not event.owners and owner_end >= 0:
            # "Foreign Ministers' meeting": a role, not an owner
            for at in range(event.i, owner_end):
                sense = tokens[at].sense
                if letters[at] in "LT" and sense:
                    event.level = sense.level if sense.level not in ("", "unknown") else event.level
                if letters[at] in "CA":
                    event.named = (*event.named, self.phrases.part(tokens[at]))
                if letters[at] == "D":
                    date = tokens[at].date
                    if date:
                        event.dates.append(date)
                if letters[at] == "d":
                    if tokens[at].word in ("their", "our", "his", "her", "its"):
                        event.own = event.own or tokens[at].word
                    else:
                        event.determiner = event.determiner or tokens[at].word

    def _owners(self, start: int, end: int) -> tuple[Part, ...]:
        """People or actors that own the event: phrases over [start, end) that end in "'"."""
        parts: list[Part] = []
        k = start
        while k < end:
            phrase = self.phrases.at(k)
            if phrase is None or phrase.j > end:
                if self.letters[k] in "dqj" or self.letters[k] in "&,'":
                    k += 1
                    continue
                break
            if (
                phrase.sense == "people"
                and phrase.kind in ("party", "open")
                and not any(p.person for p in phrase.parts)
            ):
                return ()
            if phrase.kind == "party":
                parts.extend(phrase.parts)
            elif phrase.kind in ("pronoun", "open"):
                parts.extend(self.phrases.refer(phrase))
            k = max(phrase.j, k + 1)
        return tuple(parts)

    # putting lists together

    def names_the_summit(self) -> bool:
        """ "the summit", "the Leaders' summit": a summit told before, named no further."""
        return any(
            item.event.sense.kind == "summit"
            and item.event.determiner == "the"
            and not (item.event.named or item.event.dates or item.event.owners)
            and not item.event.words & _OTHERS
            for item in self.items
            if item.event
        )

    def company_from(
        self, at: int, *, inside: bool = True, places: bool = False
    ) -> tuple[list[Phrase], int]:
        """The list of phrases that begins with item ``at``, and the item after it.

        ``inside`` says that the list stands within a clause: what follows "and" and has its own
        verb then is no part of it.
        """
        items = self.items
        out: list[Phrase] = []
        while at < len(items):
            item = items[at]
            if item.kind == "x" and item.phrase and item.phrase.kind == "none":
                at += 1
            elif item.kind != "P" or not item.phrase:
                break
            else:
                out.append(item.phrase)
                at += 1
            if self._kind(at) == "(":
                at = self._step_bracket(at, Attached())
            spelt = self._spelt_out(at, item.phrase)
            if spelt:
                out.pop()
                out.extend(spelt[0])
                return out, spelt[1]
            k = at
            while k < len(items) and items[k].kind in ",;&" and k < at + 2:
                k += 1
            if (
                at < k < len(items) - 1
                and items[k].kind == "v"
                and items[k + 1].kind == "P"
                and self.tokens[items[k].i].word in ("also", "then")
            ):
                k += 1
            if (
                k > at
                and self._kind(k - 1) == "&"
                and self._kind(k) in "fow"
                and self._kind(k + 1) == "P"
            ):
                k += 1
            if k == at or k >= len(items) or items[k].kind != "P":
                break
            phrase = items[k].phrase
            assert phrase
            if (phrase.kind == "pronoun" and inside) or (places and phrase.personal):
                break
            if inside and self._own_clause(k, at):
                break
            at = k
        return out, at

    def _spelt_out(self, at: int, phrase: Phrase | None) -> tuple[list[Phrase], int] | None:
        """ "the other leaders: the President of A, …": the list stands for the role before it."""
        if phrase is None or not phrase.sense or self._kind(at) not in ":-":
            return None
        if self._kind(at + 1) != "P":
            return None
        listed, end = self.company_from(at + 1)
        people = [one for one in listed if one.personal and one.parts]
        return (listed, end) if len(people) > 1 else None

    def _own_clause(self, k: int, separator: int) -> bool:
        """The phrase at item ``k`` is the subject of a clause of its own."""
        items = self.items
        m = k + 1
        while m < len(items) and items[m].kind in "va,D" and m < k + 4:
            m += 1
        return m < len(items) and items[m].kind == "V" and not self._is_reduced(m)

    def _is_reduced(self, m: int) -> bool:
        """A participle after a noun, as in "the talks held in", rather than a finite verb."""
        follower = self.items[m + 1].kind if m + 1 < len(self.items) else ""
        return follower in "yiu"

    # what attaches

    def follow(self, at: int, *, objects: bool) -> Attached:
        """All that attaches to the head before item ``at``. ``objects``: the verb has one."""
        out = Attached(stop=at, may=objects, wanted=objects, begin=at)
        while out.stop < len(self.items):
            step = _STEPS.get(self.items[out.stop].kind)
            if step is None:
                break
            k = step(self, out.stop, out)
            if k <= out.stop:
                break
            out.stop = k
        return out

    def _kind(self, k: int) -> str:
        return self.items[k].kind if 0 <= k < len(self.items) else "$"

    def _word(self, k: int) -> str:
        return self.tokens[self.items[k].i].word if 0 <= k < len(self.items) else ""

    def _step_date(self, k: int, out: Attached) -> int:
        out.dates.append(self._date(self.items[k]))
        return k + 1

    def _step_with(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        out.may = out.wanted = False
        if following == "P":
            # what stands "between" is at least two, whatever verb follows
            company, k = self.company_from(k + 1, inside=self._kind(k) != "b")
            out.company.extend(company)
            return k
        if following == "E":
            out.events.append(self._event_of(k + 1))
            return k + 2
        return k + 1 if following in "vxdjq:" else k

    def _step_by(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        if following == "P":
            doers, k = self.company_from(k + 1)
            out.doers.extend(doers)
            if self._kind(k) == "'":  # "hosted by A's chairmanship"
                ends = (m for m in range(k, min(k + 6, len(self.items))) if self._kind(m) in ",aVi")
                k = next(ends, k)
            return k
        return k + 1 if following == "D" else k

    def _step_place(self, k: int, out: Attached) -> int:
        if self._kind(k) == "i" and self._kind(k + 1) == "R":
            return self._whereabouts(k + 1, out)
        step = self._place_or_time(k, out)
        if step > k:
            out.may = False
        elif self._kind(k) == "u" and out.events and not out.dates:
            return self._beyond_topic(k)
        elif self._kind(k) in "iu":
            return self._with_ahead(k)
        return step

    def _with_ahead(self, k: int) -> int:
        """ "at noon with", "in a private room with": where "with" stands; ``k`` if nowhere."""
        for m in range(k + 1, min(k + 6, len(self.items))):
            if self._kind(m) == "w":
                return m
            if self._kind(m) not in "dxjqnv":
                break
        return k

    def _beyond_topic(self, k: int) -> int:
        """ "talks on X at Y on Z": the place or date behind the topic; ``k`` if there is none."""
        for m in range(k + 1, min(k + 12, len(self.items))):
            kind, following = self._kind(m), self._kind(m + 1)
            if kind in "V;.:Rakw":
                break
            if (kind in "uif" and following == "D") or (kind == "i" and following == "W"):
                return m
        return k

    def _step_for(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        m = k + 1
        while self._kind(m) in "dqnjxP" and m < k + 5 and self._kind(m) != "$":
            m += 1
        if self._word(k) == "as":
            return self._capacity(k)
        for late in range(k + 1, k + 6):
            if self._word(late) in _DURATIONS:
                return late + 1
        if self._word(k + 1) == "about":
            k += 1
            following = self._kind(k + 1)
        if self._kind(m) == "E":
            out.events.append(self._event_of(m))
            return m + 1
        if following in "Dnq":
            k += 2
            while self._kind(k) == "x":
                k += 1
        return k

    def _capacity(self, k: int) -> int:
        """Step over "as the guest of …" to a date or preposition that follows; ``k`` if none."""
        for m in range(k + 1, min(k + 12, len(self.items))):
            kind = self._kind(m)
            if kind in "VR;.":
                break
            if kind in "fuiD" and (kind == "D" or self._kind(m + 1) == "D"):
                return m
        return k

    def _step_margins(self, k: int, out: Attached) -> int:
        if self._word(k) == "on the occasion of" and self._kind(k + 1) == "E":
            event = self._event_of(k + 1)
            if len({part.actor for part in event.named}) > 1:
                out.events.append(event)
                return k + 2
        return self._setting(k, out)

    def _step_before(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        if following in "EP":
            return self._setting(k, out)
        return k + 2 if following == "D" else k

    def _step_of(self, k: int, out: Attached) -> int:
        if self._kind(k + 1) == "E" and out.wanted:
            out.events.append(self._event_of(k + 1))
            return k + 2
        if self._kind(k + 1) != "P":
            return k
        company, k = self.company_from(k + 1)
        out.company.extend(company)
        return k

    def _step_event(self, k: int, out: Attached) -> int:
        event = self.items[k].event
        if event is None or not (out.may or (k > out.begin and self._kind(k - 1) in "&,")):
            return k
        out.events.append(event)
        out.may = out.wanted = False
        return k + 1

    def _step_phrase(self, k: int, out: Attached) -> int:
        if self._holding(k, out):
            return out.jump
        phrase = self.items[k].phrase
        if k == out.begin and phrase and phrase.kind == "name" and self._kind(k - 1) == "E":
            return k + 1  # the event's own name: "the exercise Northern Wind"
        if not out.may:
            return k
        company, k = self.company_from(k)
        out.objects.extend(company)
        out.may = out.wanted = False
        return k

    def _step_comma(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        gloss = self._gloss(k)
        if gloss > k or following in "wyiuDrvmzf":
            return max(gloss, k + 1)
        if following == "R" and self._step_auxiliary(k + 1, out) > k + 1:
            return k + 1
        if following == "R":
            for m in range(k + 2, min(k + 10, len(self.items) - 2)):
                if self._kind(m) == "," and self._kind(m + 1) in "ui" and self._kind(m + 2) in "DW":
                    return m + 1
        if following == "V" and self._is_reduced(k + 1):
            return k + 1
        if following == "t" and self._kind(k + 2) in "PW":
            return k + 1
        if out.wanted and following == "P":
            out.may = True
            return k + 1
        if following == "a" and self._step_auxiliary(k + 1, out) > k + 1:
            return k + 1
        m = k + 1
        while self._kind(m) in "dqjavn" and m < k + 7:
            m += 1
        if m > k + 1 and self._kind(m) == "V" and self._occurs(m) and self._kind(m + 1) in "iuy":
            return m
        return k

    def _step_verb(self, k: int, out: Attached) -> int:
        sense = self.tokens[self.items[k].i].sense
        if (
            sense
            and sense.note in _OCCURRING
            and (sense.form in ("past", "participle") or sense.note in ("occur", "begin"))
        ):
            out.held = True
            return k + 1
        return k

    def _step_auxiliary(self, k: int, out: Attached) -> int:
        m = k + 1
        while self._kind(m) in "av":
            m += 1
        return m if self._kind(m) == "V" and self._occurs(m) else k

    def _step_relative(self, k: int, out: Attached) -> int:
        if self._holding(k, out):
            return out.jump
        if self._word(k) == "where":
            out.dead = self._whereabouts(k, out)
            return k
        return self._step_auxiliary(k, out)

    def _step_and(self, k: int, out: Attached) -> int:
        if self._kind(k + 1) == "a" and self._step_auxiliary(k + 1, out) > k + 1:
            return k + 1
        return k + 1 if self._kind(k + 1) in "wyiuED" else k

    def _step_adverb(self, k: int, out: Attached) -> int:
        if self._word(k) in ("separately", "individually"):
            out.separately = True
        if self._word(k) in _SAME_DAY:
            out.same_day = True
        if self._word(k) == "earlier in the year":
            out.this_year = True
        return k + 1

    def _step_bracket(self, k: int, out: Attached) -> int:
        for m in range(k, min(len(self.items), k + 8)):
            if self.items[m].kind == ")":
                return m + 1
        return k

    def _step_colon(self, k: int, out: Attached) -> int:
        if self._kind(k + 1) != "P" or not (out.may or self._kind(k - 1) == "w"):
            return k
        company, k = self.company_from(k + 1)
        out.company.extend(company)
        return k

    def _step_word(self, k: int, out: Attached) -> int:
        """A word between the head and what attaches: "by secure video with", "a 30-minute call"."""
        kind = self._kind(k)
        sense = self.tokens[self.items[k].i].sense
        if kind == "g" and sense and sense.note == "begin" and self._kind(k + 1) in "uifD":
            return k + 1
        if kind in "dR" and self._holding(k, out):
            return out.jump
        if kind in "dqnj" and self._kind(k + 1) in "PEqnj":
            return k + 1
        if kind == "q" and self._kind(k + 1) == "x" and self._kind(k + 2) == "o":
            return k + 2
        for item in self.items[k + 1 : k + 3]:
            if item.kind in "wbE":
                return k + 1
            if item.kind not in "xjqng-":
                break
        return k

    def _gloss(self, k: int) -> int:
        """The item after ", a country's capital," that follows a place; ``k`` if it is none."""
        kinds = "".join(self._kind(m) for m in range(k + 1, k + 5))
        return k + 4 if kinds == "P'x," else k

    def _holding(self, k: int, out: Attached) -> bool:
        """ "the meeting (that) A and B will hold with C": A, B join; ``out.jump`` is after."""
        if out.begin != k or out.wanted:
            return False
        m = k
        if self._word(m) in ("that", "which"):
            m += 1
        if self._kind(m) != "P":
            return False
        company, m = self.company_from(m, inside=False)
        future = False
        while self._kind(m) in "avd":
            future = future or self._word(m) in ("will", "is to", "are to")
            m += 1
        if self._kind(m) != "V" or not self._occurs(m):
            return False
        m += 1
        while self._kind(m) in "avxdqD" and self._kind(m) != "$" and m < len(self.items):
            if self._kind(m) == "D":
                break
            m += 1
        out.doers.extend(company)
        out.held = True
        out.future = out.future or future
        out.jump = m
        return True

    def _whereabouts(self, k: int, out: Attached) -> int:
        """People who act "where" the event is are there: they are taken in."""
        m = k + 1
        while self._kind(m) in "uDa,v":
            if self._kind(m) == "D":
                out.dates.append(self._date(self.items[m]))
            m += 1
        company, end = self.company_from(m, inside=False)
        out.company.extend(one for one in company if one.parts and (one.personal or one.sense))
        return end

    def _occurs(self, m: int) -> bool:
        sense = self.tokens[self.items[m].i].sense
        return bool(sense and sense.note in _OCCURRING)

    def _date(self, item: Item) -> DateMention:
        date = self.tokens[item.i].date
        assert date
        return date

    def _event_of(self, k: int) -> EventNoun:
        event = self.items[k].event
        assert event
        return event

    def _to_actor(self, k: int) -> bool:
        return k < len(self.items) and self.items[k].kind in "PW"

    def _place_or_time(self, k: int, out: Attached) -> int:
        """Step over "in …", "at …", "on …", "from …", "to …"; the item after, ``k`` if neither."""
        items = self.items
        kind = items[k].kind
        m = k + 1
        if m >= len(items):
            return k
        if items[m].kind == "D":
            return m
        for late in range(m, min(m + 5, len(items))):
            if items[late].kind == "D":
                return late
            if items[late].kind not in "dxoj":
                break
        if items[m].kind == "E":
            event = self._event_of(m)
            if kind in "iu" or (kind == "t" and event.sense.kind != "visit"):
                out.events.append(event)
                return m + 1
            return k
        phrase = items[m].phrase
        if kind in "tf" and phrase and phrase.kind == "party" and not phrase.personal:
            company, end = self.company_from(m, places=True)
            parts = [part for one in company for part in one.parts]
            (out.destinations if kind == "t" else out.origins).extend(parts)
            if kind == "t":
                out.places.append((items[m].i, items[end - 1].j))
            return end
        if kind == "t" and phrase and phrase.personal and phrase.parts:
            company, end = self.company_from(m)
            out.company.extend(company)
            return end
        if kind == "t" and phrase and phrase.kind in ("open",):
            return k
        start = items[m].i
        end = self._place_end(start)
        if end == start:
            return k
        out.places.append((start, end))
        for token in self.tokens[start:end]:
            if token.name:
                part = self.phrases.part(token)
                out.place_parts.append(part)
                if kind == "t":
                    out.destinations.append(part)
        while m < len(items) and items[m].j <= end:
            m += 1
        return max(m, k + 1)

    def _place_end(self, start: int) -> int:
        """End of the place's name that begins with token ``start``; ``start`` if there is none."""
        letters = self.letters + "$$"
        k = start
        while letters[k] in "djq":
            k += 1
        first = k
        while letters[k] in "NWCASPHETLo&'xI" and k < start + 9:
            token = self.tokens[k]
            if letters[k] in "xIS" and not self.text[token.start].isupper():
                break
            if letters[k] in "ETL" and not self.text[token.start].isupper():
                break
            if letters[k] in "o&'" and letters[k + 1] not in "NWCASTd":
                break
            if letters[k] == "&" and letters[k + 1] == "N" and letters[k + 2] in "Va":
                break
            k += 1
        if k == first:
            return start
        while letters[k] == "," and letters[k + 1] in "NWC" and letters[k + 2] not in "LT'":
            m = k + 1
            while letters[m] in "NWC":
                m += 1
            if letters[m] in "aV" and letters[k + 1] != "C":
                break
            k = m
        return k

    def _setting(self, k: int, out: Attached) -> int:
        """Step over "on the margins of the X summit"; the place that follows attaches to both."""
        items = self.items
        m = k + 1
        start = items[k].i
        while m < len(items) and items[m].kind in "EPxjNqdgIS'" and m < k + 6:
            m += 1
            if items[m - 1].kind == "E":
                break
        if (
            m < len(items)
            and items[m].kind == "o"
            and m + 1 < len(items)
            and items[m + 1].kind == "P"
        ):
            m += 2
        out.setting = (start, items[m - 1].j) if m > k + 1 else out.setting
        return max(m, k + 1)


def _level_in(name: str) -> str:
    """The level that an event's own name says."""
    if "leaders" in name or "heads of" in name or "summit" in name:
        return "leaders"
    return "ministers" if "minister" in name else ""


_OTHERS = word_set("apart")
# Determiners and modifiers that lead up to a name or a role, or a number that stands alone.
_LEADS_TO_PHRASE = re.compile(
    r"[dqjv]{1,6}[CATLHN]|[djv]{0,5}q(?![a-zA-Z']|-)|[djv]{0,5}q[iuftwaVvR&]"
)
_SAME_DAY = word_set("same-day")
_DURATIONS = word_set("durations")
_OCCURRING = word_set("occurring-frames")

# How each kind of item attaches; what is not here ends the search.
_STEPS: dict[str, Callable[[Clause, int, Attached], int]] = {
    "D": Clause._step_date,
    "w": Clause._step_with,
    "b": Clause._step_with,
    "y": Clause._step_by,
    **dict.fromkeys("iuft", Clause._step_place),
    "r": Clause._step_for,
    "m": Clause._step_margins,
    "z": Clause._step_before,
    "o": Clause._step_of,
    "E": Clause._step_event,
    "P": Clause._step_phrase,
    ",": Clause._step_comma,
    "V": Clause._step_verb,
    "a": Clause._step_auxiliary,
    "R": Clause._step_relative,
    "&": Clause._step_and,
    "v": Clause._step_adverb,
    "(": Clause._step_bracket,
    ":": Clause._step_colon,
    **dict.fromkeys("xjqndg", Clause._step_word),
}

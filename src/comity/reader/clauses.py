"""A sentence as a row of items: actors' phrases, events, verbs, dates, and words between them.

``Clause.follow`` reads what attaches to a verb or an event from where it stands: with whom, by
whom, to and in which place, when, on the margins of what; it stops where the topics begin.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.dates.prose import DateMention
from comity.reader.discourse import Discourse
from comity.reader.lexicon import Sense
from comity.reader.parties import Part, Phrase
from comity.reader.phrases import Phrases
from comity.reader.tokens import Sentence, Token

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
    held: bool = False
    separately: bool = False
    stop: int = 0


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
            if letter in "dqjCATLHNpv":
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
            elif before == "x":
                if i < 2 or letters[i - 2] not in "djCA" or owner_end >= 0:
                    break
                i -= 1
            elif before == "v":
                if tokens[i - 1].word not in ("first", "now", "then"):
                    break
                i -= 1
            elif before in _INSIDE_EVENT:
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
                or (left in "L" and right in "L")
                or (left == "," and self._joins(at - 1, owner_end))
            )
        return left in "CAW" and right in "CAW"

    def _all_actors(self, at: int) -> bool:
        """The comma at ``at`` stands in a row of adjectives or names before the event."""
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
                named.append(self.phrases.part(token))
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
        # people who stand unmarked before the noun: "Biden–Kishida summit"
        for at in range(k, head):
            if letters[at] == "N":
                known = self.discourse.people.get(tokens[at].word)
                if known and letters[at + 1] in "-E'":
                    named.append(
                        Part(known.actor, known.actor, known.capacity, known.person, known.level)
                    )
        event.named = tuple(dict.fromkeys(named))
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

    def company_from(self, at: int, *, inside: bool = True) -> tuple[list[Phrase], int]:
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
            if k == at or k >= len(items) or items[k].kind != "P":
                break
            phrase = items[k].phrase
            assert phrase
            if phrase.kind == "pronoun" and inside:
                break
            if inside and self._own_clause(k, at):
                break
            at = k
        return out, at

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
        items = self.items
        size = len(items)
        out = Attached()
        allow = objects
        k = at
        while k < size:
            item = items[k]
            kind = item.kind
            following = items[k + 1].kind if k + 1 < size else ""
            if kind == "D":
                out.dates.append(self._date(item))
                k += 1
            elif kind in "w" or kind == "b":
                if following in "P":
                    company, k = self.company_from(k + 1)
                    out.company.extend(company)
                elif following == "E":
                    out.events.append(self._event_of(k + 1))
                    k += 2
                else:
                    k += 1
                    if following not in "vx":
                        break
                allow = False
            elif kind == "y":
                if following == "P":
                    doers, k = self.company_from(k + 1)
                    out.doers.extend(doers)
                elif following == "D":
                    k += 1
                else:
                    break
            elif kind in "iuft" or (kind == "x" and self.tokens[item.i].word == "throughout"):
                step = self._place_or_time(k, out)
                if step == k:
                    break
                k = step
                allow = False
            elif kind == "r":
                if following == "E":
                    out.events.append(self._event_of(k + 1))
                    k += 2
                elif following in "Dnq":
                    k += 2
                    while k < size and items[k].kind in "x":
                        k += 1
                else:
                    break
            elif kind == "m":
                k = self._setting(k, out)
            elif kind == "z":
                if following == "E" or following == "P":
                    k = self._setting(k, out)
                elif following == "D":
                    k += 2
                else:
                    break
            elif kind == "o":
                if following != "P":
                    break
                company, k = self.company_from(k + 1)
                out.company.extend(company)
            elif kind == "E" and item.event:
                if not (allow or (k > at and items[k - 1].kind in "&,")):
                    break
                out.events.append(item.event)
                allow = False
                k += 1
            elif kind == "P" and item.phrase:
                if not allow:
                    break
                company, k = self.company_from(k)
                out.objects.extend(company)
                allow = False
            elif kind == ",":
                if (following and following in "wyiuDrvmz") or (
                    (following == "V" and self._is_reduced(k + 1))
                    or (following == "t" and self._to_actor(k + 2))
                    or following == "f"
                ):
                    k += 1
                else:
                    break
            elif kind == "V":
                sense = self.tokens[item.i].sense
                if (
                    sense
                    and sense.note
                    in ("occur", "hold", "host", "chair", "attend", "begin", "meet", "join")
                    and (sense.form in ("past", "participle"))
                ):
                    out.held = True
                    k += 1
                else:
                    break
            elif kind == "a":
                m = k + 1
                while m < size and items[m].kind in "av":
                    m += 1
                if m < size and items[m].kind == "V" and k > at - 1 and self._occurs(m):
                    k = m
                else:
                    break
            elif kind == "R":
                m = k + 1
                while m < size and items[m].kind in "av":
                    m += 1
                if m < size and items[m].kind == "V" and self._occurs(m):
                    k = m
                else:
                    break
            elif kind == "&":
                if (following and following in "wyiu") or following == "E":
                    k += 1
                else:
                    break
            elif kind == "v":
                word = self.tokens[item.i].word
                if word in ("separately", "individually"):
                    out.separately = True
                k += 1
            elif kind == "(":
                close = next((m for m in range(k, min(size, k + 8)) if items[m].kind == ")"), None)
                if close is None:
                    break
                k = close + 1
            elif kind == ":":
                if following == "P" and allow:
                    k += 1
                else:
                    break
            elif kind in "xjqndg" and self._leads_on(k):
                k += 1
            else:
                break
        out.stop = k
        return out

    def _occurs(self, m: int) -> bool:
        sense = self.tokens[self.items[m].i].sense
        return bool(sense and sense.note in ("occur", "hold", "host", "chair", "attend", "begin"))

    def _leads_on(self, k: int) -> bool:
        """A word between the verb and "with": "by secure video with", "a 30-minute call"."""
        for item in self.items[k + 1 : k + 3]:
            if item.kind in "wbE":
                return True
            if item.kind not in "xjqng-":
                return False
        return False

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
        if items[m].kind == "E" and items[m].event:
            if kind in "iu":
                out.events.append(self._event_of(m))
                return m + 1
            if kind == "t" or kind == "f":
                return k
        phrase = items[m].phrase
        if kind in "tf" and phrase and phrase.kind == "party" and not phrase.personal:
            company, end = self.company_from(m)
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
        while letters[k] == "," and letters[k + 1] in "NWC" and letters[k + 2] not in "LT":
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


def word_of(token: Token) -> str:
    return token.word

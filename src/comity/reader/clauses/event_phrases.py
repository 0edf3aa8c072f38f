"""Noun phrases whose head is an event: "their June meeting", "the U.S.–Russia Summit"."""

from __future__ import annotations

import re

from comity.reader.clauses.items import EventNoun
from comity.reader.discourse import Discourse
from comity.reader.parties import Part
from comity.reader.phrases import Phrases
from comity.reader.tokens import Sentence

_MODIFIERS = re.compile(r"(?<=d)[vj]{0,2}x{2,3}$")
"""Of the nouns before an event: "the first interagency counter terrorism talks"."""
_ROUNDS = ("round", "rounds", "series", "edition")
_NOUNS = frozenset("NjxI")
"""Word classes that "and" joins in the name of an event: "Trade and Investment Dialogue"."""
_PAIRS = ("C-C", "C/C")
_INSIDE_EVENT = frozenset("jqDACLTNnEWHxv-'IS")


class EventPhrases:
    """Reads the event phrases of one sentence; ``text`` is the whole text."""

    def __init__(
        self, text: str, sentence: Sentence, phrases: Phrases, discourse: Discourse
    ) -> None:
        self.text = text
        self.tokens = sentence.tokens
        self.letters = sentence.letters
        self.phrases = phrases
        self.discourse = discourse

    def ending_with(self, head: int) -> EventNoun:
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
                if i > 1 and letters[i - 1] == "o" and tokens[i - 2].word in _ROUNDS:
                    i -= 2
                    continue
                if owner_end < 0 or tokens[i].word not in ("the", "a", "an"):
                    break
                if i == 0 or letters[i - 1] not in "&":
                    break
            elif before == ")" and i > 3 and letters[i - 3] == "(" and letters[i - 4] in "CA":
                i -= 3
            elif before == "x":
                lead = _MODIFIERS.search(letters[:i]) if owner_end < 0 else None
                counted = (
                    letters[i - 2] == "o" and tokens[i - 3].word in _ROUNDS if i > 2 else False
                )
                if (
                    lead is None
                    and not counted
                    and (i < 2 or letters[i - 2] not in "djCA" or owner_end >= 0)
                ):
                    break
                i = lead.start() if lead else i - 1
            elif before == "v":
                if tokens[i - 1].word not in ("first", "now", "then", "earlier"):
                    break
                i -= 1
            elif before == "o" and i > 1 and tokens[i - 2].word in _ROUNDS:
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
        if sense.note == "body" and not event.named and letters[head + 1 : head + 4] in _PAIRS:
            both = [self.phrases.part(tokens[at]) for at in (head + 1, head + 3)]
            event.named, event.j = tuple(both), head + 4
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
                or (left in _NOUNS and right in _NOUNS and self._capitals(at))
                or (left == "," and self._joins(at - 1, owner_end))
            )
        return left in "CAW" and right in "CAW"

    def _capitals(self, at: int) -> bool:
        """What stands on both sides of token ``at`` is written as in a name."""
        return all(self.text[self.tokens[k].start].isupper() for k in (at - 1, at + 1))

    def _all_actors(self, at: int) -> bool:
        """The comma at ``at`` stands in a row of adjectives or names before the event."""
        if self.letters[at - 2 : at - 1] == "-" and self.letters[at - 3 : at - 2] in "CA":
            return True
        return self.letters[at - 1] == "A" or (
            self.letters[at + 1] in "A&" and self.letters[at - 2 : at - 1] in ",&dAC"
        )

    def _fill(self, event: EventNoun, head: int, owner_end: int) -> None:
        letters, tokens, body = self.letters, self.tokens, event.sense.note == "body"
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
            elif letter == "E" and token.sense and not body:
                prime = at > k and tokens[at - 1].word == "prime"
                event.level = event.level or ("leaders" if prime else token.sense.level)
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


def _level_in(name: str) -> str:
    """The level that an event's own name says."""
    if "leaders" in name or "heads of" in name or "summit" in name:
        return "leaders"
    return "ministers" if "minister" in name else ""

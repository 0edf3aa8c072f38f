"""The items of a sentence in their row, and the lists of phrases that stand in it."""

from __future__ import annotations

import re
from functools import lru_cache

from comity.dates.prose import DateMention
from comity.reader.clauses.event_phrases import EventPhrases
from comity.reader.clauses.items import EventNoun, Item
from comity.reader.discourse import Discourse
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase
from comity.reader.phrases import Phrases
from comity.reader.tokens import Sentence

_OTHERS = word_set("apart")
_BEGINS_PHRASE = re.compile(
    r"[CATLHNp]|[dqjv]{1,6}[CATLHN]|[djv]{0,5}q(?![a-zA-Z']|-)|[djv]{0,5}q[iuftwaVvR&]"
)
"""A name, a role or a pronoun; what leads up to one; or a number that stands alone."""
_EVENTS = re.compile("E+")
_ACTS = ("V", "v", "a")
_OCCURRING = word_set("occurring-frames")


@lru_cache(maxsize=1 << 13)
def _word_item(letter: str, k: int) -> Item:
    """The item of token ``k`` by itself: the same for every sentence, since nothing changes it."""
    return Item(letter, k, k + 1)


class ItemRow:
    """One sentence as a row of items."""

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
        starts = self._events()
        events = sorted(starts)
        items: list[Item] = []
        k = 0
        while k < size:
            begins = _BEGINS_PHRASE.search(letters, k)
            at = min(begins.start() if begins else size, next((i for i in events if i >= k), size))
            if at > k:  # words between, which are what they are
                items.extend(map(_word_item, letters[k:at], range(k, at)))
            if at == size:
                break
            item = self._event_item(starts[at]) if at in starts else self._phrase_item(at, events)
            items.append(item)
            k = item.j
        return items

    def _events(self) -> dict[int, EventNoun]:
        """The events of the sentence, by the token with which each begins."""
        starts: dict[int, EventNoun] = {}
        events: EventPhrases | None = None
        for found in _EVENTS.finditer(self.letters):
            events = events or EventPhrases(self.text, self.sentence, self.phrases, self.discourse)
            event = events.ending_with(found.end() - 1)
            starts[event.i] = event
        return starts

    def _event_item(self, event: EventNoun) -> Item:
        body = self._body(event)
        if body:
            return Item("P", event.i, body.j, phrase=body)
        return Item("E", event.i, event.j, event=event)

    def _phrase_item(self, k: int, events: list[int]) -> Item:
        """The phrase that begins with token ``k`` and holds no event; else the word by itself."""
        phrase = self.phrases.at(k)
        if not phrase or any(k < event < phrase.j for event in events):
            return _word_item(self.letters[k], k)
        kind = "P" if phrase.kind not in ("modifier", "none") else "x"
        return Item(kind, k, phrase.j, phrase=phrase)

    def _body(self, event: EventNoun) -> Phrase | None:
        """ "The Council" that does something: the body that the text has named so, or the voice's.

        None where the words stand for a meeting.
        """
        first = self.tokens[event.i]
        if event.sense.note != "body" or event.j - event.i != 2 or first.word != "the":
            return None
        head = self.tokens[event.i + 1]
        if not self.text[head.start].isupper() or self.letters[event.j : event.j + 1] not in _ACTS:
            return None
        discourse = self.discourse
        home = discourse.home
        code = discourse.bodies.get(head.word, "")
        if not code and home and not discourse.gazetteer.is_state(home):
            code = home
        if not code:
            return None
        part = Part(discourse.gazetteer.party(code), code, start=first.start, end=head.end)
        return Phrase(event.i, event.j, "party", (part,), word=head.word)

    def _kind(self, k: int) -> str:
        return self.items[k].kind if 0 <= k < len(self.items) else "$"

    def kind(self, k: int) -> str:
        """The kind of item ``k``; "$" if there is none."""
        return self._kind(k)

    def word(self, k: int) -> str:
        """The word with which item ``k`` begins; "" if there is none."""
        return self._word(k)

    def _word(self, k: int) -> str:
        return self.tokens[self.items[k].i].word if 0 <= k < len(self.items) else ""

    def _date(self, item: Item) -> DateMention:
        date = self.tokens[item.i].date
        assert date
        return date

    def _event_of(self, k: int) -> EventNoun:
        event = self.items[k].event
        assert event
        return event

    def _occurs(self, m: int) -> bool:
        sense = self.tokens[self.items[m].i].sense
        return bool(sense and sense.note in _OCCURRING)

    def names_the_summit(self) -> bool:
        """ "the summit", "the Leaders' summit": a summit told before, named no further."""
        return any(
            item.event.sense.kind == "summit"
            and self.letters[item.j : item.j + 1] not in ("o", "N", "-", "r")
            and "W" not in self.letters[item.i : item.j]
            and item.event.determiner == "the"
            and not (item.event.named or item.event.dates or item.event.owners)
            and not item.event.words & _OTHERS
            for item in self.items
            if item.event
        )

    # putting lists together

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
                at = self._past_bracket(at)
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
        if m >= len(items) or items[m].kind != "V" or self._is_reduced(m):
            return False
        # "the Council of A and B was held": whom it is of, not who was held
        return not (self._occurs(m) and items[m - 1].kind == "a" and separator == k - 1)

    def _is_reduced(self, m: int) -> bool:
        """A participle after a noun, as in "the talks held in", rather than a finite verb."""
        follower = self.items[m + 1].kind if m + 1 < len(self.items) else ""
        return follower in "yiu"

    def _past_bracket(self, k: int) -> int:
        """The item after the bracket that opens at item ``k``; ``k`` if it closes nowhere near."""
        for m in range(k, min(len(self.items), k + 8)):
            if self.items[m].kind == ")":
                return m + 1
        return k

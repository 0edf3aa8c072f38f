"""What an engagement was about, as the text words it: "discussed A, B and C", "talks on A".

A sentence gives spans of the text; which engagement they belong to is for the caller to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import AhoCorasick

from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.tokens import Sentence
from comity.terms.area_index import areas_in
from comity.terms.vocabulary import load_vocabulary

Span = tuple[int, int]

_VERBS = word_set("topical-verbs")
_PHRASES = word_set("topical-phrases")
_HEADS = word_set("topical-heads")
_INCLUDING = ("include", "included", "includes", "of")
_TRIGGERS = _PHRASES | _VERBS | {"on", *_INCLUDING}
"""The words after which topics may come; ``_triggers`` says whether they do."""
_EMPTY = word_set("no-topics")
_LEADING = re.compile(
    r"(?:(?:on|about|of|to|and|also|both|as well as|the|an?|their|its|our|his|her|this|these|"
    r"including|such as|how|what|ways to|issues such as|issues of|the following|"
    r"(?:a|the) (?:wide )?range of|questions of|matters of|developments in)\s+|[•–—-]\s*)+",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LENGTH_MAX = 140


class Topics:
    """What each sentence of one text adds to the topics of the engagement it speaks of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.listing: Draft | None = None
        """Whose topics the items of a list are, while one is read."""

    def take(self, sentence: Sentence, told: Draft | None, current: Draft | None) -> None:
        """Give the sentence's topics to the engagement it tells, else to the one told last."""
        if sentence.kind == "title":
            return
        if self.listing and sentence.kind == "item":
            span = _trimmed(self.text, sentence.start, sentence.end)
            self.listing.topics.extend([span] if span else [])
            return
        draft = told or (current if current and _speaks_of(sentence, current) else None)
        self.listing = draft if announces_topics(sentence) else None
        if draft:
            draft.topics.extend(topics_in(self.text, sentence))


def _speaks_of(sentence: Sentence, draft: Draft) -> bool:
    """The sentence begins with those who took part, with the event, or with its topics."""
    for token in sentence.tokens:
        if token.word in _HEADS or token.letter in "pE":
            return True
        if token.letter in "VIR;:":
            return False
        if token.letter == "L":
            return True
        if token.name and token.letter in "CA":
            return token.name.code in draft.parties
        if token.letter in "TN":
            return True
    return False


def areas_of(topics: Iterable[str]) -> tuple[str, ...]:
    """Codes of the areas that the topics fall under, in order, each once."""
    return tuple(dict.fromkeys(code for topic in topics for code in areas_in(topic)))


def topics_in(text: str, sentence: Sentence) -> list[Span]:
    """Spans of the topics that the sentence names, in order."""
    out: list[Span] = []
    if sentence.vocabulary.isdisjoint(_TRIGGERS):
        return out
    at = 0
    while at < len(sentence.tokens):
        if sentence.words[at] in _TRIGGERS and _triggers(sentence, at):
            spans, at = _List(text, sentence, at + 1).read()
            out.extend(spans)
        else:
            at += 1
    return out


def announces_topics(sentence: Sentence) -> bool:
    """The sentence ends in a colon, and the items after it are its topics."""
    if not sentence.letters.endswith(":"):
        return False
    return any(_triggers(sentence, at) for at in range(len(sentence.tokens)))


def _triggers(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    letters = sentence.letters
    before = letters[at - 1] if at else "^"
    if letters[at + 1 : at + 2] in ("", "D", "n", "q") or letters[at + 1 : at + 3] == "N.":
        return False
    if token.word in _PHRASES:
        return before != "r" and not (before == "x" and sentence.tokens[at - 1].word == "said")
    if token.word in _VERBS:
        after = letters[at + 1 : at + 2]
        return after not in ("", ".", "i", "y", "E", "a", "V") and not _reported(sentence, at)
    if token.word == "on" and at:
        return letters[at - 1] == "E" or sentence.tokens[at - 1].word in _HEADS
    if token.word in _INCLUDING and at:
        if token.word == "of":
            return sentence.tokens[at - 1].word == "views"
        return any(one.word in ("topics", "subjects", "themes") for one in sentence.tokens[:at])
    return False


def _reported(sentence: Sentence, at: int) -> bool:
    """Somebody said that it should be addressed: no topic of the engagement by itself."""
    for k in range(at - 1, -1, -1):
        word = sentence.tokens[k].word
        if word in ("should", "must", "could", "would", "can", "may", "not"):
            return True
        if word == "that" or sentence.letters[k] == ";":
            return word == "that"
    return False


class _List:
    """The topics of the list that begins with one token of a sentence."""

    def __init__(self, text: str, sentence: Sentence, at: int) -> None:
        self.text, self.sentence = text, sentence
        self.letters = sentence.letters + "$$$$"
        self.begin = self.start = at
        self.out: list[Span] = []
        self.commas = 0
        self.clause = False
        """The topic is a clause, "how A does B": what stands before its verb."""
        self.guarded = _protected(text, sentence.start, sentence.end)

    def read(self) -> tuple[list[Span], int]:
        """The topics, and the token after the list."""
        k = self.begin
        while k < len(self.sentence.tokens):
            if any(i < self.sentence.tokens[k].start < j for i, j in self.guarded):
                k += 1
            elif self._is_over(k):
                break
            elif self._meets_verb(k):
                self._close(k)
                k = _next_clause(self.letters, k) if self.clause else -1
                if k < 0:
                    return self.out, max(self.start, self.begin)
                self.start = k
                self.clause = False
            else:
                k = self._step(k)
                if k < 0:
                    return self.out, len(self.sentence.tokens)
        self._close(k)
        return self.out, max(k, self.begin)

    def _close(self, end: int) -> None:
        """Take the words from the start of the topic to ``end``, and begin the next."""
        tokens, start = self.sentence.tokens, self.start
        while end > start and self.letters[end - 1] in "&,v":
            end -= 1
        if end > start and not _is_audience(self.letters[start:end]):
            span = _trimmed(self.text, tokens[start].start, tokens[end - 1].end)
            self.out.extend([span] if span else [])
        self.start = end

    def _is_over(self, k: int) -> bool:
        """What stands here is no topic any more: a date, a setting, a place, another clause."""
        letter, after = self.letters[k], self.letters[k + 1]
        if letter in ".;:Dm" or (letter == "z" and k > self.start):
            return True
        if letter == "R":
            return self.sentence.tokens[k].word not in ("how", "what") or after == "p"
        if letter in "uifr" and after == "D":
            return True
        named_event = self.begin > 1 and self.letters[self.begin - 2] == "E"
        return letter == "i" and (
            "E" in self.letters[k + 1 : k + 4] or (after == "W" and named_event)
        )

    def _meets_verb(self, k: int) -> bool:
        letter, before = self.letters[k], self.letters[k - 1]
        if letter == "x":
            ends = self.sentence.tokens[k].word.endswith("ed")
            return (before == "&" and ends) or (self.clause and before in "CN")
        return letter == "a" or (letter == "V" and (self.clause or before in "&,v"))

    def _step(self, k: int) -> int:
        """The token after this one; -1 if the list is over."""
        letters, word = self.letters, self.sentence.tokens[k].word
        if letters[k] == "R":
            self._close(k)
            self.clause, self.start = True, k + 1
        elif letters[k] == ",":
            self._close(k)
            self.commas += 1
            self.start = _after_comma(self.sentence, k)
            return self.start
        elif word in ("including", "such", "particularly") and k > self.start:
            self._close(k)
            self.start = k + (2 if word == "such" else 1)
            return self.start
        elif letters[k] == "&" and "b" not in letters[self.start : k]:
            if self.commas or letters[k + 1] in "dkRu" or word != "and":
                self._close(k)
                self.start = k + 1
        elif word in _PHRASES and k > self.start:
            self._close(k)
            self.start = k + 1
        return k + 1


def _next_clause(letters: str, k: int) -> int:
    """The "how" or "what" of a second clause after ``k``, joined by "and"; -1 if none is."""
    for m in range(k, len(letters) - 1):
        if letters[m] == "&" and letters[m + 1] == "R":
            return m + 1
        if letters[m] in ".;":
            break
    return -1


def _after_comma(sentence: Sentence, k: int) -> int:
    """Where the next topic begins after the comma at ``k``; -1 if the list is over."""
    tokens, letters = sentence.tokens, sentence.letters + "$$$"
    m = k + 1
    if letters[m] == "&" or letters[m] == "v":
        m += 1
    if m < len(tokens) and tokens[m].word == "including":
        if letters[m + 1] not in "iut":
            return m + 1
        while letters[m] not in ",.;$":
            m += 1
        return m + (letters[m] == "," and letters[m + 1] == "&")
    if letters[m] in "gRVawpbz" or (letters[m] in "tf" and letters[m + 1] == "x"):
        return -1
    return m


def _is_audience(letters: str) -> bool:
    return "E" in letters[:3] and len(letters) <= 3


@cache
def _joined_labels() -> tuple[AhoCorasick, re.Pattern[str]]:
    """Labels of areas that hold a comma or "and" themselves: what rules them out, and finds them.

    The pattern tries every label at every word; most sentences have none.
    """
    labels = load_vocabulary().area_labels
    joined = sorted((one for one in labels if "," in one or " and " in one), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, joined)) + r")\b", re.IGNORECASE)
    return AhoCorasick([one.lower() for one in joined]), pattern


def _protected(text: str, start: int, end: int) -> list[Span]:
    any_label, pattern = _joined_labels()
    if not any_label.find_matches_as_indexes(text[start:end].lower()):
        return []
    return [match.span() for match in pattern.finditer(text, start, end)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without articles and prepositions before and punctuation after; None if empty."""
    leading = _LEADING.match(text, start, end)
    if leading:
        start = leading.end()
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in ")”":
        end -= 1
    words = " ".join(text[start:end].split())
    if not _LETTER.search(words) or len(words) > _LENGTH_MAX or len(words) < 3:
        return None
    if words.lower() in _EMPTY:
        return None
    return start, end

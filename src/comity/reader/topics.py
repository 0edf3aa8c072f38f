"""What an engagement was about, as the text words it: "discussed A, B and C", "talks on A".

A sentence gives spans of the text; which engagement they belong to is for the caller to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.tokens import Sentence
from comity.terms.area_index import areas_in
from comity.terms.vocabulary import load_vocabulary

Span = tuple[int, int]

_VERBS = word_set("topical-verbs")
_PHRASES = word_set("topical-phrases")
_HEADS = word_set("topical-heads")
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
    at = 0
    while at < len(sentence.tokens):
        if _triggers(sentence, at):
            spans, at = _listed(text, sentence, at + 1)
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
    if token.word in ("include", "included", "includes", "of") and at:
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


def _listed(text: str, sentence: Sentence, at: int) -> tuple[list[Span], int]:
    """The topics of the list that begins with token ``at``, and the token after it."""
    tokens, letters = sentence.tokens, sentence.letters + "$"
    inner = _protected(text, sentence.start, sentence.end)
    out: list[Span] = []
    start = at
    clause = False  # "how A does B": what stands before the verb
    commas = 0
    k = at

    def close(end: int) -> None:
        if end > start:
            span = _trimmed(text, tokens[start].start, tokens[end - 1].end)
            if span and not _is_audience(letters[start:end]):
                out.append(span)

    while k < len(tokens):
        letter, word = letters[k], tokens[k].word
        guarded = any(left < tokens[k].start < right for left, right in inner)
        if guarded:
            k += 1
        elif letter in ".;:$" or (letter == "R" and word not in ("how", "what")):
            break
        elif letter == "R":
            clause = True
            if k > start:
                close(_without_join(letters, k, start))
            start = k = k + 1
            if letters[k] == "p":
                return out, k
        elif letter == "x" and letters[k - 1] == "&" and word.endswith("ed"):
            close(k - 1)
            return out, k
        elif (letter in "aV" and (clause or letter == "a" or _finite(letters, k))) or (
            clause and letter == "x" and letters[k - 1] in "CN"
        ):
            close(_without_join(letters, k, start))
            k = _clause_end(letters, k) if clause else k
            start = k
            clause = False
            if not (letters[k] == "&" and letters[k + 1] == "R"):
                return out, k
            start = k = k + 1
        elif (
            letter == "D"
            or (letter in "uifr" and letters[k + 1] == "D")
            or (letter == "i" and "E" in letters[k + 1 : k + 4])
            or letter == "m"
            or (letter in "z" and k > start)
            or (letter == "i" and letters[k + 1] == "W" and _venue(letters, at))
        ):
            break
        elif letter == ",":
            close(k)
            commas += 1
            k = start = _after_comma(sentence, k)
            if k < 0:
                return out, len(tokens)
        elif word in ("including", "such", "particularly") and k > start:
            close(k)
            k = start = k + (2 if word == "such" else 1)
        elif letter == "&" and "b" in letters[start:k]:
            k += 1
        elif (
            letter == "&" and (commas or letters[k + 1] in "dkRu" or tokens[k].word != "and")
        ) or (word in _PHRASES and k > start):
            close(k)
            k = start = k + 1
        else:
            k += 1
    close(k)
    return out, max(k, at)


def _finite(letters: str, k: int) -> bool:
    return k > 0 and letters[k - 1] in "&,v"


def _without_join(letters: str, k: int, start: int) -> int:
    while k > start and letters[k - 1] in "&,v":
        k -= 1
    return k


def _clause_end(letters: str, k: int) -> int:
    """The "and" before another "how" or "what"; the end of the letters if there is none."""
    m = k
    while m < len(letters) - 1:
        if letters[m] == "&" and letters[m + 1] == "R":
            return m
        if letters[m] in ".;":
            break
        m += 1
    return m


def _venue(letters: str, at: int) -> bool:
    """The list follows a named event ("talks on A at B"), not a verb."""
    return at > 1 and letters[at - 2] == "E"


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
def _joined_labels() -> re.Pattern[str]:
    """Labels of areas that hold a comma or "and" themselves."""
    labels = load_vocabulary().area_labels
    joined = sorted((one for one in labels if "," in one or " and " in one), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, joined)) + r")\b", re.IGNORECASE)


def _protected(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in _joined_labels().finditer(text, start, end)]


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

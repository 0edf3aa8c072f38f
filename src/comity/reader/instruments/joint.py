"""The text itself, where it is one that several parties made: a joint statement, a communiqué."""

from __future__ import annotations

import re

from comity.reader.instruments.made import Made
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of
from comity.reader.row import Row
from comity.reader.tokens import Sentence

_FOR_PRESS = re.compile(
    r"^(?:FOR (?:PRESS|MEDIA)[:\s]*)?(?:P\.?\s?M\.?\s?(?:NO\.?)?\s?\d+\s?/\s?\d{4}\s*-?\s*)?", re.I
)
_ABOUT = ("readout", "read-out", "press conference", "remarks", "transcript", "interview")
_SAID = ("joint", "communiqu", "leaders", "declaration")
_WE = word_set("joint-openers")


def joint_text(row: Row, published: str) -> Made | None:
    """The text as an instrument, when its title says that it is a joint one."""
    sentence = row.sentence
    exact = row.text[sentence.start : sentence.end]
    lower = exact.lower()
    if any(word in lower for word in _ABOUT) or not any(word in lower for word in _SAID):
        return None
    for token in row.tokens:
        if token.letter == "I" and token.sense and token.sense.kind == "joint-declaration":
            title = _FOR_PRESS.sub("", exact)
            span = (sentence.start, sentence.end)
            return Made("joint-declaration", title, (), sentence, "joint", published, span)
    return None


def hear_speakers(row: Row, title: Sentence, published: str, known: list[Made]) -> list[Made]:
    """Let those who open a joint text speak in it; the text itself, if its title did not say so."""
    discourse = row.discourse
    joint = any(one.form == "joint" for one in known)
    voices = _we(row)
    if not voices and joint and len(parties_of(discourse.document)) < 3:
        voices = _row_of_states(row)
    if not voices:
        return []
    discourse.document = tuple(Part(code, code) for code in voices)
    exact = row.text[title.start : title.end]
    if (
        joint
        or title.kind != "title"
        or "E" in title.letters
        or any(word in exact.lower() for word in _ABOUT)
    ):
        return []
    span = (title.start, title.end)
    return [Made("joint-declaration", exact, (), title, "joint", published, span)]


def _we(row: Row) -> list[str]:
    """ "We, the leaders of A, B and C, …", "As leaders of A and B, … we": who speaks."""
    words = row.words[:12]
    if not words or words[0] not in _WE or "we" not in row.words:
        return []
    if row.letters[1] in "-,":
        return _between_dashes(row)
    for item in row.clause.items[:8]:
        phrase = item.phrase
        if phrase and phrase.kind == "party" and phrase.sense == "people":
            codes = list(dict.fromkeys(part.actor for part in phrase.parts))
            if len(codes) > 1:
                return codes
    return []


def _between_dashes(row: Row) -> list[str]:
    """ "We—X, represented by …, and A—meet", "We, the leaders of A and B, meet": who "we" are."""
    closing = row.letters.find(row.letters[1], 2)
    while row.letters[1] == "," and closing > 0 and row.letters[closing + 1] in "Cd&":
        closing = row.letters.find(",", closing + 1)
    end = closing if closing > 0 else len(row.tokens)
    named = [k for k in range(2, end) if row.letters[k] == "C"]
    if "represented" in row.words[2:end] and len(named) > 1:
        named = [named[0], named[-1]]
    codes = list(dict.fromkeys(row.code(k) for k in named))
    return codes if len(codes) > 1 else []


def _row_of_states(row: Row) -> list[str]:
    """ "A, B and C condemn …": the states that open the sentence as its subject."""
    named, end = row.after(0)
    return named if len(named) > 1 and row.letters[end] in "Vx" else []

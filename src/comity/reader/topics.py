"""What an engagement was about: the phrases after "discussed", "about", "on", as the text has them.

Topics are cut at commas and "and"; the areas they fall under are those of ``comity.terms``.
"""

from __future__ import annotations

from comity.reader.clauses import Clause
from comity.reader.lexicon import word_set
from comity.terms.area_index import areas_in

_OPENERS = word_set("topic-openers")
_LEADING = word_set("topic-leading")
_MOST_WORDS = 12


def topics_in(text: str, clause: Clause) -> list[str]:
    """The topics that a sentence names, in order; [] if it does not say what was discussed."""
    tokens, letters = clause.tokens, clause.letters
    start = next((k for k, token in enumerate(tokens) if token.word in _OPENERS), None)
    if start is None:
        return []
    out: list[str] = []
    piece: list[int] = []
    for k in [*range(start + 1, len(tokens)), len(tokens)]:
        letter = letters[k] if k < len(tokens) else "."
        if letter not in ",;&.:R":
            piece.append(k)
            continue
        topic = _trimmed(text, clause, piece)
        if topic:
            out.append(topic)
        piece = []
        if letter in "R.:":
            break
    return out


def _trimmed(text: str, clause: Clause, piece: list[int]) -> str:
    """The words of a piece without what only leads up to them; "" if they are no topic."""
    tokens = clause.tokens
    while piece and tokens[piece[0]].word in _LEADING:
        piece = piece[1:]
    if not piece or len(piece) > _MOST_WORDS or tokens[piece[0]].letter in "pvaV":
        return ""
    return text[tokens[piece[0]].start : tokens[piece[-1]].end]


def areas_of(topics: list[str]) -> tuple[str, ...]:
    """Codes of the areas that the topics fall under, in order, each once."""
    return tuple(dict.fromkeys(code for topic in topics for code in areas_in(topic)))

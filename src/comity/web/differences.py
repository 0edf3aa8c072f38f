"""Two wordings of one text as a run of pieces: kept, gone, new. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from comity.review.editions import sentences

WORD = re.compile(r"\w+|\s+|[^\w\s]")
#: Sentences less alike than this are shown whole, one after the other: marking the few words they
#: share would make both unreadable. By eye, on the example documents, 2026-11-24.
ALIKE = 0.45


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; ``change`` is "", "gone" or "new"."""

    text: str
    change: str = ""


def compared(older: str, newer: str) -> list[Piece]:
    """The words of both, in the order of the newer: what both have, what is gone, what is new."""
    if not older or not newer or SequenceMatcher(None, older, newer).ratio() < ALIKE:
        whole = [Piece(older, "gone"), Piece(" "), Piece(newer, "new")]
        return [one for one in whole if one.text.strip()] if not older or not newer else whole
    one, two = WORD.findall(older), WORD.findall(newer)
    found = []
    for what, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("".join(one[a:b])))
            continue
        for words, change in ((one[a:b], "gone"), (two[c:d], "new")):
            if words:
                found.append(Piece("".join(words), change))
    return found


def pieces(quote: str, newer: str) -> Iterator[Piece]:
    """The quoted words beside the sentence of the newer text that is most like them."""
    said = " ".join(quote.split())
    matcher = SequenceMatcher(None, "", said, autojunk=False)
    best, most = "", ALIKE
    for sentence in sentences(newer):
        matcher.set_seq1(sentence)
        if matcher.real_quick_ratio() > most and matcher.quick_ratio() > most:
            ratio = matcher.ratio()
            best, most = (sentence, ratio) if ratio > most else (best, most)
    yield from compared(said, best)

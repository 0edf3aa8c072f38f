"""Which areas a phrase is about, by their labels."""

from __future__ import annotations

import re
from functools import cache

from comity.terms.vocabulary import load_vocabulary

#: Words, with the hyphens and apostrophes inside them.
WORD = re.compile(r"\w+(?:[-’'.&]\w+)*")


@cache
def _longest() -> int:
    return max(len(label.split()) for label in load_vocabulary().area_labels)


def areas_in(phrase: str) -> tuple[str, ...]:
    """Codes of the areas whose labels stand in the phrase, longest labels first taken, in order.

    >>> areas_in("maritime security and the climate crisis")
    ('maritime-security', 'climate-change')
    """
    labels = load_vocabulary().area_labels
    words = [match.span() for match in WORD.finditer(phrase.lower())]
    folded = phrase.lower()
    found: list[str] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _longest()), at, -1):
            code = labels.get(folded[words[at][0] : words[end - 1][1]])
            if code:
                if code not in found:
                    found.append(code)
                at = end
                break
        else:
            at += 1
    return tuple(found)

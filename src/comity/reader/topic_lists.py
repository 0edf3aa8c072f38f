"""Topics as a text words them: the members of a list, with names of areas kept whole."""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.terms.vocabulary import load_vocabulary

_BEFORE = word_set("topic-introducers")
_LONGEST = 10
"""Tokens of the longest phrase that is a topic rather than a sentence."""
_WITHIN = 24
"""Tokens within which a list of topics is looked for."""


def topics_after(row: Row, k: int, within: int = _WITHIN) -> tuple[str, ...]:
    """The topics that "including …", "such as …", "focusing on …" lists after token ``k``."""
    start = -1
    for m in range(k, min(len(row.tokens), k + within)):
        if row.letters[m] == ";":
            break
        word = row.words[m]
        if word in ("including", "namely"):
            return topics_from(row, m + 1)
        if word == "such" and row.words[m + 1 : m + 2] == ["as"]:
            return topics_from(row, m + 2)
        if start < 0 and word in _BEFORE and row.words[m - 1] not in ("based", "depends"):
            start = m + 1
    return topics_from(row, start) if start >= 0 else ()


def topics_from(row: Row, k: int) -> tuple[str, ...]:
    """The topics in a row from token ``k`` to the end of the list."""
    labels = load_vocabulary().area_labels
    out: list[str] = []
    first = k
    while k < len(row.tokens):
        end = _label_end(row, k, labels) if k == first else 0
        if end:
            k = end
            continue
        letter = row.letters[k]
        place = letter in "iu" and row.letters[k + 1] in "WD"
        stop = (
            place
            or letter in ".;:VaRD("
            or (letter == "-" and row.text[row.tokens[k].start] != "-")
        )
        if stop or letter in ",&":
            if first < k <= first + _LONGEST:
                out.append(_exact(row, first, k))
            if stop:
                break
            k += 1
            while row.letters[k] in ",&d" and k < len(row.tokens):
                k += 1
            if row.letters[k] in "tp":
                break
            first = k
            continue
        k += 1
    else:
        if first < len(row.tokens):
            out.append(_exact(row, first, len(row.tokens)))
    return tuple(dict.fromkeys(one for one in out if one))


def _label_end(row: Row, k: int, labels: dict[str, str]) -> int:
    """The token after the longest name of an area that begins with token ``k``; 0 if none."""
    best = 0
    for end in range(k + 1, min(len(row.tokens), k + 7) + 1):
        exact = row.text[row.tokens[k].start : row.tokens[end - 1].end]
        if exact.lower() in labels:
            best = end
    return best


def _exact(row: Row, first: int, end: int) -> str:
    while first < end and row.letters[first] in "dq":
        first += 1
    return row.text[row.tokens[first].start : row.tokens[end - 1].end] if first < end else ""

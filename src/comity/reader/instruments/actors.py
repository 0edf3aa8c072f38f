"""Actors in a row, between whom an instrument is made: each itself, or a body of its own.

A, B and C; the Government of A and the Government of B; the Ministry of Justice of A and the Bs
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row

_BODY_NOUNS = word_set("bodies-of-states")
_BODIES = 28
"""Tokens in which two bodies with long names stand."""


def is_capital(row: Row, k: int) -> bool:
    return row.text[row.tokens[k].start].isupper()


def actors_from(row: Row, k: int) -> tuple[list[str], int]:
    """Actors in a row from token ``k``, each perhaps behind "the Government of", and the end."""
    letters, begin = row.letters, k
    out: list[str] = []
    end = k
    while k < len(row.tokens) and letters[k] in "Cd&,TLoqjI(":
        if letters[k] == "C":
            out.append(row.code(k))
            end = k + 1
        elif letters[k] == "(":
            close = letters.find(")", k)
            if not 0 < close < k + 4:
                break
            k = end = close + 1
            continue
        elif letters[k] == "I" or (letters[k] == "," and not _list_goes_on(row, k)):
            break
        k += 1
    named = list(dict.fromkeys(out))
    return (named, end) if len(named) > 1 else _through_bodies(row, begin) or (named, end)


def _through_bodies(row: Row, k: int) -> tuple[list[str], int] | None:
    """ "the Ministry of Justice of A and the B National Police": two actors' own bodies."""
    letters = row.letters
    out: list[str] = []
    end = k
    for m in range(k, min(len(row.tokens), k + _BODIES)):
        joins = letters[m] in "do&,r'" or row.words[m] in ("respective", "two")
        if not joins and not is_capital(row, m) and row.words[m] not in _BODY_NOUNS:
            break
        if letters[m] in "IDVRp.;:(":
            break
        if letters[m] in "CA" and row.tokens[m].name:
            out.append(row.code(m))
        if not joins:
            end = m + 1
    named = list(dict.fromkeys(out))
    return (named, end) if len(named) == 2 else None


def _list_goes_on(row: Row, k: int) -> bool:
    m = k + 1
    while row.letters[m] in "&d":
        m += 1
    return row.letters[m] == "C"

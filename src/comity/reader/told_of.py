"""Of whom the sentences before told, and whom "it", "the country" and "both" therefore mean.

Tonga is a kingdom. It joined X in …          the subject of the sentence before
"Relations with A" … The country belongs to X  the one state that the title names
A and B border each other. Both are members    the two
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.reader.lexicon import word_set
from comity.reader.parties import Phrase

if TYPE_CHECKING:
    from comity.reader.row import Row

_ONE = word_set("one-country")
_TWO = word_set("two-countries")
_FINITE = word_set("finite-verbs")
_BY_PREPOSITION = "oibyfrtwumz"


def told_by(row: Row) -> tuple[str, ...]:
    """The actors that are the subject of the sentence, or alone in it; () if nobody is."""
    out: list[str] = []
    for item in row.clause.items:
        word = row.words[item.i]
        if item.kind in "VaR;" or (item.kind == "x" and (word in _FINITE or word.endswith("ed"))):
            break
        phrase = item.phrase
        if not phrase:
            continue
        before = row.letters[item.i - 1] if item.i else "^"
        of_it = row.letters[item.j] == "'" or phrase.personal
        acts = phrase.kind == "modifier" and row.letters[item.j : item.j + 1] == "x"
        third = acts and row.words[item.j].endswith("s")
        acts = acts and row.letters[item.j + 1] in ("iudpqwtzvx" if third else "iudpqwtzv")
        if (phrase.kind == "party" or acts) and before not in _BY_PREPOSITION and not of_it:
            out.extend(part.actor for part in phrase.parts)
    return tuple(dict.fromkeys(out)) if len(out) < _MANY else ()


_MANY = 12
"""Actors beyond which a list is no subject that a pronoun would mean."""


def states_named(row: Row) -> tuple[str, ...]:
    """The states that the sentence names, each once, in its order."""
    named = dict.fromkeys(row.code(k) for k in row.sentence.named if row.letters[k] in "CA")
    return tuple(row.states(list(named)))


def recalled(row: Row, phrase: Phrase) -> list[str]:
    """Whom "it", "the country", "they" or "the two countries" means; [] if the phrase is none."""
    told = list(row.discourse.told_of)
    states = row.states(told)
    about = row.discourse.others
    if phrase.word == "it":
        return told if len(told) == 1 else list(about) if len(about) == 1 else []
    if phrase.word in _ONE and phrase.determiner in ("the", "this"):
        one = list(about) if len(about) == 1 else []
        if one and row.back.page:
            return one
        return states if len(states) == 1 else one
    two = phrase.word in _TWO and (phrase.number == 2 or phrase.determiner in ("the", "both"))
    if two or phrase.word == "they":
        pair = row.states(row.back.pair)
        last = named_last(row) if two else []
        both = next((one for one in (last, states, pair) if len(one) == 2), [])
        return both if phrase.word != "they" or not row.discourse.they() else []
    return []


def named_last(row: Row) -> list[str]:
    """The two states that the last sentence named, if the text is about one of them; else []."""
    discourse = row.discourse
    known = {discourse.home, *discourse.others, *row.everyone()}
    last = list(discourse.named_last)
    return last if len(last) == 2 and known & set(last) else []


def meant_before(row: Row, at: int) -> list[str]:
    """Whom "both" or "the island nation" means, of whom the verb at token ``at`` is said."""
    for k in range(at):
        if row.words[k] == "both" and row.letters[k + 1] in "avVx":
            return recalled(row, Phrase(k, k + 1, "open", word="both", number=2))
        if row.words[k] in _ONE and row.letters[k] == "x":
            left = next((m for m in range(k - 1, max(-1, k - 4), -1) if row.letters[m] == "d"), k)
            alone = left == 0 or row.letters[left - 1] not in _BY_PREPOSITION
            if alone and row.letters[k + 1] in "avVx":
                return recalled(row, Phrase(k, k + 1, "open", word=row.words[k], determiner="the"))
    return []


def organisation_meant(row: Row) -> str:
    """The organisation of whose members a text speaks without naming it again; "" if none."""
    types = row.gazetteer.types
    told = [one for one in row.discourse.told_of if types.get(one) in ("organisation", "group")]
    return told[0] if len(told) == 1 else row.back.organisation


def two_meant(row: Row, k: int) -> list[str]:
    """ "between the two neighbours", "between their countries" from token ``k``: which two."""
    begin = k
    while row.letters[k] in "djq" and row.letters[k] != "$":
        k += 1
    if k >= len(row.tokens) or row.words[k] not in _TWO | {"them", "us"}:
        return []
    here = [
        part.actor
        for item in row.clause.items
        if item.i < begin and item.phrase and item.phrase.kind == "party"
        for part in item.phrase.parts
    ]
    everyone = list(row.everyone())
    known = (list(dict.fromkeys(here)), named_last(row), everyone, list(row.back.pair))
    return next((one for one in (*known, list(row.discourse.told_of)) if len(one) == 2), [])


def end_of_two(row: Row, k: int) -> int:
    """The token after "the two neighbours" at token ``k``."""
    while row.letters[k] in "djq" and row.letters[k] != "$":
        k += 1
    return k + 1

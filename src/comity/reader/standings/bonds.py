"""Bonds between two actors: strategic partnerships, alliances, diplomatic relations.

the strategic partnership between A and B; the A–B alliance; A's alliance with B; the special
strategic partnership (of those who speak); 50 years of diplomatic relations between A and B
"""

from __future__ import annotations

from datetime import date

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.standing import Standing, say

_HAVE = word_set("have-bond")
_NOT_YET = word_set("bond-not-yet")


def by_bond(row: Row, at: int) -> list[Standing]:
    """The standings between two actors that the noun at token ``at`` gives."""
    word = row.words[at]
    if row.negated(at):
        return []
    if "alliance" in word:
        return _say(row, _alliance(row, at), "other", at, "alliance")
    if word == "diplomatic relations":
        return _diplomatic(row, at)
    if "partnership" in word or word == "dialogue relations":
        named_after_it = row.letters[at + 1] == "I" and row.sentence.kind != "title"
        if (
            word == "partnership"
            or named_after_it
            or any(one in _NOT_YET for one in row.words[max(0, at - 5) : at])
        ):
            return []
        pairs = _partnership(row, at)
        start = _year_before(row, at) or row.since(at)
        if not start and {"launched", "established"} & set(row.words[max(0, at - 6) : at]):
            start = row.dated_after(at)
        return _say(row, pairs, "partner", at, word, start)
    return []


def _say(
    row: Row, pairs: list[tuple[str, str]], kind: str, at: int, label: str, start: str = ""
) -> list[Standing]:
    out: list[Standing] = []
    for one, other in pairs:
        a, b = (other, one) if _swap(row, one, other) else (one, other)
        out.extend(say(row, [a], kind, b, at, "bond", label=label, start=start))
    return out


def _swap(row: Row, one: str, other: str) -> bool:
    """A state stands before an organisation; of two states the one that speaks stands last."""
    states = row.gazetteer.is_state(one), row.gazetteer.is_state(other)
    return states == (False, True) or (states == (True, True) and one == row.discourse.home)


def _partnership(row: Row, at: int) -> list[tuple[str, str]]:
    named = _before(row, at) or _between(row, at)
    if named:
        return named
    shared = [k for k in range(max(0, at - 6), at) if row.words[k] in _HAVE]
    if shared:
        subjects = row.subject(shared[0])
        return [(subjects[0], subjects[1])] if len(subjects) == 2 else []
    own = {"our", "their"} & set(row.words[max(0, at - 3) : at])
    possessive = "'" in row.letters[max(0, at - 2) : at]
    if own or possessive or row.sentence.kind == "title":
        company = row.company()
        return [(company[0], company[1])] if len(company) == 2 else []
    return []


def _alliance(row: Row, at: int) -> list[tuple[str, str]]:
    named = _before(row, at)
    if named:
        return named
    k = at + 1
    if row.words[k : k + 1] and row.words[k].startswith(("commitment", "partnership")):
        k += 1
    if row.letters[k] == "b":
        return _between(row, k - 1)
    if row.letters[k] not in "tw":
        return []
    others, _end = row.after(_past_both(row, k + 1))
    own = _owners(row, at)
    return [(one, other) for one in own for other in others if len(own) == 1 or len(others) == 1]


def _before(row: Row, at: int) -> list[tuple[str, str]]:
    """ "the A–B alliance", "A-B Comprehensive Strategic Partnership"."""
    letters = row.letters
    k = at - 1
    while k >= 0 and letters[k] in "jN" and at - k < 3:
        k -= 1
    if k >= 2 and letters[k] in "CA" and letters[k - 1] in "-/" and letters[k - 2] in "CA":
        return [(row.code(k - 2), row.code(k))]
    return []


def _between(row: Row, at: int) -> list[tuple[str, str]]:
    """ "between A and B", "between A and B, and A and C", "of A with B", "with B"."""
    letters = row.letters
    k = at + 1
    if letters[k] in "-.'\"" and letters[k] != "$":
        k += 1
    if letters[k] not in "bwo" or letters[k] == "$":
        return []
    relation = letters[k]
    named, end = _actors(row, _past_both(row, k + 1))
    if relation == "b" or (relation == "o" and len(named) > 1):
        if len(named) == 4:
            return [(named[0], named[1]), (named[2], named[3])]
        return [(named[0], named[1])] if len(named) == 2 else []
    if relation == "o" and len(named) == 1 and letters[end] == "w":
        others, _end = _actors(row, end + 1)
        return [(named[0], other) for other in others]
    if relation == "w" and named:
        own = _owners(row, at)
        return [(own[0], other) for other in named] if len(own) == 1 else []
    return []


def _past_both(row: Row, k: int) -> int:
    while row.letters[k] in "djq" and row.letters[k] != "$":
        k += 1
    return k


def _actors(row: Row, k: int) -> tuple[list[str], int]:
    """Actors of any type in a row from token ``k``, and the token after them."""
    letters = row.letters
    out: list[str] = []
    end = k
    while letters[k] in "Cd&,q(":
        if letters[k] == "(":
            close = letters.find(")", k)
            if not 0 < close < k + 5:
                break
            k = close
        elif letters[k] == "C":
            out.append(row.code(k))
            end = k + 1
        k += 1
    return out, end


def _owners(row: Row, at: int) -> list[str]:
    """Whose bond it is: a possessor, each of "their respective", its, our, or the voice's own."""
    owned = row.possessor(at, 8)
    if owned:
        return owned
    near = row.words[max(0, at - 5) : at]
    if "respective" in near:
        return row.company()
    if "its" in near:
        subjects = row.subject(at)
        return subjects[:1]
    home = row.discourse.home
    return [home] if home else []


def _diplomatic(row: Row, at: int) -> list[Standing]:
    letters = row.letters
    actors: list[str] = []
    if letters[at + 1] in "bw" and letters[at + 1] != "$":
        for item in row.clause.items:
            if item.i > at and item.phrase and item.phrase.kind == "party":
                actors.extend(part.actor for part in item.phrase.parts)
            elif item.kind in ".;RV" and item.i > at + 1:
                break
        actors = list(dict.fromkeys(actors))
        if letters[at + 1] == "w":
            own = _owners(row, at)
            actors = [*own, *(one for one in actors if one not in own)] if own else []
    elif len(row.company()) == 2:
        actors = row.company()
    actors = row.states(actors)
    if len(actors) > 3 and letters[at + 1] == "b":
        actors = [actors[0], *actors[1:]]
    pairs = [(one, actors[0]) for one in actors[1:]] if actors else []
    start = _years_ago(row, at) or row.since(at)
    for k in range(max(0, at - 4), min(len(row.words), at + 10)):
        if not start and row.words[k].startswith("establish"):
            start = row.dated_after(k) or row.dated_after(at)
    return _say(row, pairs, "other", at, "diplomatic relations", start)


def _years_ago(row: Row, at: int) -> str:
    """ "N years of …": the year in which they began."""
    day = row.discourse.day
    for k in range(max(0, at - 6), at - 1):
        if row.words[k].isdigit() and row.words[k + 1] in ("years", "year") and day:
            return str(date.fromordinal(day).year - int(row.words[k]))
    return ""


def _year_before(row: Row, at: int) -> str:
    """ "the 2019 declaration of …", "established in 2019": a year that stands before."""
    for token in reversed(row.tokens[max(0, at - 10) : at]):
        if token.letter == "n" and len(token.word) == 4 and token.word.isdigit():
            return token.word
        if token.date and token.date.precision == "year":
            return str(token.date.edtf)
    return ""


def by_designation(row: Row, at: int, label: str = "") -> list[Standing]:
    """Treaty ally, major non-NATO ally, protecting power: what a state is to the one that says so.

    "our treaty ally A", "A as a major non-NATO ally", "A, the protecting power of B in C".
    """
    word = row.words[at]
    home = row.discourse.home
    if not home or not row.gazetteer.is_state(home) or row.negated(at):
        return []
    after, _end = row.after(at + 1)
    named = [one for one in after if one != home]
    if not named:
        named = [
            row.code(k)
            for k in range(at - 1, -1, -1)
            if row.letters[k] == "C" and row.is_state(k) and row.code(k) != home
        ][:1]
    label = label or ("alliance" if word.startswith("treaty") else word)
    return say(row, named, "other", home, at, "designation", label=label)

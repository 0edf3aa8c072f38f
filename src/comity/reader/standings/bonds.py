"""Bonds between two actors: strategic partnerships and alliances.

the strategic partnership between A and B; the A–B alliance; A's alliance with B; the special
strategic partnership (of those who speak); A and B elevated their relations to a … partnership
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.standing import Standing, say
from comity.reader.told_of import two_meant

_HAVE = word_set("have-bond")
_RAISED = word_set("raises-bond")
_NOT_YET = word_set("bond-not-yet")
_OF_MAKING = frozenset(("establishing", "establishment", "launching", "forging", "building"))
_DECLARED = word_set("signed") | {"made"}


def by_bond(row: Row, at: int) -> list[Standing]:
    """The standings between two actors that the noun at token ``at`` gives."""
    word = row.words[at]
    if row.negated(at):
        return []
    if "alliance" in word:
        return say_bond(row, _alliance(row, at), "other", at, "alliance")
    if "partnership" in word or word == "dialogue relations":
        raised = _raised_to(row, at)
        if raised:
            start = row.since(at) or row.dated_after(at) or row.dated_before(at)
            return say_bond(row, raised, "partner", at, word, start)
        declared = _declared(row, at)
        if declared:
            return say_bond(row, declared, "partner", at, word, row.dated_after(at))
        named_after_it = row.letters[at + 1] == "I" and row.sentence.kind != "title"
        if (
            word == "partnership"
            or named_after_it
            or any(one in _NOT_YET for one in row.words[max(0, at - 5) : at])
        ):
            return []
        pairs = _partnership(row, at)
        start = _year_before(row, at) or row.since(at)
        if not start and (_HAVE | _RAISED) & set(row.words[max(0, at - 9) : at]):
            start = row.dated_after(at) or row.dated_before(at)
        return say_bond(row, pairs, "partner", at, word, start)
    return []


def say_bond(
    row: Row,
    pairs: list[tuple[str, str]],
    kind: str,
    at: int,
    label: str,
    start: str = "",
    end: str = "",
) -> list[Standing]:
    """The bond of each pair, in the order in which bonds are told."""
    out: list[Standing] = []
    for one, other in pairs:
        a, b = (other, one) if _swap(row, one, other) else (one, other)
        out.extend(say(row, [a], kind, b, at, "bond", label=label, start=start, end=end))
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
        subjects = subjects if len(subjects) == 2 else list(row.back.pair)
        return [(subjects[0], subjects[1])] if len(subjects) == 2 else []
    own = {"our", "their"} & set(row.words[max(0, at - 3) : at])
    possessive = "'" in row.letters[max(0, at - 2) : at]
    if own or possessive or row.sentence.kind == "title":
        company = row.company()
        if len(company) != 2 and "our" in own:
            company = row.states(row.back.pair)
        return [(company[0], company[1])] if len(company) == 2 else []
    dated = row.words[at + 1 : at + 2] and row.words[at + 1] in _HAVE | {"agreed", "signed"}
    if dated and row.letters[max(0, at - 1)] in "djx":
        both = row.company()
        both = both if len(both) == 2 else list(row.back.pair)
        return [(both[0], both[1])] if len(both) == 2 else []
    return []


def _raised_to(row: Row, at: int) -> list[tuple[str, str]]:
    """ "elevated their ties to a … partnership", "the elevation of A-B ties to a …"."""
    verbs = [k for k in range(max(0, at - 16), at) if row.words[k] in _RAISED]
    if not verbs or set(";R") & set(row.letters[verbs[-1] : at]):
        return []
    return _raised(row, verbs[-1], at) if "t" in row.letters[verbs[-1] : at] else []


def _declared(row: Row, at: int) -> list[tuple[str, str]]:
    """ "signed a Declaration on (Establishing) a … Partnership": those who did."""
    k = at - 1
    while k > 0 and (row.letters[k] in "djo" or row.words[k] in _OF_MAKING):
        k -= 1
    if k < 1 or row.words[k] != "on" or row.letters[k - 1] != "I":
        return []
    made = next((m for m in range(k - 1, -1, -1) if row.words[m] in _DECLARED), -1)
    if made < 0 or row.letters[made - 1] == "t" or "will" in row.words[:made]:
        return []
    subjects = row.subject(made, people=True)
    if len(subjects) != 2:
        subjects = list(row.everyone()) if len(row.everyone()) == 2 else list(row.back.pair)
    return [(subjects[0], subjects[1])] if len(subjects) == 2 else []


def _raised(row: Row, verb: int, at: int) -> list[tuple[str, str]]:
    """ "A and B elevated their relations to a … partnership", "A raised ties with B to a …"."""
    if row.letters[verb - 1] == "t" or "will" in row.words[max(0, verb - 3) : verb]:
        return []
    subjects = row.subject(verb)
    hyphen = next((k for k in range(verb, at) if row.letters[k] in "-/"), -1)
    if hyphen > 0 and row.letters[hyphen - 1] in "CA" and row.letters[hyphen + 1] in "CA":
        subjects = [row.code(hyphen - 1), row.code(hyphen + 1)]
    elif "b" in row.letters[verb:at]:
        subjects, _end = row.actors_after(row.letters.index("b", verb) + 1)
    elif "b" in row.letters[max(0, verb - 8) : verb]:
        subjects, _end = row.actors_after(row.letters.rindex("b", 0, verb) + 1)
    elif len(subjects) == 1 and "w" in row.letters[verb:at]:
        others, _end = row.actors_after(row.letters.index("w", verb) + 1)
        subjects = [*subjects, *others]
    if len(subjects) < 2:
        subjects = list(row.everyone()) if len(row.everyone()) == 2 else list(row.back.pair)
    return [(subjects[0], subjects[1])] if len(subjects) == 2 else []


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
    own = owners_of(row, at)
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
    named, end = row.actors_after(_past_both(row, k + 1))
    if relation == "b" and not named:
        named = two_meant(row, k + 1)
    if relation == "b" or (relation == "o" and len(named) > 1):
        if len(named) == 4:
            return [(named[0], named[1]), (named[2], named[3])]
        return [(named[0], named[1])] if len(named) == 2 else []
    if relation == "o" and len(named) == 1 and letters[end] == "w":
        others, _end = row.actors_after(end + 1)
        return [(named[0], other) for other in others]
    if relation == "w" and named:
        own = owners_of(row, at)
        return [(own[0], other) for other in named] if len(own) == 1 else []
    return []


def _past_both(row: Row, k: int) -> int:
    while row.letters[k] in "djq" and row.letters[k] != "$":
        k += 1
    return k


def owners_of(row: Row, at: int) -> list[str]:
    """Whose bond it is: a possessor, each of "their respective", its, our, or the voice's own."""
    owned = row.possessor(at, 8)
    if owned:
        return owned
    near = row.words[max(0, at - 5) : at]
    if "respective" in near:
        return row.company()
    if "its" in near:
        subjects = row.subject(at) or [row.code(k) for k in range(at) if row.is_state_at(k)]
        return subjects[:1]
    home = row.discourse.home
    return [home] if home else []


def _year_before(row: Row, at: int) -> str:
    """ "the 2019 declaration of …", "established in 2019": a year that stands before."""
    for token in reversed(row.tokens[max(0, at - 10) : at]):
        if token.letter == "n" and len(token.word) == 4 and token.word.isdigit():
            return token.word
        if token.date and token.date.precision == "year":
            return str(token.date.edtf)
    return ""

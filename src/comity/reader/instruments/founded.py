"""Partnerships that are made under a name: "agreed the A–B Strategic Partnership"."""

from __future__ import annotations

from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import date_made, named_in
from comity.reader.instruments.titles import Title, is_capital
from comity.reader.lexicon import word_set
from comity.reader.row import Row

_MAKES = word_set("makes-partnership")
_DETERMINERS = frozenset(("the", "a", "an", "their", "our", "its"))


def _in_name(row: Row, k: int) -> bool:
    letter = row.letters[k]
    return letter in "CANSW-/" or (letter in "jx" and is_capital(row, k))


def _joins(row: Row, k: int) -> bool:
    """ "the Security and Trade Partnership": "and" between two capitalised words of the name."""
    both = k > 0 and row.words[k] == "and" and _in_name(row, k - 1) and row.letters[k - 1] != "C"
    return both and is_capital(row, k - 1)


def _passive(row: Row, k: int) -> int:
    """ "… was signed", "… is launched": the verb, after the auxiliary at token ``k``; else -1."""
    m = k
    while row.letters[m] in "av":
        m += 1
    told = row.letters[k] == "a" and row.words[k].split()[-1] in ("is", "was", "been", "were")
    return m if told and m < len(row.words) and row.words[m] in _MAKES else -1


def _with_others(row: Row, verb: int) -> list[str]:
    """ "… was signed with A": A and the other of the two of whom the text tells."""
    named = row.actors_after(verb + 2)[0] if row.letters[verb + 1] == "w" else []
    both = {*named, *row.back.pair}
    return sorted(both) if len(named) == 1 and len(both) == 2 else []


def founded_at(row: Row, at: int) -> Made | None:
    """The partnership whose last word is token ``at``, if a verb of making stands before it."""
    follows = row.letters[at + 1]
    goes_on = follows in "&r" and follows != "$" and at + 2 < len(row.tokens)
    if not is_capital(row, at) or follows in "NIE" or (goes_on and is_capital(row, at + 2)):
        return None
    left = at
    while left > 0 and (_in_name(row, left - 1) or _joins(row, left - 1)):
        left -= 1
    verb = left - 1
    while verb > 0 and (row.words[verb] in _DETERMINERS or row.letters[verb] in "jx'"):
        verb -= 1
    told = verb >= 0 and row.words[verb] in _MAKES and row.letters[verb - 1] not in "tG"
    passive = _passive(row, at + 1)
    verb = passive if passive > 0 and not told else verb
    told = told or passive > 0
    if not told or (left == at and " " not in row.words[at]) or "will" in row.words[:verb]:
        return None
    title = Title(left, at + 1, proper=True)
    named = named_in(row, title)
    parties = named if len(named) > 1 else _with_others(row, verb)
    parties = parties or ([] if passive > 0 else row.subject(verb, people=True))
    if len(parties) < 2:
        parties = list(row.everyone() if len(row.everyone()) == 2 else row.back.pair)
    if not 1 < len(parties) < 8:
        return None
    span = (row.tokens[left].start, row.tokens[at].end)
    exact = row.text[span[0] : span[1]]
    date = date_made(row, title, verb)
    return Made(
        "arrangement", exact, tuple(sorted(parties)), row.sentence, "founded", date, span,
        signed=True,
    )  # fmt: skip

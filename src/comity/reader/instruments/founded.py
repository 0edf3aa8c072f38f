"""What parties make under a name whose last word is no text's: a Partnership, a Framework.

agreed the A–B Strategic Partnership; launched a Framework of Cooperation 2024-2028
adopting a Joint Vision for 2030; the X Grain Initiative was signed by A, B and C
"""

from __future__ import annotations

from comity.reader.instruments.actors import is_capital
from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import date_made, maker_verb, named_in
from comity.reader.instruments.titles import Title, title_end
from comity.reader.instruments.whose import parties_to, with_whom
from comity.reader.lexicon import word_set
from comity.reader.row import Row

MAKES = word_set("makes-partnership")
_ALL_KINDS = {
    "arrangement": word_set("founded-as-arrangement"),
    "joint-declaration": word_set("founded-as-declaration"),
    "programme": word_set("founded-as-programme"),
    "action-plan": word_set("founded-as-plan"),
}
_KINDS = {word: kind for kind, words in _ALL_KINDS.items() for word in words}
HEADS = tuple(_KINDS)
_HELD = frozenset(("concluded", "announced", "agreed", "opened"))
"""Verbs that of a dialogue tell only that it took place."""
_PASSIVE = frozenset(("is", "was", "been", "were"))
_DETERMINERS = frozenset(("the", "a", "an", "their", "our", "its"))


def founded_at(row: Row, at: int) -> Made | None:
    """What is named by the title whose head is token ``at``, if a verb tells that it was made."""
    sense = row.tokens[at].sense
    kind = _KINDS.get(row.words[at].split()[-1])  # none of a Television, a Division
    if not kind or not is_capital(row, at) or _goes_on(row, at):
        return None
    if sense and sense.note == "framework":
        return None
    left = at
    while left > 0 and (_in_name(row, left - 1) or _joins(row, left - 1)):
        left -= 1
    while left < at and row.letters[left] == "-":
        left += 1
    title = Title(left, title_end(row, at), proper=True)
    verb = _verb(row, title)
    unnamed = left == at and (" " not in row.words[at] or verb > at)
    if verb < 0 or (unnamed and title.right == at + 1) or "will" in row.words[: max(verb, left)]:
        return None
    if _is_towards(row, left):
        return None
    if row.letters[at] == "E" and row.words[verb] in _HELD:
        return None
    parties = _parties(row, title, verb, kind)
    if not 0 < len(parties) < 16:
        return None
    span = (row.tokens[left].start, row.tokens[title.right - 1].end)
    date = date_made(row, title, verb)
    return Made(
        kind, row.text[span[0] : span[1]], parties, row.sentence, "founded", date, span,
        signed=True,
    )  # fmt: skip


def _is_towards(row: Row, left: int) -> bool:
    """ "elevating their ties to a Strategic Partnership": what ties became, not what was made."""
    k = left - 1
    while k > 0 and row.letters[k] in "djnq'":
        k -= 1
    return k > 0 and row.letters[k] == "t" and row.words[k - 1] not in ("agreed", "agree")


def _goes_on(row: Row, at: int) -> bool:
    """The head is not the last noun of the name: "the Partnership Programme"."""
    follows = row.letters[at + 1]
    if follows in "NIE":
        return True
    joined = follows in "&r" and follows != "$" and at + 2 < len(row.tokens)
    return joined and is_capital(row, at + 2) and row.letters[at + 2] != "D"


def _in_name(row: Row, k: int) -> bool:
    letter = row.letters[k]
    return letter in "CANSW-/" or (letter in "jxEv" and k > 0 and is_capital(row, k))


def _joins(row: Row, k: int) -> bool:
    """ "the Security and Trade Partnership": "and" between two capitalised words of the name."""
    both = k > 0 and row.words[k] == "and" and _in_name(row, k - 1) and row.letters[k - 1] != "C"
    return both and is_capital(row, k - 1)


def _verb(row: Row, title: Title) -> int:
    """Token of the verb by which it was made: before it, or right behind it; else -1."""
    verb = title.left - 1
    while verb > 0 and (row.words[verb] in _DETERMINERS or row.letters[verb] in "jxn'"):
        verb -= 1
    if verb < 0 or row.words[verb] not in MAKES:
        verb = _behind(row, title.right)
    if verb < 0 and row.letters[title.right - 1] != "E":
        verb = maker_verb(row, title)
        verb = verb if verb < title.left else -1
    told = verb >= 0 and row.words[verb] in MAKES and row.letters[verb - 1] not in "tGK"
    return verb if told else -1


def _behind(row: Row, k: int) -> int:
    """ "… was signed", "…, established in 2021": the verb from token ``k``; else -1."""
    m = k + (row.letters[k] == ",")
    while row.letters[m] in "av":
        m += 1
    if m >= len(row.words) or row.words[m] not in MAKES or row.letters[m + 1] in "dCjNxqI":
        return -1
    passive = row.letters[k] == "a" and row.words[k].split()[-1] in _PASSIVE
    return m if passive or m < k + 2 else -1


def _parties(row: Row, title: Title, verb: int, kind: str) -> tuple[str, ...]:
    """Those whom the title names, who made it, or the two of whom the text tells."""
    named = named_in(row, title)
    if len(named) > 1:
        return tuple(sorted(named))
    both = {*with_whom(row, Title(title.left, verb + 1)), *row.back.pair}
    if verb >= title.right and row.letters[verb + 1] == "w" and len(both) == 2:
        return tuple(sorted(both))
    if verb < title.left:
        made_by = list(
            dict.fromkeys([*row.subject(verb, people=True), *named, *with_whom(row, title)])
        )
        alone = len(made_by) == 1 and not row.gazetteer.is_state(made_by[0])
        if len(made_by) > 1 or (alone and set(named) <= set(made_by)):
            return tuple(sorted(made_by))
    told = parties_to(row, title, verb, kind, "")
    if len(told) > 1 or (told and not row.gazetteer.is_state(told[0])):
        return told
    return tuple(sorted(row.everyone() if len(row.everyone()) == 2 else row.back.pair))

"""Standings: what one actor is said to be to another, by the word that says it.

nouns      A is a member of X; A, a fellow X member; X partners (A, B and C); candidate status
then       then-partner A (now a member)
changes    A joined X; A's application for X membership; welcoming A to X
bonds      the strategic partnership of A and B; the A–B alliance; diplomatic relations
chairs     A's X presidency; the President of A, chair of X
listings   X (A, B and C)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.bonds import by_bond, by_designation
from comity.reader.standings.chairs import CHAIRS, PRESIDENCIES, by_chair
from comity.reader.standings.changes import by_change, by_membership
from comity.reader.standings.listings import by_listing
from comity.reader.standings.nouns import by_noun
from comity.reader.standings.standing import Standing
from comity.reader.standings.then import by_then

__all__ = ["Standing", "standings_of"]

_DESIGNATIONS = frozenset(
    ("major non-nato ally", "protecting power", "treaty ally", "treaty allies")
)
_CHANGES = word_set("joins") | word_set("leaves") | {"welcome", "welcomed", "welcomes", "welcoming"}
_OWN_NOUNS = ("allies", "ally", "members", "member states", "member countries")
"""Ends of the words that an organisation has for its own members."""
_MEMBERSHIPS = frozenset(("membership", "accession", "application", "applications", "bid"))


def standings_of(row: Row) -> Iterator[Standing]:
    """The standings that one sentence tells, in its order."""
    for at, token in enumerate(row.tokens):
        rule = _rule(row, at, token.word, token.letter)
        if rule:
            yield from rule(row, at)


def _rule(row: Row, at: int, word: str, letter: str) -> Callable[[Row, int], list[Standing]] | None:
    """The rule for the word at token ``at``, if it has one."""
    if letter in "SLETI":
        if word in _DESIGNATIONS:
            return by_designation
        if word in _MEMBERSHIPS:
            return by_membership
        if word in PRESIDENCIES or word in CHAIRS:
            return by_chair
        if letter in "SL":
            return by_bond if _is_bond(word) else by_noun
        return None
    if letter == "C":
        return by_listing if row.tokens[at].name and not row.is_state(at) else None
    if letter == "A":
        return by_noun if word.endswith(_OWN_NOUNS) else None
    if word.startswith("then") and (word == "then" or word[4:5] == "-"):
        return by_then
    if word in _CHANGES:
        return by_change
    if word in _MEMBERSHIPS:
        return by_membership
    return by_chair if word in CHAIRS else None


def _is_bond(word: str) -> bool:
    return "alliance" in word or "partnership" in word or word.endswith(" relations")

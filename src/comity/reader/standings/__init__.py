"""Standings: what one actor is said to be to another, by the word that says it.

nouns        A is a member of X; A, a fellow X member; X partners (A, B and C); candidate status
mutual       X and A are strategic partners; A is a key partner of B
then         then-partner A (now a member)
changes      A joined X; A left X; A was admitted to X; welcoming A to X
belonging    X comprises A and B; A belongs to X, is part of X; X countries A and B
memberships  A's application for X membership; A's accession to X
frameworks   A joined the Partnership for Peace
bonds        the strategic partnership of A and B; the A–B alliance
diplomatic   50 years of diplomatic relations between A and B
designations our treaty ally A
chairs       A's X presidency; the President of A, chair of X; A chaired X
listings     X (A, B and C)
rosters      a line "Members of X:", then one of them in each line
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from comity.reader.row import Row
from comity.reader.standings.belonging import BELONGINGS, COUNTRIES, by_belonging, by_country
from comity.reader.standings.bonds import by_bond
from comity.reader.standings.chairs import CHAIRED, CHAIRS, by_chair, by_chairing, is_chair
from comity.reader.standings.changes import CHANGES, by_change
from comity.reader.standings.designations import by_designation
from comity.reader.standings.diplomatic import by_diplomacy
from comity.reader.standings.frameworks import by_framework
from comity.reader.standings.listings import by_listing
from comity.reader.standings.memberships import MEMBERSHIPS, by_membership
from comity.reader.standings.nouns import by_noun
from comity.reader.standings.rosters import Rosters
from comity.reader.standings.standing import Standing
from comity.reader.standings.suspensions import SUSPENDS, by_suspension
from comity.reader.standings.then import by_then
from comity.reader.tokens import Sentence, Token

__all__ = ["Rosters", "Standing", "standings_of"]

_DESIGNATIONS = frozenset(
    ("major non-nato ally", "protecting power", "treaty ally", "treaty allies")
)
_TELLING = re.compile("[SLETICA]")
"""Word classes of which some words have a rule; of others only those in ``_TOLD``, and "then"."""
_TOLD = COUNTRIES | BELONGINGS | CHANGES | SUSPENDS | CHAIRED | MEMBERSHIPS | CHAIRS
_OWN_NOUNS = ("allies", "ally", "members", "member states", "member countries")
"""Ends of the words that an organisation has for its own members."""


def standings_of(row: Row) -> Iterator[Standing]:
    """The standings that one sentence tells, in its order."""
    for at in _places(row.sentence):
        rule = _rule(row, at, row.tokens[at])
        if rule:
            yield from rule(row, at)


def _places(sentence: Sentence) -> list[int]:
    """The tokens of a word class of which some words have a rule, or of a word that has one."""
    letters, spelt = sentence.letters, sentence.spelt
    if sentence.vocabulary.isdisjoint(_TOLD) and " then" not in spelt and spelt[:4] != "then":
        return [found.start() for found in _TELLING.finditer(letters)]
    return [
        at
        for at, (letter, word) in enumerate(zip(letters, sentence.words, strict=True))
        if word in _TOLD or word[:4] == "then" or _TELLING.match(letter)
    ]


def _rule(row: Row, at: int, token: Token) -> Callable[[Row, int], list[Standing]] | None:
    """The rule for the token at ``at``, if it has one."""
    word, letter, sense = token.word, token.letter, token.sense
    if letter in "SLETI":
        if word in _DESIGNATIONS:
            return by_designation
        if word in MEMBERSHIPS:
            return by_membership
        if is_chair(token):
            return by_chair
        if letter == "S" and sense and sense.note == "framework":
            return by_framework
        if word in COUNTRIES:
            return by_country
        if letter in "SL":
            if word.startswith("diplomatic "):
                return by_diplomacy
            return by_bond if _is_bond(word) else by_noun
        return None
    if letter == "C":
        return by_listing if row.tokens[at].name and not row.is_state(at) else None
    if letter == "A":
        return by_noun if word.endswith(_OWN_NOUNS) else None
    if word.startswith("then") and (word == "then" or word[4:5] == "-"):
        return by_then
    if word in COUNTRIES:
        return by_country
    if word in BELONGINGS:
        return by_belonging
    if word in CHANGES:
        return by_change
    if word in SUSPENDS:
        return by_suspension
    if word in CHAIRED:
        return by_chairing
    if word in MEMBERSHIPS:
        return by_membership
    return by_chair if word in CHAIRS else None


def _is_bond(word: str) -> bool:
    return "alliance" in word or "partnership" in word or word == "dialogue relations"

"""Capitals that act are their states: "Seoul and Canberra held talks", not "talks in Seoul"."""

from __future__ import annotations

import re

from comity.reader.tokens import Token

_PAIR = re.compile(r"(?:D,?)?([WC])&([WC])[av]*V")
_WITH = re.compile(r"(?:D,?)?([WC])[av]*Vj*Ew([WC])(?=[.,uiD$])")
_OF_CITIES = frozenset(("mayor", "mayors", "city", "cities", "twin", "sister", "municipal"))
_FORMS = ("capital", "metonym")
_HOSTING = ("host", "travel", "visit")


def let_capitals_act(tokens: list[Token]) -> None:
    """Make actors of two capitals that open the sentence and do something together."""
    if not tokens or tokens[0].letter not in "DWC":
        return
    letters = "".join([token.letter for token in tokens])
    found = _PAIR.match(letters) or _WITH.match(letters)
    if found is None or any(token.word in _OF_CITIES for token in tokens):
        return
    verb = tokens[letters.index("V")].sense
    both = [tokens[found.start(group)] for group in (1, 2)]
    if verb is None or verb.note in _HOSTING or any(not _acts(token) for token in both):
        return
    for token in both:
        token.letter = "C"


def _acts(token: Token) -> bool:
    return bool(token.name and (token.letter == "C" or token.name.form in _FORMS))

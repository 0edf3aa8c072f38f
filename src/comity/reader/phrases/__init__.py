"""Noun phrases that name actors: states, organisations, office-holders, delegations, roles.

President Egils Levits of Latvia          title, name, origin
the Foreign Ministers of these countries  role, origin by reference
"""

from __future__ import annotations

from dataclasses import replace

from comity.reader.discourse import number_of
from comity.reader.parties import Phrase, parties_of
from comity.reader.phrases.actors import Actors

_AFTER_NUMBER = ".,;iuftwaVvR&$"
"""Classes of words before which a number stands for a noun: "with the four in Oslo"."""


class Phrases(Actors):
    """Reads noun phrases of one sentence; ``text`` is the whole text."""

    def at(self, i: int) -> Phrase | None:
        """The longest phrase that begins with token ``i``."""
        letters = self.letters
        k, determiner, number = i, "", 0
        while letters[k] in "dqjv" and k < i + 6:
            word = self.tokens[k].word
            if letters[k] == "d":
                determiner = word
            number = number or number_of(word)
            if letters[k] == "v" and word not in ("then", "now"):
                return None
            k += 1
        letter = letters[k]
        found: Phrase | None = None
        if letter == "p" and k == i:
            return Phrase(i, i + 1, "pronoun", word=self.tokens[i].word)
        if letter in "CA":
            found = self._from_origin(i, k)
        elif letter == "T":
            found = self._person(i, k, (), determiner)
        elif letter == "L":
            found = self._plural(i, k, (), determiner, number)
        elif letter == "H" and (titled := self._titled_after(k)):
            found = self._person(i, titled, (), determiner)
        elif letter in "HN":
            found = self._named(i, k)
        elif number > 1 and letters[k - 1] == "q" and letter in _AFTER_NUMBER:
            parts = self.discourse.group("partners", frozenset(), number)
            company = self.discourse.company
            if not parts and determiner == "the" and len(parties_of(company)) == number:
                parts = company
            found = Phrase(i, k, "party", parts, word="partners") if parts else None
        if found:
            found.determiner = determiner
            found.number = number
            standing = self._standing_before(k)
            if standing and found.parts:
                found.parts = (replace(found.parts[0], standing=standing), *found.parts[1:])
        return found

    def _titled_after(self, k: int) -> int:
        """Where the title stands after "Their Majesties (the)", "His Highness,"; 0 if none does."""
        k += 1
        while self.letters[k] in ",dH":
            k += 1
        return k if self.letters[k] == "T" else 0

"""The words that phrases are made of: actors one after another, names, what follows "of"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.reader.discourse import Discourse
from comity.reader.parties import Part, Phrase
from comity.reader.tokens import Sentence, Token

_OFFICE = re.compile(r"(?:od?[jxNTE]{1,4})?[oi]d?j?A(?=[NxTEj])")
"""Classes of words before and in the name of an office that says whose it is; of bounded length."""


class PhraseWords:
    """Reads parts of the noun phrases of one sentence; ``text`` is the whole text."""

    def __init__(self, text: str, sentence: Sentence, discourse: Discourse) -> None:
        self.text = text
        self.tokens = sentence.tokens
        self.letters = sentence.letters + "$$$$"
        self.size = len(sentence.tokens)
        self.discourse = discourse
        self.gazetteer = discourse.gazetteer

    def at(self, i: int) -> Phrase | None:
        """The longest phrase that begins with token ``i``; each kind of phrase may hold another."""
        raise NotImplementedError

    def _standing_before(self, k: int) -> str:
        """What "then-partner" before an actor's name says that it was; "" if it says nothing."""
        word = self.tokens[k - 1].word if k and k <= self.size else ""
        return word[5:] if word.startswith("then-") else ""

    def exact(self, i: int, j: int) -> str:
        return self.text[self.tokens[i].start : self.tokens[j - 1].end]

    def part(self, token: Token, **more: str) -> Part:
        assert token.name
        code = token.name.code
        return Part(self.gazetteer.party(code), code, start=token.start, end=token.end, **more)

    def parts(self, token: Token) -> tuple[Part, ...]:
        """The part a name stands for; of a body between two parties, one of each."""
        one = self.part(token)
        joined = self.gazetteer.parties_in(token.name.text) if token.name else ()
        if not joined:
            return (one,)
        return tuple(replace(one, actor=actor) for actor in joined)

    def _origins(self, k: int) -> tuple[list[Part], int]:
        """Actors named one after another from ``k``: "Greek, Cypriot and French"."""
        letters = self.letters
        parts = [self.part(self.tokens[k])]
        k += 1
        while True:
            m = k
            while letters[m] in ",&-/" and m < k + 3:
                m += 1
            if m == k or letters[m] == "$":
                break
            if letters[m] == "d" and letters[m + 1] in "CA":
                m += 1
            if letters[m] not in "CA" or letters[m + 1] in "TH":
                break
            parts.append(self.part(self.tokens[m]))
            k = m + 1
        if letters[k] == "(" and letters[k + 2] == ")" and letters[k + 1] in "CAN":
            k += 3
        return parts, k

    def _complement(
        self, k: int, origin: Part | None, *, actors_only: bool = False
    ) -> tuple[Part | None, int]:
        """What follows "of" or "for" in a title: an actor, or a portfolio that is stepped over."""
        letters = self.letters
        m = k
        while letters[m] in "dj":
            m += 1
        if letters[m] == "C" and letters[m + 1] not in "-/E":
            found = self.part(self.tokens[m])
            m += 1
            if letters[m] == "(" and letters[m + 2] == ")":
                m += 3
            return found, m
        if letters[m] == "A" and not actors_only:
            noun = m + 1
            while letters[noun] == "j":
                noun += 1
            if letters[noun] in "NxEL":
                return self.part(self.tokens[m]), noun
        if actors_only:
            return None, k
        if m > k and self.tokens[m - 1].word in ("my", "our") and letters[m] in "xNL":
            home = self.discourse.home
            return (Part(home, home) if home else None), m + 1
        end = m
        while letters[end] in "NEj&IxSWL" and end < m + 9:
            token = self.tokens[end]
            if letters[end] in "xjEISL" and not self.text[token.start].isupper():
                break
            if letters[end] == "&" and letters[end + 1] not in "NEIS":
                break
            end += 1
        return None, end if end > m else k

    def _seat(self, k: int) -> tuple[Part | None, int]:
        """Whose office follows: "of the Omani Royal Office", "at the Danish Chancellery";
        (None, ``k``) if nobody's."""
        letters = self.letters
        found = _OFFICE.match(letters, k)
        if not found:
            return None, k
        token = self.tokens[found.end() - 1]
        if not token.name or not self.gazetteer.is_state(token.name.code):
            return None, k
        end = found.end()
        while letters[end] in "NxTEj'" and letters[end] != "$":
            end += 1
        return self.part(token), end

    def _name_from(self, k: int) -> tuple[str, int]:
        letters = self.letters
        m = k
        while letters[m] in "HN":
            m += 1
        names = [self.tokens[at].start for at in range(k, m) if letters[at] == "N"]
        if not names:
            return "", k
        return self.text[names[0] : self.tokens[m - 1].end], m

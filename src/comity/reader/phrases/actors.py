"""Actors first: "Japan", "NATO Secretary General X", "Greek and French ministers"."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.parties import Part, Phrase
from comity.reader.phrases.names import Names


class Actors(Names):
    """Phrases that begin with the name of a state, an organisation or a group."""

    def _from_origin(self, i: int, k: int) -> Phrase | None:
        letters = self.letters
        origins, m = self._origins(k)
        after = m + 1 if letters[m] == "'" else m
        noun = after
        while letters[noun] in "jq" or (
            letters[noun] in "xN"
            and letters[noun + 1] in "LT"
            and letters[noun] != "$"
            and noun < after + 2
        ):
            noun += 1
        if letters[noun] == "T" and noun <= after + 2:
            return self._person(
                i,
                noun,
                tuple(origins[-1:])
                if len(origins) == 1 or (letters[k] == "C" and letters[m - 2] in ",&")
                else tuple(origins),
                "",
            )
        if letters[noun] == "L":
            return self._plural(i, noun, tuple(origins), "", 0)
        if letters[k] == "A":
            return None
        # one bare actor; lists are put together by who asks for them
        end = k + 1
        if letters[end] == "(" and letters[end + 2] == ")" and letters[end + 1] in "CAN":
            end += 3
        one = origins[0]
        if letters[end] == "'":
            return Phrase(i, end, "party", (one,), word=self.tokens[k].word)
        if self.gazetteer.types.get(one.code) == "body" and letters[end] == "o":
            organisation, after = self._complement(end + 1, None, actors_only=True)
            if organisation:
                of = replace(one, actor=organisation.actor, code=organisation.code)
                of = one if organisation.actor == one.actor else of
                return Phrase(i, after, "party", (of,), word=self.tokens[k].word)
        if self.gazetteer.types.get(one.code) == "group":
            return self._group(i, end, one)
        if letters[end] in "N" or (letters[end] == "-" and letters[end + 1] in "CAN"):
            return None
        kind = "modifier" if letters[end] in "xEISg" else "party"
        return Phrase(i, end, kind, self.parts(self.tokens[k]), word=self.tokens[k].word)

    def _group(self, i: int, end: int, one: Part) -> Phrase:
        """A group by its name: those whom the text lists as it, here or before."""
        if self.letters[end] in "xL" and self.tokens[end].word in (
            "region",
            "countries",
            "nations",
        ):
            end += 1
        listed = self._listed(end, "partners", ())
        if listed:
            members, end = listed
            self.discourse.expansions[one.code] = members
        else:
            members = self.discourse.expansions.get(one.code, (one,))
        parts = tuple(replace(part, group=one.code) for part in members)
        return Phrase(i, end, "party", parts, word=one.code, sense="states")

"""Roles in the plural: "the leaders of …", "Baltic Allies – A, B and C", "their counterparts"."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.discourse import Group, Known
from comity.reader.levels import higher
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase
from comity.reader.phrases.people import People
from comity.reader.phrases.referring import References
from comity.reader.tokens import Token

_PARTNER_WORDS = word_set("partner-nouns")


class Roles(People, References):
    """Phrases that name actors by the role that several of them have."""

    def _plural(
        self, i: int, k: int, origins: tuple[Part, ...], determiner: str, number: int
    ) -> Phrase:
        letters = self.letters
        token = self.tokens[k]
        sense = token.sense
        assert sense
        level, capacity, role = sense.level, token.word, sense.kind
        k += 1
        if letters[k] in "HN" and len(origins) == 1 and not capacity.endswith("s"):
            name, end = self._name_from(k)
            if name:
                return self._as_person(i, end, name, capacity, level, "", origins[0], "")
        while letters[k] in "&/" and letters[k + 1] == "L" and role == "people":
            more = self.tokens[k + 1].sense
            level = higher(level, more.level if more else "")
            k += 2
        if letters[k] == "L" and role == "people":
            k += 1
        found, end = self._role_holders(k, role, origins)
        if origins and role == "states" and end > k and len(found) < 2:
            found = ()
        personal = role in ("people", "counterpart")
        parts = (
            tuple(one.acting(level, capacity) for one in (found or origins))
            if personal
            else (found or origins)
        )
        k = end
        listed = self._listed(k, capacity, origins)
        if listed:
            parts, k = listed
            parts = tuple(one.acting(level, capacity if personal else "") for one in parts)
        if role == "allies" and not listed:
            parts = self._allies(token, origins or found, parts, level)
        elif role in ("members", "states") and not listed and not found and origins:
            parts = origins
        elif (role == "partners" and origins and not listed and not found) or (
            role == "members" and not origins and not found and not listed
        ):
            parts = ()
        if parts:
            return Phrase(
                i, k, "party", parts, level=level, word=capacity, sense=role, personal=personal
            )
        return Phrase(
            i, k, "open", (), level=level, word=capacity, sense=role, number=number,
            personal=personal,
        )  # fmt: skip

    def _allies(
        self, token: Token, named: tuple[Part, ...], parts: tuple[Part, ...], level: str
    ) -> tuple[Part, ...]:
        """Allies are NATO's when the text says NATO; a list of states stays that list."""
        nato = any(part.actor == "NATO" for part in named)
        at = self.tokens.index(token)
        capital = self.text[token.start].isupper() and not (at and self.letters[at - 1] == "N")
        if nato or (capital and not named and "NATO" in self.discourse.mentioned):
            return (Part("NATO", "NATO", "", "", level, start=token.start, end=token.end),)
        return parts if not nato else ()

    def _role_holders(
        self, k: int, role: str, origins: tuple[Part, ...]
    ) -> tuple[tuple[Part, ...], int]:
        """Whose role it is, by what follows: "of A, B and C", "of these countries", names."""
        letters = self.letters
        if letters[k] == "," and letters[k + 1 : k + 5] in ("&dL,", "xdL,", "xL,o"):
            k = letters.index(",", k + 1) + 1
        inside = letters[k] == "i" and role == "people" and self._state_follows(k + 1)
        if letters[k] in "of" or inside:
            m = self._spelt_out(k + 1)
            parts: list[Part] = []
            end = k
            while m < self.size:
                while letters[m] in "j" or letters[m : m + 2] == "AC":
                    m += 1  # "from NATO Allies A, B and C": who they are follows
                if letters[m] == "d" and letters[m + 1] in "CA" and letters[m + 2] not in "L":
                    m += 1
                if letters[m] == "C" and letters[m + 1] not in "LTN'":
                    if letters[m + 1] == "(" and letters[m + 3 : m + 5] == ")T":
                        break
                    one = self.part(self.tokens[m])
                    parts.append(replace(one, standing=self._standing_before(m)))
                    m += 1
                    if letters[m] == "(":
                        close = letters.find(")", m)
                        if 0 < close < m + 8:
                            m = close + 1
                    if letters[m] == "L" and self.tokens[m].sense.kind in ("members", "states"):  # type: ignore[union-attr]
                        m += 1
                    if letters[m] == ")":
                        m += 1
                        if letters[m] == "L":
                            m += 1
                    end = m
                elif letters[m] in "dqjLvA" or (letters[m] == "C" and letters[m + 1] in "L'"):
                    inner = self.at(m)
                    if not inner or inner.kind not in ("party", "open"):
                        break
                    if letters[m] == "C" and not inner.sense:
                        break
                    if inner.kind == "open":
                        resolved = self.refer(inner)
                        if not resolved:
                            return tuple(parts), inner.j
                        parts.extend(resolved)
                    else:
                        parts.extend(inner.parts)
                    m = end = inner.j
                else:
                    break
                separator = m
                while letters[separator] in ",&;" and separator < m + 2:
                    separator += 1
                if separator == m:
                    break
                after = separator
                while letters[after] in "dj":
                    after += 1
                if letters[after] != "C":
                    break
                m = separator
            return tuple(parts), end
        if letters[k] in "HN" and not origins:
            return self._names_of_plural(k)
        return (), k

    def _state_follows(self, k: int) -> bool:
        while self.letters[k] == "d":
            k += 1
        name = self.tokens[k].name if self.letters[k] == "C" else None
        return bool(name and self.gazetteer.is_state(name.code))

    def _spelt_out(self, k: int) -> int:
        """Step over a name that the gazetteer lacks but whose acronym in brackets it knows."""
        letters = self.letters
        m = k
        while letters[m] in "dNoxL" and m < k + 8:
            m += 1
        if m > k + 1 and letters[m] == "(" and letters[m + 1] == "C":
            return m + 1
        return k

    def _names_of_plural(self, k: int) -> tuple[tuple[Part, ...], int]:
        """ "Presidents N of A and N of B": each name with its own origin."""
        letters = self.letters
        parts: list[Part] = []
        end = k
        m = k
        while True:
            name, after = self._name_from(m)
            if not name:
                break
            origin: Part | None = None
            if letters[after] == "o":
                origin, after_origin = self._complement(after + 1, None, actors_only=True)
                after = after_origin if origin else after
            known = self.discourse.recall(name)
            actor = origin.actor if origin else known.actor if known else ""
            if actor:
                parts.append(
                    Part(
                        actor,
                        actor,
                        "",
                        name,
                        start=self.tokens[m].start,
                        end=self.tokens[after - 1].end,
                    )
                )
                self.discourse.remember(name, Known(actor, "", "", name))
            end = after
            m = after
            while letters[m] in ",&" and m < after + 2:
                m += 1
            if m == after or letters[m] not in "HN":
                break
        return tuple(parts), end

    def _listed(
        self, k: int, word: str, origins: tuple[Part, ...]
    ) -> tuple[tuple[Part, ...], int] | None:
        """A list that follows a role in apposition: "… – A, B and C", "…: A, B", "(A, B and C)"."""
        letters = self.letters
        m = k
        words: set[str] = set()
        if letters[m] in "if" or letters[m : m + 2] == "oN":
            m += 1
            while letters[m] in "dNxjW" and m < k + 6:
                if letters[m] in "NxW":
                    words.add(self.tokens[m].word)
                m += 1
        opener = letters[m]
        if opener in "-(:,":
            m += 1
        elif opener != "C" or (not origins and word not in _PARTNER_WORDS) or m > k:
            return None
        if (
            letters[m] == "v" or self.tokens[m].word in ("namely", "including")
            if m < self.size
            else False
        ):
            m += 1
        parts: list[Part] = []
        end = m
        while m < self.size:
            while letters[m] in "d":
                m += 1
            if letters[m] != "C":
                break
            parts.append(self.part(self.tokens[m]))
            m += 1
            if letters[m] == "(" and letters[m + 2] == ")":
                m += 3
            end = m
            separator = m
            while letters[separator] in ",&;" and separator < m + 2:
                separator += 1
            if separator == m:
                break
            m = separator
        if len(parts) < 2 or (opener == "," and len(parts) < 3) or letters[end] == "'":
            return None
        if letters[end] in ")-" and opener in "(-":
            end += 1
        organisation = origins[0].actor if origins else ""
        if opener != "C" or not self.discourse.groups:
            self.discourse.define(Group(word, tuple(parts), organisation, frozenset(words)))
        return tuple(parts), end

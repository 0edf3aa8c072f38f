"""People by name alone, and groups by a name that the text gives them."""

from __future__ import annotations

from comity.reader.discourse import Group, Known
from comity.reader.parties import Part, Phrase
from comity.reader.phrases.roles import Roles


class Names(Roles):
    """Phrases that begin with a name that the gazetteer does not hold."""

    def _named(self, i: int, k: int) -> Phrase | None:
        letters = self.letters
        name, m = self._name_from(k)
        if not name:
            return None
        honoured = letters[k] == "H"
        made = self._made_up(i, m) or self._before_role(i, m, name)
        if made:
            return made
        group = self._introduced(name)
        if group and letters[m] != "L":
            return Phrase(i, m, "party", group)
        thing = letters[i] == "d" and not honoured  # "at the Ministry, the Minister"
        if letters[m] == "," and letters[m + 1] in "dTCAj" and not thing:
            _, part, level, end = self._apposition(m, name, None, "")
            if part:
                title = part.capacity or level
                self.discourse.remember(name, Known(part.actor, level, part.capacity, name))
                part = Part(
                    part.actor, part.code, title, name, level,
                    start=self.tokens[i].start, end=self.tokens[m - 1].end,
                )  # fmt: skip
                return Phrase(i, end, "party", (part,), level=level, personal=True)
        if letters[m] == "o" and (honoured or self._met(i, m)):
            origin, end = self._complement(m + 1, None, actors_only=True)
            if not origin:
                origin, end = self._seat(m)
            if origin:
                part = Part(
                    origin.actor, origin.code, "", name, "",
                    start=self.tokens[i].start, end=self.tokens[end - 1].end,
                )  # fmt: skip
                self.discourse.remember(name, Known(origin.actor, "", "", name))
                return Phrase(i, end, "party", (part,), personal=True)
        known = self.discourse.recall(name)
        if known and (honoured or len(name.split()) <= 3):
            part = Part(
                self.gazetteer.party(known.actor), known.actor, known.capacity, known.person,
                known.level, start=self.tokens[i].start, end=self.tokens[m - 1].end,
            )  # fmt: skip
            return Phrase(i, m, "party", (part,), level=known.level, personal=True)
        return Phrase(i, m, "name", personal=True)

    def _met(self, i: int, m: int) -> bool:
        """A name of two words or more of which the text says that somebody met it."""
        return m - i > 1 and i > 0 and self.letters[i - 1] in "wV"

    def _made_up(self, i: int, m: int) -> Phrase | None:
        """ "Pacific Island Country (PIC) ambassadors": a group by the acronym the text gives it."""
        letters, tokens = self.letters, self.tokens
        if letters[m] == "L":
            m += 1
        if letters[m] != "(" or letters[m + 2] != ")" or letters[m + 3] != "L":
            return None
        acronym = self.text[tokens[m + 1].start : tokens[m + 1].end]
        role = tokens[m + 3].sense
        if not acronym.isupper() or len(acronym) < 2 or not role:
            return None
        part = Part(
            acronym, acronym, tokens[m + 3].word, "", role.level,
            start=tokens[i].start, end=tokens[m + 3].end,
        )  # fmt: skip
        return Phrase(i, m + 4, "party", (part,), role.level, role.phrase, personal=True)

    def _before_role(self, i: int, m: int, name: str) -> Phrase | None:
        """ "the Quint advisors of A, B and C": the name, too, stands for A, B and C from now on."""
        if self.letters[m] != "L" or self.letters[i:m].strip("djqN"):
            return None
        group = self._introduced(name)
        phrase = self._plural(i, m, group, "", 0)
        if len(phrase.parts) > 1 and not group:
            self.discourse.define(Group(name.lower(), phrase.parts))
        return phrase

    def _introduced(self, name: str) -> tuple[Part, ...]:
        """Those for whom the text has introduced a name of its own."""
        return self.discourse.group(name.lower(), frozenset(), 0) if name else ()

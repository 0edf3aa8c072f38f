"""People: a title with a name or a name with a title, of an actor that is said or known.

President Egils Levits of Latvia          title, name, origin
the Prime Minister of Thailand, Thanom…   title, origin, name in apposition
Ursula von der Leyen, President of …      name, title in apposition
"""

from __future__ import annotations

import re

from comity.reader.discourse import Known
from comity.reader.levels import higher
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase
from comity.reader.phrases.words import PhraseWords

_PORTFOLIO_TITLES = word_set("portfolio-titles")
_ROYAL_TITLES = word_set("royal-titles")

_OF_STATE = ("leaders", "ministers")
"""Levels of titles that a text may leave to its readers to place."""
_MORE_PORTFOLIO = re.compile(r"(?:,[Nxj]{1,3})*,?&[NxjE]{1,4}(?=o[dj]*C)")


class People(PhraseWords):
    """Phrases that name people by their titles."""

    def _person(self, i: int, k: int, origins: tuple[Part, ...], determiner: str) -> Phrase:
        letters, tokens = self.letters, self.tokens
        first = k
        level, actor, of = "", "", False
        origin: Part | None = origins[-1] if origins else None
        while True:
            while letters[k] == "T":
                sense = tokens[k].sense
                assert sense
                level = higher(level, sense.level)
                actor = actor or sense.actor
                k += 1
            if letters[k] in "&/" and letters[k + 1] == "T":
                k += 1
                continue
            further = _MORE_PORTFOLIO.match(letters, k) if not of and k > first else None
            if further and self.text[self.tokens[further.end() - 1].start].isupper():
                k = further.end()  # "Minister of Foreign Affairs and Trade of Samoa"
            if letters[k] == "&" and letters[k + 1] == "j" and letters[k + 2] == "T":
                k += 2
                continue
            if letters[k] == "o" or (letters[k] == "r" and not of and self._has_portfolio(k)):
                found, end = self._complement(k + 1, origin)
                if end == k + 1:
                    above = self._office_above(k + 1) if letters[k] == "o" else None
                    if above and not origin:
                        origin, k = above, self._name_from(letters.index("T", k) + 1)[1]
                    break
                of = found is not None
                if not (found and origin and self._speaks_for(origin, found)):
                    origin = found or origin
                k = end
                if letters[k] == "&" and letters[k + 1] == "T":
                    k += 1
                    continue
                if letters[k] in "or" and not found:
                    continue
            break
        if k - first > 4 and letters[k - 3 : k] == "NNN" and letters[k] not in "NH,":
            k -= 2  # the name runs on from the portfolio without a comma
        if not origin:
            origin, k = self._seat(k)
        title = self.exact(first, k)
        k = self._accredited(k, title) if origin else k
        if letters[k] == "(" and letters[k + 1 : k + 3] == "N)" and letters[k + 3] in "HN":
            k += 3  # "Foreign Minister (FM) …"
        name, k = self._name_from(k)
        if letters[k] == "o" and not (origin and self.gazetteer.is_state(origin.actor)):
            found, end = self._complement(k + 1, None, actors_only=True)
            if found and (not origin or self.gazetteer.is_state(found.actor)):
                origin, k = found, end
        royal = tokens[first].word.rpartition("majesty ")[2] in _ROYAL_TITLES
        if name and not origin and royal and letters[k] == "&":
            origin = self._of_couple(k + 1)
        if letters[k] == "(" and letters[k + 2] == ")":
            if letters[k + 1] in "CA" and not origin:
                origin = self.part(tokens[k + 1])
            k += 3
        if letters[k] == ",":
            name, origin, level, k = self._apposition(k, name, origin, level)
        return self._as_person(i, k, name, title, level, actor, origin, determiner)

    def _office_above(self, k: int) -> Part | None:
        """ "Special Representative of the UN Secretary-General": whose the office named is."""
        at = k + 1 if self.letters[k] == "d" else k
        if self.letters[at] != "T":
            return None
        token = self.tokens[at]
        actor = token.sense.actor if token.sense else ""
        return Part(actor, actor, start=token.start, end=token.end) if actor else None

    def _of_couple(self, k: int) -> Part | None:
        """ "King A and Queen B of C": C is said of both."""
        letters = self.letters
        while letters[k] in "HT":
            k += 1
        name, k = self._name_from(k)
        if not name or letters[k] != "o":
            return None
        return self._complement(k + 1, None, actors_only=True)[0]

    def _accredited(self, k: int, title: str) -> int:
        """Step over "to the United States" after an ambassador's title, or before a name."""
        m = k + 1
        while self.letters[m] == "d":
            m += 1
        to_actor = self.letters[k] == "t" and self.letters[m] == "C"
        envoy = "mbassador" in title or "igh Commissioner" in title
        return m + 1 if to_actor and (envoy or self.letters[m + 1] in "NH") else k

    def _speaks_for(self, origin: Part, found: Part) -> bool:
        """ "OSCE Chair-in-Office and Foreign Minister of A": for the organisation named first."""
        state = self.gazetteer.is_state
        return not state(origin.actor) and state(found.actor)

    def _has_portfolio(self, k: int) -> bool:
        """The title before "for" is one that takes a portfolio."""
        words = self.tokens[k - 1].word.split() if k else []
        return self.tokens[k].word == "for" and not _PORTFOLIO_TITLES.isdisjoint(words)

    def _apposition(
        self, k: int, name: str, origin: Part | None, level: str
    ) -> tuple[str, Part | None, str, int]:
        """Name after title or title after name, between commas, if that is what follows."""
        letters = self.letters
        if not name:
            found, end = self._name_from(k + 1)
            if found and letters[end] in ",&.;:VavD)$iRwta(" and (origin or letters[k + 2] != "$"):
                if letters[end] == "," and letters[end + 1] not in "TN":
                    end += letters[end + 1] in "VaviwtyR"
                return found, origin, level, end
            return name, origin, level, k
        m = k + 1
        while letters[m] in "dj":
            m += 1
        if letters[m] in "CA":
            origins, after = self._origins(m)
            if letters[after] == "'":
                after += 1
            while letters[after] == "j":
                after += 1
            if letters[after] != "T" or len(origins) > 1:
                return name, origin, level, k
            origin_found: Part | None = origins[0]
            m = after
        else:
            origin_found = None
        if letters[m] != "T" or origin:
            return name, origin, level, k
        inner = self._person(m, m, (origin_found,) if origin_found else (), "")
        if inner.named:
            return name, origin, level, k
        part = inner.parts[0] if inner.parts else None
        end = inner.j
        if letters[end] == "," and letters[end + 1] in "VaviwtyR":
            end += 1
        return name, part, higher(level, inner.level), end

    def _as_person(
        self,
        i: int,
        j: int,
        name: str,
        title: str,
        level: str,
        actor: str,
        origin: Part | None,
        determiner: str,
    ) -> Phrase:
        discourse = self.discourse
        said = name
        if level == "none":
            return Phrase(i, j, "none", word=title.lower())
        known = discourse.recall(name) if name else None
        code = origin.code if origin else ""
        party = origin.actor if origin else actor
        if actor and origin and self.gazetteer.is_state(actor) != self.gazetteer.is_state(party):
            party = code = actor
        if not party and level == "secretary-general" and discourse.heads_itself(name):
            party = discourse.home
        if not party and known:
            party = known.actor
        if not party and name:
            party = self._holder(name, level, title)
        if not party and determiner in ("my", "our"):
            party = discourse.home
        if not party and not name:
            same = [
                one
                for one in reversed(list(discourse.people.values()))
                if one.capacity and one.capacity.lower().startswith(title.lower())
            ]
            own = [one for one in same if one.actor == discourse.home]
            if own or (discourse.home and self.gazetteer.has_title(discourse.home, title)):
                same = own
            party = same[0].actor if same else self._presumed(title, level)
            name = same[0].person if same else ""
        guessed = False
        if not party and name:
            party = self._own_title(title, name, level)
            guessed = True
        if name and party:
            known_level = known.level if known and known.actor == party else ""
            discourse.remember(
                name,
                Known(
                    party,
                    level or known_level,
                    title,
                    name if " " in name or not known else known.person,
                    guessed,
                ),
            )
        if not party:
            return Phrase(
                i, j, "name", word=title.lower(), level=level, personal=True, named=bool(said)
            )
        known = discourse.recall(name) if name else None
        part = Part(
            self.gazetteer.party(party),
            code or party,
            capacity=title,
            person=known.person if known and known.actor == party else name,
            level=level,
            start=self.tokens[i].start,
            end=self.tokens[j - 1].end,
        )
        return Phrase(i, j, "party", (part,), level, title.lower(), personal=True, named=bool(said))

    def _holder(self, name: str, level: str, title: str) -> str:
        holders = self.gazetteer.holders_named(name, self.discourse.day)
        actors = (
            {one.actor for one in holders if one.title.lower() == title.lower()}
            or {one.actor for one in holders if one.level == level}
            or {one.actor for one in holders}
        )
        return actors.pop() if len(actors) == 1 else ""

    def _own_title(self, title: str, name: str, level: str) -> str:
        """Whose a person is of whom the text says the title alone.

        The voice's own, if it has that title for its own people and nobody else of the text bears
        it; else the one other state that the text's title names.
        """
        discourse = self.discourse
        home, lower = discourse.home, title.lower()
        rival = any(
            one.capacity.lower() == lower and one.actor == home and one.person != name
            for one in discourse.people.values()
        )
        if home and not rival and self.gazetteer.has_title(home, title):
            return home
        if not home and self._presumed(title, level):
            return discourse.presumed
        return discourse.others[0] if len(discourse.others) == 1 else ""

    def _presumed(self, title: str, level: str) -> str:
        """Whose a title is that nothing nearer gives to anybody."""
        home, presumed = self.discourse.home, self.discourse.presumed
        of_state = level in _OF_STATE and "chair" not in title.lower()
        return home or (presumed if of_state and self.gazetteer.has_title(presumed, title) else "")

"""Noun phrases that name actors: states, organisations, office-holders, delegations, roles.

President Egils Levits of Latvia          title, name, origin
the Prime Minister of Thailand, Thanom…   title, origin, name in apposition
Ursula von der Leyen, President of …      name, title in apposition
the Foreign Ministers of these countries  role, origin by reference
"""

from __future__ import annotations

from dataclasses import replace

from comity.reader.discourse import Discourse, Group, Known, number_of
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase
from comity.reader.tokens import Sentence, Token

_LIST_SEPARATORS = (",", "&", ";")


class Phrases:
    """Reads noun phrases of one sentence; ``text`` is the whole text."""

    def __init__(self, text: str, sentence: Sentence, discourse: Discourse) -> None:
        self.text = text
        self.tokens = sentence.tokens
        self.letters = sentence.letters + "$$$$"
        self.size = len(sentence.tokens)
        self.discourse = discourse
        self.gazetteer = discourse.gazetteer

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
        elif letter in "HN":
            found = self._named(i, k)
        elif number > 1 and letters[k - 1] == "q" and letter in _AFTER_NUMBER:
            parts = self.discourse.group("partners", frozenset(), number)
            found = Phrase(i, k, "party", parts, word="partners") if parts else None
        if found:
            found.determiner = determiner
            found.number = number
            standing = self._standing_before(k)
            if standing and found.parts:
                found.parts = (replace(found.parts[0], standing=standing), *found.parts[1:])
        return found

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

    # actors first: "Japan", "NATO Secretary General X", "Greek and French ministers"

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

    # people by title

    def _person(self, i: int, k: int, origins: tuple[Part, ...], determiner: str) -> Phrase:
        letters, tokens = self.letters, self.tokens
        first = k
        level, actor = "", ""
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
            if letters[k] == "&" and letters[k + 1] == "j" and letters[k + 2] == "T":
                k += 2
                continue
            if letters[k] == "o" or (letters[k] == "r" and self._has_portfolio(k)):
                found, end = self._complement(k + 1, origin)
                if end == k + 1:
                    break
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
        title = self.exact(first, k)
        name, k = self._name_from(k)
        if not origin and letters[k] == "o":
            found, end = self._complement(k + 1, None, actors_only=True)
            if found:
                origin, k = found, end
        if letters[k] == "(" and letters[k + 2] == ")":
            if letters[k + 1] in "CA" and not origin:
                origin = self.part(tokens[k + 1])
            k += 3
        if letters[k] == ",":
            name, origin, level, k = self._apposition(k, name, origin, level)
        return self._as_person(i, k, name, title, level, actor, origin, determiner)

    def _has_portfolio(self, k: int) -> bool:
        """The title before "for" is one that takes a portfolio."""
        words = self.tokens[k - 1].word.split() if k else []
        return self.tokens[k].word == "for" and not _PORTFOLIO_TITLES.isdisjoint(words)

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
        if letters[m] == "A" and letters[m + 1] in "Nx" and not actors_only:
            return self.part(self.tokens[m]), m + 1
        if actors_only:
            return None, k
        if m > k and self.tokens[m - 1].word in ("my", "our") and letters[m] in "xNL":
            home = self.discourse.home
            return (Part(home, home) if home else None), m + 1
        end = m
        while letters[end] in "NEj&IxSW" and end < m + 9:
            token = self.tokens[end]
            if letters[end] in "xjEIS" and not self.text[token.start].isupper():
                break
            if letters[end] == "&" and letters[end + 1] not in "NEIS":
                break
            end += 1
        return None, end if end > m else k

    def _name_from(self, k: int) -> tuple[str, int]:
        letters = self.letters
        m = k
        while letters[m] in "HN":
            m += 1
        names = [self.tokens[at].start for at in range(k, m) if letters[at] == "N"]
        if not names:
            return "", k
        return self.text[names[0] : self.tokens[m - 1].end], m

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
            party = same[0].actor if same else discourse.home
            name = same[0].person if same else ""
        guessed = False
        if not party and name:
            party = self._own_title(title, name)
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

    def _own_title(self, title: str, name: str) -> str:
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
        return discourse.others[0] if len(discourse.others) == 1 else ""

    # people by name

    def _named(self, i: int, k: int) -> Phrase | None:
        letters = self.letters
        name, m = self._name_from(k)
        if not name:
            return None
        honoured = letters[k] == "H"
        made = self._made_up(i, m) or self._before_role(i, m, name)
        if made:
            return made
        group = discourse_group(self.discourse, name)
        if group and letters[m] != "L":
            return Phrase(i, m, "party", group)
        if letters[m] == "," and letters[m + 1] in "dTCAj":
            _, part, level, end = self._apposition(m, name, None, "")
            if part:
                title = part.capacity or level
                self.discourse.remember(name, Known(part.actor, level, part.capacity, name))
                part = Part(
                    part.actor, part.code, title, name, level,
                    start=self.tokens[i].start, end=self.tokens[m - 1].end,
                )  # fmt: skip
                return Phrase(i, end, "party", (part,), level=level, personal=True)
        if letters[m] == "o" and honoured:
            origin, end = self._complement(m + 1, None, actors_only=True)
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
        group = discourse_group(self.discourse, name)
        phrase = self._plural(i, m, group, "", 0)
        if len(phrase.parts) > 1 and not group:
            self.discourse.define(Group(name.lower(), phrase.parts))
        return phrase

    # roles: "the leaders of …", "Baltic Allies – A, B and C", "their counterparts"

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
                while letters[m] in "j":
                    m += 1
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
        if letters[m] in "if":
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

    def refer(self, phrase: Phrase) -> tuple[Part, ...]:
        """Those an open role or pronoun refers to, by what the text said before; () if nobody."""
        discourse = self.discourse
        word = phrase.word
        if phrase.kind == "pronoun":
            if word in ("i", "me"):
                return (
                    (Part(discourse.home, discourse.home, level="leaders"),)
                    if discourse.home
                    else ()
                )
            if word in ("he", "she", "him", "her", "it"):
                return discourse.subject[:1]
            if word in ("we", "us") and discourse.speakers:
                return discourse.speakers
            if word in ("we", "us"):
                if discourse.document:
                    return discourse.document
                home = (Part(discourse.home, discourse.home),) if discourse.home else ()
                if home and not self.gazetteer.is_state(discourse.home):
                    return home
                return discourse.company or home
            if word == "they" and len(discourse.travellers) > 1:
                return discourse.travellers
            return discourse.they()
        if phrase.sense in ("partners", "states", "members"):
            qualifiers = self._qualifiers(phrase)
            group = discourse.group(word, qualifiers, phrase.number)
            if group:
                return group
            if phrase.sense == "partners":
                return ()
        company = discourse.company or discourse.document
        levels = {part.level for part in company if part.level}
        if phrase.sense == "people" and levels and phrase.level == "parliamentary":
            company = tuple(part for part in company if part.level == phrase.level)
        if phrase.sense in ("people", "anaphor", "states") and company:
            if phrase.number and phrase.number != len({part.actor for part in company}):
                return ()
            if phrase.sense == "people" and phrase.determiner == "their":
                codes = dict.fromkeys(p.actor for p in company if self.gazetteer.is_state(p.actor))
                return tuple(Part(code, code, word, level=phrase.level) for code in codes)
            if (
                phrase.sense == "people"
                and phrase.determiner not in ("the", "both", "")
                and not phrase.number
            ):
                return ()
            if phrase.sense == "people":
                same = tuple(part for part in company if part.level == phrase.level)
                if len({part.actor for part in same}) > 1:
                    return same
                codes = dict.fromkeys(part.actor for part in company)
                return tuple(Part(code, code, level=phrase.level) for code in codes)
            return company
        if phrase.sense == "counterpart":
            return ()
        return ()

    def _qualifiers(self, phrase: Phrase) -> frozenset[str]:
        letters = self.letters
        m = phrase.j
        words = set()
        if letters[m] in "if":
            m += 1
            while letters[m] in "dNxjW" and m < phrase.j + 6:
                if letters[m] in "NxW":
                    words.add(self.tokens[m].word)
                m += 1
        return frozenset(words)


_RANKS = (
    "unknown", "parliamentary", "officials", "ambassadors", "chiefs-of-defence", "ministers",
    "secretary-general", "leaders",
)  # fmt: skip


_PARTNER_WORDS = word_set("partner-nouns")
_AFTER_NUMBER = ".,;iuftwaVvR&$"
"""Classes of words before which a number stands for a noun: "with the four in Oslo"."""

_PORTFOLIO_TITLES = word_set("portfolio-titles")


def discourse_group(discourse: Discourse, name: str) -> tuple[Part, ...]:
    """Those for whom the text has introduced a name of its own."""
    return discourse.group(name.lower(), frozenset(), 0) if name else ()


def higher(one: str, other: str) -> str:
    """The higher of two levels; "none" and "" are the lowest."""
    if "none" in (one, other) and "" in (one, other):
        return "none"
    return max(one, other, key=lambda level: _RANKS.index(level) if level in _RANKS else -1)

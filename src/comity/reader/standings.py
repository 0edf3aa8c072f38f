"""Standings: what one actor is said to be to another, by the word that says it.

member, membership, fellow member      A is a member of X; A, a fellow X member; X (A, B and C)
ally, allies                           NATO Allies; treaty ally; alliance commitments to A
partner, strategic partnership         partners of X – A, B; strategic partnership of A and B
candidate, aspirant, invitee, observer A's application for X membership; welcome A to X
chair, presidency                      A's X Presidency; the President of A, chair of X
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.reader.clauses import Clause
from comity.reader.discourse import Discourse
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of
from comity.reader.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """One standing as a sentence tells it; becomes a claim when the text has been read."""

    subject: str
    kind: str
    object: str
    sentence: Sentence
    start: str = ""
    end: str = ""
    as_of: str = ""
    label: str = ""
    word: tuple[int, int] = (0, 0)


_MEMBER = word_set("member-words")
_PARTNER = word_set("partner-words")
_NEAR = 12


class Standings:
    """Standings told in one clause."""

    def __init__(self, text: str, clause: Clause, discourse: Discourse) -> None:
        self.text = text
        self.clause = clause
        self.tokens = clause.tokens
        self.letters = clause.letters
        self.discourse = discourse
        self.gazetteer = discourse.gazetteer
        self.sentence = clause.sentence
        self.words = [token.word for token in self.tokens]

    def found(self) -> Iterator[Standing]:
        for at, token in enumerate(self.tokens):
            word = token.word
            if token.letter == "S" or (token.letter in "LE" and token.sense):
                yield from self._word(at, word)
            elif word.startswith("then-") and len(word) > 6:
                yield from self._then(at, word[5:])
            elif word in ("membership", "accession") or word == "applications":
                yield from self._membership(at)
            elif token.letter == "C" and token.name:
                yield from self._listing(at)
            elif token.letter in "Vg" and word in (
                "welcoming",
                "welcome",
                "welcomed",
                "join",
                "joining",
                "joined",
            ):
                yield from self._welcomed(at, word)
            elif (
                word
                in (
                    "chair",
                    "chairman",
                    "chairperson",
                    "chairman-in-office",
                    "chairperson-in-office",
                )
                and token.letter in "TVxI"
            ):
                yield from self._chair(at, word)

    def _say(
        self,
        subjects: list[str] | tuple[str, ...],
        kind: str,
        objects: list[str] | tuple[str, ...],
        at: int,
        **more: str,
    ) -> Iterator[Standing]:
        span = (self.tokens[at].start, self.tokens[at].end)
        for one in objects:
            for subject in subjects:
                if subject and one and subject != one:
                    yield Standing(subject, kind, one, self.sentence, word=span, **more)

    # by word

    def _word(self, at: int, word: str) -> Iterator[Standing]:
        if word == "membership":
            yield from self._membership(at)
        elif word in _MEMBER:
            yield from self._member(at)
        elif word in ("allies", "ally"):
            yield from self._ally(at)
        elif word in _PARTNER:
            yield from self._partner(at, word)
        elif "alliance" in word:
            yield from self._alliance(at)
        elif "partnership" in word or word == "dialogue relations":
            yield from self._partnership(at, word)
        elif word in ("presidency", "chairmanship"):
            yield from self._chair(at, word)
        elif word == "diplomatic relations":
            yield from self._diplomatic(at)
        elif word in ("major non-nato ally", "protecting power", "treaty ally", "treaty allies"):
            yield from self._other_noun(at, word)
        elif word.startswith(("candidate", "observer", "invitee", "aspirant")):
            yield from self._aspiring(at, word)

    def _org_near(self, at: int) -> str:
        """The organisation whose member, partner or chair it is: before the word or after "of"."""
        letters = self.letters
        k = at - 1
        while k >= 0 and k >= at - 3 and letters[k] in "jNCAE'":
            if letters[k] in "C" and not self._state(k):
                return self._code(k)
            k -= 1
        k = at + 1
        if k < len(letters) and letters[k] in "oi":
            k += 1
            while k < len(letters) and letters[k] in "dj":
                k += 1
            if k < len(letters) and letters[k] == "C":
                return self._code(k)
        return ""

    def _code(self, k: int) -> str:
        name = self.tokens[k].name
        return self.gazetteer.party(name.code) if name else ""

    def _state(self, k: int) -> bool:
        name = self.tokens[k].name
        return bool(name and self.gazetteer.is_state(name.code))

    def _subject_of(self, at: int) -> list[str]:
        """Those of whom a noun at ``at`` is said: "A is a member", "A, a member", "with B"."""
        letters = self.letters
        k = at - 1
        while k >= 0 and letters[k] in "djqCNA'-" and k >= at - 5:
            k -= 1
        if k >= 0 and letters[k] == ",":
            return self._states_back(k - 1)
        while k >= 0 and letters[k] not in "aR;":
            if at - k > 14:
                return []
            k -= 1
        if k < 0:
            return []
        parts: list[Part] = []
        for item in self.clause.items:
            if item.j > k + 1:
                break
            if item.kind == "P" and item.phrase:
                phrase = item.phrase
                if phrase.kind == "party":
                    before = letters[item.i - 1] if item.i else "^"
                    if before in "oibyf":
                        continue
                    parts = [*parts, *phrase.parts]
                elif phrase.word in ("we", "they", "both", "both countries"):
                    parts = list(
                        self.discourse.document if phrase.word == "we" else self.discourse.they()
                    )
        with_part = list(parts)
        for item in self.clause.items:
            if (
                k < item.i < at
                and item.kind == "P"
                and item.phrase
                and item.phrase.kind == "party"
                and letters[item.i - 1] == "w"
            ):
                with_part.extend(item.phrase.parts)
        return list(parties_of(with_part))

    def _states_back(self, k: int) -> list[str]:
        out: list[str] = []
        letters = self.letters
        while k >= 0 and letters[k] in "Cd&,":
            if letters[k] == "C":
                out.append(self._code(k))
                if k and letters[k - 1] not in "&,":
                    break
            k -= 1
        return out

    def _member(self, at: int) -> Iterator[Standing]:
        organisation = self._org_near(at)
        if not organisation:
            return
        subjects = [one for one in self._subject_of(at) if self.gazetteer.is_state(one)]
        if "fellow" in self.words[max(0, at - 4) : at] and self.discourse.home:
            subjects = [*subjects, self.discourse.home] if subjects else []
        if self._negated(at):
            return
        yield from self._say(subjects, "member", [organisation], at)

    def _ally(self, at: int) -> Iterator[Standing]:
        letters = self.letters
        nato = (
            "nato" in self.words[max(0, at - 4) : at]
            or "nato's" in self.words[max(0, at - 4) : at + 3]
        )
        in_nato = self.words[at + 1 : at + 3] == ["in", "nato"] or (
            at + 2 < len(self.words) and self.words[at + 2] == "nato" and letters[at + 1] in "io"
        )
        if not (nato or in_nato) or "non-nato" in self.words[max(0, at - 3) : at]:
            return
        if at and self.words[max(0, at - 4) : at].count("as"):
            company = parties_of(self.discourse.document or self.discourse.they())
            states = [one for one in company if self.gazetteer.is_state(one)]
            listed = self._states_before_as(at)
            yield from self._say(listed or states, "member", ["NATO"], at)
            return
        listing = self._listed_after(at)
        yield from self._say(listing, "member", ["NATO"], at)

    def _states_before_as(self, at: int) -> list[str]:
        """ "welcomed A, B and C as Allies": those before "as"; a group by reference."""
        out: list[str] = []
        for item in self.clause.items:
            if item.i >= at:
                break
            if item.phrase and item.kind == "P" and item.i and self.letters[item.i - 1] in "Vv":
                parts = item.phrase.parts or self.clause.phrases.refer(item.phrase)
                out.extend(part.actor for part in parts)
        for item in self.clause.items:
            if (
                item.i < at
                and item.phrase
                and item.phrase.sense == "states"
                and item.phrase.kind == "open"
            ):
                group = self.discourse.group("allies", frozenset(), 0)
                if group:
                    return [part.actor for part in group]
        return [one for one in out if self.gazetteer.is_state(one) and one != self.discourse.home]

    def _listed_after(self, at: int) -> list[str]:
        for item in self.clause.items:
            if item.phrase and item.i <= at < item.j and len(item.phrase.parts) > 1:
                return [
                    part.actor for part in item.phrase.parts if self.gazetteer.is_state(part.actor)
                ]
        return []

    def _partner(self, at: int, word: str) -> Iterator[Standing]:
        letters = self.letters
        if "treaty" in self.words[at + 1 : at + 6] and self.letters[at + 1 : at + 2] == "i":
            for k in range(at + 1, min(len(letters), at + 6)):
                if letters[k] == "C":
                    subjects = parties_of(self.discourse.document or self.discourse.they())
                    yield from self._say(
                        [s for s in subjects if self.gazetteer.is_state(s)],
                        "member",
                        [self._code(k)],
                        at,
                        label="treaty partner",
                    )
            return
        organisation = self._org_near(at)
        if not organisation:
            organisation = self._owner(at)
        if not organisation:
            return
        for item in self.clause.items:
            if item.phrase and item.i <= at < item.j and len(item.phrase.parts) > 1:
                yield from self._say(
                    [p.actor for p in item.phrase.parts], "partner", [organisation], at
                )
                return
        if word.startswith(("global", "dialogue", "strategic", "enhanced")) or self._copular(at):
            named = self._subject_of(at) or self._possessor(at)
            yield from self._say(
                [s for s in named if s != organisation],
                "partner",
                [organisation],
                at,
                label=word,
            )

    def _copular(self, at: int) -> bool:
        k = at - 1
        while k >= 0 and self.letters[k] in "djqCN'":
            k -= 1
        return k >= 0 and (
            (self.letters[k] == "a" and self.words[k] in ("is", "are", "was", "were", "been"))
            or self.words[k] in ("become", "became", "remains", "remain")
        )

    def _owner(self, at: int) -> str:
        """ "NATO … its partners": the organisation that the possessive refers to."""
        if "its" not in self.words[max(0, at - 4) : at]:
            return ""
        for item in self.clause.items:
            if item.i >= at:
                break
            if item.phrase and item.phrase.kind == "party" and item.phrase.parts:
                code = item.phrase.parts[0].actor
                if not self.gazetteer.is_state(code):
                    return code
        return ""

    def _possessor(self, at: int) -> list[str]:
        """ "Colombia's contributions as a partner": the possessor before "as"."""
        k = at - 1
        while k >= 0 and at - k < 12:
            if self.letters[k] == "'" and k and self.letters[k - 1] == "C":
                return [self._code(k - 1)]
            k -= 1
        return []

    def _alliance(self, at: int) -> Iterator[Standing]:
        letters, words = self.letters, self.words
        pair = self._pair_before(at)
        if len(pair) == 2:
            yield from self._say([pair[0]], "other", [pair[1]], at, label="alliance")
            return
        k = at + 1
        if k < len(words) and words[k].startswith(("commitment", "partnership")):
            k += 1
        if k < len(letters) and letters[k] in "tw":
            others, _ = self._actors_from(k + 1)
            own = self._near_owner(at)
            yield from self._say(
                others if len(own) == 1 else own,
                "other",
                own if len(own) == 1 else others,
                at,
                label="alliance",
            )
        elif k < len(letters) and letters[k] == "b":
            for one, other in self._pairs_from(k + 1):
                yield from self._say([one], "other", [other], at, label="alliance")

    def _near_owner(self, at: int) -> list[str]:
        k = at - 1
        while k >= 0 and at - k < 8:
            if self.letters[k] == "'" and k and self.letters[k - 1] == "C":
                return [self._code(k - 1)]
            if self.words[k] == "respective":
                return [
                    one
                    for one in parties_of(self.discourse.document or self.discourse.they())
                    if self.gazetteer.is_state(one)
                ]
            if self.words[k] == "its":
                for item in self.clause.items:
                    if (
                        item.phrase
                        and item.phrase.kind == "party"
                        and not item.phrase.personal
                        and item.i < k
                    ):
                        return [item.phrase.parts[0].actor]
            k -= 1
        return [self.discourse.home] if self.discourse.home else []

    def _actors_from(self, k: int) -> tuple[list[str], int]:
        out: list[str] = []
        letters = self.letters + "$"
        while letters[k] in "Cd&,qj(":
            if letters[k] == "(":
                break
            if letters[k] == "C":
                out.append(self._code(k))
            k += 1
        return out, k

    def _pairs_from(self, k: int) -> list[tuple[str, str]]:
        """ "between A and B, and A and C": pairs in order."""
        actors, _ = self._actors_from(k)
        if len(actors) == 2:
            return [(actors[0], actors[1])]
        if len(actors) == 4:
            return [(actors[0], actors[1]), (actors[2], actors[3])]
        if len(actors) > 2:
            return []
        return []

    def _pair_before(self, at: int) -> list[str]:
        """ "Japan–United States Alliance", "U.S.-ASEAN Strategic Partnership"."""
        letters = self.letters
        k = at - 1
        while k >= 0 and letters[k] in "jN" and at - k < 3:
            k -= 1
        if k >= 2 and letters[k] in "CA" and letters[k - 1] in "-/" and letters[k - 2] in "CA":
            return [self._code(k - 2), self._code(k)]
        return []

    def _partnership(self, at: int, word: str) -> Iterator[Standing]:
        letters, words = self.letters, self.words
        strategic = word != "partnership"
        if not strategic:
            return
        start = ""
        pair = self._pair_before(at)
        k = at + 1
        if len(pair) < 2 and k < len(letters) and letters[k] in "-.'\"":
            k += 1
        if len(pair) < 2 and k < len(letters) and letters[k] in "bwo":
            pair = self._actors_from(k + 1)[0]
            if letters[k] in "w" and len(pair) == 1:
                subject = [p for p in self._subject_of(at) if p not in pair] or (
                    [self.discourse.home] if self.discourse.home else []
                )
                pair = [subject[0], pair[0]] if subject else []
        if len(pair) < 2 and (
            words[max(0, at - 3) : at].count("our")
            or "'" in letters[max(0, at - 2) : at]
            or self.sentence.kind == "title"
        ):
            company = parties_of(self.discourse.document or self.discourse.they())
            if len(company) == 2:
                pair = list(company)
        for token in self.tokens[max(0, at - 10) : at + 8]:
            if token.letter == "n" and len(token.word) == 4 and token.word.isdigit():
                start = token.word
        if not start:
            for token in self.tokens[max(0, at - 10) : at]:
                if token.date and token.date.precision == "year":
                    start = token.date.edtf
        if (
            any(w in ("into", "towards", "toward", "new") for w in words[max(0, at - 4) : at])
            or len(pair) < 2
        ):
            return
        a, b = pair[0], pair[1]
        if self.gazetteer.is_state(b) and not self.gazetteer.is_state(a):
            a, b = b, a
        yield from self._say([a], "partner", [b], at, label=word, start=start)

    def _membership(self, at: int) -> Iterator[Standing]:
        letters, words = self.letters, self.words
        window = words[max(0, at - 6) : at + 5]
        organisation = ""
        for k in range(max(0, at - 3), min(len(letters), at + 6)):
            if letters[k] == "C" and not self._state(k):
                organisation = self._code(k)
        if not organisation:
            return
        applied = any(word.startswith(("appl", "bid")) for word in window)
        if applied or words[at] == "accession":
            subjects = self._states_in_clause(at)
            yield from self._say(
                [s for s in subjects if s != self.discourse.home],
                "aspirant",
                [organisation],
                at,
                label="applied",
            )
        elif words[at] == "membership" and letters[at + 1 : at + 2] == "o":
            subjects = [s for s in parties_of(self.discourse.they()) if self.gazetteer.is_state(s)]
            if not any(w in ("full", "future", "possible") for w in window):
                yield from self._say(subjects, "member", [organisation], at)

    def _states_in_clause(self, at: int) -> list[str]:
        out: list[str] = []
        for item in self.clause.items:
            if item.i < at and item.phrase and item.phrase.kind == "party":
                out.extend(p.actor for p in item.phrase.parts if self.gazetteer.is_state(p.actor))
        near = range(max(0, at - 6), at)
        out.extend(self._code(k) for k in near if self.letters[k] == "C" and self._state(k))
        return list(dict.fromkeys(out))

    def _welcomed(self, at: int, word: str) -> Iterator[Standing]:
        """ "welcoming Sweden to NATO": not yet a member."""
        letters = self.letters + "$$$$"
        k = at + 1
        if letters[k] == "C" and self._state(k) and letters[k + 1] in "ti":
            m = k + 2
            while letters[m] in "dx":
                m += 1
            if letters[m] == "C" and not self._state(m) and word.startswith("welcom"):
                organisation = self._code(m)
                if organisation in ("NATO", "EU"):
                    yield from self._say(
                        [self._code(k)], "aspirant", [organisation], at, label="to be welcomed"
                    )

    def _listing(self, at: int) -> Iterator[Standing]:
        """ "I2U2 (A, B and C)", "called X — A, B and C": a group and its members."""
        if self._state(at):
            return
        letters = self.letters + "$$"
        k = at + 1
        while letters[k] in ".'" and k < at + 3:
            k += 1
        if letters[k] not in "(-":
            return
        members, _end = self._actors_from(k + 1)
        states = [one for one in members if self.gazetteer.is_state(one)]
        if len(states) >= 3 or (len(states) >= 2 and letters[k] == "("):
            code = self._code(at)
            if self.gazetteer.types.get(code) in ("group", "organisation", None):
                yield from self._say(states, "member", [code], at)

    def _then(self, at: int, what: str) -> Iterator[Standing]:
        """ "then-partner A (now a member)": one standing then, another as of publication."""
        letters, words = self.letters + "$$$$$$", self.words
        if letters[at + 1] != "C":
            return
        subject = self._code(at + 1)
        organisation = self._main_organisation()
        if not organisation:
            return
        dates = [token.date.edtf for token in self.tokens if token.date]
        when = dates[0] if dates else "then"
        yield from self._say([subject], what, [organisation], at, as_of=when, end="..now")
        k = at + 2
        if letters[k] == "(" and "now" in words[k : k + 3]:
            for m in range(k + 1, min(len(words), k + 6)):
                if words[m] in ("member", "ally", "partner", "candidate", "invitee"):
                    kind = "member" if words[m] == "ally" else words[m]
                    yield from self._say([subject], kind, [organisation], m)

    def _main_organisation(self) -> str:
        for k, letter in enumerate(self.letters):
            if letter in "CE" and self.tokens[k].name and not self._state(k):
                return self._code(k)
        if self.discourse.home and not self.gazetteer.is_state(self.discourse.home):
            return self.discourse.home
        counted = [
            (count, code)
            for code, count in self.discourse.mentioned.items()
            if not self.gazetteer.is_state(code)
        ]
        return max(counted)[1] if counted else ""

    def _chair(self, at: int, word: str) -> Iterator[Standing]:
        letters = self.letters + "$$"
        organisation = ""
        k = at - 1
        if k >= 0 and letters[k] == "C" and not self._state(k):
            organisation = self._code(k)
            k -= 1
        m = at + 1
        if not organisation and letters[m] == "o":
            m += 1
            while letters[m] == "d":
                m += 1
            if letters[m] == "C" and not self._state(m):
                organisation = self._code(m)
        if not organisation:
            return
        subject: list[str] = []
        if k >= 1 and letters[k] == "'" and letters[k - 1] == "C":
            subject = [self._code(k - 1)]
        elif k >= 0 and letters[k] == "d" and self.words[k] == "its":
            while k >= 0 and not (letters[k] == "C" and self._state(k)):
                k -= 1
            subject = [self._code(k)] if k >= 0 else []
        elif (k >= 0 and self.words[k] == "as") or (
            k >= 0 and letters[k] == "d" and "as" in self.words[max(0, k - 2) : k]
        ):
            subject = (
                [self.discourse.home]
                if " i " in f" {' '.join(self.words)} "
                else self._possessor(at)
            )
        else:
            for item in self.clause.items:
                phrase = item.phrase
                here = item.i <= at < item.j
                if not phrase or not phrase.parts:
                    continue
                if here or (phrase.personal and at < item.i <= at + 3):
                    subject = [p.actor for p in phrase.parts if self.gazetteer.is_state(p.actor)]
                    for k2 in range(item.i, item.j):
                        if letters[k2] == "C" and self._state(k2):
                            subject = [self._code(k2)]
        yield from self._say(
            subject,
            "other",
            [organisation],
            at,
            label="chair" if word.startswith("chair") else word,
        )

    def _diplomatic(self, at: int) -> Iterator[Standing]:
        letters = self.letters + "$$"
        pairs: list[tuple[str, str]] = []
        k = at + 1
        if letters[k] == "b" or letters[k] == "w":
            actors: list[str] = []
            m = k + 1
            items = [
                item
                for item in self.clause.items
                if item.i > at and item.phrase and item.phrase.kind == "party"
            ]
            for item in items:
                assert item.phrase
                actors.extend(part.actor for part in item.phrase.parts)
            actors = list(dict.fromkeys(actors))
            if letters[k] == "w" and self.discourse.home:
                actors = [self.discourse.home, *[a for a in actors if a != self.discourse.home]]
            if len(actors) >= 2:
                pairs = [(one, actors[0]) for one in actors[1:]]
            del m
        elif self.discourse.document and len(parties_of(self.discourse.document)) == 2:
            one, other = parties_of(self.discourse.document)
            pairs = [(one, other)]
        start = ""
        for k in range(max(0, at - 5), at):
            if (
                letters[k] == "n"
                and self.words[k].isdigit()
                and self.words[k + 1] in ("years", "year")
                and self.discourse.day
            ):
                from datetime import date

                start = str(date.fromordinal(self.discourse.day).year - int(self.words[k]))
        for subject, other in pairs:
            if self.gazetteer.is_state(subject) and self.gazetteer.is_state(other):
                yield from self._say(
                    [subject], "other", [other], at, label="diplomatic relations", start=start
                )

    def _other_noun(self, at: int, word: str) -> Iterator[Standing]:
        subjects = self._possessor(at)
        if word == "protecting power" or word == "major non-nato ally":
            states = [k for k in range(at) if self.letters[k] == "C" and self._state(k)]
            near = list(dict.fromkeys(self._code(k) for k in states))
            own = self.discourse.home
            others = [one for one in near if one != own]
            yield from self._say(others[:1], "other", [own], at, label=word)
        else:
            yield from self._say(subjects, "other", [self.discourse.home], at, label="alliance")

    def _aspiring(self, at: int, word: str) -> Iterator[Standing]:
        organisation = self._org_near(at)
        if not organisation:
            for k in range(max(0, at - 6), min(len(self.letters), at + 6)):
                if self.letters[k] == "C" and not self._state(k):
                    organisation = self._code(k)
        if not organisation:
            return
        kind = next(
            one for one in ("candidate", "observer", "invitee", "aspirant") if word.startswith(one)
        )
        if not self._copular(at) and "status" not in word:
            return
        subjects = [
            s for s in (self._subject_of(at) or self._possessor(at)) if self.gazetteer.is_state(s)
        ]
        yield from self._say(subjects, kind, [organisation], at)

    def _negated(self, at: int) -> bool:
        return "G" in self.letters[max(0, at - 5) : at]

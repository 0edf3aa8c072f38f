"""The words of one clause, as those who read standings, instruments and cooperation walk them."""

from __future__ import annotations

from comity.dates.prose import DateMention
from comity.reader.background import Background, states_from
from comity.reader.clauses import Clause
from comity.reader.discourse import Discourse
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase, parties_of
from comity.reader.told_of import meant_before, recalled

COPULA = word_set("copula")
_MODAL = word_set("modal")
_FINITE = word_set("finite-verbs")
_SEATED = word_set("bodies-with-members")
_MODIFIERS = word_set("standing-modifiers")
_OWN_WORDS = {"alliance": "NATO", "bloc": "EU"}
"""What prose calls an organisation once it has named it."""
_TREATIES = {"north atlantic treaty": "NATO", "washington treaty": "NATO"}
_ADJECTIVE_ENDS = ("ed", "ing", "est", "able", "ant", "ive", "al", "th", "ful", "ous", "st", "nd")
_OF_ALL = frozenset(("each", "all", "both", "most", "many", "some"))

_ELSEWHEN = frozenset(("after", "before", "since", "until"))
"""A date before one of these is that of something else."""


class Row:
    """Letters are padded, so that looking a few tokens ahead is safe."""

    def __init__(self, text: str, clause: Clause, discourse: Discourse, back: Background) -> None:
        self.text = text
        self.clause = clause
        self.sentence = clause.sentence
        self.tokens = clause.tokens
        self.letters = clause.letters + "$$$$"
        self.words = clause.sentence.words
        self.discourse = discourse
        self.gazetteer = discourse.gazetteer
        self.back = back

    # names

    def code(self, k: int) -> str:
        name = self.tokens[k].name
        return self.gazetteer.party(name.code) if name else ""

    def is_state(self, k: int) -> bool:
        name = self.tokens[k].name
        return bool(name and self.gazetteer.is_state(name.code))

    def is_state_at(self, k: int) -> bool:
        """Token ``k`` exists and names a state."""
        return k < len(self.tokens) and self.letters[k] == "C" and self.is_state(k)

    def organisation_at(self, k: int, *, seats: bool = False) -> str:
        """Code of the organisation or group that token ``k`` names; "" if none.

        ``seats`` asks for a body that has members of its own, where that is what is named.
        """
        token = self.tokens[k]
        if token.name:
            code = token.name.code
            if seats and (code in _SEATED or self.gazetteer.has_members(code)):
                return code
            code = self.gazetteer.party(token.name.code)
            return "" if self.gazetteer.is_state(code) else code
        own = _OWN_WORDS.get(token.word)
        if own:
            return own if self.back.organisation == own else ""
        return self.back.short.get(token.word, "") if self.text[token.start].isupper() else ""

    def treaty_organisation(self, k: int) -> str:
        """The organisation that token ``k`` names, or whose founding treaty it names."""
        return _TREATIES.get(self.tokens[k].word) or self.organisation_at(k)

    def states(self, codes: list[str] | tuple[str, ...]) -> list[str]:
        return [code for code in codes if self.gazetteer.is_state(code)]

    def belongs(self, state: str, organisation: str) -> bool:
        """What is known does not deny that the state was a member when the text was written."""
        known = self.known_members(organisation)
        return not known or state in known

    def known_members(self, organisation: str) -> tuple[str, ...]:
        day = self.discourse.day
        return self.gazetteer.members_of(organisation, day) if day is not None else ()

    def company(self) -> list[str]:
        """The states of whom the text speaks as "we", "they" or "the two"."""
        return self.states(parties_of(self.discourse.document or self.discourse.they()))

    def everyone(self) -> tuple[str, ...]:
        """All of whom the text speaks as "we" or "they"."""
        return parties_of(self.discourse.document or self.discourse.they())

    def group_members(self, k: int) -> list[str]:
        """States of the group that token ``k`` names: as listed, else as known on the day."""
        name = self.tokens[k].name
        if not name or self.gazetteer.types.get(name.code) != "group":
            return []
        listed = self.back.listed.get(name.code)
        if listed:
            return [one.actor for one in listed]
        day = self.discourse.day
        if day is None:
            return []
        return list(self.gazetteer.members_of(name.code, day, "group-member"))

    # rows of states

    def after(self, k: int) -> tuple[list[str], int]:
        """The states in a row from token ``k``, and the token after them."""
        parts, end = states_from(self.sentence, k, self.gazetteer)
        return [part.actor for part in parts], end

    def actors_after(self, k: int) -> tuple[list[str], int]:
        """Actors of any type in a row from token ``k``, and the token after them."""
        letters = self.letters
        out: list[str] = []
        end = k
        while letters[k] != "$" and (letters[k] in "Cdj&,q(" or self._passed_over(k)):
            if letters[k] == "(":
                close = letters.find(")", k)
                if not 0 < close < k + 6:
                    break
                k = end = close
                end += 1
            elif letters[k] == "C":
                if letters[k + 1] in "'LTEI":
                    break
                out.append(self.code(k))
                end = k + 1
                if letters[end] == "x" and self.words[end] in ("secretariat", "group"):
                    k = end
                    end += 1
            k += 1
        return out, end

    def _passed_over(self, k: int) -> bool:
        """A capitalised name that nobody knows, as one of a row."""
        capital = self.text[self.tokens[k].start].isupper()
        return capital and self.letters[k] in "xNW" and self.letters[k + 1] in ",&"

    def before(self, k: int) -> list[str]:
        """The states in a row that ends with token ``k``."""
        out: list[str] = []
        letters = self.letters
        while k >= 0:
            if letters[k] == ")":
                opened = letters.rfind("(", 0, k)
                if opened < k - 8 or opened < 0:
                    break
                k = opened - 1
            if letters[k] != "C" or not self.is_state(k):
                break
            out.append(self.code(k))
            k -= 1
            while k >= 0 and letters[k] in "dj":
                k -= 1
            if k < 0 or letters[k] not in "&,":
                break
            while k >= 0 and letters[k] in "&,d":
                k -= 1
        return out[::-1]

    # who

    def subject(self, at: int, *, people: bool = False) -> list[str]:
        """The actors that a verb or copula at ``at`` is said of, with those named beside them.

        ``people`` says that those who act for an actor count for it.
        """
        parts: list[Part] = []
        main: list[Part] = []
        for item in self.clause.items:
            if item.i >= at:
                break
            phrase = item.phrase
            before = self.letters[item.i - 1] if item.i else "^"
            if item.kind in ";R":
                main = parts if item.kind == "R" and before == "," else []
                parts = []
            each = before == "o" and item.i > 1 and self.words[item.i - 2] in _OF_ALL
            acts = item.kind == "x" and self._acts(item.j) and self.letters[item.j - 1] == "C"
            if (item.kind != "P" and not acts) or not phrase or (before in "oibyfrt" and not each):
                continue
            if self._is_complement(item.i):
                continue
            if phrase.kind == "party" or acts:
                if before not in ",&w" and not each:
                    parts = []
                if people or not phrase.personal:
                    parts.extend(phrase.parts)
            elif phrase.kind in ("pronoun", "open"):
                if before not in ",&w" and not each:
                    parts = []
                parts.extend(self._meant(phrase))
        k = at
        while k > 0 and (self.letters[k - 1] in "av" or self.words[k - 1].endswith("ly")):
            k -= 1
        if main and self.letters[k - 1] == ",":
            parts = main  # what stands between commas after "which" has subjects of its own
        return list(parties_of(parts)) or meant_before(self, at)

    def _is_complement(self, k: int) -> bool:
        """ "A became the 9th member of X and joined Y": what begins at ``k`` is said of A."""
        while k > 1 and self.letters[k - 1] in "djnqg":
            k -= 1
        return k > 0 and self.words[k - 1].split()[-1] in COPULA

    def _meant(self, phrase: Phrase) -> tuple[Part, ...]:
        """Those whom a pronoun or a role without names stands for."""
        if phrase.sense == "allies" and self.back.organisation == "NATO":
            return (Part("NATO", "NATO"),)
        told = recalled(self, phrase)
        last = set(told) == set(self.discourse.named_last)
        known = self.clause.phrases.refer(phrase) if len(told) > 1 and not last else ()
        if told and not known:
            return tuple(Part(one, one) for one in told)
        if phrase.word in ("we", "us") and self.discourse.document:
            return self.discourse.document
        return self.clause.phrases.refer(phrase)

    def _acts(self, k: int) -> bool:
        """Token ``k`` is a finite verb that the lexicon does not know: "A applied"."""
        if k >= len(self.words) or self.letters[k] != "x":
            return False
        return self.words[k].endswith("ed") or self.words[k] in _FINITE

    def possessor(self, at: int, reach: int = 12) -> list[str]:
        """The states in whose possessive the word stands: "A's", "A and B's"."""
        for k in range(at - 1, max(-1, at - reach), -1):
            if self.letters[k] == "'" and k and self.letters[k - 1] == "C":
                return self.before(k - 1)
            if self.words[k] == "whose":
                return self.before(k - 2 if self.letters[k - 1] == "," else k - 1)
            if self.letters[k] in ".;:RV":
                return []
        return []

    def owner_of(self, at: int, *, seats: bool = False) -> tuple[str, int]:
        """The organisation to which a noun at ``at`` belongs, and the left end of its phrase.

        "NATO member", "the Union's partners", "member of the Union", "observer to the Forum".
        """
        left, organisation = at, ""
        letters = self.letters
        while left > 0 and letters[left - 1] in "jqdnNCAxEv'-g" and left > at - 7:
            k = left - 1
            if letters[k] == "g" and self.words[k] not in _MODIFIERS:
                break
            if letters[k] in "xE" and not self._attributive(k) and not self.organisation_at(k):
                break
            if letters[k] in "CANxE":
                found = self.organisation_at(k, seats=seats)
                if letters[k] in "CA" and not found:
                    break
                organisation = organisation or found
            left = k
            if letters[k] == "d":
                break
        if organisation:
            return organisation, left
        k = at + 1
        if (letters[k] in "oitwu" or self.words[k : k + 1] == ["for"]) and letters[k] != "$":
            k += 1
            while letters[k] in "djq":
                k += 1
            if k < len(self.tokens) and letters[k] != "$":
                if letters[k] == "N" and letters[k + 1] == "N":
                    k += 1
                found = self.organisation_at(k, seats=seats)
                if found and letters[k + 1] != "'":
                    return found, left
        return self.relative_organisation(left), left

    def relative_organisation(self, at: int) -> str:
        """ "X, of which A is", "X, to which A", "X, whose members": the organisation before it."""
        for k in range(at - 1, max(0, at - 14), -1):
            if self.letters[k] == "R":
                whose = self.words[k] == "whose" and k == at - 1
                m = k - 1
                if not whose and (self.words[k] != "which" or self.letters[m] not in "oit"):
                    return ""
                m -= 0 if whose else 1
                m -= 1 if self.letters[m] == "," else 0
                return self.organisation_at(m) if m >= 0 and self.letters[m] == "C" else ""
            if self.letters[k] in ";:.":
                return ""
        return ""

    def _attributive(self, k: int) -> bool:
        word = self.words[k]
        known = word in _MODIFIERS or word.endswith(_ADJECTIVE_ENDS)
        return known or self.text[self.tokens[k].start].isupper()

    def its_organisation(self, at: int) -> str:
        """ "NATO … its partners": the organisation that a possessive before ``at`` refers to."""
        for item in self.clause.items:
            if item.i >= at:
                break
            if item.phrase and item.phrase.kind == "party" and item.phrase.parts:
                code = item.phrase.parts[0].actor
                if not self.gazetteer.is_state(code):
                    return code
        return ""

    # how and when

    def copula(self, left: int) -> int:
        """Position of a copula of which what begins at ``left`` is the complement; -1 if none."""
        k = left - 1
        while k >= 0 and self.letters[k] in "vjq" and k > left - 4:
            k -= 1
        if k < 0 or self.words[k].split()[-1] not in COPULA:
            return -1
        first = k
        while first > 0 and self.letters[first - 1] in "aVvx" and first > k - 4:
            if self.letters[first - 1] == "x" and self.letters[first - 2] not in "av":
                break
            first -= 1
        if first and self.letters[first - 1] == "t":
            return -1
        said = self.words[first : k + 1]
        if "if" in self.words[max(0, first - 6) : first]:
            return -1
        if any(word in _MODAL for word in said) or "G" in self.letters[first:left]:
            return -1
        return first

    def negated(self, at: int) -> bool:
        """ "A is not a member", unless "but" turns to what it is."""
        denied = self.letters.rfind("G", max(0, at - 6), at)
        return denied >= 0 and "but" not in self.words[denied:at]

    def since(self, at: int) -> str:
        """EDTF of "since …" around ``at``."""
        for date in self.dates(max(0, at - 10), at + 10):
            if date.preposition == "since":
                return date.edtf
        return ""

    def dates(self, start: int, end: int) -> list[DateMention]:
        return [token.date for token in self.tokens[start:end] if token.date]

    def dated_after(self, at: int) -> str:
        """EDTF of the date that follows ``at`` as its own: "on …" or "in …", nothing between."""
        for k in range(at + 1, min(len(self.tokens), at + 12)):
            date = self.tokens[k].date
            if date:
                return date.edtf if date.preposition in ("on", "in", "") else ""
            if self.letters[k] in "zRV;:(":
                break
        return ""

    def dated_before(self, at: int) -> str:
        """EDTF of a date that opens the clause: "On …, A became"; not that of another event."""
        if _ELSEWHEN & {token.word for token in self.tokens[:at]}:
            return ""
        head = self.tokens[0].date or (self.tokens[1].date if len(self.tokens) > 1 else None)
        return head.edtf if head and at > 0 and head.preposition in ("on", "in", "") else ""

    def day_of(self, at: int) -> str:
        """EDTF of the date nearest to ``at`` in the clause; "" if it has none."""
        near = [(abs(k - at), token.date) for k, token in enumerate(self.tokens) if token.date]
        return min(near, key=lambda pair: pair[0])[1].edtf if near else ""

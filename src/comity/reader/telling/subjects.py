"""Who does what a verb says: its subject, whom a pronoun means, and whether one meets alone."""

from __future__ import annotations

from comity.reader.parties import Part, Phrase
from comity.reader.telling.clause_words import ClauseWords

_ONE_PERSON = ("he", "she")
_GOING = ("travel", "visit", "depart")


class Subjects(ClauseWords):
    """Subjects of the verbs of a clause."""

    def _subject(self, index: int) -> list[Part]:
        """Who does what the verb at item ``index`` says."""
        items = self.items
        k = index - 1
        while k >= 0 and (items[k].kind in "avGK" or self._forward(k + 1)):
            k -= 1
        start = k
        while start >= 0 and items[start].kind not in "V;:R":
            start -= 1
        if start >= 0 and self._before(index) == "t" and self._frame(start) in _GOING:
            return self._subject(start)  # "travels to Oslo, Norway, to attend …"
        if k > start >= 0 and items[k].kind == "&" and items[start].kind == "V":
            return self._subject(start)  # "visited Norway and met …"
        phrases: list[Phrase] = []
        m = max(start + 1, self.opens)
        nearest = items[k].phrase if k >= 0 else None
        if nearest and nearest.kind == "pronoun":
            m = k
        while m <= k:
            item = items[m]
            before = items[m - 1].kind if m else "^"
            if item.kind == "P" and item.phrase and before not in "owbiyftrumz":
                company, end = self.clause.company_from(m, inside=False)
                if phrases and end < k and before == ",":
                    break
                phrases = company
                m = end
                agency = all(one.kind == "name" for one in company)
                if company and not (agency and self.items[m].kind in "-)n(P" and m <= k):
                    break
            elif item.kind == "P" and (before == "b" or self._of_event(m)):
                m = self._past_pair(m)
            else:
                m += 1
        parts = list(self._resolve(phrases))
        if phrases and phrases[0].kind == "pronoun" and m < k and items[m].kind in "-,":
            beyond, _ = self.clause.company_from(m + 1, inside=False)
            parts = self._resolve(beyond) or parts
            if phrases[0].word == "we":
                self.discourse.speakers = tuple(parts)
        if not parts and self.sentence.kind == "item" and index < 6:
            return list(self.discourse.list_subject)
        if not parts and start >= 0 and items[start].kind == "V":
            return self._headed(start) or self._subject(start)
        if not parts and start >= 0 and items[start].kind == "R":
            if self.tokens[items[start].i].word == "whose":
                return []
            return self._subject(start)
        return parts

    def _headed(self, participle: int) -> list[Part]:
        """ "A delegation of A, headed by its Minister, …": who acts for A, at what level."""
        if self.clause.kind(participle + 1) != "y":
            return []
        if self._frame(participle) not in ("chair", "represent"):
            return []
        heads, _ = self.clause.company_from(participle + 2, inside=False)
        people = self._resolve([one for one in heads if one.kind == "party"])
        side = [one for one in self._subject(participle) if one.actor]
        known = {one.actor for one in people}
        levels = [one.level for one in heads if one.kind == "open" and one.level]
        rest = [one for one in side if one.actor not in known]
        return [*people, *(one.acting(levels[0], "") for one in rest)] if levels else people

    def _of_event(self, m: int) -> bool:
        """ "the joint commission of A and B": the phrase at item ``m`` belongs to an event."""
        return m > 1 and self.items[m - 1].kind == "o" and self.items[m - 2].kind == "E"

    def _past_pair(self, m: int) -> int:
        """The item after "A and B" that begins at item ``m``, whatever verb follows."""
        end = self.clause.company_from(m, inside=False)[1]
        kinds = "".join(item.kind for item in self.items[m : m + 3])
        return end if self.items[m - 1].kind == "b" else m + 3 if kinds == "P&P" else m + 1

    def _resolve(self, phrases: list[Phrase]) -> list[Part]:
        parts: list[Part] = []
        for phrase in phrases:
            if phrase.kind == "party":
                parts.extend(phrase.parts)
            elif phrase.kind in ("open", "pronoun"):
                near = self._person_of_sentence(phrase) if phrase.word in _ONE_PERSON else []
                parts.extend(near or self.clause.phrases.refer(phrase))
        return parts

    def _person_of_sentence(self, pronoun: Phrase) -> list[Part]:
        """Whom "she" means in a clause whose sentence has no person as its subject."""
        found: list[Part] = []
        subject = True
        for item in self.items:
            if item.i >= pronoun.i:
                break
            if item.kind == "V":
                subject = False
            phrase = item.phrase
            if phrase and phrase.personal and phrase.kind in ("party", "name"):
                if subject and phrase.named:
                    return []
                if subject:
                    return list(phrase.parts[:1]) if len(phrase.parts) == 1 else []
                found = list(phrase.parts[:1]) if phrase.named else found
        return found

    def _collective(self, subject: list[Part]) -> bool:
        """A body or organisation, or its members as such, who meet even by themselves."""
        codes = {part.actor for part in subject}
        return len(codes) == 1 and not any(
            part.person or self.discourse.gazetteer.is_state(part.code) for part in subject
        )

    def _they(self, index: int, *words: str) -> bool:
        """The verb's subject is the word "they", or one of the words."""
        k = index - 1
        while k >= 0 and self.items[k].kind in "avD,u":
            k -= 1
        return k >= 0 and self.tokens[self.items[k].i].word in (words or ("they",))

    def _it(self, index: int) -> bool:
        """ "It was chaired by …": the subject is what was told last."""
        first = next((item for item in self.items[:index] if item.kind in "PE"), None)
        return first is not None and self.tokens[first.i].word == "it"

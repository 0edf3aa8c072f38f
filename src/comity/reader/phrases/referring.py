"""Whom a pronoun or an open role refers to: "they", "the two leaders", "these partners"."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.parties import Part, Phrase
from comity.reader.phrases.words import PhraseWords

_PLURAL = ("s", "of government", "of state", "state and government", "state or government")
_GATHERED = ("leaders", "ministers", "chiefs-of-defence")


class References(PhraseWords):
    """Phrases whose actors the text before them names."""

    def refer(self, phrase: Phrase) -> tuple[Part, ...]:
        """Those an open role or pronoun refers to, by what the text said before; () if nobody."""
        discourse = self.discourse
        word = phrase.word
        if phrase.kind == "pronoun":
            if word in ("i", "me") and discourse.voice:
                return (discourse.voice,)
            if word in ("i", "me"):
                return (
                    (Part(discourse.home, discourse.home, level="leaders"),)
                    if discourse.home
                    else ()
                )
            if word in ("he", "she", "him", "her", "it"):
                start, end = self.tokens[phrase.i].start, self.tokens[phrase.j - 1].end
                return tuple(replace(one, start=start, end=end) for one in discourse.subject[:1])
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
        if phrase.sense == "people" and not phrase.determiner and not phrase.number:
            own = self._own_people(phrase)
            if own:
                return own
        company = discourse.company or discourse.document
        if not company and phrase.number == len(discourse.about):
            company = discourse.about
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

    def _own_people(self, phrase: Phrase) -> tuple[Part, ...]:
        """ "Ministers", "Heads of Government" in an organisation's own prose: its own."""
        home = self.discourse.home
        if not home or self.gazetteer.is_state(home) or phrase.level not in _GATHERED:
            return ()
        first = self.tokens[phrase.i]
        if not self.text[first.start].isupper() or not phrase.word.endswith(_PLURAL):
            return ()
        if phrase.i and self.letters[phrase.i - 1] not in ".;-:)n":
            return ()
        start, end = first.start, self.tokens[phrase.j - 1].end
        return (Part(home, home, phrase.word, level=phrase.level, start=start, end=end),)

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

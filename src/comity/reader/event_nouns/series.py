"""Events that come again: "its eighth meeting", "the next meeting will be in A"."""

from __future__ import annotations

from dataclasses import replace

from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of
from comity.reader.telling import Telling

_COUNTED = word_set("counting") | word_set("ordinals")
_SITTINGS = ("meeting", "session")


class Series(Telling):
    """Events that come again, and who hosts them."""

    def _of_its_series(self, event: EventNoun, attached: Attached) -> bool:
        """ "its eighth meeting", "the ninth session": of the council told of before."""
        if not self.discourse.council or event.sense.phrase not in _SITTINGS:
            return False
        if event.own == "its":
            return True
        if event.determiner != "the" or not self._is_counted(event):
            return False
        return not (event.named or event.owners or attached.company)

    def _is_counted(self, event: EventNoun) -> bool:
        """ "the ninth session", "the 161st session": one of a series."""
        return bool(event.words & _COUNTED) or "n" in self.clause.letters[event.i : event.j]

    def _host_of_planned(self, draft: Draft, attached: Attached) -> None:
        """ "the next meeting will be held in A": an organisation's meeting is hosted by A."""
        gazetteer = self.discourse.gazetteer
        codes = draft.parties
        if not (draft.future and attached.held and len(codes) == 1 and attached.places):
            return
        if gazetteer.is_state(codes[0]):
            return
        start, end = attached.places[0]
        for token in self.tokens[start:end]:
            if token.name and token.letter == "C" and gazetteer.is_state(token.name.code):
                part = self.clause.phrases.part(token)
                draft.add([replace(part, role="host")])

    def _of_council(self) -> list[Part]:
        """Whose council it is, as such: who spoke for them last need not come again."""
        return [Part(code, code) for code in parties_of(self.discourse.council)]

    def _hosting(self, index: int, event: EventNoun, draft: Draft) -> Draft | None:
        """ "thanked A for hosting the summit": A is a party; the draft, if that is all it says."""
        if index < 2 or self._before(index) != "g":
            return None
        if not self.tokens[self.items[index - 1].i].word.startswith("host"):
            return None
        m = index - 2
        while m > 0 and self.items[m].kind in "rv":
            m -= 1
        phrase = self.items[m].phrase
        if phrase is None:
            return None
        draft.add(self._resolve([phrase]))
        if not self._refers_back(event):
            return None
        draft.parts = [one for one in draft.parts if not self._at_home(one)]
        draft.joins = True
        return draft

    def _at_home(self, part: Part) -> bool:
        """A member thanked as host by its own organisation is among those named already."""
        gazetteer, day = self.discourse.gazetteer, self.discourse.day or 0
        return any(
            part.actor in gazetteer.members_of(one.actor, day)
            for one in self.discourse.company
            if not gazetteer.is_state(one.actor)
        )

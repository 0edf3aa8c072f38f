"""Whether one party met several others each by itself, on its own day, or all at one table.

held meetings with the ministers of A, B and C       one engagement with each
also met A's minister and B's                        one with each
met A, B and C on the sidelines of the session       one with each
met A on 3 May and B on 4 May                        one with each
met the Presidents of A and B                        one engagement of the three
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.dates.prose import DateMention
from comity.reader.clauses import Attached, EventNoun
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase, parties_of
from comity.reader.telling import Telling

_TOGETHER = word_set("together")
_ALSO = ("also", "then", "in turn")
_MEETINGS = ("meeting", "call")


class OneByOne(Telling):
    """Several partners of one verb."""

    def _each_its_own(
        self, index: int, subject: list[Part], attached: Attached, event: EventNoun
    ) -> bool:
        """The event that the verb at ``index`` tells of was held with each partner by itself."""
        if "separate" in event.words or ("bilateral" in event.words and event.plural):
            return True
        if event.sense.kind not in _MEETINGS or event.named:
            return False
        if event.sense.note == "plural":
            return self._partners_of_one(subject, attached) > 1
        return self._one_by_one(index, subject, attached)

    def _one_by_one(self, index: int, subject: list[Part], attached: Attached) -> bool:
        """ "also met the ministers of A, B and C", "met A, B and C on the sidelines"."""
        others = self._partners_of_one(subject, attached)
        if others < 2:
            return False
        near = self.items[max(0, index - 3) : index + 2]
        also = any(item.kind == "v" and self.tokens[item.i].word in _ALSO for item in near)
        return also or (others > 2 and any(item.kind == "m" for item in self.items))

    def _by_days(self, index: int, draft: Draft, subject: list[Part]) -> Iterator[Draft]:
        """ "met A on 3 May and B on 4 May": an engagement for each day; else the draft alone."""
        several = self.clause.letters.count("D") > 1 and draft.kind in _MEETINGS
        legs = self._days_told(index) if several else []
        if len(legs) < 2:
            yield draft
            return
        for met, day in legs:
            leg = replace(draft, parts=list(subject), dates=[day], apart=True)
            leg.add(self._resolve(met))
            yield leg

    def _days_told(self, index: int) -> list[tuple[list[Phrase], DateMention]]:
        """Whom and when, in turn, as the items after the verb say; the day may come first."""
        legs: list[tuple[list[Phrase], DateMention]] = []
        met: list[Phrase] = []
        day: DateMention | None = None
        for k, item in enumerate(self.items[index + 1 :], index + 1):
            date = self.tokens[item.i].date if item.kind == "D" else None
            if item.kind in "V;:R":
                break
            if date and met:
                legs.append((met, day or date))
                met, day = [], date if day else None
            elif date and date.precision == "day":
                day = date
            elif item.phrase and item.kind == "P" and self._before(k) in "w,&DVv":
                met = [*met, item.phrase] if item.phrase.kind == "party" else met
        if met and day:
            legs.append((met, day))
        return legs if all(any(one.personal for one in leg) for leg, _ in legs) else []

    def _partners_of_one(self, subject: list[Part], attached: Attached) -> int:
        """How many others one party by itself met; 0 if they are a group or met together."""
        met = [*attached.company, *attached.objects]
        if len(parties_of(subject)) != 1 or any(one.kind != "party" for one in met):
            return 0
        if not self.sentence.vocabulary.isdisjoint(_TOGETHER):
            return 0
        parts = [part for one in met for part in one.parts]
        codes = parties_of(parts)
        types = self.discourse.gazetteer.types
        grouped = any(types.get(code) == "group" or code == subject[0].actor for code in codes)
        return 0 if grouped or any(part.group for part in parts) else len(codes)

"""Whether a verb or event is past, to come, done again and again, or only possible."""

from __future__ import annotations

from itertools import zip_longest

from comity.reader.clauses import Attached
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.telling.clause_words import ClauseWords

_HABITUAL = word_set("habitual")
_ROUNDS = word_set("rounds")
_PLEASURE = word_set("pleasure")
_MODALS = ("can", "could", "may", "might", "must")
_PERIODIC = word_set("periodic")
_UNSURE = ("could", "may", "might", "can", "should")
_WHEN = ("when", "once", "before", "after", "as", "until")


class Tenses(ClauseWords):
    """Tense and mood of what a clause tells."""

    def _future(self, index: int) -> bool:
        if self._forward(index):
            return True
        words = set(self._words_before(index))
        if words & {"will", "shall"}:
            return True
        if "would" in words:
            return True
        sense = self.tokens[self.items[index].i].sense
        before = self.items[index - 1].kind if index else ""
        if before == "t" and index > 1 and self.items[index - 2].kind != "^":
            return not self._pleased(index)
        if self.sentence.kind == "item" and sense and sense.form == "base":
            return self.discourse.list_ahead
        if before == "t" or (before == "v" and index > 1 and self.items[index - 2].kind == "t"):
            return not self._pleased(index)
        soon = {"be"} | ({"is", "are", "am"} if sense and sense.note == "travel" else set())
        return bool(sense and sense.form == "ing" and words & soon)

    def _pleased(self, index: int) -> bool:
        """ "I am happy to host": what is done, not what is to come."""
        return bool(_PLEASURE & set(self._words_before(index, 3)))

    def _noun_future(self, index: int, attached: Attached) -> bool:
        for item in self.items[index + 1 : attached.stop]:
            if item.kind in "aVt" and self.tokens[item.i].word in ("will", "to be", "shall"):
                return True
        return False

    def _habitual(self, index: int) -> bool:
        near = self.items[max(0, index - 3) : index + 7]
        for item, after in zip_longest(near, near[1:]):
            word = self.tokens[item.i].word
            if item.kind in "vjD" and word in _HABITUAL:
                next_one = self.tokens[after.i].word if after else ""
                if word != "regular" or next_one not in _ROUNDS:
                    return True
        return False

    def _held_by_habit(self, index: int, attached: Attached) -> bool:
        """ "Consultations are held annually": told of a noun."""
        if attached.dates:
            return False
        near = self.items[index + 1 : attached.stop + 1]
        return any(item.kind == "v" and self.tokens[item.i].word in _HABITUAL for item in near)

    def _holds_periodic(self, index: int, draft: Draft, words: frozenset[str]) -> bool:
        """ "They hold annual consultations", in the simple present."""
        verb = self.tokens[self.items[index].i].sense
        present = bool(verb and verb.form in ("base", "third") and self._before(index) != "t")
        return present and not (draft.future or draft.dates) and bool(words & _PERIODIC)

    def _unsure(self, index: int) -> bool:
        """ "The meeting could take place in May": said of a noun by the first auxiliary after."""
        for item in self.items[index + 1 :]:
            if item.kind in "V;R":
                return False
            if item.kind == "a":
                return self.tokens[item.i].word in _UNSURE
        return False

    def _simple_present(self, index: int, draft: Draft) -> bool:
        """ "The Council meets with …" outside a headline: what it does again and again."""
        verb = self.tokens[self.items[index].i].sense
        before = self.items[index - 1].kind if index else ""
        return (
            bool(verb and verb.form in ("base", "third"))
            and not (draft.future or draft.dates or draft.source == "title")
            and before in "Pv"
            and not any(self.tokens[item.i].word in _WHEN for item in self.items[:index])
            and verb is not None
            and verb.note == "meet"
        )

    def _possible(self, index: int) -> bool:
        """ "we can talk about it", "they may meet": nothing that took place or will."""
        return any(
            item.kind == "a" and self.tokens[item.i].word in _MODALS
            for item in self.items[max(0, index - 2) : index]
        )

"""Whether a clause denies what it names, or only wishes, offers or imagines it."""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.telling.clause_words import ClauseWords

_PROPOSING = word_set("proposing")
_CALLED_OFF = word_set("called-off")


class Denials(ClauseWords):
    """What a clause says did not come about."""

    def _denied(self, index: int) -> bool:
        """The clause denies it, or only wishes or imagines it."""
        words = [self.tokens[item.i].word for item in self.items[:index]]
        for word in ("if", "whether"):
            if word in words and "," not in words[words.index(word) :]:
                return True
        if "had been" in words[-4:] and words[-1] == "to":
            return True  # "had been due to visit"
        if self._called_off(index) or self._that_is_wished(words):
            return True
        k = index - 1
        steps = 0
        if self._accepts():
            return False
        if index and self.items[index - 1].kind == "t" and self._invited(index):
            return True
        while k >= 0 and steps < 6 and self.items[k].kind not in ",;P":
            if self.items[k].kind == "G":
                return True
            if self.items[k].kind == "K" and self.tokens[self.items[k].i].word in (
                "invited",
                "invite",
                "invitation",
                "offered",
                "proposed",
                "hoped",
                "hope",
                "wish",
                "could have",
                "would have",
                "should have",
            ):
                return True
            k -= 1
            steps += 1
        return False

    def _called_off(self, index: int) -> bool:
        """ "the talks, set for May, have been cancelled"; "agreed to put off the talks"."""
        if self.sentence.vocabulary.isdisjoint(_CALLED_OFF):
            return False
        before = [self.tokens[item.i].word for item in self.items[max(0, index - 4) : index]]
        if _CALLED_OFF & set(before):
            return True
        for k in range(index + 1, len(self.items)):
            if self.items[k].kind in ";zE" or (
                self.items[k].kind == "V" and self._before(k) == "P"
            ):
                return False
            if self.tokens[self.items[k].i].word in _CALLED_OFF and self._before(k) in "av":
                return True
        return False

    def _that_is_wished(self, words: list[str]) -> bool:
        """ "proposed that A visit B", "the hope that A would visit B"."""
        if "whether" in words[-8:]:
            return True
        if "that" not in words:
            return False
        at = len(words) - 1 - words[::-1].index("that")
        after = {item.kind for item in self.items[at:]}
        return bool(_PROPOSING & set(words[max(0, at - 2) : at])) and "V" in after

    def _not_held(self, index: int) -> bool:
        """ "The meeting did not take place": said of the event at item ``index``."""
        for k in range(index + 1, len(self.items) - 1):
            if self.items[k].kind in "V;R":
                return False
            if self.items[k].kind == "G":
                return self.tokens[self.items[k + 1].i].word == "take place"
        return False

    def _accepts(self) -> bool:
        """A verb of the clause says that somebody accepted."""
        return any(
            item.kind == "V" and self._frame(index) == "accept"
            for index, item in enumerate(self.items)
        )

    def _invited(self, index: int) -> bool:
        """ "invited A to visit B": nobody has accepted yet."""
        near = [self.tokens[item.i].word for item in self.items[max(0, index - 5) : index]]
        words = {w for k, w in enumerate(near) if near[max(0, k - 2) : k] != ["at", "the"]}
        return bool(words & {"invited", "invite", "invites", "invitation", "inviting"})

"""A sentence as a row of items: actors' phrases, events, verbs, dates, and words between them.

``Clause.follow`` reads what attaches to a verb or an event from where it stands: with whom, by
whom, to and in which place, when, on the margins of what; it stops where the topics begin.
"""

from __future__ import annotations

from collections.abc import Callable

from comity.reader.clauses.company import Company
from comity.reader.clauses.items import Attached, EventNoun, Item
from comity.reader.lexicon import word_set
from comity.reader.running_days import days_on

__all__ = ["Attached", "Clause", "EventNoun", "Item"]

_ONE_BY_ONE = word_set("one-by-one")
_AHEAD = word_set("ahead")
_QUOTES = tuple('“”„"«»‘’')
_IS = ("was", "were", "is", "are", "will be")
_WAS = ("was", "were", "had been")
_OTHERS_OWN = ("his", "her", "their")


class Clause(Company):
    """The items of one sentence, and how they attach."""

    def follow(self, at: int, *, objects: bool) -> Attached:
        """All that attaches to the head before item ``at``. ``objects``: the verb has one."""
        out = Attached(stop=at, may=objects, wanted=objects, begin=at)
        while out.stop < len(self.items):
            step = _STEPS.get(self.items[out.stop].kind)
            if step is None:
                break
            k = step(self, out.stop, out)
            if k <= out.stop:
                break
            out.stop = k
        return out

    def _step_comma(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        gloss = self._gloss(k)
        if gloss > k or following in "wyiuDrvmzf":
            return max(gloss, k + 1)
        if following == "R" and self._step_auxiliary(k + 1, out) > k + 1:
            return k + 1
        if following == "R":
            for m in range(k + 2, min(k + 10, len(self.items) - 2)):
                if self._kind(m) == "," and self._kind(m + 1) in "ui" and self._kind(m + 2) in "DW":
                    return m + 1
        if following == "V" and self._is_reduced(k + 1):
            return k + 1
        if following == "t" and self._kind(k + 2) in "PW":
            return k + 1
        if out.wanted and following == "P":
            out.may = True
            return k + 1
        if following == "a" and self._step_auxiliary(k + 1, out) > k + 1:
            return k + 1
        if following == "g":  # ", comprising three sessions, which was held in …"
            for m in range(k + 2, k + 8):
                if self._kind(m) == "," and self._kind(m + 1) == "R":
                    return m
        m = k + 1
        while self._kind(m) in "dqjavn" and m < k + 7:
            m += 1
        if m > k + 1 and self._kind(m) == "V" and self._occurs(m) and self._kind(m + 1) in "iuy":
            return m
        return k

    def _step_verb(self, k: int, out: Attached) -> int:
        sense = self.tokens[self.items[k].i].sense
        if (
            sense
            and self._occurs(k)
            and (sense.form in ("past", "participle") or sense.note in ("occur", "begin"))
        ):
            out.held = True
            return k + 1
        return k

    def _step_auxiliary(self, k: int, out: Attached) -> int:
        m = k + 1
        while self._kind(m) in "av":
            m += 1
        if self._kind(m) == "V" and self._occurs(m) and self._word(m) not in _AHEAD:
            return m
        if out.begin and self._kind(out.begin - 1) == "E" and k >= out.begin:
            return self._set_for(k, m, out)
        return k

    def _set_for(self, k: int, m: int, out: Attached) -> int:
        """ "the visit is planned for May", "is due to take place", "was in May": the item after
        the words that lead up to when and where; ``k`` if they say no such thing."""
        past = self._word(k) in _WAS
        if self._word(m) in _AHEAD and not past:
            out.future = True
            m += 1
            while self._kind(m) == "v":
                m += 1
            if self._kind(m) == "r" and self._kind(m + 1) == "D":
                out.dates.append(self._date(self.items[m + 1]))
                return m + 2
            if self._kind(m) in "ta":
                verb = m + 1
                while self._kind(verb) in "av":
                    verb += 1
                if self._kind(verb) == "V" and self._occurs(verb):
                    out.held = True
                    return verb + 1
            return m if self._kind(m) in "iuD" else k
        if m == k + 1 and self._word(k) in _IS and self._kind(m) in "iu":
            dated = self._kind(m + 1) == "D"
            out.held = out.held or dated
            return m if dated else k
        return k

    def _step_on(self, k: int, out: Attached) -> int:
        called = self._called_on(k, out)
        return called if called > k else self._step_place(k, out)

    def _step_relative(self, k: int, out: Attached) -> int:
        if self._holding(k, out):
            return out.jump
        if self._word(k) == "where":
            out.dead = self._whereabouts(k, out)
            return k
        return self._step_auxiliary(k, out)

    def _step_and(self, k: int, out: Attached) -> int:
        if self._kind(k + 1) == "a" and self._step_auxiliary(k + 1, out) > k + 1:
            return k + 1
        apart = self._apart(k + 1)
        if apart > k + 1 and self._kind(apart) in "wP":
            out.separately = True
            out.may = out.may or self._kind(apart) == "P"
            return apart
        if self._word(k + 1) in _OTHERS_OWN and self._kind(k + 2) in "xP":
            return k + 3  # "and their colleagues"
        return k + 1 if self._kind(k + 1) in "wyiuED" else k

    def _apart(self, k: int) -> int:
        """The item after ", separately," at item ``k``; ``k`` if it says nothing like it."""
        m = k + 1 if self._kind(k) == "," else k
        if self._word(m) not in _ONE_BY_ONE:
            return k
        return m + 2 if self._kind(m + 1) == "," else m + 1

    def _step_adverb(self, k: int, out: Attached) -> int:
        if self._word(k) in _ONE_BY_ONE:
            out.separately = True
        told = days_on(self._word(k))
        out.days_on = told if told is not None else out.days_on
        if self._word(k) == "earlier in the year":
            out.this_year = True
        return k + 1

    def _step_bracket(self, k: int, out: Attached) -> int:
        return self._past_bracket(k)

    def _step_word(self, k: int, out: Attached) -> int:
        """A word between the head and what attaches: "by secure video with", "a 30-minute call"."""
        kind = self._kind(k)
        sense = self.tokens[self.items[k].i].sense
        if self._word(k) == "under":
            return self._chairmanship(k, out)
        if kind == "g" and sense and sense.note == "begin" and self._kind(k + 1) in "uifD":
            return k + 1
        if kind in "dR" and self._holding(k, out):
            return out.jump
        if kind in "dqnj" and self._kind(k + 1) in "PEqnj":
            return k + 1
        if kind == "x" and self._kind(k - 1) == "b" and self._kind(k + 1) == "o":
            return k + 1  # "bringing together servicemen of A and B"
        if kind == "q" and self._kind(k + 1) == "x" and self._kind(k + 2) == "o":
            return k + 2
        for item in self.items[k + 1 : k + 3]:
            if item.kind in "wbE":
                return k + 1
            if item.kind not in "xjqng-":
                break
        return k

    def _step_quoted(self, k: int, out: Attached) -> int:
        """The item after a name in quotation marks: "the exercise “Northern Wind” was held"."""
        if self._word(k) not in _QUOTES or self._kind(k - 1) != "E":
            return k
        ends = (m for m in range(k + 2, k + 10) if self._word(m) in _QUOTES)
        return next((m + 1 for m in ends), k)

    def _gloss(self, k: int) -> int:
        """The item after ", a country's capital," that follows a place; ``k`` if it is none."""
        kinds = "".join(self._kind(m) for m in range(k + 1, k + 5))
        return k + 4 if kinds == "P'x," else k


# How each kind of item attaches; what is not here ends the search.
_STEPS: dict[str, Callable[[Clause, int, Attached], int]] = {
    "D": Clause._step_date,
    "w": Clause._step_with,
    "b": Clause._step_with,
    "y": Clause._step_by,
    **dict.fromkeys("ift", Clause._step_place),
    "u": Clause._step_on,
    "r": Clause._step_for,
    "m": Clause._step_margins,
    "z": Clause._step_before,
    "o": Clause._step_of,
    "E": Clause._step_event,
    "P": Clause._step_phrase,
    ",": Clause._step_comma,
    "V": Clause._step_verb,
    "a": Clause._step_auxiliary,
    "R": Clause._step_relative,
    "&": Clause._step_and,
    "v": Clause._step_adverb,
    "(": Clause._step_bracket,
    ":": Clause._step_colon,
    ".": Clause._step_quoted,
    **dict.fromkeys("xjqndg", Clause._step_word),
}

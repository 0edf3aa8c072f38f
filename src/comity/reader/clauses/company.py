"""With whom, by whom, of whom: the phrases and events that attach to a verb or an event."""

from __future__ import annotations

from comity.reader.clauses.items import Attached
from comity.reader.clauses.whereabouts import Whereabouts
from comity.reader.lexicon import word_set

_CHAIRING = word_set("chairing-nouns")


class Company(Whereabouts):
    """What attaches by "with", "between", "by", "of", a colon, or as the verb's own object."""

    def _step_with(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        out.may = out.wanted = False
        ahead = self._person_ahead(k + 1)
        if self._kind(k) == "b" and following in "iuD":
            k = self._past_when_and_where(k, out)
            following = self._kind(k + 1)
            ahead = k + 1
        if following == "P" or ahead > k + 1:
            between = self._kind(k) != "b"
            k = ahead - 1
            # what stands "between" is at least two, whatever verb follows
            company, k = self.company_from(k + 1, inside=between)
            if self._word(k) == "in" and self._word(k + 2) == "chair":
                return k + 3  # who chairs is of those who meet
            out.company.extend(company)
            return k
        if following == "E":
            out.events.append(self._event_of(k + 1))
            return k + 2
        return k + 1 if following in "vxdjq:D" else k

    def _past_when_and_where(self, k: int, out: Attached) -> int:
        """ "brought together in Athens on Thursday the Ministers": the last item before whom."""
        m = k + 1
        while self._kind(m) in "iuD":
            step = self._step_date(m, out) if self._kind(m) == "D" else self._step_place(m, out)
            if step <= m:
                break
            m = step
        return m - 1 if self._kind(m) == "P" else k

    def _person_ahead(self, k: int) -> int:
        """ "with 2022 Chair Prime Minister X", "with Communist Party Member X": where the person
        stands to whom words of no actor lead up; ``k`` if there is none."""
        phrase = self.items[k].phrase if k < len(self.items) else None
        if self._kind(k) not in "nAPx" or (phrase and phrase.kind == "party" and phrase.named):
            return k
        for m in range(k + 1, min(k + 4, len(self.items))):
            phrase = self.items[m].phrase
            if phrase and phrase.kind == "party" and phrase.personal:
                return m
            if self._kind(m) not in "nAPx" or (phrase and phrase.kind == "party"):
                break
        return k

    def _step_by(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        if following == "P":
            doers, k = self.company_from(k + 1)
            out.doers.extend(doers)
            if self._kind(k) == "'":  # "hosted by A's chairmanship"
                ends = (m for m in range(k, min(k + 6, len(self.items))) if self._kind(m) in ",aVi")
                k = next(ends, k)
            return k
        return k + 1 if following == "D" else k

    def _called_on(self, k: int, out: Attached) -> int:
        """ "a courtesy call on A": A takes part; the item after, ``k`` if it is not that."""
        events = [*out.events]
        before = self.items[out.begin - 1].event if out.begin else None
        if before:
            events.append(before)
        phrase = self.items[k + 1].phrase if self._kind(k + 1) == "P" else None
        if phrase is None or not (phrase.personal or phrase.sense) or not events:
            return k
        if events[-1].sense.note != "call-on" and events[-1].sense.phrase != "call":
            return k
        company, end = self.company_from(k + 1)
        out.company.extend(company)
        return end

    def _chairmanship(self, k: int, out: Attached) -> int:
        """ "under the chairmanship of A": A takes part; the item after, ``k`` if it is not that."""
        for m in range(k + 1, k + 5):
            if self._word(m) in _CHAIRING and self._kind(m + 1) == "o":
                doers, end = self.company_from(m + 2)
                out.doers.extend(one for one in doers if one.kind == "party" or one.level)
                return max(end, m + 1)
        return k

    def _step_of(self, k: int, out: Attached) -> int:
        if self._kind(k + 1) == "E" and (out.wanted or self._kind(k - 1) == "E"):
            out.events.append(self._event_of(k + 1))
            return k + 2
        if self._kind(k + 1) != "P":
            return self._signed_text(k)
        pair = [self._kind(m) for m in range(k + 1, k + 4)] == ["P", "&", "P"]
        company, k = self.company_from(k + 1, inside=not (pair and self._kind(k - 1) == "E"))
        out.company.extend(company)
        return k

    def _signed_text(self, k: int) -> int:
        """ "the signing of the trade agreement between": the item after the text's name."""
        event = self.items[k - 1].event if k else None
        if event is None or event.sense.kind != "signing":
            return k
        ends = (m for m in range(k + 1, min(k + 8, len(self.items))) if self._kind(m) == "I")
        return next((m + 1 for m in ends if self._kind(m + 1) in "bwiuD,"), k)

    def _step_event(self, k: int, out: Attached) -> int:
        event = self.items[k].event
        if event is None or not (out.may or (k > out.begin and self._kind(k - 1) in "&,")):
            return k
        out.events.append(event)
        out.may = out.wanted = False
        return k + 1

    def _step_phrase(self, k: int, out: Attached) -> int:
        if self._holding(k, out):
            return out.jump
        phrase = self.items[k].phrase
        if phrase and phrase.kind == "name" and self._kind(k - 1) == "E":
            year = self._kind(k + 1) == "n"
            return k + 1 + year  # the event's own name: "the exercise Northern Wind 2022"
        if not out.may:
            return k
        company, k = self.company_from(k)
        out.objects.extend(company)
        out.may = out.wanted = False
        return k

    def _step_colon(self, k: int, out: Attached) -> int:
        if self._kind(k + 1) != "P" or not (out.may or self._kind(k - 1) == "w"):
            return k
        company, k = self.company_from(k + 1)
        out.company.extend(company)
        return k

    def _holding(self, k: int, out: Attached) -> bool:
        """ "the meeting (that) A and B will hold with C": A, B join; ``out.jump`` is after."""
        if out.begin != k or out.wanted:
            return False
        m = k
        if self._word(m) in ("that", "which"):
            m += 1
        if self._kind(m) != "P":
            return False
        company, m = self.company_from(m, inside=False)
        future = False
        while self._kind(m) in "avd":
            future = future or self._word(m) in ("will", "is to", "are to")
            m += 1
        if self._kind(m) != "V" or not self._occurs(m):
            return False
        m += 1
        while self._kind(m) in "avxdqD" and self._kind(m) != "$" and m < len(self.items):
            if self._kind(m) == "D":
                break
            m += 1
        out.doers.extend(company)
        out.held = True
        out.future = out.future or future
        out.jump = m
        return True

"""Signings: who signed what with whom, in the active and the passive, dated or by named signers.

the Treaty was signed by A and B in …       parties by who signed
the Agreement between A and B, signed in …  parties by the title
signed an accord in 1996, a … in 2003       one signing for each date
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.dates.prose import DateMention
from comity.reader.clauses import Attached
from comity.reader.drafts import Draft
from comity.reader.parties import Part, parties_of
from comity.reader.telling import Telling


class Signings(Telling):
    """Engagements in which an instrument is signed."""

    def _signings(self, index: int, draft: Draft, attached: Attached) -> Iterator[Draft]:
        """ "A and B signed a Treaty in 1996, an agreement in 2003": one for each date."""
        instrument = self._signs_instrument(index)
        draft.kind = "signing"
        if not instrument:
            if self._is_relative(index) and draft.dates and len(draft.parties) > 1:
                yield draft
            return
        if not self._by_people(index):
            draft.parts = [replace(part, level="", person="") for part in draft.parts]
        draft.add(self._resolve(attached.company))
        if len(draft.parties) < 2:
            draft.add(self._parties_between(index))
        beyond = self.clause.follow(instrument + 1, objects=False)
        draft.dates = [*draft.dates, *beyond.dates]
        draft.dates = draft.dates or self._date_behind(instrument)
        draft.add(self._resolve(beyond.company) or self._with_behind(instrument))
        if draft.future and not draft.dates and not draft.place:
            return
        if len(draft.parties) == 1:
            draft.add(self._other_side(draft))
        plural = self.tokens[self.items[instrument].i].word.endswith("s")
        draft.each = plural and len(draft.parties) > 2
        if beyond.places and not draft.place:
            draft.place_span = beyond.places[0]
            draft.place = self._place_text(*beyond.places[0])
        yield draft
        yield from self._further(instrument, draft)

    def _with_behind(self, instrument: int) -> list[Part]:
        """ "agreements on security and support with A and B": A and B."""
        for k in range(instrument + 1, len(self.items) - 1):
            if self.items[k].kind in "IV;R.":
                break
            if self.items[k].kind == "w" and self.items[k + 1].kind == "P":
                return self._resolve(self.clause.company_from(k + 1)[0])
        return []

    def _date_behind(self, instrument: int) -> list[DateMention]:
        """The date behind the instrument's title: "a treaty of friendship in 1996"."""
        for item in self.items[instrument + 1 :]:
            date = self.tokens[item.i].date if item.kind == "D" else None
            if item.kind in "IV;R." or (date and date.preposition not in ("in", "on")):
                break
            if date:
                return [date]
        return []

    def _is_relative(self, index: int) -> bool:
        """ "the accord, which A and B had signed in …": the verb's object stands before it."""
        for k in range(index - 1, max(0, index - 9), -1):
            if self.items[k].kind in "V;":
                return False
            if self.items[k].kind == "R":
                return any(item.kind == "I" for item in self.items[:k])
        return False

    def _further(self, instrument: int, draft: Draft) -> Iterator[Draft]:
        """Further instruments in the list, each with a date of its own."""
        own = False
        for k in range(instrument + 1, len(self.items)):
            item = self.items[k]
            if item.kind in "V;R.":
                return
            if item.kind == "I":
                own = True
            elif item.kind == "D" and own:
                date = self.tokens[item.i].date
                told = {one.edtf for one in draft.dates}
                if date and date.preposition in ("in", "on") and date.edtf not in told:
                    yield replace(draft, parts=list(draft.parts), dates=[date], apart=True)
                own = False

    def _was_signed(self, index: int) -> Iterator[Draft]:
        """ "the Agreement between A and B (that was) signed on …": a signing of its own date."""
        named = next((k for k in range(index - 1, -1, -1) if self.items[k].kind == "I"), -1)
        if named < 0:
            return
        attached = self.clause.follow(index + 1, objects=False)
        doers = self._resolve(attached.doers)
        told = attached.dates or self._dates_before(index)
        if not told and not (len(parties_of(doers)) > 1):
            return
        parts = doers
        if len(parties_of(parts)) < 2:
            parts = [*doers, *self._parties_of_text(named, index)]
        if len(parties_of(parts)) < 2:
            return
        draft = self._draft(index, "signing", parts, attached)
        if draft.dates or doers:
            yield draft

    def _reduced(self, index: int) -> bool:
        """ "the Treaty signed in …", "an agreement, signed on …": a participle after the noun."""
        sense = self.tokens[self.items[index].i].sense
        if not sense or sense.form not in ("past", "participle") or not index:
            return False
        following = self.items[index + 1].kind if index + 1 < len(self.items) else ""
        k = index - 1
        if self.items[k].kind == ",":
            k -= 1
        if self.items[k].kind == ")":
            while k > 0 and self.items[k].kind != "(":
                k -= 1
            k -= 1
        if not following or following not in "iuDby":
            return False
        return self.items[k].kind in "INxg" or self._ends_title(k)

    def _ends_title(self, k: int) -> bool:
        """ "the treaty between A and B, signed in …": a text's parties end at item ``k``."""
        for m in range(k, max(-1, k - 12), -1):
            if self.items[m].kind in "V;R:":
                return False
            if self.items[m].kind == "I":
                return self.items[k].kind == "P"
        return False

    def _parties_of_text(self, named: int, index: int) -> list[Part]:
        """Whose an instrument is: by its title, by "with", or by whom the text is about."""
        between = self._parties_between(0)
        if len(parties_of(between)) > 1:
            return [replace(part, level="") for part in between]
        titled: list[Part] = []
        clause = self.clause
        for item in self.items[max(0, named - 8) : index]:
            if item.kind in "V;:":
                titled = []
            for at in range(item.i, item.j):
                token = self.tokens[at]
                if token.name and token.letter in "CA":
                    titled.extend(clause.phrases.parts(token))
        titled = [replace(part, level="", person="", capacity="") for part in titled]
        if len(parties_of(titled)) > 1:
            return titled
        discourse = self.discourse
        for known in (discourse.about, discourse.company, discourse.document):
            codes = parties_of(known)
            if len(codes) == 2 and set(parties_of(titled)) <= set(codes):
                return [Part(code, code) for code in codes]
        home = discourse.home
        return [*titled, Part(home, home)] if titled and home else []

    def _other_side(self, draft: Draft) -> list[Part]:
        """The other of the two whose relations the text is about."""
        about = parties_of(self.discourse.about)
        own = set(draft.parties) < set(about)
        return [Part(code, code) for code in about] if own and len(about) == 2 else []

    def _by_people(self, index: int) -> bool:
        """People sign, not their states as such."""
        k = index - 1
        while k >= 0 and self.items[k].kind in "avGKD,":
            k -= 1
        phrase = self.items[k].phrase if k >= 0 else None
        return phrase is None or phrase.personal or phrase.kind == "pronoun"

    def _parties_between(self, index: int) -> list[Part]:
        """ "signed a memorandum … between A and B": A and B."""
        for k in range(index, len(self.items) - 1):
            if self.items[k].kind == "b" and self.items[k + 1].kind == "P":
                parts = self._resolve(self.clause.company_from(k + 1)[0])
                if len(parties_of(parts)) > 1:
                    return parts
        return []

    def _signs_instrument(self, index: int) -> int:
        """The item of the instrument that is signed; 0 if none is."""
        for k in range(index + 1, min(index + 14, len(self.items))):
            if self.items[k].kind == "I":
                return k
            when = self.items[k].kind == "u" and self.clause.kind(k + 1) == "D"
            if self.items[k].kind in "utyRpV;" and not when:
                return 0
        return 0

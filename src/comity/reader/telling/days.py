"""Dates and places that a clause gives before its verb: "Today, …", "In Tallinn, …"."""

from __future__ import annotations

from itertools import pairwise

from comity.dates.prose import DateMention
from comity.reader.running_days import DAYS_ON, days_on
from comity.reader.telling.clause_words import ClauseWords

_DATELINE = 4
"""Items before the date of a dateline at most."""


class Days(ClauseWords):
    """When and where, told ahead of the verb."""

    def _place_text(self, start: int, end: int) -> str:
        tokens = self.tokens
        while start < end - 1 and self.clause.letters[start] == "d":
            start += 1
        return self.text[tokens[start].start : tokens[end - 1].end]

    def _place_before(self, index: int) -> list[tuple[int, int]]:
        """ "In Tallinn, …": the place that opens the sentence."""
        items, letters = self.items, self.clause.letters
        comma = next((k for k in range(min(index, 4)) if items[k].kind == ","), -1)
        opens = comma + 1 if items[0].kind == "t" else 0
        if index < opens + 2 or items[opens].kind != "i" or items[opens + 1].kind not in "WPdx":
            return []
        start = items[opens + 1].i
        end = self.clause.place_end(start)
        named = any(letter in "WN" for letter in letters[start:end])
        dated = letters[end : end + 3] == "iD,"
        return [(start, end)] if end > start and named and (letters[end] == "," or dated) else []

    def _days_on_before(self, index: int, *, noun: bool) -> int | None:
        """Days on, told before the verb; before a noun another day is that of something else."""
        if self.sentence.vocabulary.isdisjoint(DAYS_ON):
            return None
        told = [
            days_on(self.tokens[item.i].word)
            for item, after in pairwise(self.items[: index + 1])
            if after.kind != "D"
        ]
        meant = (0,) if noun and any(item.kind == "V" for item in self.items[:index]) else None
        known = [days for days in told if days is not None and (meant is None or days in meant)]
        return known[0] if known else None

    def _dates_before(self, index: int) -> list[DateMention]:
        """Dates that stand before the verb in its clause: "Today, …", "In April 2022, …"."""
        out = []
        k = index - 1
        while k >= 0 and self.items[k].kind != ";":
            item = self.items[k]
            if item.kind in "VR":
                break
            if item.kind == ":" and self.items[0].kind != "D":
                break
            if item.kind == "D":
                date = self.tokens[item.i].date
                before = self.items[k - 1].kind if k else "^"
                dateline = self.text[self.tokens[item.i].start : self.tokens[item.i].end].isupper()
                dateline = dateline or k < self.opens or self._in_dateline(k)
                if date and before not in "zo" and not (dateline or self._of_verb_before(k, index)):
                    out.append(date)
            k -= 1
        first = next((item for item in self.items[:2] if item.kind == "D"), None)
        opening = self.tokens[first.i].date if first else None
        if opening and not out and self.items[2:3] and self.items[2].kind == ",":
            out.append(opening)
        return out

    def _of_verb_before(self, k: int, index: int) -> bool:
        """ "went to A on 3 July and left for B": the date at item ``k`` is that of "went"."""
        after = [item.kind for item in self.items[k + 1 : index]]
        return after[:1] == ["&"] and any(item.kind == "V" for item in self.items[:k])

    def _in_dateline(self, k: int) -> bool:
        """ "Riyadh, March 1, 2023, SPA – …": the date at item ``k`` is that of the dispatch."""
        kinds = [item.kind for item in self.items[: k + 6]]
        if k == 0 or k > _DATELINE or any(kind not in "WP,(" for kind in kinds[:k]):
            return False
        return "W" in kinds[:k] and "-" in kinds[k + 1 :]

    def _dates_of_title(self) -> list[DateMention]:
        """The date that a title sets apart at its end: "Visit of … (1–3 June 2024)"."""
        dates = [token.date for token in self.tokens if token.date]
        if self.sentence.kind != "title" or len(dates) != 1 or self.tokens[0].date:
            return []
        return dates if self.clause.letters.rstrip(").")[-1:] == "D" else []

    def _heads_entry(self, index: int, *, noun: bool) -> bool:
        """What stands at item ``index`` is what the entry of a chronology is about."""
        if not noun:
            return True
        ahead = {item.kind for item in self.items[:index]}
        return "V" not in ahead and self._before(index) not in "izmt"

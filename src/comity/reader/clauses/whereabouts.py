"""Where and when: places, dates, settings and events that attach to a verb or an event."""

from __future__ import annotations

from comity.reader.clauses.item_row import ItemRow
from comity.reader.clauses.items import Attached
from comity.reader.lexicon import word_set
from comity.reader.running_days import days_on

_DURATIONS = word_set("durations")
_SEATS = word_set("seats")
_PARTS_OF_DAY = word_set("parts-of-day")
_VENUES = word_set("venues")
_REQUESTS = word_set("requests")


class Whereabouts(ItemRow):
    """What attaches by "in", "at", "on", "from", "to", "for", "before", "on the margins of"."""

    def _step_date(self, k: int, out: Attached) -> int:
        out.dates.append(self._date(self.items[k]))
        return k + 2 if self._word(k + 1) in _PARTS_OF_DAY else k + 1

    def _step_place(self, k: int, out: Attached) -> int:
        if self._kind(k) == "i" and self._kind(k + 1) == "R":
            return self._whereabouts(k + 1, out)
        step = self._place_or_time(k, out)
        if step > k:
            out.may = out.wanted and (self._kind(step) in "DE" or self._names_person(step))
        elif self._kind(k) == "u" and out.events and not out.dates:
            return self._beyond_topic(k)
        elif self._kind(k) in "iu":
            asked = self._at_request(k)
            if asked > k:
                return asked
            if self._word(k + 1 + (self._kind(k + 1) == "d")) in _VENUES:
                return k + 2 + (self._kind(k + 1) == "d")
            ahead = self._with_ahead(k)
            return self._verb_ahead(k) if ahead == k and k == out.begin else ahead
        return step

    def _names_person(self, k: int) -> bool:
        """Item ``k`` is somebody named by a title: "received in Oslo the President of A"."""
        phrase = self.items[k].phrase if self._kind(k) == "P" else None
        return bool(phrase and phrase.personal and phrase.parts)

    def _at_request(self, k: int) -> int:
        """The item after "at the initiative of the A side" between commas or not; ``k`` if none."""
        m = k + 2 if self._kind(k + 1) == "d" else k + 1
        if self._word(m) not in _REQUESTS or self._kind(m + 1) != "o":
            return k
        end = self.company_from(m + 2)[1]
        return max(end, m + 2)

    def _verb_ahead(self, k: int) -> int:
        """ "the meeting on the situation in A was held": where "was" stands; ``k`` if nowhere."""
        for m in range(k + 1, min(k + 14, len(self.items) - 1)):
            if self._kind(m) in "VR;.:":
                break
            after = m + 1
            while self._kind(after) in "av":
                after += 1
            if self._kind(m) == "a" and self._kind(after) == "V" and self._occurs(after):
                return m
        return k

    def _with_ahead(self, k: int) -> int:
        """ "at noon with", "in a private room with": where "with" stands; ``k`` if nowhere."""
        for m in range(k + 1, min(k + 6, len(self.items))):
            if self._kind(m) == "w" or self._word(m).endswith("t together"):
                return m
            if self._kind(m) not in "dxjqnv":
                break
        return k

    def _beyond_topic(self, k: int) -> int:
        """ "talks on X at Y on Z": the place or date behind the topic; ``k`` if there is none."""
        for m in range(k + 1, min(k + 12, len(self.items))):
            kind, following = self._kind(m), self._kind(m + 1)
            if kind in "V;.:Rakw":
                break
            if (kind in "uif" and following == "D") or (kind == "i" and following == "W"):
                return m
        return k

    def _step_for(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        m = k + 1
        while self._kind(m) in "dqnjxP" and m < k + 5 and self._kind(m) != "$":
            m += 1
        if self._word(k) == "as":
            return self._capacity(k)
        for late in range(k + 1, k + 6):
            if self._word(late) in _DURATIONS:
                return late + 1
        if self._word(k + 1) == "about":
            k += 1
            following = self._kind(k + 1)
        if self._kind(m) == "E":
            out.events.append(self._event_of(m))
            return m + 1
        if self._kind(m) in "iu" and self._kind(m + 1) == "D" and m > k + 1:
            return m
        if following == "D" and out.held:
            out.dates.append(self._date(self.items[k + 1]))
            return k + 2
        if following in "Dnq":
            k += 2
            while self._kind(k) == "x":
                k += 1
        return k

    def _capacity(self, k: int) -> int:
        """Step over "as the guest of …" to a date or preposition that follows; ``k`` if none."""
        for m in range(k + 1, min(k + 12, len(self.items))):
            kind = self._kind(m)
            if kind in "VR;.":
                break
            if kind in "fuiD" and (kind == "D" or self._kind(m + 1) == "D"):
                return m
        return k

    def _step_margins(self, k: int, out: Attached) -> int:
        if self._word(k) == "on the occasion of" and self._kind(k + 1) == "E":
            event = self._event_of(k + 1)
            if len({part.actor for part in event.named}) > 1:
                out.events.append(event)
                return k + 2
        return self._setting(k, out)

    def _step_before(self, k: int, out: Attached) -> int:
        following = self._kind(k + 1)
        told = days_on(self._word(k)) if following != "D" else None
        out.days_on = told if told is not None else out.days_on
        if following in "EP":
            return self._setting(k, out)
        if following == "D":
            return k + 2
        return k if told is None else k + 1

    def _whereabouts(self, k: int, out: Attached) -> int:
        """People who act "where" the event is are there: they are taken in."""
        m = k + 1
        while self._kind(m) in "uDa,v":
            if self._kind(m) == "D":
                out.dates.append(self._date(self.items[m]))
            m += 1
        company, end = self.company_from(m, inside=False)
        out.company.extend(one for one in company if one.parts and (one.personal or one.sense))
        return end

    def _place_or_time(self, k: int, out: Attached) -> int:
        """Step over "in …", "at …", "on …", "from …", "to …"; the item after, ``k`` if neither."""
        items = self.items
        kind = items[k].kind
        m = k + 1
        if m >= len(items):
            return k
        if items[m].kind == "D":
            return m
        if self._word(m + 1) == "level" and self._kind(m + 2) == "o" and self._kind(m + 3) == "P":
            return m + 4
        for late in range(m, min(m + 5, len(items))):
            if items[late].kind == "D":
                return late
            if items[late].kind not in "dxoj-":
                break
        if items[m].kind == "E":
            event = self._event_of(m)
            if kind in "iu" or (kind == "t" and event.sense.kind != "visit"):
                out.events.append(event)
                return m + 1
            return k
        phrase = items[m].phrase
        if kind in "tf" and phrase and phrase.kind == "party" and not phrase.personal:
            company, end = self.company_from(m, places=True)
            parts = [part for one in company for part in one.parts]
            (out.destinations if kind == "t" else out.origins).extend(parts)
            if kind == "t":
                out.places.append((items[m].i, items[end - 1].j))
            return end
        if kind == "t" and phrase and phrase.personal and phrase.parts:
            company, end = self.company_from(m)
            out.company.extend(company)
            return end
        if kind == "f" and phrase and phrase.personal and phrase.parts and out.events:
            callers, end = self.company_from(m)
            out.origins.extend(part for one in callers for part in one.parts)
            return end  # "a telephone call from the President of A"
        if kind == "t" and phrase and phrase.kind in ("open",):
            return k
        start = items[m].i
        end = self.place_end(start)
        if end == start:
            return k
        out.places.append((start, end))
        for token in self.tokens[start:end]:
            if token.name:
                part = self.phrases.part(token)
                out.place_parts.append(part)
                if kind == "t":
                    out.destinations.append(part)
        while m < len(items) and items[m].j <= end:
            m += 1
        return max(m, k + 1)

    def place_end(self, start: int) -> int:
        """End of the place's name that begins with token ``start``; ``start`` if there is none."""
        letters = self.letters + "$$"
        k = start
        while letters[k] in "djq":
            k += 1
        first = k
        while letters[k] in "NWCASPHETLo&'xI" and k < start + 9:
            token = self.tokens[k]
            seat = k > first and token.word in _SEATS
            if letters[k] in "xIS" and not (seat or self.text[token.start].isupper()):
                break
            if letters[k] in "ETL" and not self.text[token.start].isupper():
                break
            if letters[k] in "o&'" and letters[k + 1] not in "NWCASTd":
                break
            if letters[k] == "&" and letters[k + 1] == "N" and letters[k + 2] in "Va":
                break
            k += 1
        if k == first:
            return start
        while letters[k] == "," and letters[k + 1] in "NWC" and letters[k + 2] not in "LT'":
            m = k + 1
            while letters[m] in "NWC":
                m += 1
            if letters[m] in "aV" and letters[k + 1] != "C":
                break
            k = m
        return k

    def _setting(self, k: int, out: Attached) -> int:
        """Step over "on the margins of the X summit"; the place that follows attaches to both."""
        items = self.items
        m = k + 1
        start = items[k].i
        while m < len(items) and items[m].kind in "EPxjNqdgIS'" and m < k + 6:
            m += 1
            if items[m - 1].kind == "E":
                break
        if (
            m < len(items)
            and items[m].kind == "o"
            and m + 1 < len(items)
            and items[m + 1].kind == "P"
        ):
            m += 2
        out.setting = (start, items[m - 1].j) if m > k + 1 else out.setting
        if self._kind(m) == "R" and not out.dates:
            for late in range(m + 1, min(m + 12, len(items))):
                if items[late].kind in ";:.":
                    break
                if items[late].kind == "D":
                    return late
        return max(m, k + 1)

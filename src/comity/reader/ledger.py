"""The engagements of one text: what several sentences tell of one is put together.

A visit takes in its talks; a meeting inside it stands by itself if it has its own date or other
parties. "The meeting", "they" and the title add to what was told; "an earlier meeting", "the next
summit" and other dates do not.
"""

from __future__ import annotations

from comity.dates.prose import DateMention, Tense
from comity.reader.drafts import Draft
from comity.reader.running_days import moved, stayed
from comity.reader.when import (
    best_date,
    days_apart,
    first_day,
    hull,
    is_after,
    last_day,
    resolved,
    within,
)

_LONG = ("summit", "conference", "exercise")
_LONG_AGO = 31
"""Days between what is told and a day of which the text speaks by the way."""
_GENERIC = ("meeting", "visit", "")


class Ledger:
    """Drafts of one text, merged as they come in."""

    def __init__(self, published: str, day: DateMention | None = None) -> None:
        self.published = published
        self.day = day
        """The date that the text gives for all it tells."""
        self.drafts: list[Draft] = []
        self.main: Draft | None = None
        self.current: Draft | None = None
        """The engagement told last, which "this session" means."""
        self.pending: Draft | None = None
        self.spoken_of: DateMention | None = None
        """The last day that a sentence named."""

    def add(self, draft: Draft) -> Draft | None:
        """Enter a draft; the draft it became part of, or None if it is nothing by itself."""
        self._date(draft)
        self._inherit(draft)
        known = self._same(draft)
        if known:
            self._join(known, draft)
            self.current = known
            return known
        if len(draft.parties) < 2 and not draft.collective:
            if draft.source == "verb" and draft.parties and draft.date:
                self.pending = draft
            return None
        return self.enter(draft)

    def enter(self, draft: Draft) -> Draft:
        """Hold a draft as an engagement of the text, once."""
        if not any(draft is one for one in self.drafts):
            self.drafts.append(draft)
        ahead = draft.future and self.main is not None and not self.main.future
        if not draft.background and not ahead:
            self.current = draft
        if self.main is None or (self.main.source == "title" and draft.source == "verb"):
            self.main = draft
        return draft

    def date_of(self, draft: Draft) -> str:
        """The date a draft says, or that of the day the text spoke of last."""
        self._date(draft)
        return draft.date

    def _date(self, draft: Draft) -> None:
        date = best_date(draft.dates)
        tense = Tense.future if draft.future else Tense.past if draft.past else None
        draft.date = resolved(date, tense) if date else draft.date
        if draft.stay and draft.date:
            draft.date = stayed(draft.date, draft.stay)
        if draft.days_on is not None and not draft.date:
            draft.date = moved(self._last_day(draft), draft.days_on)
            if draft.days_on:
                self.spoken_of = None
        if draft.beside and not draft.date and not draft.recurring:
            draft.date = self._beside(draft)
        ranges = [resolved(one, tense) for one in draft.dates if one.precision == "range"]
        if len(ranges) > 1 and draft.kind == "visit":
            draft.date = hull(draft.date, ranges[-1])
        if draft.date and is_after(draft.date, self.published):
            draft.future = True
        elif draft.date and draft.future and not is_after(draft.date, self.published):
            pass

    def _beside(self, draft: Draft) -> str:
        """The date of what was told before, beside which the draft is told; "" if undated."""
        for known in reversed(self.drafts):
            if known.date and known.kind == draft.beside and known.future == draft.future:
                return known.date
        meant = self.main if draft.beside == "margins" else None
        return meant.date if meant and meant.future == draft.future else ""

    def _last_day(self, draft: Draft) -> str:
        """The day the text spoke of last, for "in the afternoon", "later that day"."""
        told = self.current.date if self.current else ""
        before = draft.sentence.tokens[: draft.head[0]] if draft.days_on else []
        here = [one.date for one in before if one.date and one.date.precision == "day"]
        if here:
            return resolved(here[-1], Tense.future if draft.future else None)
        if self.spoken_of is None:
            return told
        if days_apart(self.spoken_of.edtf, told or self.published) > _LONG_AGO:
            return told
        return resolved(self.spoken_of, Tense.future if draft.future else None)

    def _inherit(self, draft: Draft) -> None:
        """What was told of "separate calls" before their parties were named holds for them."""
        known = self.pending
        if (
            known
            and draft.source == "verb"
            and draft.kind == known.kind
            and not draft.date
            and set(known.parties) <= set(draft.parties)
        ):
            draft.date, draft.dates = known.date, known.dates
            draft.place = draft.place or known.place
            draft.each = draft.each or known.each
            draft.extra_sentences.append(known.sentence)
        if draft.source == "verb":
            self.pending = None

    def _same(self, draft: Draft) -> Draft | None:
        mine = set(draft.parties)
        best = None
        for known in reversed(self.drafts):
            theirs = set(known.parties)
            nested = mine <= theirs or (theirs <= mine and known.source == "title")
            headline = known is self.main and known.source == "title" and draft.source == "verb"
            if not mine or not (nested or (headline and mine & theirs)):
                continue
            if draft.collective and len(mine) == 1 < len(theirs) and known.source == "title":
                continue  # a body that met by itself is not who "meets partners" in the title
            if known.each != draft.each and known.source != "title" and (known.each or draft.each):
                if mine == theirs and not draft.date and draft.source != "verb":
                    return known
                continue
            if self._fits(known, draft, mine, theirs):
                best = known
                if mine == theirs:
                    return known
        return best

    def _fits(self, known: Draft, draft: Draft, mine: set[str], theirs: set[str]) -> bool:
        if known.source == "title" and draft.source == "verb" and known is self.main:
            return self._kinds_agree(known, draft) and not (
                known.date and draft.date and known.date != draft.date
            )
        if draft.date and known.date:
            if draft.date == known.date:
                if draft.beside == "margins" and mine != theirs:
                    return False
                if draft.future != known.future and not (draft.definite or draft.apart):
                    return False  # "met this morning and will meet tonight"
                return draft.kind == known.kind or draft.kind != "signing" or mine == theirs
            if (
                draft.kind == known.kind == "visit"
                and mine == theirs
                and draft.future == known.future
                and self._continues(known, draft)
            ):
                return True
            same_kind = draft.kind == known.kind and draft.future == known.future
            return (
                same_kind
                and (within(draft.date, known.date) or within(known.date, draft.date))
                and (draft.kind == "visit" or (draft.kind in _LONG and mine == theirs))
            )
        if draft.date:
            if draft.background or days_apart(draft.date, self.published) > 31:
                return False
            if draft.apart or (draft.named and draft.kind != known.kind):
                return False
            if known.source == "title" or draft.definite:
                return self._kinds_agree(known, draft) and mine == theirs
            return False
        if draft.apart and known.source != "title":
            return False
        if draft.kind == "signing" and known.kind != "signing" and not known.future:
            return mine <= theirs
        if draft.recurring != known.recurring or draft.track != known.track:
            return False
        if draft.kind == "call" and known.kind != "call" and known.source != "title":
            return False
        if known.kind == draft.kind == "visit" and mine <= theirs:
            return not draft.each
        if known.kind == "visit":
            return mine <= theirs and (
                mine == theirs
                or known.legs <= mine
                or not (draft.parts and any(p.person for p in draft.parts))
            )
        if draft.future and not known.future and known.date:
            return False
        if known.future and draft.background and draft.kind == "visit":
            return False
        if draft.kind == "visit" and known.source == "verb" and _by_others(draft, known):
            return False
        return self._kinds_agree(known, draft) and (mine == theirs or draft.definite)

    def _continues(self, known: Draft, draft: Draft) -> bool:
        """A leg of a visit that begins while the visit, as told so far, is on or as it ends."""
        one, other = first_day(known.date), last_day(known.date)
        start = first_day(draft.date)
        return one is not None and other is not None and start is not None and one <= start <= other

    def _kinds_agree(self, known: Draft, draft: Draft) -> bool:
        if "signing" in (known.kind, draft.kind):
            return known.kind == draft.kind
        return (
            known.kind == draft.kind
            or known.kind in _GENERIC
            or draft.kind in _GENERIC
            or {known.kind, draft.kind} <= {"call", "summit", "meeting", "other", "conference"}
        )

    def call_it_a_summit(self) -> None:
        """The text says "the summit" of the meeting it has told."""
        if self.main and self.main.kind == "meeting" and self.main.source != "title":
            self.main.kind = "summit"

    def _settle_summits(self) -> None:
        """A summit told without its date is the dated engagement that has all its parties."""
        for one in [one for one in self.drafts if one.kind == "summit" and not one.date]:
            if one.future or one.apart or one.recurring:
                continue
            for other in self.drafts:
                same = other.date and not other.background and other.kind in ("summit", "meeting")
                if same and not other.future and set(one.parties) <= set(other.parties):
                    other.kind = "summit"
                    other.extra_sentences.append(one.sentence)
                    other.firsts.extend(one.firsts)
                    self.drafts.remove(one)
                    break

    def finish(self) -> list[Draft]:
        """The engagements, when the text is over: a headline that the text itself tells is none."""
        self._settle_summits()
        self._settle_days()
        told = [one for one in self.drafts if one.source != "title"]
        return [
            one
            for one in self.drafts
            if one.source != "title"
            or not any(
                one.kind == other.kind or set(one.parties) & set(other.parties) for other in told
            )
        ]

    def _settle_days(self) -> None:
        """What is told without a date took place on the day that the text gives for all."""
        if self.day is None:
            return
        for one in self.drafts:
            if one.date or one.future or one.recurring or one.background or one.apart:
                continue
            if one.source == "verb" and (one.past or one is self.main):
                one.date, one.dates = self.day.edtf, [self.day]

    def _join(self, known: Draft, draft: Draft) -> None:
        title_first = known.source == "title" and draft.source != "title"
        if title_first:
            sentence, _head = known.sentence, known.head
            known.sentence, known.head, known.source = draft.sentence, draft.head, draft.source
            known.extra_sentences.append(sentence)
            known.topics_from = draft.topics_from
            known.future = draft.future
            known.each = draft.each
            if (
                draft.kind not in ("meeting", "")
                and not (known.kind in ("summit", "call") and not draft.strong_kind)
            ) or (known.kind in ("visit",) and draft.kind == "meeting" and draft.visitors == ()):
                known.kind = draft.kind
            known.place = draft.place or known.place
        elif draft.sentence is not known.sentence:
            known.extra_sentences.append(draft.sentence)
            if draft.topics_from and not draft.definite:
                pass
        if known.kind == draft.kind == "visit" and known.date and draft.date:
            known.date = hull(known.date, draft.date)
        if title_first and len(draft.parties) > 1:
            known.parts = []
        known.add(draft.parts)
        known.date = known.date or draft.date
        known.dates = known.dates or draft.dates
        if draft.kind == "summit" and known.kind == "meeting" and draft.strong_kind:
            known.kind = "summit"
        if (
            draft.kind == "call"
            and known.kind == "meeting"
            and known.source == "verb"
            and not known.strong_kind
        ):
            known.kind = known.kind
        known.place = known.place or draft.place
        known.city_only = known.city_only or draft.city_only
        known.visitors = known.visitors or draft.visitors
        known.setting = known.setting or draft.setting
        known.level_hint = known.level_hint or draft.level_hint
        known.firsts.extend(draft.firsts)
        known.mode = known.mode or draft.mode
        known.series = known.series or draft.series
        known.visit_style = known.visit_style or draft.visit_style
        known.body = known.body or draft.body


def _by_others(visit: Draft, known: Draft) -> bool:
    """Those who visit are named, and none of them is named among those who met."""
    met = {part.person for part in known.parts if part.person}
    visitors = {part.person for part in visit.visitors if part.person}
    return bool(met and visitors) and not met & visitors

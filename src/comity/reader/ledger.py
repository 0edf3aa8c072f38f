"""The engagements of one text: what several sentences tell of one is put together.

A visit takes in its talks; a meeting inside it stands by itself if it has its own date or other
parties. "The meeting", "they" and the title add to what was told; "an earlier meeting", "the next
summit" and other dates do not.
"""

from __future__ import annotations

from comity.reader.drafts import Draft
from comity.reader.tokens import Sentence
from comity.reader.when import best_date, is_after, resolved, within

_GENERIC = ("meeting", "visit", "")


class Ledger:
    """Drafts of one text, merged as they come in."""

    def __init__(self, published: str) -> None:
        self.published = published
        self.drafts: list[Draft] = []
        self.main: Draft | None = None

    def add(self, draft: Draft) -> Draft | None:
        """Enter a draft; the draft it became part of, or None if it is nothing by itself."""
        self._date(draft)
        known = self._same(draft)
        if known:
            self._join(known, draft)
            return known
        if len(draft.parties) < 2:
            return None
        self.drafts.append(draft)
        if self.main is None or (self.main.source == "title" and draft.source == "verb"):
            self.main = draft
        return draft

    def _date(self, draft: Draft) -> None:
        date = best_date(draft.dates)
        draft.date = resolved(date, future=draft.future) if date else ""
        if draft.date and is_after(draft.date, self.published):
            draft.future = True
        elif draft.date and draft.future and not is_after(draft.date, self.published):
            pass

    def _same(self, draft: Draft) -> Draft | None:
        mine = set(draft.parties)
        best = None
        for known in reversed(self.drafts):
            theirs = set(known.parties)
            nested = mine <= theirs or (theirs <= mine and known.source == "title")
            headline = known is self.main and known.source == "title" and draft.source == "verb"
            if not mine or not (nested or (headline and mine & theirs)):
                continue
            if known.each != draft.each and known.source != "title" and (known.each or draft.each):
                if mine == theirs and not draft.date:
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
                return True
            same_kind = draft.kind == known.kind
            return (
                same_kind
                and (within(draft.date, known.date) or within(known.date, draft.date))
                and draft.kind == "visit"
            )
        if draft.date:
            if known.source == "title" or draft.definite:
                return self._kinds_agree(known, draft) and mine == theirs
            return False
        if draft.apart and not draft.definite:
            return False
        if draft.recurring != known.recurring:
            return False
        if draft.kind == "call" and known.kind != "call" and known.source != "title":
            return False
        if known.kind == "visit":
            return mine <= theirs and (
                mine == theirs or not (draft.parts and any(p.person for p in draft.parts))
            )
        if draft.future and not known.future and known.date:
            return False
        return self._kinds_agree(known, draft) and (mine == theirs or draft.definite)

    def _kinds_agree(self, known: Draft, draft: Draft) -> bool:
        return (
            known.kind == draft.kind
            or known.kind in _GENERIC
            or draft.kind in _GENERIC
            or {known.kind, draft.kind} <= {"call", "summit", "meeting", "other", "conference"}
        )

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
        known.setting = known.setting or draft.setting
        known.level_hint = known.level_hint or draft.level_hint
        known.firsts.extend(draft.firsts)
        known.mode = known.mode or draft.mode
        known.visit_style = known.visit_style or draft.visit_style
        known.body = known.body or draft.body


def sentence_key(sentence: Sentence) -> int:
    return sentence.number

"""What verbs and events have in common: subjects, dates, places, tense, denial."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from comity.dates.prose import DateMention
from comity.reader.clauses import Attached, Clause, EventNoun
from comity.reader.discourse import Discourse
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, Phrase
from comity.reader.running_days import DAYS_ON, days_on
from comity.reader.tokens import Sentence

_NOT_WHEN = word_set("not-when")
_APART = word_set("apart")
_HABITUAL = word_set("habitual")
_DATELINE = 4
"""Items before the date of a dateline at most."""
_ONE_PERSON = ("he", "she")
_JOINABLE = word_set("joinable")
_PLEASURE = word_set("pleasure")
_MODALS = ("can", "could", "may", "might", "must")
_WHEN = ("when", "once", "before", "after", "as", "until")
_GOING = ("travel", "visit", "depart")


class Telling:
    """One clause, and what its verbs and events have in common."""

    def __init__(self, text: str, clause: Clause, discourse: Discourse) -> None:
        self.text = text
        self.clause = clause
        self.items = clause.items
        self.tokens = clause.tokens
        self.sentence: Sentence = clause.sentence
        self.discourse = discourse
        self.used: set[int] = set()

    def _draft(
        self, index: int, kind: str, parts: list[Part], attached: Attached, *, noun: bool = False
    ) -> Draft:
        item = self.items[index]
        source = "noun" if noun else "verb"
        if self.sentence.kind in ("title", "heading"):
            source = "title"
        draft = Draft(self.sentence, kind, [], source, (item.i, item.j))
        draft.add(parts)
        draft.actors = tuple(parts)
        draft.dates = list(attached.dates)
        if not noun:
            draft.future = self._future(index)
            earlier = self._dates_before(index)
            draft.dates = [*draft.dates, *earlier] if draft.future else [*earlier, *draft.dates]
            verb = self.tokens[item.i].sense
            draft.word = self.tokens[item.i].word
            draft.past = not draft.future and bool(verb and verb.form in ("past", "participle"))
            draft.recurring = self._habitual(index) or self._simple_present(index, draft)
        else:
            draft.future = self._noun_future(index, attached)
        draft.dates = [one for one in draft.dates if one.preposition not in _NOT_WHEN]
        under = self.sentence.under
        if under and not draft.dates and self._heads_entry(index, noun=noun):
            draft.dates = [under]
            draft.recurring = False
        if attached.this_year and not draft.dates and self.discourse.day:
            draft.date = str(date.fromordinal(self.discourse.day).year)
        stop_word = (
            self.tokens[self.items[attached.stop].i].word if attached.stop < len(self.items) else ""
        )
        draft.open_list = stop_word in ("including", "such")
        draft.level_hint = draft.level_hint or self._level_said()
        draft.days_on = attached.days_on
        if draft.days_on is None:
            draft.days_on = self._days_on_before(index, noun=noun)
        draft.beside = self._beside(index)
        if not attached.places:
            attached.places.extend(self._place_before(index))
        if attached.places:
            start, end = attached.places[0]
            draft.place_span = (start, end)
            draft.place = self._place_text(start, end)
        if attached.setting:
            start, end = attached.setting
            draft.setting = self.text[self.tokens[start].start : self.tokens[end - 1].end]
        stop = attached.stop
        draft.topics_from = self.items[stop].i if stop < len(self.items) else len(self.tokens)
        return draft

    def _take_event(self, draft: Draft, event: EventNoun, *, naming: bool) -> None:
        """Let the event noun say what it knows: kind, level, owners, dates, words."""
        self.used.add(id(event))
        kind = event.sense.kind
        if naming and (not draft.kind or draft.kind == "meeting" or kind in ("summit", "call")):
            draft.kind = kind
            draft.strong_kind = True
        if event.level and event.level != "unknown":
            draft.level_hint = event.level
        draft.add(list(event.named))
        draft.add(list(event.owners))
        draft.named = draft.named or bool(event.named)
        draft.hosts.extend(event.named)
        bodies = [p.code for p in event.named if "." in p.code]
        draft.body = draft.body or (bodies[0] if bodies else "")
        draft.dates.extend(event.dates)
        words = event.words
        if "military" in words:
            draft.track = "military"
        draft.apart = draft.apart or bool(words & _APART)
        draft.future = draft.future or bool(
            words & {"upcoming", "forthcoming", "planned", "future", "next"}
        )
        draft.recurring = draft.recurring or bool(
            words & {"regular", "numerous", "frequent"} and event.plural
        )
        if words & {"virtual"} or event.sense.note == "video":
            draft.mode = "video"
        for style in ("state", "official", "working", "private"):
            if style in words and kind == "visit":
                draft.visit_style = style
        if event.own in ("their", "our") and not draft.actors and draft.source == "verb":
            said = self.discourse.they() if event.own == "their" else self.discourse.document
            draft.add(list(said))

    def _take_session(self, draft: Draft, event: EventNoun) -> None:
        """ "in Chiefs of Defence session": the format in which a body met."""
        if event.sense.phrase not in ("session", "sessions", "format", "formats"):
            return
        self.used.add(id(event))
        draft.level_hint = event.level or draft.level_hint
        start, end = self.tokens[event.i].start, self.tokens[event.j - 1].end
        draft.session = draft.session or self.text[start:end]
        if "military" in event.words:
            draft.track = "military"

    def _subject(self, index: int) -> list[Part]:
        """Who does what the verb at item ``index`` says."""
        items = self.items
        k = index - 1
        while k >= 0 and (items[k].kind in "avGK" or self._forward(k + 1)):
            k -= 1
        start = k
        while start >= 0 and items[start].kind not in "V;:R":
            start -= 1
        if start >= 0 and self._before(index) == "t" and self._frame(start) in _GOING:
            return self._subject(start)  # "travels to Oslo, Norway, to attend …"
        phrases: list[Phrase] = []
        m = start + 1
        nearest = items[k].phrase if k >= 0 else None
        if nearest and nearest.kind == "pronoun":
            m = k
        while m <= k:
            item = items[m]
            before = items[m - 1].kind if m else "^"
            if item.kind == "P" and item.phrase and before not in "owbiyftrumz":
                company, end = self.clause.company_from(m, inside=False)
                if phrases and end < k and before == ",":
                    break
                phrases = company
                m = end
                agency = all(one.kind == "name" for one in company)
                if company and not (agency and self.items[m].kind in "-)n(P" and m <= k):
                    break
            elif item.kind == "P" and before == "b":
                m = self.clause.company_from(m, inside=False)[1]
            else:
                m += 1
        parts = list(self._resolve(phrases))
        if phrases and phrases[0].kind == "pronoun" and m < k and items[m].kind in "-,":
            beyond, _ = self.clause.company_from(m + 1, inside=False)
            parts = self._resolve(beyond) or parts
            if phrases[0].word == "we":
                self.discourse.speakers = tuple(parts)
        if not parts and self.sentence.kind == "item" and index < 6:
            return list(self.discourse.list_subject)
        if not parts and start >= 0 and items[start].kind == "V":
            return self._subject(start)
        if not parts and start >= 0 and items[start].kind == "R":
            if self.tokens[items[start].i].word == "whose":
                return []
            return self._subject(start)
        return parts

    def _resolve(self, phrases: list[Phrase]) -> list[Part]:
        parts: list[Part] = []
        for phrase in phrases:
            if phrase.kind == "party":
                parts.extend(phrase.parts)
            elif phrase.kind in ("open", "pronoun"):
                near = self._person_of_sentence(phrase) if phrase.word in _ONE_PERSON else []
                parts.extend(near or self.clause.phrases.refer(phrase))
        return parts

    def _person_of_sentence(self, pronoun: Phrase) -> list[Part]:
        """Whom "she" means in a clause whose sentence has no person as its subject."""
        found: list[Part] = []
        subject = True
        for item in self.items:
            if item.i >= pronoun.i:
                break
            if item.kind == "V":
                subject = False
            phrase = item.phrase
            if phrase and phrase.personal and phrase.kind in ("party", "name"):
                if subject and phrase.named:
                    return []
                if subject:
                    return list(phrase.parts[:1]) if len(phrase.parts) == 1 else []
                found = list(phrase.parts[:1]) if phrase.named else found
        return found

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

    def _level_said(self) -> str:
        """ "at the level of Heads of State", "at ministerial level"."""
        words = self.sentence.words
        if "level" not in self.sentence.vocabulary:
            return ""
        for k, word in enumerate(words):
            if word == "level" and k and words[k - 1] in ("ministerial", "ministers'", "leaders'"):
                return "leaders" if words[k - 1].startswith("leader") else "ministers"
            if word == "level" and words[k + 1 : k + 2] == ["of"]:
                for token in self.tokens[k + 2 : k + 5]:
                    if token.letter in "LT" and token.sense:
                        return token.sense.level
        return ""

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

    def _beside(self, index: int) -> str:
        """ "During the session, …", "On the sidelines, …": the kind of what was told before."""
        items = self.items
        if index < 3 or items[0].kind not in "zmi":
            return ""
        if items[0].kind == "m":
            return "margins" if items[1].kind == "," else ""
        event = items[1].event
        if event is None or items[2].kind not in ",P" or not self._refers_back(event):
            return ""
        return "" if items[0].kind == "i" and event.sense.note == "body" else event.sense.kind

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
                dateline = dateline or self._in_dateline(k)
                if date and before not in "zo" and not dateline:
                    out.append(date)
            k -= 1
        first = next((item for item in self.items[:2] if item.kind == "D"), None)
        opening = self.tokens[first.i].date if first else None
        if opening and not out and self.items[2:3] and self.items[2].kind == ",":
            out.append(opening)
        return out

    def _in_dateline(self, k: int) -> bool:
        """ "Riyadh, March 1, 2023, SPA – …": the date at item ``k`` is that of the dispatch."""
        kinds = [item.kind for item in self.items[: k + 6]]
        if k == 0 or k > _DATELINE or any(kind not in "WP,(" for kind in kinds[:k]):
            return False
        return "W" in kinds[:k] and "-" in kinds[k + 1 :]

    def _words_before(self, index: int, back: int = 6) -> Iterator[str]:
        k = index - 1
        while k >= 0 and k >= index - back and self.items[k].kind not in "P;V":
            yield from (token.word for token in self.tokens[self.items[k].i : self.items[k].j])
            k -= 1

    def _forward(self, index: int) -> bool:
        """ "looks forward to welcoming": the verb at ``index`` tells what is to come."""
        before = self.items[index - 1] if index else None
        return bool(
            before and before.kind == "z" and self.tokens[before.i].word.endswith("forward to")
        )

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
        return any(self.tokens[item.i].word in _HABITUAL for item in near if item.kind in "vjD")

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

    def _passive(self, index: int) -> bool:
        sense = self.tokens[self.items[index].i].sense
        if not sense or sense.form not in ("past", "participle"):
            return False
        k = index - 1
        while k >= 0 and self.items[k].kind == "v":
            k -= 1
        if k < 0:
            return False
        word = self.tokens[self.items[k].i].word
        return self.items[k].kind == "a" and word in (
            "was", "were", "is", "are", "be", "been", "has been", "have been", "had been", "to be",
        )  # fmt: skip

    def _possible(self, index: int) -> bool:
        """ "we can talk about it", "they may meet": nothing that took place or will."""
        return any(
            item.kind == "a" and self.tokens[item.i].word in _MODALS
            for item in self.items[max(0, index - 2) : index]
        )

    def _denied(self, index: int) -> bool:
        """The clause denies it, or only wishes or imagines it."""
        words = [self.tokens[item.i].word for item in self.items[:index]]
        if "if" in words and "," not in words[words.index("if") :]:
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

    def _heads_entry(self, index: int, *, noun: bool) -> bool:
        """What stands at item ``index`` is what the entry of a chronology is about."""
        if not noun:
            return True
        ahead = {item.kind for item in self.items[:index]}
        return "V" not in ahead and self._before(index) not in "izmt"

    def _before(self, index: int) -> str:
        return self.items[index - 1].kind if index else "^"

    def _frame(self, index: int) -> str:
        sense = self.tokens[self.items[index].i].sense
        return sense.note if sense and self.items[index].kind == "V" else ""

    def _collective(self, subject: list[Part]) -> bool:
        """A body or organisation, or its members as such, who meet even by themselves."""
        codes = {part.actor for part in subject}
        return len(codes) == 1 and not any(
            part.person or self.discourse.gazetteer.is_state(part.code) for part in subject
        )

    def _they(self, index: int, *words: str) -> bool:
        """The verb's subject is the word "they", or one of the words."""
        k = index - 1
        while k >= 0 and self.items[k].kind in "avD,u":
            k -= 1
        return k >= 0 and self.tokens[self.items[k].i].word in (words or ("they",))

    def _it(self, index: int) -> bool:
        """ "It was chaired by …": the subject is what was told last."""
        first = next((item for item in self.items[:index] if item.kind in "PE"), None)
        return first is not None and self.tokens[first.i].word == "it"

    def _refers_back(self, event: EventNoun) -> bool:
        """ "the session", "this meeting": what was told last."""
        return (
            event.determiner in ("the", "this", "that", "these", "both")
            and not (event.named or event.owners or event.dates or event.own)
            and event.sense.phrase in _JOINABLE
        )

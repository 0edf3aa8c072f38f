"""What a text calls the first of its kind: in which words, and for whom.

"met for the first time"                       those who came
"the first-ever X meeting with A and B"        A and B
"the first time that a Chilean minister …"     Chile
"the first summit of Finland as a member"      Finland
"""

from __future__ import annotations

from dataclasses import replace

from comity.reader.claims import First
from comity.reader.drafts import Draft
from comity.reader.gazetteer import Gazetteer
from comity.reader.lexicon import word_set
from comity.reader.parties import parties_of
from comity.reader.tokens import Sentence

_FIRSTS = word_set("firsts")
_NOT_AFTER = word_set("after-first")
"""Words after "first" that make it an order, not a first of its kind: "the first day"."""


def firsts_in(text: str, sentence: Sentence, draft: Draft, gazetteer: Gazetteer) -> list[First]:
    """What the draft's sentence says was the first of its kind; [] if nothing."""
    if draft.source == "title" or (draft.background and draft.future):
        return []
    out = []
    for k, token in enumerate(sentence.tokens):
        if token.word == "for the first time":
            start, end = _clause(sentence, k)
            scope = text[sentence.tokens[start].start : sentence.tokens[end - 1].end]
            named: tuple[str, ...] = ()
        elif token.word in _FIRSTS and _is_of_its_kind(sentence, k):
            end = _clause(sentence, k)[1]
            scope = text[token.start : sentence.tokens[end - 1].end]
            named = _whose(sentence, k, end, gazetteer)
        else:
            continue
        actors = named or _guests(draft, gazetteer)
        out.append(First(" ".join(scope.split()), actors, jointly=len(actors) > 1))
    return out


def told_of_last(sentence: Sentence) -> bool:
    """The sentence says what the engagement told before was: "It was the first …"."""
    first = sentence.tokens[0].word if sentence.tokens else ""
    return first in ("it", "this") and sentence.letters[1:2] in ("a", "E")


def settled(first: First, draft: Draft, level: str, gazetteer: Gazetteer) -> First:
    """The first with the level and kind of the engagement, of those who came if it names nobody."""
    actors = first.actors or _guests(draft, gazetteer)
    return replace(first, actors=actors, jointly=len(actors) > 1, level=level, kind=draft.kind)


def _is_of_its_kind(sentence: Sentence, k: int) -> bool:
    """An event, a person or "time" follows before the clause ends: not "on the first day"."""
    after = sentence.tokens[k + 1 : k + 6]
    if not after or after[0].word in _NOT_AFTER:
        return False
    if sentence.tokens[k].word != "first":
        return True
    for token in after:
        if token.word in ("time", "by") or token.letter in "ETLS":
            return True
        if token.letter in ",;:.":
            return False
    return False


def _clause(sentence: Sentence, k: int) -> tuple[int, int]:
    """First and last token of the clause around token ``k``, without bullets and the stop."""
    letters = sentence.letters
    comma = letters.find(",", 0, min(k, 6))
    start = comma + 1 if comma > 0 and not set(letters[:comma]) & set("CLTVNED") else 0
    while start < k and letters[start] in "-.&,":
        start += 1
    end = k + 1
    while end < len(letters) and letters[end] not in ".;:":
        after = letters[end + 1 : end + 3]
        if letters[end] == "," and (
            after[:1] in ("R", "a", "V") or after in ("&v", "&V", "&a", "&i")
        ):
            break
        end += 1
    return start, end


def _whose(sentence: Sentence, k: int, end: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """States named as those who did it first: "by a Japanese leader", "of Finland"."""
    tokens = sentence.tokens
    found = [
        gazetteer.party(token.name.code)
        for at, token in enumerate(tokens[k:end], start=k)
        if token.name
        and token.letter in "CA"
        and gazetteer.is_state(token.name.code)
        and not _is_occasion(sentence, at)
    ]
    return tuple(sorted(set(found)))


def _is_occasion(sentence: Sentence, at: int) -> bool:
    """The name belongs to an event or a place: "the Japan summit", "in Spain"."""
    letters = sentence.letters
    return letters[at - 1 : at] == "i" or letters[at + 1 : at + 2] in "-E"


def _guests(draft: Draft, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The states that came to an organisation's meeting; all who met if no organisation did."""
    parties = parties_of(draft.parts)
    states = tuple(actor for actor in parties if gazetteer.is_state(actor))
    organisations = len(parties) - len(states)
    return states if len(states) > 1 or (states and organisations == 1) else parties

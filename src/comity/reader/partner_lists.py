"""Meetings told as a list: who met is said once, with whom in each item.

The Minister also met with:      the head, with nobody met yet
• the Foreign Minister of A      one engagement
• the Foreign Minister of B      another
"""

from __future__ import annotations

from dataclasses import replace

from comity.reader.clauses import Clause
from comity.reader.drafts import Draft
from comity.reader.engagements import Engagements
from comity.reader.parties import Part, parties_of

_MEETING = ("meet", "hold", "speak", "phone", "receive", "host")
_KINDS = ("meeting", "call")
_LONGEST = 30
"""Tokens of a line without a bullet that may stand in such a list."""
_WITHIN = 5
"""Items of a line within which the one who was met is named."""


class PartnerLists:
    """The list that the sentences are in, if they are in one."""

    def __init__(self) -> None:
        self._head: Draft | None = None

    def drafts(self, told: Engagements, drafts: list[Draft]) -> list[Draft]:
        """The drafts of a sentence, with what it tells as a line of such a list."""
        clause, head = told.clause, self._head
        sentence = clause.sentence
        if sentence.letters.endswith(":"):
            self._head = _head_of(told)
            return drafts
        if head is None:
            return drafts
        plain = "V" not in sentence.letters
        if sentence.kind != "item" and not (plain and len(sentence.tokens) < _LONGEST):
            self._head = None
            return drafts
        met = _named_in(told) if plain or sentence.kind == "item" else []
        if drafts or not met or not parties_of([*head.parts, *met])[1:]:
            return drafts
        return [_with(head, clause, met)]


def _head_of(told: Engagements) -> Draft | None:
    """ "The Minister held meetings with:" without those whom the Minister met."""
    for index in range(len(told.items) - 1, -1, -1):
        item = told.items[index]
        if item.event and item.event.sense.kind in _KINDS and item.event.plural:
            return _draft(told, index, item.event.sense.kind)
        if item.kind == "V":
            sense = told.tokens[item.i].sense
            meets = sense is not None and sense.note in _MEETING
            return _draft(told, index, (sense and sense.kind) or "meeting") if meets else None
    return None


def _draft(told: Engagements, index: int, kind: str) -> Draft | None:
    verb = next((k for k in range(index, -1, -1) if told.items[k].kind == "V"), None)
    subject = told._subject(verb) if verb is not None else []
    acting = [one for one in subject if one.actor] or list(told.discourse.subject[:1])
    home = told.discourse.home
    acting = acting or ([Part(home, home)] if home else [])
    if len(parties_of(acting)) != 1:
        return None
    at = index if verb is None else verb
    attached = told.clause.follow(index + 1, objects=told.items[index].kind == "V")
    met = told._resolve([*attached.company, *attached.objects])
    if set(parties_of(met)) - set(parties_of(acting)):
        return None
    draft = told._draft(at, kind, acting, attached, noun=verb is None)
    draft.source = "verb"
    return draft


def _named_in(told: Engagements) -> list[Part]:
    """Those with whose names or offices a line begins."""
    for index, item in enumerate(told.items[:_WITHIN]):
        if item.phrase and item.kind == "P" and item.phrase.kind == "party":
            return told._resolve(told.clause.company_from(index)[0])
        if item.kind in "Va":
            break
    return []


def _with(head: Draft, clause: Clause, met: list[Part]) -> Draft:
    """The engagement of one line."""
    dates = [token.date for token in clause.tokens if token.date]
    draft = replace(
        head,
        sentence=clause.sentence,
        head=(0, 1),
        parts=list(head.parts),
        dates=dates or list(head.dates),
        extra_sentences=[head.sentence],
        topics=[],
        firsts=[],
        apart=True,
        each=len(parties_of(met)) > 1,
        place_span=None,
    )
    draft.add(met)
    return draft

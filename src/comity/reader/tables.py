"""Rows of tables that list engagements: a date, who came, where, what it was.

    14 June 2009 | President of A, X Y | Tallinn        under "High-level visits"
    3 May 2019   | Meeting of Foreign Ministers | Oslo  in a text about relations of A and B

A cell that is a sentence of its own is read like any other; this is for those that are none.
"""

from __future__ import annotations

from comity.reader.clauses import Clause, Item
from comity.reader.discourse import Discourse
from comity.reader.drafts import Draft
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of
from comity.reader.tokens import Sentence

_OF_VISITS = word_set("of-visits")
_TOPICAL = word_set("topical-columns")


class Tables:
    """The table that is being read: the words of its head and of the heading above it."""

    def __init__(self) -> None:
        self._above: set[str] = set()
        self._head: list[set[str]] = []
        self._last = -2

    def hear(self, sentence: Sentence) -> None:
        """Take in a line that is no row: perhaps the heading of the next table."""
        if sentence.kind in ("title", "heading", "lead-in"):
            self._above = {word for token in sentence.tokens for word in token.word.split()}

    def begins(self, sentence: Sentence) -> bool:
        """The row is the head of a table, and tells nothing itself."""
        follows = sentence.block == self._last + 1
        self._last = sentence.block
        if follows:
            return False
        if "D" in sentence.letters or "T" in sentence.letters:
            self._head = []
            return False
        self._head = [set()]
        for token in sentence.tokens:
            if token.letter == "|":
                self._head.append(set())
            else:
                self._head[-1].update(token.word.split())
        return True

    def draft_of(self, text: str, clause: Clause, discourse: Discourse) -> Draft | None:
        """The engagement that a row without a verb tells; None if it tells none."""
        under = clause.sentence.under
        if under is None:
            return None
        cells = self._cells(clause)
        heads = (next((item for item in cell if item.kind != "D"), None) for cell in cells)
        event = next((item for item in heads if item and item.event), None)
        head = event or next((item for cell in cells for item in cell if item.kind == "P"), None)
        if head is None:
            return None
        kind = event.event.sense.kind if event and event.event else ""
        words = self._above.union(*self._head)
        if not kind and words & _OF_VISITS:
            kind = "visit"
        draft = Draft(clause.sentence, kind, [], "verb", (head.i, head.j), dates=[under])
        if event and event.event:
            draft.add([*event.event.named, *event.event.owners])
            draft.level_hint = event.event.level
        people = [i.phrase for cell in cells for i in cell if i.phrase and i.phrase.parts]
        draft.add([part for phrase in people for part in phrase.parts])
        if not draft.parts and not event:
            return None
        _place(text, clause, cells, draft)
        about = parties_of(discourse.about)
        if len(draft.parties) < 2 and len(about) == 2 and set(draft.parties) <= set(about):
            draft.add(discourse.about)
        draft.kind = kind or "meeting"
        draft.apart = True
        return draft if kind or any(one.personal for one in people) else None

    def _cells(self, clause: Clause) -> list[list[Item]]:
        cells: list[list[Item]] = [[]]
        for item in clause.items:
            if item.kind == "|":
                cells.append([])
            else:
                cells[-1].append(item)
        if len(self._head) == len(cells):
            return [c for c, head in zip(cells, self._head, strict=True) if not head & _TOPICAL]
        return cells


def _place(text: str, clause: Clause, cells: list[list[Item]], draft: Draft) -> None:
    """A cell that is a place alone says where; of a visit, to whom as well."""
    for cell in cells:
        tokens = [token for item in cell for token in clause.tokens[item.i : item.j]]
        named = [token for token in tokens if token.name and token.letter in "WC"]
        if not named or any(token.letter not in "WCNd,&" for token in tokens):
            continue
        draft.place = draft.place or text[tokens[0].start : tokens[-1].end]
        if draft.kind == "visit":
            hosts = [clause.phrases.part(token) for token in named]
            draft.add([Part(p.actor, p.code, role="host", start=p.start, end=p.end) for p in hosts])

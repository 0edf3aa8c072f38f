"""What stands around an item of a clause: before it, on its verb, and whether it refers back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reader.clauses import Clause, EventNoun, Item
from comity.reader.discourse import Discourse
from comity.reader.lexicon import word_set
from comity.reader.tokens import Sentence

_JOINABLE = word_set("joinable")
_DATELINE = re.compile(r"[WPx](?:,[WPxD]){0,3}(?:\([^)]{1,4}\))?-+")


def _after_dateline(items: list[Item]) -> int:
    """The item after "ROME, May 3 (Agency) --"; 0 if the sentence has no dateline."""
    kinds = "".join([item.kind for item in items[:14]])
    found = _DATELINE.match(kinds) if "-" in kinds else None
    return found.end() if found and ("D" in found[0] or "(" in found[0]) else 0


class ClauseWords:
    """One clause, and the words around its items."""

    def __init__(self, text: str, clause: Clause, discourse: Discourse) -> None:
        self.text = text
        self.clause = clause
        self.items = clause.items
        self.tokens = clause.tokens
        self.sentence: Sentence = clause.sentence
        self.discourse = discourse
        self.used: set[int] = set()
        self.opens = _after_dateline(self.items)
        """The item with which the sentence begins after a dateline."""

    def _before(self, index: int) -> str:
        return self.items[index - 1].kind if index else "^"

    def _frame(self, index: int) -> str:
        sense = self.tokens[self.items[index].i].sense
        return sense.note if sense and self.items[index].kind == "V" else ""

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

    def _refers_back(self, event: EventNoun) -> bool:
        """ "the session", "this meeting": what was told last."""
        return (
            event.determiner in ("the", "this", "that", "these", "both")
            and not (event.named or event.owners or event.dates or event.own)
            and event.sense.phrase in _JOINABLE
        )

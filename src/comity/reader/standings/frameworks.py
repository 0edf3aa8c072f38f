"""Frameworks in which an organisation keeps partners: who is in one is a partner of it.

A joined the Partnership for Peace; A's participation in the X Dialogue; X Dialogue countries A, B;
Seven countries take part in the X Dialogue: A, B and C
"""

from __future__ import annotations

from dataclasses import replace

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.named import named_by
from comity.reader.standings.others import gapped
from comity.reader.standings.standing import Standing, say

_LEAVES = word_set("leaves")
_TAKES_PART = word_set("takes-part")
_PART = word_set("part-in-framework")
_COUNTRIES = word_set("partner-nouns") | {"members", "partner"}


def by_framework(row: Row, at: int) -> list[Standing]:
    """The standings that the framework named at token ``at`` gives."""
    sense = row.tokens[at].sense
    if sense is None or row.negated(at):
        return []
    actors, start = _in_it(row, at)
    if not actors:
        return []
    rows = [(actors, start), *(gapped(row, at) if start else ())]
    label = row.text[row.tokens[at].start : row.tokens[at].end]
    # "joined it in May and left it …": it was so then, and is no more.
    left = not _LEAVES.isdisjoint(row.words[at + 1 :])
    return [
        replace(standing, then=True, as_of=since) if left and since else standing
        for named, since in rows
        for standing in say(
            row, named, "partner", sense.actor, at, "framework", label=label, start=since
        )
    ]


def _in_it(row: Row, at: int) -> tuple[list[str], str]:
    """Who is in the framework, and since when."""
    letters, words = row.letters, row.words
    k = at + 1
    while k < len(words) and words[k] in _COUNTRIES | {"programme", "program"}:
        k += 1
    if k > at + 1 and letters[k] == "C":
        return row.after(k)[0], ""
    if letters[k] in "(:-" and letters[k] != "$":
        listed = row.after(k + 1)[0]
        if listed:
            return listed, ""
    for m in range(at - 1, max(-1, at - 7), -1):
        if words[m] in _TAKES_PART:
            if letters[m - 1] == "t" or "will" in words[max(0, m - 3) : m]:
                return [], ""
            dated = row.since(at) or row.dated_after(at) or row.dated_before(m)
            return row.before(m - 1) or row.states(row.subject(m)), dated
        if words[m] in _PART:
            owned = row.possessor(m)
            if owned:
                return owned, row.since(at)
            left = m
            while left and letters[left - 1] in "djqv":
                left -= 1
            found = named_by(row, m, left)
            return (row.states(found.actors), found.start) if found else ([], "")
        if letters[m] in ".;:RV":
            break
    return [], ""

"""Sentences of a block. Abbreviations, initials and numbers do not end one."""

from __future__ import annotations

import re

from comity.reader.layout import Block
from comity.reader.lexicon import word_set

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9À-Þ•])")
_ABBREVIATIONS = word_set("abbreviations")
# These end a sentence as often as not: they do when what follows starts like one.
_EITHER = word_set("either-abbreviations")
_STARTERS = word_set("sentence-starters")
_OF_STATES = word_set("states-abbreviated")
_TITLED = word_set("titles-after-states")
_WORD_BEFORE = re.compile(r"[^\s(“\"‘]+$")
_WORD_AFTER = re.compile(r"\w+")
_INITIALS = re.compile(r"(?:[a-z]\.){1,3}[a-z]")


def sentence_spans(text: str, block: Block) -> list[tuple[int, int]]:
    """(start, end) of each sentence of a block, without surrounding white space."""
    if block.kind in ("title", "heading", "row"):
        return _trimmed(text, [(block.start, block.end)])
    out: list[tuple[int, int]] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if text[match.start()] == "." and not _ends(text, match):
            continue
        if text[start : match.start()].strip().isdigit():
            continue  # the number of a paragraph
        out.append((start, match.end()))
        start = match.end()
    out.append((start, block.end))
    return _trimmed(text, out)


def _ends(text: str, match: re.Match[str]) -> bool:
    """The full stop ends a sentence, rather than an abbreviation or an initial."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    word = re.split(r"[-–—/]", before.group().lower())[-1] if before else ""
    if not word:
        return True
    after = _WORD_AFTER.search(text, match.end())
    follower = after.group() if after else ""
    if word in _EITHER:
        return follower in _STARTERS and not (word in _OF_STATES and follower in _TITLED)
    if word in _ABBREVIATIONS:
        return False
    if _INITIALS.fullmatch(word):
        return follower in _STARTERS  # "Dr. A.B. Perera"
    if len(word) == 1 and word.isalpha():
        return word == "i" and follower in _STARTERS
    return not (word.isdigit() and len(word) <= 2 and follower[:1].isdigit())


def _trimmed(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for start, end in spans:
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        right = len(words.rstrip())
        if right > left:
            out.append((start + left, start + right))
    return out

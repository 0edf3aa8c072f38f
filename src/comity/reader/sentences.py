"""Sentences of a block. Abbreviations, initials and numbers do not end one."""

from __future__ import annotations

import re

from comity.reader.layout import Block

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9À-Þ•])")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof hon rt sr jr st ste gen lt col maj adm capt sgt cmdr gov sen rep no nos vs
    etc inc ltd corp co dept univ jan feb mar apr jun jul aug sept sep oct nov dec art para
    fig approx est al e.g i.e u.s u.k u.n e.u d.c p.m a.m h.e h.r.h h.m a.c.t p.s amb messrs pm
    min """.split()
)
# These end a sentence as often as not: they do when what follows starts like one.
_EITHER = frozenset("u.s u.k u.n e.u d.c p.m a.m a.c.t jr sr inc ltd co etc".split())
_STARTERS = frozenset(
    """The A An This That These Those It They We I He She In On At During Following After Before
    As To For President Prime Vice Secretary Minister Both Throughout Together Additionally Finally
    However Mr Mrs Dr Today Yesterday Since While His Her Their Our Its Senior NATO Leaders Also
    Participants There With By From Through All Each Building Other""".split()
)
_WORD_BEFORE = re.compile(r"[^\s(“\"‘]+$")
_WORD_AFTER = re.compile(r"\w+")


def sentence_spans(text: str, block: Block) -> list[tuple[int, int]]:
    """(start, end) of each sentence of a block, without surrounding white space."""
    if block.kind in ("title", "heading"):
        return _trimmed(text, [(block.start, block.end)])
    out: list[tuple[int, int]] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if text[match.start()] == "." and not _ends(text, match):
            continue
        out.append((start, match.end()))
        start = match.end()
    out.append((start, block.end))
    return _trimmed(text, out)


def _ends(text: str, match: re.Match[str]) -> bool:
    """The full stop ends a sentence, rather than an abbreviation or an initial."""
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    word = before.group().lower() if before else ""
    if not word:
        return True
    after = _WORD_AFTER.search(text, match.end())
    follower = after.group() if after else ""
    if word in _EITHER:
        return follower in _STARTERS
    if word in _ABBREVIATIONS:
        return False
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

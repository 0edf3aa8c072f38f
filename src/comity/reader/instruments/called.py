"""Titles in quotation marks, and arrangements founded under a name: "a partnership called “X”"."""

from __future__ import annotations

import re

from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import MADE, date_made
from comity.reader.instruments.titles import Title
from comity.reader.lexicon import word_set
from comity.reader.row import Row

_QUOTED = re.compile(r"[\s,:–-]*(?:entitled |titled |called )?[“\"‘']([^”\"\n]{6,160})[”\"’]")
_FOUNDING = word_set("founding")
_KINDS = {
    "partnership": "arrangement", "arrangement": "arrangement", "framework": "arrangement",
    "initiative": "programme", "programme": "programme", "program": "programme",
}  # fmt: skip


def quoted_title(row: Row, at: int) -> tuple[int, int]:
    """Span of the title in quotation marks after the noun at token ``at``; (0, 0) if none."""
    found = _QUOTED.match(row.text, row.tokens[at].end, row.sentence.end)
    if not found or not found[1][0].isupper():
        return (0, 0)
    return found.start(1), found.start(1) + len(found[1].rstrip(" ,."))


def called_at(row: Row, at: int, published: str) -> Made | None:
    """The arrangement that "called", "known as" or "named" at token ``at`` names."""
    kind = next(
        (_KINDS[word] for word in reversed(row.words[max(0, at - 3) : at]) if word in _KINDS), ""
    )
    founded = [k for k in range(max(0, at - 14), at) if row.words[k] in _FOUNDING | MADE]
    k = at + 1
    while k < len(row.tokens) and row.letters[k] in ".'dr" and k < at + 4:
        k += 1
    if not kind or not founded or k >= len(row.tokens) or row.letters[k] not in "CN":
        return None
    end = k + 1
    while row.letters[end] == "N":
        end += 1
    code = row.code(k)
    listed = row.back.listed.get(code, ())
    parties = [one.actor for one in listed] or row.subject(founded[0]) or row.company()
    if len(parties) < 2:
        return None
    span = (row.tokens[k].start, row.tokens[end - 1].end)
    title = row.text[span[0] : span[1]]
    present = "announc" in " ".join(row.words[max(0, founded[0] - 3) : founded[-1] + 1])
    date = date_made(row, Title(k, end), founded[0]) or (published if present else "")
    return Made(
        kind, title, tuple(sorted(parties)), row.sentence, "called", date, span, signed=True
    )

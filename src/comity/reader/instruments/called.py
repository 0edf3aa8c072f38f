"""Arrangements that are founded under a name: "the creation of a partnership called “X”"."""

from __future__ import annotations

from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import MADE, date_made
from comity.reader.instruments.titles import Title
from comity.reader.lexicon import word_set
from comity.reader.row import Row

_FOUNDING = word_set("founding")
_KINDS = {
    "partnership": "arrangement", "arrangement": "arrangement", "framework": "arrangement",
    "initiative": "programme", "programme": "programme", "program": "programme",
}  # fmt: skip


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

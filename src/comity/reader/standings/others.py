"""Those of whom a dated standing is said without its verb: "…, B in 2004 and C since 2007"."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reader.row import Row

_SKIPPED = frozenset(("followed", "by", "then", "later"))
_BEFORE_DATE = "iuvz"


def gapped(row: Row, at: int) -> Iterator[tuple[list[str], str]]:
    """Actors with the EDTF date of each, after the first date that follows token ``at``."""
    letters, words = row.letters, row.words
    size = len(row.tokens)
    k = next((m for m in range(at + 1, min(size, at + 14)) if row.tokens[m].date), size)
    while k < size:
        k += 1
        while letters[k] in ",&;" or (k < size and words[k] in _SKIPPED):
            k += 1
        actors, end = row.after(k) if letters[k] != "$" else ([], k)
        while letters[end] in _BEFORE_DATE and letters[end] != "$":
            end += 1
        date = row.tokens[end].date if end < size else None
        if not actors or date is None:
            return
        yield actors, date.edtf
        k = end

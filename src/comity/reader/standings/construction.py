"""Whom a noun of standing names, as its construction tells it, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reader.lexicon import word_set
from comity.reader.row import Row

_BEGINS = word_set("begins")


@dataclass(frozen=True, slots=True)
class Named:
    """``form`` is the construction, ``start`` EDTF or ""."""

    actors: list[str]
    form: str
    start: str = ""


def begun(row: Row, start: int, at: int) -> str:
    """The day on which one became so, or since when one is: EDTF or ""."""
    said = row.words[max(0, start) : at]
    since = row.since(at)
    if since or not any(word in _BEGINS for word in said):
        return since
    return row.dated_after(at) or row.dated_before(start)

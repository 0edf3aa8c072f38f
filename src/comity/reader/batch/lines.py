"""What a text claims, as one line of JSON: the same bytes whoever read it and wherever.

{"file": "a.html", "record": 0, "title": …, "published": …, …, "claims": [{"form": …}, …]}
{"file": "b.pdf", "record": 0, "refused": "LockedDocument", "found": …}
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import orjson

from comity.reader.batch.pieces import Outcome
from comity.reader.claim_json import to_json
from comity.reader.claims import Reading, Text
from comity.reader.errors import ReaderFailed
from comity.reader.forms.errors import FormError, NotRead
from comity.reader.gazetteer import Gazetteer
from comity.reader.reading import READER
from comity.reader.second import OWN, Reader, reader_named


@dataclass(frozen=True, slots=True)
class Row:
    """A text as it was read: ``head`` says which text, ``claims`` are JSON already."""

    head: dict[str, str]
    claims: bytes
    count: int
    refused: tuple[str, ...] = ()
    """What was wrong with claims of another reader that were not let through."""


def row_of(text: Text, reading: Reading) -> Row:
    """The row of a text."""
    head = {
        "title": text.title,
        "published": text.published,
        "publisher": text.publisher,
        "url": text.url,
        "digest": str(text.extra.get("digest", "")),
        "reader": reading.reader,
        "gazetteer": reading.gazetteer,
    }
    claims = [to_json(claim) for claim in reading.claims]
    return Row(head, orjson.dumps(claims), len(claims), reading.refused)


def line_of(outcome: Outcome[Row]) -> bytes:
    """The line of an outcome, with its end."""
    place = {"file": _sayable(outcome.path), "record": outcome.index}
    rest: dict[str, Any]
    if isinstance(outcome.value, FormError):
        rest = {"refused": type(outcome.value).__name__, "found": _sayable(outcome.value.found)}
    else:
        row = outcome.value
        rest = {**row.head, "claims": orjson.Fragment(row.claims)}
        if row.refused:
            rest["refused_claims"] = row.refused
    return orjson.dumps(place | rest, option=orjson.OPT_APPEND_NEWLINE)


def _sayable(words: str) -> str:
    """The words with a question mark for each byte of a file's name that is not UTF-8."""
    return words.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes a row of each text. Light to send to a process: names are loaded where it arrives.

    ``published`` is the date of texts that state none, ``reader`` the name of who reads.
    """

    published: str = ""
    reader: str = OWN

    @property
    def reading(self) -> str:
        """What all lines depend on besides the texts."""
        reader = READER if self.reader == OWN else self.reader
        return f"{reader} {Gazetteer.from_terms().digest} {self.published}"

    def __call__(self, text: Text) -> Row:
        if self.published and not text.published:
            text = replace(text, published=self.published)
        try:
            reading = _reader(self.reader)(text, Gazetteer.from_terms())
        except ReaderFailed as error:
            raise NotRead(str(text.extra.get("name", "")), str(error)) from None
        return row_of(text, reading)


@cache
def _reader(name: str) -> Reader:
    return reader_named(name)

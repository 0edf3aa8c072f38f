"""JSON lines, one document a line: id, url, date, title, text and what else a line states."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from comity.reader.claims import Text
from comity.reader.forms.dating import published_date
from comity.reader.forms.document import Document, Records
from comity.reader.forms.errors import BrokenDocument, FormError, TooLarge
from comity.reader.forms.markdown import MARKS, prose_of
from comity.reader.forms.normal import make_text, with_extra

LINE_BYTES_MAX = 16 * 2**20


def texts(document: Document, records: Records) -> Iterator[Text | FormError | int]:
    """One text, or the reason why there is none, for each line that is not blank; the lines
    are its records, from 0."""
    with document.open() as stream:
        number, offset, after = -1, 0, 0
        while line := stream.readline(LINE_BYTES_MAX + 1):
            number += 1
            offset, after = after, after + len(line)
            is_wanted = number in records and not line.isspace()
            name = f"{document.name}, line {number + 1}"
            if is_wanted:
                yield number
            if len(line) > LINE_BYTES_MAX:
                if is_wanted:
                    yield TooLarge(name, f"found a line of more than {LINE_BYTES_MAX:,} bytes")
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LINE_BYTES_MAX)
                    after += len(line)
            elif is_wanted:
                try:
                    yield with_extra(_text(line, name), offset=offset)
                except FormError as error:
                    yield error


def _text(line: bytes, name: str) -> Text:
    row = _row(line, name)
    body = _string(row, "text", "body", "content")
    if MARKS.search(body):
        body = prose_of(body)
    extra = {"id": str(row["id"])[:500]} if isinstance(row.get("id"), str | int) else {}
    return make_text(
        body,
        name,
        title=_string(row, "title", "headline"),
        published=published_date(_string(row, "date", "published", "published_on")),
        url=_string(row, "url", "link"),
        publisher=_string(row, "publisher", "source", "site"),
        language=_string(row, "language", "lang"),
        form="jsonl",
        extra=extra | {"digest": hashlib.sha256(line.strip()).hexdigest()},
    )


def _row(line: bytes, name: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = str(error) if isinstance(error, ValueError) else "nested too deeply"
        raise BrokenDocument(name, f"expected a JSON object, found none ({what})") from None
    if not isinstance(row, dict):
        raise BrokenDocument(name, f"expected a JSON object, found {type(row).__name__}")
    return row


def _string(row: dict[str, Any], *keys: str) -> str:
    """The first of these keys that holds a text, or ""."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""

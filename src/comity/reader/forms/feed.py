"""RSS and Atom feeds: one text an entry."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from comity.reader.claims import Text
from comity.reader.forms.dating import published_date
from comity.reader.forms.document import Document, Records
from comity.reader.forms.errors import BrokenDocument, FormError
from comity.reader.forms.html import fragment_prose
from comity.reader.forms.html_head import is_web_address
from comity.reader.forms.normal import make_text

ENTRIES_MAX = 10_000


def texts(document: Document, records: Records) -> Iterator[Text | FormError]:
    """One text, or the reason why there is none, for each entry."""
    if b"<!ENTITY" in document.body:
        # No feed needs them, and a nest of them costs seconds before the parser gives up.
        raise BrokenDocument(document.name, "expected a feed, found one that declares entities")
    # What is not a stream would be taken for an address and fetched.
    data = io.BytesIO(_with_short_first_line(document.body, document.name))
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        why = feed.get("bozo_exception", "no entry in it")
        raise BrokenDocument(document.name, f"expected a feed, found none ({why})")
    for number, entry in enumerate(feed.entries[:ENTRIES_MAX]):
        try:
            yield _text(entry, feed.feed, f"{document.name}, entry {number + 1}")
        except FormError as error:
            yield error


DECLARATION_CHARACTERS_MAX = 400
_WIDE = (
    (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (b"\0\0\0<", "utf-32-be"), (b"<\0\0\0", "utf-32-le"),
    (b"\0<\0?", "utf-16-be"), (b"<\0?\0", "utf-16-le"),
)  # fmt: skip
"""How text begins in the encodings that ASCII is not part of."""


def _with_short_first_line(data: bytes, name: str) -> bytes:
    """The document with nothing beside its XML declaration on the first line.

    feedparser looks for an encoding along the whole first line, in time that grows with the cube
    of its length (6.0.14).
    """
    encoding = next((of for beginning, of in _WIDE if data.startswith(beginning)), "latin-1")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return data  # nor does feedparser look there
    if not text.lstrip("\ufeff\xef\xbb\xbf").startswith("<?"):
        return data
    end = text.find("?>", 0, DECLARATION_CHARACTERS_MAX) + 2
    if end < 2:
        raise BrokenDocument(name, "expected an XML declaration, found no end of one")
    return f"{text[:end]}\n{text[end:]}".encode(encoding)


def _text(entry: Any, feed: Any, name: str) -> Text:
    title = fragment_prose(entry.get("title", ""))
    contents = [piece.get("value", "") for piece in entry.get("content", ())]
    source = max([*contents, entry.get("summary", "")], key=len)
    published = published_date(entry.get("published", "")) or published_date(
        entry.get("issued", "")
    )
    modified = published_date(entry.get("updated", ""))
    extra = {"id": str(entry.get("id", ""))[:500], "modified": modified}
    link = entry.get("link", "")
    return make_text(
        _prose(source) or title,
        name,
        title=title,
        published=published or modified,
        url=link if is_web_address(link) else "",
        publisher=_publisher(entry, feed),
        language=feed.get("language", ""),
        form="feed",
        extra={key: value for key, value in extra.items() if value},
    )


def _prose(source: str) -> str:
    return fragment_prose(source) if re.search(r"<[a-zA-Z/!]|&\w+;|&#", source) else source


def _publisher(entry: Any, feed: Any) -> str:
    for place in (entry.get("source", {}), feed):
        for key in ("publisher", "title"):
            if isinstance(place.get(key), str) and place[key].strip():
                return fragment_prose(place[key])
    return ""

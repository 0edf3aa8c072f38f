"""Archives of crawls (WARC, plain or compressed): one text for each page or document in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

from comity.reader.claims import Text
from comity.reader.forms.dating import published_date
from comity.reader.forms.document import Document, Records
from comity.reader.forms.errors import BrokenDocument, FormError, TooLarge, UnknownForm
from comity.reader.forms.html_head import is_web_address
from comity.reader.forms.normal import with_extra
from comity.reader.forms.registry import HEAD_BYTES, recognise

RECORD_BYTES_MAX = 16 * 2**20
_HOLDING = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
HOLDING_MANY = ("feed", "mail")
"""Forms of several texts: a feed's pages are fetched by the crawl themselves."""
ANSWERS = frozenset((200, 203))
"""Status codes under which a server sends the document that was asked for."""


def texts(document: Document, records: Records) -> Iterator[Text | FormError | int]:
    """The texts of each record that holds a document of a form read here; pictures and
    the like, and answers other than 200, are passed over."""
    number = -1
    with document.open() as stream:
        archive = ArchiveIterator(stream, record_types=_HOLDING, parse_http=False)
        while True:
            try:
                record = next(archive, None)
            except Exception as error:  # the library raises its own kinds and those of zlib
                number += 1
                if number in records:  # of processes that share the archive, one tells
                    yield number
                    found = f"expected WARC records, found none after record {number} ({error})"
                    yield BrokenDocument(document.name, found)
                return
            if record is None:
                break
            number += 1
            if number not in records:
                continue
            yield number
            url = record.headers.get("WARC-Target-URI") or ""
            of = f"{document.name}, {url or f'record {number + 1}'}"
            try:
                yield from _record_texts(record, of, url)
            except FormError as error:
                yield error
            except MemoryError:
                raise
            except Exception as error:  # whatever a parser raises, the next record is another's
                yield BrokenDocument(of, f"found what its parser cannot read ({error})")
    if number < 0 and 0 in records:
        yield 0
        yield BrokenDocument(document.name, "expected WARC records, found none")


def _record_texts(record: Any, name: str, url: str) -> Iterator[Text | FormError]:
    record.parse_http(auto_decode="all")
    http = record.http_headers
    if http is None and record.record_type == WarcRecordType.response:
        raise BrokenDocument(name, "expected an HTTP answer, found none")
    if http is not None and http.status_code not in ANSWERS:
        return
    declared = (http or record.headers).get("Content-Type") or ""
    data = record.reader.read(RECORD_BYTES_MAX + 1)
    try:
        form = recognise(data[:HEAD_BYTES], _path(url), declared)
    except UnknownForm:
        return
    if not data or form.stream or form.name in HOLDING_MANY:
        return
    if len(data) > RECORD_BYTES_MAX:
        raise TooLarge(name, f"found a record of more than {RECORD_BYTES_MAX:,} bytes")
    extra = {
        "digest": hashlib.sha256(data).hexdigest(),
        "fetched": published_date(record.headers.get("WARC-Date") or ""),
        "offset": record.stream_pos,
    }
    for text in import_module(form.module).texts(Document(name, declared, data), Records()):
        if isinstance(text, Text):
            address = text.url or (url if is_web_address(url) else "")
            yield with_extra(replace(text, url=address), **extra)
        elif isinstance(text, FormError):
            yield text


def _path(url: str) -> str:
    """The path of an address, whose last suffix may tell the form."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""

"""The forms read here, each with how it is recognised. A new form is one row and one module.

A row names the module that parses the form; it is imported only when needed. It has
``texts(document, records) -> Iterator[Text | FormError]``. A stream parses the ``records`` that are
wanted alone and yields the number of each before it: so what comes after a record that ended the
parser can still be had, and several processes can share one archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.reader.forms.errors import UnknownForm

HEAD_BYTES = 4096
"""How much of a document's beginning tells its form."""


@dataclass(frozen=True, slots=True)
class Form:
    """``light`` forms are read in this process, all others in a child with limits.

    ``magic`` is matched at the beginning of the bytes, ``hint`` (weaker) after type and suffix.
    A ``stream`` holds many documents and is read piece by piece, whatever its length.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    magic: re.Pattern[bytes] | None = None
    hint: re.Pattern[bytes] | None = None
    light: bool = False
    stream: bool = False

    @property
    def module(self) -> str:
        return f"comity.reader.forms.{self.name}"


FORMS: tuple[Form, ...] = (
    Form("pdf", (".pdf",), ("application/pdf",), magic=re.compile(rb"(?s).{0,64}?%PDF-\d")),
    Form(
        "warc",
        (".warc", ".warc.gz"),
        ("application/warc",),
        magic=re.compile(rb"WARC/\d"),
        stream=True,
    ),
    Form(
        "docx",
        (".docx", ".docm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        magic=re.compile(rb"(?s)PK\x03\x04.{0,3000}?word/"),
    ),
    Form(
        "feed",
        (".rss", ".atom"),
        ("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
        magic=re.compile(rb"(?is)\s*(?:<[?!][^>]{0,500}>\s*){0,8}<(?:rss|feed|rdf:RDF)[\s>]"),
    ),
    Form(
        "html",
        (".html", ".htm", ".xhtml", ".shtml"),
        ("text/html", "application/xhtml+xml"),
        hint=re.compile(
            rb"(?is)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,4}"
            rb"<(?:!doctype html|html|head|body)\b"
        ),
    ),
    Form(
        "mail",
        (".eml",),
        ("message/rfc822",),
        hint=re.compile(
            rb"(?i)(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|DKIM-Signature):\s"
            rb"|(?:(?:From|To|Cc|Subject|Date|Reply-To|Sender):[^\n]*\n){3}"
        ),
    ),
    Form(
        "jsonl",
        (".jsonl", ".ndjson"),
        ("application/jsonl", "application/x-ndjson"),
        hint=re.compile(rb'\s*\{\s*"'),
        light=True,
        stream=True,
    ),
    Form("markdown", (".md", ".markdown"), ("text/markdown",), light=True),
    Form("text", (".txt", ".text"), ("text/plain",), light=True),
)

_ARCHIVES = re.compile(rb"PK\x03\x04|\x1f\x8b|\xfd7zXZ|BZh|Rar!|7z\xbc\xaf")
_UNTELLING = (
    "",
    "text/plain",
    "application/octet-stream",
    "binary/octet-stream",
    "application/xml",
    "text/xml",
)


_BY_NAME = {form.name: form for form in FORMS}


def recognise(head: bytes, name: str = "", media_type: str = "") -> Form:
    """The form of a document that begins with ``head``.

    Bytes that only one form begins with tell most, then a declared type, then the name's
    suffix, then what the text looks like.

    Raises:
        UnknownForm: none of them tells.
    """
    head = head[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")
    for form in FORMS:
        if form.magic and form.magic.match(head):
            return form
    declared = media_type.partition(";")[0].strip().lower()
    if declared not in _UNTELLING:
        for form in FORMS:
            if declared in form.media_types:
                return form
    suffix = _suffix(name)
    for form in FORMS:
        if suffix and suffix in form.suffixes and form.name != "text":
            return form
    for form in FORMS:
        if form.hint and form.hint.match(head):
            return form
    if declared in _UNTELLING and _looks_like_text(head):
        return _BY_NAME["text"]
    raise UnknownForm(name, _what_was_found(head, suffix, declared))


def _suffix(name: str) -> str:
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    stem, dot, suffix = base.rpartition(".")
    if suffix == "gz":
        suffix = stem.rpartition(".")[2] + ".gz"
    return dot + suffix if stem else ""


def _looks_like_text(head: bytes) -> bool:
    """No bytes that text never has; UTF-16 has them, and tells itself by its first two."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return odd <= len(head) // 50


def _what_was_found(head: bytes, suffix: str, declared: str) -> str:
    if _ARCHIVES.match(head):
        return "found an archive or office file that is not a DOCX"
    kind = f" declared as {declared}" if declared else ""
    named = f" named {suffix[:12]!r}" if suffix else ""
    return f"found a document{named}{kind} that begins with {head[:12]!r}"

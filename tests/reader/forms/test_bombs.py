"""Documents made to take all memory, all time or the stack: each costs one typed error at most."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable

import pytest
from benchmarks.form_specimens import archive, set_pdf

from comity.reader.claims import Text
from comity.reader.forms import FormError, Limits, open_parts
from comity.reader.forms.document import LIMITS

LIMIT = Limits(seconds=1.0)
MIB = 2**20


def pdf_of(*objects: bytes) -> bytes:
    """A PDF without a table of its objects: the parser looks for them."""
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.5\n" + numbered + b"trailer << /Root 1 0 R >>\n%%EOF"


def pdf_with_stream(stream: bytes, *filters: bytes) -> bytes:
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream"
        % (len(stream), b" ".join(filters), stream),
    )


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def word(body: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(
        {"word/document.xml": b'<w:document xmlns:w="%s"><w:body>%s</w:body>' % (space, body)
         + b"</w:document>"}
    )  # fmt: skip


def lying_zip() -> bytes:
    """A DOCX that says it unpacks to 100 bytes."""
    data = bytearray(word(b" " * (80 * MIB)))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def multipart(depth: int) -> bytes:
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(depth)
    )
    return b"MIME-Version: 1.0\r\n" + parts + b"\r\nThey met."


def many_parts() -> bytes:
    part = b"--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nThey met.\r\n"
    return (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + part * 20_000
    )


def gzipped_answer() -> bytes:
    return archive(b"<html>" + gzip.compress(bytes(99 * MIB), 1)[:100_000], packed=True)


def loop_of_pages() -> bytes:
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 999999999 /Parent 2 0 R >>",
    )


FLATE = b"/FlateDecode"
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "html: nested": ("a.html", lambda: b"<div>" * 200_000),
    "html: nested inline": ("a.html", lambda: b"<b><i>" * 100_000 + b"x"),
    "html: nested tables": ("a.html", lambda: b"<table><tr><td>" * 50_000 + b"x"),
    "html: nested lists": ("a.html", lambda: b"<ul><li>" * 50_000 + b"x"),
    "html: formatting restored": ("a.html", lambda: b"<p><b><i><u><a>" * 50_000 + b"x"),
    "html: attributes": ("a.html", lambda: b"<p " + b"a=1 " * MIB + b">They met."),
    "html: one attribute": ("a.html", lambda: b"<p a='" + b"x" * (8 * MIB) + b"'>They met."),
    "html: many named parts": ("a.html", lambda: b"<div class=share>x" * 100_000),
    "html: many links": ("a.html", lambda: b"<ul>" + b"<li><a>x</a>" * 200_000),
    "html: comments": ("a.html", lambda: b"<!--" * MIB),
    "html: entities": ("a.html", lambda: b"&lt;" * (2 * MIB)),
    "html: headlines": ("a.html", lambda: b"<h1>x</h1>" * 100_000),
    "html: JSON-LD": (
        "a.html",
        lambda: b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>They met.",
    ),
    "html: spaces": ("a.html", lambda: b"<p>x" + b" " * (8 * MIB) + b"y"),
    "html: wide spaces": ("a.html", lambda: b"<p>x" + "\u2003 ".encode() * MIB + b"y"),
    "text: combining marks": ("a.txt", lambda: ("e" + "\u0301\u0323" * 300_000).encode()),
    "text: blank lines": ("a.txt", lambda: b"x" + b"\n \n" * MIB + b"y"),
    "text: one word": ("a.txt", lambda: b"x" * (12 * MIB)),
    "text: NUL": ("a.txt", lambda: b"\0" * MIB),
    "markdown: quotes": ("a.md", lambda: b">" * MIB + b" They met."),
    "jsonl: nested": ("a.jsonl", lambda: b'{"a":' * 100_000),
    "jsonl: number": ("a.jsonl", lambda: b'{"text": ' + b"9" * MIB + b"}"),
    "jsonl: escapes": ("a.jsonl", lambda: json.dumps({"text": "\ud800" * MIB}).encode()),
    "pdf: unpacks": ("a.pdf", lambda: pdf_with_stream(zlib.compress(bytes(256 * MIB), 1), FLATE)),
    "pdf: unpacks twice": (
        "a.pdf",
        lambda: pdf_with_stream(zlib.compress(zlib.compress(bytes(256 * MIB), 1)), FLATE, FLATE),
    ),
    "pdf: pages in a loop": ("a.pdf", loop_of_pages),
    "pdf: arrays nested": ("a.pdf", lambda: pdf_of(b"[" * 500_000)),
    "pdf: brackets in a page": ("a.pdf", lambda: pdf_with_stream(b"q " * MIB)),
    "pdf: one long word": ("a.pdf", lambda: set_pdf([[(1, 0, 0, "x" * 500_000)]])),
    "docx: unpacks": ("a.docx", lambda: word(b" " * (80 * MIB))),
    "docx: lies": ("a.docx", lying_zip),
    "docx: nested": ("a.docx", lambda: word(b"<w:sdt>" * 100_000)),
    "docx: many files": ("a.docx", lambda: zipped({f"word/{n}": b"" for n in range(3000)})),
    "docx: breaks": ("a.docx", lambda: word(b"<w:p>" + b"<w:r><w:br/></w:r>" * 99_999 + b"</w:p>")),
    "feed: entries": ("a.rss", lambda: b"<rss><channel>" + b"<item><title>x</title></item>" * 9999),
    "feed: declaration": ("a.rss", lambda: b"<?xml " + b"encoding='x" * 4000 + b"<rss>"),
    "feed: one line": (
        "a.rss", lambda: b"<?xml encoding='x'?>" + b"encoding='x" * 4000 + b"?><rss><item>"
    ),
    "feed: nested": ("a.rss", lambda: b"<rss>" * 100_000),
    "mail: nested": ("a.eml", lambda: multipart(2000)),
    "mail: parts": ("a.eml", many_parts),
    "mail: a header": ("a.eml", lambda: b"Subject: " + b"=?utf-8?q?x?= " * 99_999 + b"\n\nThey"),
    "mail: base64": (
        "a.eml",
        lambda: b"Subject: x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
        + base64.b64encode(b"<div>" * 200_000),
    ),
    "warc: unpacks": ("a.warc.gz", lambda: gzip.compress(bytes(99 * MIB), 1)),
    "warc: a record unpacks": ("a.warc.gz", gzipped_answer),
    "warc: a length that lies": (
        "a.warc",
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1",
    ),
    "warc: a header": ("a.warc", lambda: b"WARC/1.0\r\nX: " + b"x" * (20 * MIB)),
}  # fmt: skip


@pytest.mark.parametrize(("name", "make"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_costs_one_error_at_most(name: str, make: Callable[[], bytes]) -> None:
    parts = list(open_parts(make(), name, limits=LIMIT))
    errors = [part for part in parts if isinstance(part, FormError)]
    texts = [part for part in parts if isinstance(part, Text)]
    assert errors or texts
    assert all(len(str(error)) < 1000 for error in errors)
    assert all(len(text.text) <= LIMITS.text_characters for text in texts)


HOSTILE_NAMES = (
    "../../etc/passwd.html", "/etc/passwd.html", "C:\\Windows\\win.html", "a\0b.html", "a\nb.html",
    "\x1b]0;title\x07.html", "\u202elmth.exe", "-rf.html", "$(touch x).html", "`id`.html",
    "a" * 5000 + ".html", "..", ".", "", "con.html", "\ud800.html", "%00.html", "a;b|c&d.html",
    "<script>.html", "'\"><img src=x>.html", "{0}.html", "%s%n.html", "file:///etc/passwd",
    "http://127.0.0.1/a.html", "\ufeff.html", " .html", "a.html ", "a.html/", "a.html\\",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_is_only_a_name(name: str) -> None:
    [part] = open_parts(b"<html><p>They met.</p></html>", name)
    assert isinstance(part, Text)
    assert part.text == "They met."
    [error] = open_parts(b"\x7fELF\x02\x01\x01\0\0\0\0\0", name, "application/x-thing")
    assert str(error).isprintable()

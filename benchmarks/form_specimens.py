"""One made-up release in every form that is read; tests check it, fuzzing breaks it."""

from __future__ import annotations

import gzip
import io
import json
from email.message import EmailMessage

import docx
from fastwarc.warc import WarcRecord, WarcRecordType

TITLE = "Ministers of the North meet in Oslo"
PUBLISHED = "2023-05-04"
PARAGRAPHS = (
    "The foreign ministers of Norway and Japan met in Oslo on 4 May 2023. They spoke of trade.",
    "They will meet again next year.",
)
ITEMS = ("Norway: the foreign minister", "Japan: the foreign minister")
ADDRESS = "https://north.example/news/12"
TEXT = (
    f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nThose present:\n- {ITEMS[0]}\n- {ITEMS[1]}\n\n{PARAGRAPHS[1]}"
)
"""What every form of it holds."""

Set = tuple[float, float, float, str]
"""Size, left, bottom, words of a line set on a page."""


def text() -> bytes:
    return f"URL: {ADDRESS}\nDATE: {PUBLISHED}\n\n{TEXT}\n".encode()


def markdown() -> bytes:
    items = "\n".join(f"-   {item}" for item in ITEMS)
    return (
        f"---\ntitle: {TITLE}\ndate: {PUBLISHED}\nurl: {ADDRESS}\n---\n\n# {TITLE}\n\n"
        f"{PARAGRAPHS[0]}\n\nThose **present**:\n\n{items}\n\n{PARAGRAPHS[1]}\n\n\\###\n"
    ).encode()


def prose_html() -> str:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    return f"<p>{PARAGRAPHS[0]}</p><p>Those present:</p><ul>{items}</ul><p>{PARAGRAPHS[1]}</p>"


def html() -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE} | The North</title>'
        f'<meta property="og:site_name" content="The North">'
        f'<meta property="article:published_time" content="{PUBLISHED}T10:00:00Z">'
        f'<link rel="canonical" href="{ADDRESS}"></head><body>'
        "<nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>"
        f"<main><h1>{TITLE}</h1>{prose_html()}</main>"
        "<footer><p>© The North</p></footer></body></html>"
    ).encode()


def jsonl() -> bytes:
    row = {"id": "12", "url": ADDRESS, "date": PUBLISHED, "title": TITLE, "text": TEXT}
    return json.dumps(row).encode() + b"\n"


def pdf() -> bytes:
    return set_pdf(
        [
            [
                (9, 72, 810, "The North | Releases"),
                (18, 72, 770, TITLE),
                (11, 72, 730, "The foreign ministers of Norway and Japan met in Oslo on 4 May"),
                (11, 72, 716, "2023. They spoke of trade."),
                (11, 72, 690, "Those present:"),
                (11, 72, 676, f"• {ITEMS[0]}"),
                (11, 72, 662, f"• {ITEMS[1]}"),
                (9, 72, 30, "Page 1 of 2"),
            ],
            [
                (9, 72, 810, "The North | Releases"),
                (11, 72, 770, PARAGRAPHS[1]),
                (9, 72, 30, "Page 2 of 2"),
            ],
        ]
    )  # fmt: skip


def set_pdf(pages: list[list[Set]]) -> bytes:
    """A PDF of these lines in Helvetica, on A4."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        shown = b"\n".join(
            b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj" % (size, left, bottom, _escaped(words))
            for size, left, bottom, words in page
        )
        stream = b"BT\n%s\nET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _pdf_file(objects)


def _escaped(words: str) -> bytes:
    return (
        words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    )


def _pdf_file(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF" % table)
    return out.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 0)
    document.add_paragraph(PARAGRAPHS[0])
    document.add_paragraph("Those present:")
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph(PARAGRAPHS[1])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rss() -> bytes:
    escaped = prose_html().replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        "<title>The North</title><language>en</language><link>https://north.example</link>"
        f"<item><title>{TITLE}</title><link>{ADDRESS}</link><guid>{ADDRESS}</guid>"
        f"<pubDate>Thu, 04 May 2023 10:00:00 GMT</pubDate>"
        f"<description>{escaped}</description></item>"
        "<item><title>The ministers will meet again</title></item></channel></rss>"
    ).encode()


def atom() -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The North</title>'
        f'<entry><title>{TITLE}</title><link href="{ADDRESS}"/><id>urn:12</id>'
        f"<published>{PUBLISHED}T10:00:00Z</published><updated>2023-05-06T10:00:00Z</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{prose_html()}</div>'
        "</content></entry></feed>"
    ).encode()


def letter(*, attached: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Press Office <press@north.example>"
    message["To"] = "list@north.example"
    message["Subject"] = TITLE
    message["Date"] = "Thu, 04 May 2023 12:00:00 +0200"
    message.set_content(TEXT.partition("\n\n")[2])
    message.add_alternative(f"<html><body>{prose_html()}</body></html>", subtype="html")
    if attached:
        message.add_attachment(pdf(), maintype="application", subtype="pdf", filename="a.pdf")
        message.add_attachment(
            b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="b.png"
        )
    return bytes(message)


def archive(*pages: bytes, packed: bool = False) -> bytes:
    """A WARC of answers: a picture, one that was not found, then these pages (or ``html``)."""
    answers = [
        (b"200 OK", b"image/png", b"\x89PNG\r\n\x1a\n"),
        (b"404 Not Found", b"text/html", b"<html><p>There is nothing here.</p></html>"),
        *((b"200 OK", b"text/html; charset=utf-8", page) for page in pages or (html(),)),
    ]
    out = io.BytesIO()
    for number, (status, kind, body) in enumerate(answers):
        record = WarcRecord()
        http = b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        record.init_headers(WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://north.example/fetched/{number}"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        record.set_bytes_content(http % (status, kind, len(body)) + body)
        record.write(out)
    return gzip.compress(out.getvalue(), mtime=0) if packed else out.getvalue()


SPECIMENS = {
    "text": ("release.txt", text),
    "markdown": ("release.md", markdown),
    "jsonl": ("release.jsonl", jsonl),
    "html": ("release.html", html),
    "pdf": ("release.pdf", pdf),
    "docx": ("release.docx", word),
    "feed": ("release.rss", rss),
    "mail": ("release.eml", letter),
    "warc": ("release.warc", archive),
}
"""By form: a file name, and what writes the bytes."""

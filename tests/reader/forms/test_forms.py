"""One release in every form: the same words come out, with what each form states of it."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

import pytest
from benchmarks import form_specimens as specimens

from comity.reader.claims import Text
from comity.reader.forms import open_parts, open_texts
from comity.reader.forms.errors import (
    BrokenDocument,
    EmptyDocument,
    FormError,
    LockedDocument,
    TooLarge,
    UnknownForm,
)
from comity.reader.forms.registry import FORMS, recognise


def test_every_form_has_a_specimen() -> None:
    assert set(specimens.SPECIMENS) == {form.name for form in FORMS}


@pytest.mark.parametrize(
    ("form", "name", "make"), [(f, *s) for f, s in specimens.SPECIMENS.items()]
)
def test_the_same_words_come_out(form: str, name: str, make: Callable[[], bytes]) -> None:
    data = make()
    text = next(open_texts(data, name))
    assert recognise(data, name).name == form
    assert text.text == specimens.TEXT
    assert text.title == specimens.TITLE
    assert text.published in (specimens.PUBLISHED, "")
    assert text.url in (specimens.ADDRESS, "")
    assert text.language == "en"


@pytest.mark.parametrize("form", ["pdf", "docx", "feed", "html", "warc", "jsonl"])
def test_bytes_alone_tell_the_form(form: str) -> None:
    assert recognise(specimens.SPECIMENS[form][1]()).name == form


def test_pdf_words_broken_over_lines() -> None:
    lines = [
        "The ministers spoke of cooperation and of the Euro-",
        "Atlantic area. They recalled their co-",
        "operation and welcomed the then-",
        "partner. Every partner was then heard on the programme for part-",
        "nership that they had made.",
    ]
    page = [(11.0, 72.0, 700.0 - 14 * n, line) for n, line in enumerate(lines)]
    [text] = open_texts(specimens.set_pdf([page]), "a.pdf")
    assert text.text == (
        "The ministers spoke of cooperation and of the Euro-Atlantic area. They recalled their "
        "cooperation and welcomed the then-partner. Every partner was then heard on the "
        "programme for partnership that they had made."
    )


def test_pdf_paragraphs_that_go_over_a_page() -> None:
    pages = [
        [(11.0, 72.0, 60.0, "The ministers agreed to meet"), (9.0, 290.0, 20.0, "1")],
        [(11.0, 72.0, 780.0, "again in Tokyo next year."), (9.0, 290.0, 20.0, "2")],
    ]
    [text] = open_texts(specimens.set_pdf(pages), "a.pdf")
    assert text.text == "The ministers agreed to meet again in Tokyo next year."


def test_a_pdf_without_words_is_empty() -> None:
    [error] = open_parts(specimens.set_pdf([[]]), "scan.pdf")
    assert isinstance(error, EmptyDocument)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\nnothing more", "a.pdf"),
        (specimens.pdf()[:200], "a.pdf"),
        (b"PK\x03\x04 word/ but no zip", "a.docx"),
        (specimens.word()[:3000], "a.docx"),
        (b"<rss><channel></channel></rss>", "a.rss"),
        (b"<rss", "a.rss"),
        (b"no header lines here", "a.eml"),
        (b"WARC/1.0\r\nbroken", "a.warc"),
        (b"no archive", "a.warc"),
        (b"\x1f\x8b no archive", "a.warc.gz"),
    ],
)
def test_broken_documents(data: bytes, name: str) -> None:
    [error] = open_parts(data, name)
    assert isinstance(error, BrokenDocument)
    assert str(error).startswith(f"{name}: expected")


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_an_office_file_that_is_no_docx() -> None:
    with pytest.raises(UnknownForm, match="archive or office file"):
        list(open_texts(packed({"xl/workbook.xml": b"<workbook/>"}), ""))
    [error] = open_parts(packed({"xl/workbook.xml": b"<workbook/>"}), "a.docx")
    assert isinstance(error, BrokenDocument)


def test_an_encrypted_docx() -> None:
    [error] = open_parts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx")
    assert isinstance(error, LockedDocument)


def test_a_docx_that_unpacks_to_too_much() -> None:
    bomb = packed({"word/document.xml": b" " * (65 * 2**20)})
    assert len(bomb) < 100_000
    [error] = open_parts(bomb, "a.docx")
    assert isinstance(error, TooLarge)


def test_a_docx_as_word_writes_it() -> None:
    """Tracked changes, content controls, tables and fallbacks of text boxes."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    other = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    def run(words: str) -> str:
        return f"<w:r><w:t>{words}</w:t></w:r>"

    def row(*cells: str) -> str:
        return "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in cells)

    body = (
        f"<w:sdt><w:sdtContent><w:p>{run('Minutes')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p>{run('They ')}<w:ins>{run('met')}</w:ins><w:del><w:r><w:delText>quarrelled"
        f"</w:delText></w:r></w:del><w:r><w:tab/><w:t>in Oslo</w:t><w:br/></w:r>{run('today.')}"
        "</w:p>"
        f"<w:p><w:pPr><w:numPr/></w:pPr>{run('trade')}</w:p>"
        f"<w:tbl><w:tr>{row('Session', 'Chair')}</w:tr>"
        f"<w:tr>{row('First', 'Norway')}</w:tr></w:tbl>"
        f"<w:p><mc:AlternateContent><mc:Choice>{run('Once.')}</mc:Choice>"
        f"<mc:Fallback>{run('Once.')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    source = (
        f'<w:document xmlns:w="{space}" xmlns:mc="{other}"><w:body>{body}</w:body></w:document>'
    )
    [text] = open_texts(packed({"word/document.xml": source.encode()}), "a.docx")
    assert text.title == "Minutes"
    assert text.text == (
        "Minutes\n\nThey met in Oslo\ntoday.\n- trade\n\nSession | Chair\nFirst | Norway\n\nOnce."
    )


SECRET = "entity-from-outside"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def entity_docx(doctype: str, inside: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return packed(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            b'content-types"/>',
            "word/document.xml": f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{space}">'
            f"<w:body><w:p><w:r><w:t>They met {inside}.</w:t></w:r></w:p></w:body>"
            "</w:document>".encode(),
        }
    )


def entity_feed(doctype: str, inside: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>N</title>'
        f"<item><title>They met {inside}.</title></item></channel></rss>"
    ).encode()


@pytest.mark.parametrize(("make", "name"), [(entity_docx, "a.docx"), (entity_feed, "a.rss")])
@pytest.mark.parametrize("kind", ["file", "address", "laughs", "parameter"])
def test_entities_are_not_resolved(
    make: Callable[[str, str], bytes],
    name: str,
    kind: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text(SECRET)
    doctype = {
        "file": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>',
        "address": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>',
        "laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY e "&l11;">]>',
        "parameter": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>',
    }[kind]
    for part in open_parts(make(doctype, "&e;"), name):
        if isinstance(part, Text):
            assert SECRET not in part.text
            assert len(part.text) < 1000
        else:
            assert isinstance(part, BrokenDocument)


def test_feeds() -> None:
    first, second = open_texts(specimens.rss(), "a.xml", "application/xml")
    assert first.publisher == second.publisher == "The North"
    assert first.published == specimens.PUBLISHED
    assert first.url == specimens.ADDRESS
    assert second.text == "The ministers will meet again"
    [entry] = open_texts(specimens.atom(), "a.xml", "text/xml")
    assert entry.text == specimens.TEXT
    assert entry.extra["modified"] == "2023-05-06"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1"])
def test_a_feed_in_any_encoding(encoding: str) -> None:
    said = encoding.removesuffix("-le").removesuffix("-sig")
    feed = f"<?xml version='1.0' encoding='{said}'?><rss><channel><title>Nørd</title>"
    feed += "<item><title>Møtet</title></item></channel></rss>"
    [entry] = open_texts(feed.encode(encoding), "a.rss", "application/rss+xml")
    assert (entry.title, entry.publisher) == ("Møtet", "Nørd")


def test_a_letter_and_its_attachment() -> None:
    letter, attachment = open_texts(specimens.letter(attached=True), "a.eml")
    assert letter.publisher == "Press Office"
    assert letter.published == specimens.PUBLISHED
    assert attachment.form == "pdf"
    assert attachment.text == specimens.TEXT
    assert attachment.extra["attachment"] == "a.eml, a.pdf"
    assert attachment.extra["digest"] != letter.extra["digest"]


def test_a_letter_in_html_and_old_headers() -> None:
    source = (
        b"From: =?iso-8859-1?Q?Minist=E8re?= <a@b.example>\r\n"
        b"Subject: =?utf-8?B?" + base64.b64encode("Déclaration".encode()) + b"?=\r\n"
        b"Date: 4 May 2023 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"<p>Ils se sont rencontr\xe9s.</p>"
    )
    [text] = open_texts(source)
    assert text.publisher == "Ministère"
    assert text.text == "Déclaration\n\nIls se sont rencontrés."


def test_an_archive_of_a_crawl() -> None:
    for name, data in (
        ("a.warc", specimens.archive()),
        ("a.warc.gz", specimens.archive(packed=True)),
    ):
        [text] = open_texts(data, name)
        assert text.form == "html"
        assert text.url == specimens.ADDRESS
        assert text.extra["fetched"].startswith("20")


def test_a_hostile_page_in_an_archive_costs_only_itself() -> None:
    from comity.reader.forms import Limits

    hostile = b"<html>" + b"<div>" * 60_000 + b"x"
    nameless = b"<html><p>They met without an address."
    data = specimens.archive(specimens.html(), hostile, nameless)
    parts = list(open_parts(data, "a.warc", limits=Limits(seconds=0.5)))
    assert [type(part).__name__ for part in parts] == ["Text", "TooSlow", "Text"]
    assert isinstance(parts[2], Text)
    assert parts[2].url == "https://north.example/fetched/4"


def test_errors_travel() -> None:
    import pickle

    error = BrokenDocument("a.pdf", "found none")
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, FormError)
    assert str(again) == str(error)

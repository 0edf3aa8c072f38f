"""Which form a document has."""

from __future__ import annotations

import pytest

from comity.reader.forms.errors import UnknownForm
from comity.reader.forms.registry import FORMS, recognise


@pytest.mark.parametrize(
    ("head", "name", "media_type", "form"),
    [
        (b"The ministers met.", "", "", "text"),
        (b"The ministers met.", "page.txt", "text/plain", "text"),
        (b"# Title", "page.md", "", "markdown"),
        (b"# Title", "page", "text/markdown; charset=utf-8", "markdown"),
        (b"<!DOCTYPE html><html>", "", "", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "", "", "html"),
        (b"  <!-- saved --> <HTML lang=en>", "", "text/plain", "html"),
        (b"<p>They met", "page.HTML", "", "html"),
        (b"<p>They met", "", "text/html", "html"),
        (b'{"id": 1}\n{"id": 2}', "", "", "jsonl"),
        (b'{"id": 1}', "rows.ndjson", "application/octet-stream", "jsonl"),
        (b"", "", "", "text"),
        ("Réunion".encode("utf-16"), "", "", "text"),
    ],
)  # fmt: skip
def test_recognition(head: bytes, name: str, media_type: str, form: str) -> None:
    assert recognise(head, name, media_type).name == form


@pytest.mark.parametrize(
    ("head", "name", "media_type", "found"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "flag.png", "", "'.png'"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "", "", "ELF"),
        (b"PK\x03\x04\x14\0", "sheet.xlsx", "", "archive or office file"),
        (b"words", "", "application/msword", "application/msword"),
    ],
)
def test_what_is_not_read_here(head: bytes, name: str, media_type: str, found: str) -> None:
    with pytest.raises(UnknownForm, match=r"Expected text, Markdown, HTML") as caught:
        recognise(head, name, media_type)
    assert found in str(caught.value)


def test_no_two_forms_claim_the_same() -> None:
    suffixes = [suffix for form in FORMS for suffix in form.suffixes]
    media_types = [media_type for form in FORMS for media_type in form.media_types]
    assert len(suffixes) == len(set(suffixes))
    assert len(media_types) == len(set(media_types))

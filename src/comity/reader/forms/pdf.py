"""PDF: the prose of its pages, without running heads, page numbers and hyphens at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from comity.reader.claims import Text
from comity.reader.forms.dating import published_date
from comity.reader.forms.document import Document, Records
from comity.reader.forms.errors import BrokenDocument, LockedDocument, TooLarge
from comity.reader.forms.front import head_dates, title_of
from comity.reader.forms.normal import make_text, normalise, one_line
from comity.reader.forms.setting import Line, prose_of, title_lines, without_running_lines

PAGES_MAX = 5000
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_JUNK_TITLE = re.compile(
    r"(?i)^(?:microsoft |untitled|document\d*$|slide \d)|\.(?:docx?|pdf|indd|qxd|rtf|odt)$|^\W*$"
)


def texts(document: Document, records: Records) -> Iterator[Text]:
    """The one text of the document."""
    try:
        pdf = pypdfium2.PdfDocument(document.body)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedDocument(
                document.name, "found that it opens with a password only"
            ) from None
        raise BrokenDocument(document.name, f"expected a PDF, found none ({error})") from None
    with pdf:
        if len(pdf) > PAGES_MAX:
            raise TooLarge(document.name, f"found {len(pdf):,} pages, of at most {PAGES_MAX:,}")
        pages = without_running_lines([_lines(pdf, number) for number in range(len(pdf))])
        metadata = pdf.get_metadata_dict()
    body = normalise(prose_of(pages))
    title = _title(metadata.get("Title", ""), pages, body)
    dates = head_dates(body)
    created = published_date(metadata.get("CreationDate", "").removeprefix("D:")[:8])
    extra = {"created": created, "modified": dates.get("modified", "")}
    yield make_text(
        body,
        document.name,
        title=title,
        published=dates.get("published") or dates.get("modified", ""),
        form="pdf",
        extra={key: value for key, value in extra.items() if value},
    )


def _lines(pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of a page as the library orders them, with where they stand."""
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return []  # one broken page: the others are still worth reading
    lines: list[Line] = []
    text_page = page.get_textpage()
    at = 0
    count = text_page.count_chars()
    for line in text_page.get_text_range().split("\r\n"):
        words = line.translate(_LIGATURES).strip()
        last = min(at + len(line), count) - 1
        if words and last >= 0:
            first = min(at + len(line) - len(line.lstrip()), last)
            left, bottom, _, _ = text_page.get_charbox(first, loose=True)
            _, end_bottom, right, _ = text_page.get_charbox(last, loose=True)
            size = raw.FPDFText_GetFontSize(text_page, first)
            lines.append(Line(words, left, right, bottom, end_bottom, size))
        at += len(line) + 2
    text_page.close()
    page.close()
    return lines


def _title(stated: str, pages: list[list[Line]], body: str) -> str:
    """What stands largest on the first page; else the document's own title if it is in the text;
    else a first line that stands apart."""
    largest = one_line(" ".join(title_lines(pages[0]))) if pages else ""
    stated = one_line(stated)
    if largest:
        return largest
    if not _JUNK_TITLE.search(stated) and stated.casefold() in body[:2000].casefold():
        return stated
    return title_of(body)

"""DOCX: the prose of a Word document, its headings, lists, tables and footnotes as lines."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

import mammoth

from comity.reader.claims import Text
from comity.reader.forms.dating import published_date
from comity.reader.forms.document import LIMITS, Document
from comity.reader.forms.errors import BrokenDocument, LockedDocument, TooLarge
from comity.reader.forms.front import head_dates, title_of
from comity.reader.forms.html import fragment_prose
from comity.reader.forms.normal import make_text

FILES_MAX = 2000
_OLE = b"\xd0\xcf\x11\xe0"
"""An encrypted DOCX is no zip file but a compound one, as old DOC files are."""
_BODY = "word/document.xml"
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)
_PROPERTY = re.compile(r"<(?:dc|dcterms):(title|language|created)\b[^>]{0,200}>([^<]{0,500})<")
PROPERTY_BYTES_MAX = 100_000


def texts(document: Document, skip: int) -> Iterator[Text]:
    """The one text of the document."""
    data, name = document.body, document.name
    if data.startswith(_OLE):
        raise LockedDocument(name, "found an encrypted or old binary Word document")
    properties = _checked(data, name)
    # Mammoth reads content controls, tracked insertions and text boxes, which python-docx
    # leaves out; pictures are not wanted, and would come as text of many megabytes.
    page = mammoth.convert_to_html(
        io.BytesIO(data),
        convert_image=mammoth.images.img_element(lambda image: {}),
        style_map="p[style-name='Title'] => h1:fresh",
    ).value
    body = fragment_prose(page).replace(" ↑", "")
    heading = _HEADING.search(page[:20_000])
    title = fragment_prose(heading[1]) if heading else title_of(body)
    dates = head_dates(body)
    extra = {"created": properties.get("created", ""), "modified": dates.get("modified", "")}
    yield make_text(
        body,
        name,
        title=title,
        published=dates.get("published") or dates.get("modified", ""),
        language=properties.get("language", ""),
        form="docx",
        extra={key: value for key, value in extra.items() if value},
    )


def _checked(data: bytes, name: str) -> dict[str, str]:
    """The properties of a document that unpacks to no more than it may."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = packed.infolist()
            size_bytes = sum(file.file_size for file in files)
            if len(files) > FILES_MAX or size_bytes > LIMITS.document_bytes:
                found = f"found {len(files):,} files of {size_bytes:,} bytes packed in it"
                raise TooLarge(name, found)
            if _BODY not in packed.namelist():
                raise BrokenDocument(name, f"expected a DOCX, found an archive without {_BODY}")
            if "docProps/core.xml" not in packed.namelist():
                return {}
            return _properties(packed.read("docProps/core.xml"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BrokenDocument(name, f"expected a DOCX, found no zip file ({error})") from None


def _properties(source: bytes) -> dict[str, str]:
    """Title, language and day of creation, picked out without a parser that entities could fool."""
    found = {
        match[1]: unescape(match[2])
        for match in _PROPERTY.finditer(source[:PROPERTY_BYTES_MAX].decode("utf-8", "replace"))
    }
    return found | {"created": published_date(found.get("created", ""))}

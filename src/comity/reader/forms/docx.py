"""DOCX: the prose of a Word document, its headings, lists and tables as lines.

Read from its XML itself: python-docx leaves out tracked insertions, content controls and text
boxes, and mammoth takes 0.2 s for a page (measured 2026-11), most of it for styles.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from comity.reader.claims import Text
from comity.reader.forms.dating import published_date
from comity.reader.forms.document import LIMITS, Document, Records
from comity.reader.forms.errors import BrokenDocument, LockedDocument, TooLarge
from comity.reader.forms.front import head_dates, title_of
from comity.reader.forms.normal import make_text, normalise

FILES_MAX = 2000
_OLE = b"\xd0\xcf\x11\xe0"
"""An encrypted DOCX is no zip file but a compound one, as old DOC files are."""
_BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = frozenset(
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}pPr",
        f"{_W}rPr",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TITLE_STYLE = re.compile(r"(?i)title$|heading1$")
_HEADING_STYLE = re.compile(r"(?i)(?:sub)?title|heading")
_LIST_STYLE = re.compile(r"(?i)list(?:bullet|number)")


def texts(document: Document, records: Records) -> Iterator[Text]:
    """The one text of the document."""
    name = document.name
    files = _unpacked(document.body, name)
    prose = _Prose()
    body = _parsed(files[_BODY], name).find(f"{_W}body")
    if body is not None:
        prose.read(body)
    text = normalise("".join(prose.pieces))
    stated = _properties(files.get(_PROPERTIES, b""))
    dates = head_dates(text)
    extra = {"created": stated.get("created", ""), "modified": dates.get("modified", "")}
    yield make_text(
        text,
        name,
        title=prose.title or title_of(text),
        published=dates.get("published") or dates.get("modified", ""),
        language=stated.get("language", ""),
        form="docx",
        extra={key: value for key, value in extra.items() if value},
    )


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The files wanted of a document that unpacks to no more than it may."""
    if data.startswith(_OLE):
        raise LockedDocument(name, "found an encrypted or old binary Word document")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = packed.infolist()
            size_bytes = sum(file.file_size for file in files)
            if len(files) > FILES_MAX or size_bytes > LIMITS.document_bytes:
                found = f"found {len(files):,} files of {size_bytes:,} bytes packed in it"
                raise TooLarge(name, found)
            names = set(packed.namelist())
            if _BODY not in names:
                raise BrokenDocument(name, f"expected a DOCX, found an archive without {_BODY}")
            return {part: packed.read(part) for part in (_BODY, _PROPERTIES) if part in names}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise BrokenDocument(name, f"expected a DOCX, found no sound zip file ({error})") from None


def _parsed(source: bytes, name: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False
    )
    try:
        return etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenDocument(name, f"expected XML, found {error}") from None


class _Prose:
    """The lines of a body in order, and the title if a paragraph is styled as one.

    Parts nest no deeper than the parser allows, 256.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.title = ""

    def read(self, part: Any) -> None:
        """Adds what a part holds: paragraphs, tables, and what wraps them."""
        for child in part:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tr":
                cells = ("".join(_words(cell)).strip() for cell in child.iter(f"{_W}tc"))
                self.pieces.append("\n" + " | ".join(" ".join(cell.split()) for cell in cells))
            elif child.tag not in _UNSEEN and isinstance(child.tag, str):
                if child.tag == f"{_W}tbl":
                    self.pieces.append("\n")
                self.read(child)

    def _paragraph(self, paragraph: Any) -> None:
        words = "".join(_words(paragraph)).strip()
        if not words:
            return
        properties = paragraph.find(f"{_W}pPr")
        styled = properties.find(f"{_W}pStyle") if properties is not None else None
        style = "" if styled is None else styled.get(f"{_W}val", "")
        if not self.title and _TITLE_STYLE.match(style):
            self.title = words
        numbered = properties is not None and properties.find(f"{_W}numPr") is not None
        is_item = _LIST_STYLE.match(style) or (numbered and not _HEADING_STYLE.match(style))
        self.pieces.append(f"\n- {words}" if is_item else f"\n\n{words}")


def _words(part: Any) -> Iterator[str]:
    for child in part:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _UNSEEN and isinstance(child.tag, str):
            if child.tag == f"{_W}p":
                yield "\n"
            yield from _words(child)


def _properties(source: bytes) -> dict[str, str]:
    """Language and day of creation, if the document states them."""
    try:
        found = {
            str(child.tag).rpartition("}")[2]: child.text or "" for child in _parsed(source, "")
        }
    except BrokenDocument:
        return {}
    created = published_date(found.get("created", ""))
    return {"language": found.get("language", ""), "created": created}

"""From bytes or a path to texts: the form recognised, the parser run where it is safe to."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from comity.reader.claims import Text
from comity.reader.forms import child
from comity.reader.forms.decoding import utf8
from comity.reader.forms.document import EVERY, LIMITS, Document, Limits, Records
from comity.reader.forms.errors import EmptyDocument, FormError, TooLarge, UnreadableFile
from comity.reader.forms.normal import with_extra
from comity.reader.forms.registry import HEAD_BYTES, Form, recognise

Source = str | os.PathLike[str] | bytes
"""A path, or the bytes themselves."""


def open_texts(
    source: Source, name: str = "", media_type: str = "", *, limits: Limits = LIMITS
) -> Iterator[Text]:
    """The texts of a document in order, most often one.

    Raises:
        FormError: the document, or one in it, could not be read; see ``errors.py``.
    """
    for part in open_parts(source, name, media_type, limits=limits):
        if isinstance(part, FormError):
            raise part
        yield part


def open_parts(
    source: Source, name: str = "", media_type: str = "", *, limits: Limits = LIMITS
) -> Iterator[Text | FormError]:
    """Like ``open_texts``, but what could not be read stands as an error in its place.

    ``extra`` of each text holds the ``name`` of the document, the sha256 ``digest`` of the bytes
    the text was made from, ``part``, its number in the document from 0, and in a stream the
    ``offset`` in bytes at which its record begins.
    """
    for _, part in open_records(source, name, media_type, limits=limits):
        yield part


def open_records(
    source: Source,
    name: str = "",
    media_type: str = "",
    *,
    limits: Limits = LIMITS,
    records: Records = EVERY,
) -> Iterator[tuple[int, Text | FormError]]:
    """Each part with its number: in a stream (JSONL, WARC) that of its record, of which only
    those wanted are read; elsewhere its place among the texts of the document."""
    number, found_any = -1, False
    try:
        document, form = _recognised(source, name, media_type, limits)
    except FormError as error:
        yield 0, error
        return
    digest = "" if document.data is None else hashlib.sha256(document.data).hexdigest()
    for part in _parsed(document, form, limits, records):
        if isinstance(part, int):
            number = part
            continue
        number += not form.stream
        if number not in records and number >= 0:
            continue
        if isinstance(part, Text):
            part = with_extra(part, name=document.name, digest=digest, part=number)
        found_any = True
        yield max(number, 0), part
    if not found_any and records == EVERY:
        yield 0, EmptyDocument(document.name, "found no document in it")


def is_stream(path: str | os.PathLike[str]) -> bool:
    """The file is of a form whose records can be read in part."""
    try:
        with Path(path).open("rb") as stream:
            return recognise(stream.read(HEAD_BYTES), Path(path).name).stream
    except (OSError, ValueError):
        return False


def _recognised(
    source: Source, name: str, media_type: str, limits: Limits
) -> tuple[Document, Form]:
    if isinstance(source, bytes):
        form = recognise(source[:HEAD_BYTES], name, media_type)
        _check_size(len(source), name, limits)
        return Document(name, media_type, source), form
    path = Path(source)
    name = name or path.name
    try:
        with path.open("rb") as stream:
            form = recognise(stream.read(HEAD_BYTES), name, media_type)
            if form.stream:
                return Document(name, media_type, None, str(path.absolute())), form
            stream.seek(0)
            data = stream.read(limits.document_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if isinstance(error, FormError):
            raise
        found = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFile(name, f"found that it cannot be opened ({found})") from None
    _check_size(len(data), name, limits)
    return Document(name, media_type, data), form


def _check_size(size_bytes: int, name: str, limits: Limits) -> None:
    if size_bytes > limits.document_bytes:
        most = limits.document_bytes
        raise TooLarge(name, f"found more than the {most:,} bytes that a document may have")


def _parsed(
    document: Document, form: Form, limits: Limits, records: Records
) -> Iterator[Text | FormError | int]:
    """Light forms here, the rest in a child; so too what needs its encoding guessed."""
    if not form.light or not (document.data is None or utf8(document.data) is not None):
        yield from child.parse(document, form, limits, records)
        return
    try:
        yield from import_module(form.module).texts(document, records)
    except FormError as error:
        yield error

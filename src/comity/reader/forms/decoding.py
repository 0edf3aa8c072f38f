"""Bytes to characters, whatever the encoding was said to be."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})")
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})")
_SAMPLE_BYTES = 65536
_UNTRUE = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"})
"""Labels that the web uses for windows-1252 (WHATWG Encoding Standard, table of labels)."""


def utf8(data: bytes) -> str | None:
    """The text if the bytes are UTF-8 (with or without a byte order mark), else None."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x1b$" in data[:4096]:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text if text.count("\0", 0, 4096) * 10 <= min(len(text), 4096) else None


def decode(data: bytes, declared: str = "") -> str:
    """The text of the bytes; undecodable ones become U+FFFD.

    Bytes that are valid UTF-8 are UTF-8, whatever they are declared as: no other encoding in
    use yields valid UTF-8 by accident. Then a byte order mark, the declared encoding, the one
    named inside (HTML, XML) and, last, a guess from the bytes.
    """
    text = utf8(data)
    if text is not None:
        return text
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[:4096].count(0) * 4 > len(data[:4096]):
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    inside = _META.search(data, 0, 4096) or _XML.match(data)
    for label in (declared, inside.group(1).decode("ascii") if inside else "", _guess(data)):
        encoding = "windows-1252" if label.lower() in _UNTRUE else label
        if encoding and _is_for_text(encoding):
            return data.decode(encoding, "replace")
    return data.decode("windows-1252", "replace")


def _is_for_text(encoding: str) -> bool:
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    # "hex" or "zip" are codecs too, and no encodings; the flag has no public name.
    return bool(getattr(codec, "_is_text_encoding", True)) and codec.name not in (
        "idna",
        "punycode",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "utf-7",
    )


def _guess(data: bytes) -> str:
    # Deferred: a library in C, wanted for undeclared legacy encodings only, and in a child.
    from resiliparse.parse.encoding import detect_encoding

    return str(detect_encoding(data[:_SAMPLE_BYTES]) or "")

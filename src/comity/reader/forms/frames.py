"""What passes between a parser in a child and its parent: JSON, each piece with its length."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import Any

from comity.reader.claims import Text

HEADER = struct.Struct(">I")
FRAME_BYTES_MAX = 64 * 2**20


def frame(content: dict[str, Any]) -> bytes:
    """One piece, ready to send."""
    data = json.dumps(content, separators=(",", ":")).encode()
    return HEADER.pack(len(data)) + data


def text_frame(text: Text) -> bytes:
    """A text, ready to send."""
    return frame({"text": asdict(text)})


def text_from(content: dict[str, Any]) -> Text:
    """The text of such a piece.

    Raises:
        TypeError, ValueError: it is none; a child that a document took over may send anything.
    """
    text = Text(**content)
    strings = (text.text, text.title, text.published, text.url, text.publisher, text.language)
    if not all(isinstance(value, str) for value in (*strings, text.form)):
        raise TypeError("expected strings")
    if not isinstance(text.extra, dict):
        raise TypeError("expected an object in extra")
    return text

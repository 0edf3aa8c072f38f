"""A document as it came: bytes or a path, with its name and declared type."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Document:
    """``data`` are its bytes; None if it is to be read from ``path`` piece by piece."""

    name: str
    media_type: str = ""
    data: bytes | None = None
    path: str = ""

    def open(self) -> BinaryIO:
        """The bytes as a stream; OSError if the path cannot be opened."""
        return Path(self.path).open("rb") if self.data is None else io.BytesIO(self.data)

    @property
    def body(self) -> bytes:
        """All bytes, for forms that are read as a whole."""
        return Path(self.path).read_bytes() if self.data is None else self.data

    @property
    def charset(self) -> str:
        """The encoding that the media type declares, or ""."""
        _, _, parameters = self.media_type.partition(";")
        for parameter in parameters.split(";"):
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()
        return ""


@dataclass(frozen=True, slots=True)
class Records:
    """Which records of a stream are wanted: ``first`` and each ``step`` after it, from 0."""

    first: int = 0
    step: int = 1

    def __contains__(self, number: int) -> bool:
        return number >= self.first and (number - self.first) % self.step == 0

    def after(self, number: int) -> Records:
        """Those wanted that come after this one, which is wanted too."""
        return Records(number + self.step, self.step)


EVERY = Records()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost before it is given up."""

    seconds: float = 10.0
    """For one document, or for one of those in a stream."""
    memory_bytes: int = 512 * 2**20
    document_bytes: int = 64 * 2**20
    """Bytes of a document as it came, and of what it unpacks to."""
    text_characters: int = 8 * 2**20


LIMITS = Limits()

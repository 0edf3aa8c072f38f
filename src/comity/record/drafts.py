"""What is handed to a revision to be written: frozen, checked when written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.dates import Span


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One entry to be opened; ``subject`` and ``object`` are row numbers of items."""

    kind: str
    subject: int
    object: int | None = None
    term: str = ""
    value: Mapping[str, Any] | None = None
    span: Span = Span.ALWAYS


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """What an entry rests on: a passage; a row of a data set; or, with neither, knowledge.

    ``marking`` is a row number; ``locator`` the row of the data set, or in whose knowledge it is.
    """

    marking: int
    passage: int | None = None
    edition: int | None = None
    locator: str = ""


@dataclass(frozen=True, slots=True)
class EditionDraft:
    """One dated edition of a document; see ``models.Edition`` for the fields.

    ``digest`` is given for a data set alone, which keeps no text.
    """

    title: str
    text: str | None = None
    address: str = ""
    publisher: str = ""
    published: str = ""
    genre: str = ""
    side: str = ""
    authority: str = ""
    language: str = "en"
    form: str = "text"
    digest: str = ""

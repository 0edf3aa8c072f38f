"""The form of a brief: sections of sentences, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from comity.record.queries import SeenSource


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the row numbers of the entries it rests on, at least one.

    A sentence about the record itself ("on record …") rests on what it counted.
    """

    text: str
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``listed`` says that the sentences are items of a list rather than run on."""

    sentences: tuple[Sentence, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One row per source cited, numbered from 1 in the order of the text.

    ``edition`` is the row number of the document's edition, None for what somebody knows.
    """

    number: int
    source: SeenSource
    publisher: str
    published: str
    address: str
    edition: int | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as of a day, as far as was known at a time, for one audience.

    ``notes`` gives the numbers of the notes each entry has. ``releasable_to`` are the audiences
    that may see every sentence of it, with at least one source of each.
    """

    title: str
    audience: str
    on: date
    known: datetime | None
    summary: Paragraph
    sections: tuple[Section, ...]
    sources: tuple[Note, ...]
    notes: dict[int, tuple[int, ...]]
    handling: str
    releasable_to: tuple[str, ...]

    def notes_of(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of the notes a sentence rests on, in order, each once."""
        return tuple(sorted({n for entry in sentence.entries for n in self.notes.get(entry, ())}))

"""The form of a brief: sections of sentences, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from comity.accounts.portions import narrowest, widest
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

    ``notes`` gives the numbers of the notes each entry has. ``handling`` is the narrowest label of
    its sentences and notes; ``releasable_to`` are the audiences that may see every sentence of
    it, with at least one source of each, and every note.
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

    @property
    def editions(self) -> set[int]:
        """Row numbers of the editions it cites."""
        return {note.edition for note in self.sources if note.edition is not None}

    def notes_of(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of the notes a sentence rests on, in order, each once."""
        return tuple(sorted({n for entry in sentence.entries for n in self.notes.get(entry, ())}))

    def handling_of(self, *sentences: Sentence) -> str:
        """The portion mark of these sentences; "" where they rest on nothing.

        One source that may be shown suffices for an entry, so the widest of its labels counts; of
        all entries the narrowest does.
        """
        entries = {entry for sentence in sentences for entry in sentence.entries}
        return narrowest(
            widest(self.sources[number - 1].source.handling for number in self.notes[entry])
            for entry in entries
            if self.notes.get(entry)
        )


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs, the first and last of each: 1 3 4 5 → (1, 1), (3, 5)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found

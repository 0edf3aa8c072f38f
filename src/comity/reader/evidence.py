"""The words that gave a claim its fields, found in the sentences that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.dates.prose import DateMention
from comity.reader.claims import Evidence
from comity.reader.quotes import evidence_of
from comity.reader.tokens import Sentence

_OFFICES = "TLEH"
"""Classes of words that say a level: titles, roles, events and honorifics."""


def words_for_level(text: str, sentences: Iterable[Sentence], level: str) -> list[Evidence]:
    """The first title, role or event of the level."""
    for sentence in sentences:
        for token in sentence.tokens:
            sense = token.sense
            if sense and token.letter in _OFFICES and sense.level == level:
                return [evidence_of(text, "level", token.start, token.end, level)]
    return []


def words_for_actors(
    text: str, field: str, sentences: Iterable[Sentence], codes: Sequence[str]
) -> list[Evidence]:
    """The first words that name each of the actors, in the order of the actors."""
    found: dict[str, Evidence] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            code = token.name.code if token.name else ""
            if code and code in codes and code not in found:
                found[code] = evidence_of(text, field, token.start, token.end, code)
    return [found[code] for code in codes if code in found]


def words_for_dates(
    text: str, sentences: Iterable[Sentence], dates: dict[str, str]
) -> list[Evidence]:
    """For each field with its date the words that say just this date."""
    found = []
    for field, date in dates.items():
        token = next(
            (
                token
                for sentence in sentences
                for token in sentence.tokens
                if date and token.date and date in _readings(token.date)
            ),
            None,
        )
        if token:
            found.append(evidence_of(text, field, token.start, token.end, date))
    return found


def _readings(date: DateMention) -> tuple[str, str, str]:
    return date.edtf, date.past, date.future

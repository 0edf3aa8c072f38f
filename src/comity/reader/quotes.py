"""Passages: where a claim's quote is made. The exact words, cut from the text by position."""

from __future__ import annotations

from comity.reader.claims import Evidence, Passage
from comity.reader.tokens import Sentence


def passage_of(text: str, sentence: Sentence) -> Passage:
    """The words of a sentence."""
    return Passage(sentence.start, sentence.end, text[sentence.start : sentence.end])


def passages_of(text: str, main: Sentence, more: list[Sentence]) -> tuple[Passage, ...]:
    """The main sentence first, then the others in the order of the text, each once."""
    others = sorted(
        {one.start: one for one in more if one.start != main.start}.values(),
        key=lambda one: one.start,
    )
    return tuple(passage_of(text, one) for one in (main, *others))


def evidence_of(text: str, field: str, start: int, end: int, value: str = "") -> Evidence:
    """The words that gave a field its value."""
    return Evidence(field, start, end, text[start:end], value)

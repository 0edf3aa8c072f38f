"""One instrument as a sentence tells it; becomes a claim when the text has been read."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.reader.tokens import Sentence


@dataclass(slots=True)
class Made:
    """``parties`` is empty for a joint text, whose parties are those who speak in it.

    ``form`` is the shape it was read from: joint, named, called, each. ``signed`` says that the
    sentence tells of its making, so that a date of that may stand elsewhere.
    """

    kind: str
    title: str
    parties: tuple[str, ...]
    sentence: Sentence
    form: str
    date: str = ""
    span: tuple[int, int] = (0, 0)
    topics: tuple[str, ...] = ()
    signed: bool = False
    more: list[Sentence] = field(default_factory=list)

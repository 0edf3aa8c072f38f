"""One standing as a sentence tells it; becomes a claim when the text has been read."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reader.row import Row
from comity.reader.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """``word`` is the span of the word that says so, ``form`` the shape it was read from.

    ``then`` says that it is true of the time the sentence speaks of, not of the day of writing;
    ``as_of`` then is that time if the sentence dates it, else "".
    """

    subject: str
    kind: str
    object: str
    sentence: Sentence
    form: str
    start: str = ""
    end: str = ""
    as_of: str = ""
    label: str = ""
    then: bool = False
    word: tuple[int, int] = (0, 0)


def say(
    row: Row,
    subjects: list[str],
    kind: str,
    other: str,
    at: int,
    form: str,
    *,
    label: str = "",
    start: str = "",
    end: str = "",
) -> list[Standing]:
    """The same standing for each subject, once; the word at token ``at`` says so."""
    span = (row.tokens[at].start, row.tokens[at].end)
    return [
        Standing(one, kind, other, row.sentence, form, start=start, end=end, label=label, word=span)
        for one in dict.fromkeys(subjects)
        if one and other and one != other
    ]

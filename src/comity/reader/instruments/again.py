"""The date of an instrument that the sentence before named: "It was signed on …"."""

from __future__ import annotations

from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import MADE, date_made, was_signed
from comity.reader.instruments.titles import Title
from comity.reader.lexicon import word_set
from comity.reader.row import Row

_MEANT = word_set("means-instrument")
_WITHIN = 2
"""Sentences after which nobody means the text by "it"."""


def hear_date(row: Row, made: list[Made]) -> None:
    """Let the last instrument have the date that "It was signed on …" gives it."""
    last = made[-1] if made else None
    if last is None or last.date or "D" not in row.letters:
        return
    verb = _said_of_it(row)
    if verb < 0 or not 0 < row.sentence.number - last.sentence.number <= _WITHIN:
        return
    last.date = date_made(row, Title(0, 1), verb)
    if last.date:
        last.more.append(row.sentence)


def _said_of_it(row: Row) -> int:
    """Token of the verb in "It was signed", "Signed on …, the agreement"; else -1."""
    words, letters = row.words, row.letters
    if words[0] in MADE and was_signed(row, 0):
        comma = letters.find(",")
        return 0 if comma > 0 and {*words[comma + 1 : comma + 3]} & _MEANT else -1
    k = 1 if letters[0] == "d" else 0
    if words[k] not in _MEANT or letters[k + 1] != "a":
        return -1
    verb = k + 2
    while letters[verb] in "vaj":
        verb += 1
    return verb if verb < len(words) and words[verb] in MADE else -1

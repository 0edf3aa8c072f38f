"""The day that a text gives for all it tells: in its title, or on a line with a place or a time.

    Readouts of the Secretary-General's meetings, 25 September 2024
    Tallinn, 3 May 2023

A date that opens the text of a news item, or stands alone, is that of publication, and says
nothing of when something took place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.dates.prose import DateMention
from comity.reader.tokens import Sentence

_WITHIN = 8
"""Sentences among which a line with date and place is looked for."""
_PLACE_AND_DATE = re.compile(r"(?:[NW],?)+(?:-?N+,?)?D\.?|D[,-](?:[NW],?)+\.?")
_TIME = re.compile(r"[0-2]?[0-9]:[0-5][0-9]")
_DAY_AND_TIME = re.compile(r"D,?-?n:n")
_SHORT = 12
"""Tokens of such a line at most."""
_PRECISE = ("day", "range", "set")


def day_of_text(text: str, sentences: Sequence[Sentence]) -> DateMention | None:
    """The date of the title, or of the line that says when and where; None if there is none."""
    for sentence in sentences[:_WITHIN]:
        found = next((token.date for token in sentence.tokens if token.date), None)
        if found is None or found.precision not in _PRECISE or found.relative:
            continue
        letters = sentence.letters
        if sentence.kind == "title":
            if letters.rstrip(").")[-1:] == "D" and letters.count("D") == 1 and letters[0] != "D":
                return found
            continue
        timed = letters == "D" and _TIME.match(text[sentence.end : sentence.end + 8].strip())
        timed = timed or _DAY_AND_TIME.fullmatch(letters)
        if timed or (len(letters) <= _SHORT and _where_and_when(letters)):
            return found
    return None


def _where_and_when(letters: str) -> bool:
    return "W" in letters and _PLACE_AND_DATE.fullmatch(letters) is not None

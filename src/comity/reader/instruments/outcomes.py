"""Lists of what was signed: a line that says so, then a title in each item or row of a table."""

from __future__ import annotations

import re

from comity.reader.instruments.actors import is_capital
from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import named_in
from comity.reader.instruments.titles import title_around
from comity.reader.lexicon import word_set
from comity.reader.row import Row

_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s+)*")
_LISTED = word_set("outcomes")
_MADE_SO = word_set("outcomes-made")


def hear_outcomes_ahead(row: Row, published: str) -> bool:
    """The line says that what follows was signed: "The following agreements were signed:".

    It was signed on the day that the line gives, or else on that of publication.
    """
    if not _announces(row):
        return False
    row.discourse.outcomes_ahead = True
    row.discourse.outcomes_on = _day_of_signing(row) or published
    return True


def _announces(row: Row) -> bool:
    ends = row.sentence.letters.endswith((":", ".")) and row.words[-1:] == [":"]
    heading = row.sentence.kind in ("heading", "title", "lead-in")
    if not ends and not heading:
        return False
    words = set(row.words)
    ahead = ends and {*row.words[-2:-1]} <= _MADE_SO
    named = ahead or bool(words & _LISTED) or ("I" in row.letters and row.sentence.kind != "title")
    return named and bool(words & _MADE_SO) and "will" not in words


def is_title_alone(row: Row) -> bool:
    """The line is the title of an instrument, though it ends with a full stop."""
    at = row.letters.find("I")
    return 0 <= at < 3 and is_capital(row, at) and not set("VRap") & set(row.letters)


def _day_of_signing(row: Row) -> str:
    """The day that the line gives: "Documents signed on 3 May 2021"; "" if it gives none."""
    days = [one.edtf for one in row.dates(0, len(row.tokens)) if one.precision == "day"]
    return days[0] if len(days) == 1 else ""


def outcome_in(row: Row, date: str) -> Made | None:
    """The instrument that an item of such a list names."""
    at = row.letters.find("I")
    if at < 0 or at > 12 or not (is_capital(row, at) or at < 3):
        return None
    title = title_around(row, at)
    sense = row.tokens[at].sense
    if title is None or sense is None:
        return None
    end = title.left
    while end < len(row.tokens) and row.words[end] not in ("|", ";"):
        end += 1
    start = row.tokens[title.left].start
    number = _NUMBER.match(row.text, start, row.tokens[at].start)
    start = number.end() if number else start
    exact = row.text[start : row.tokens[end - 1].end].rstrip(" ,.;")
    if len(exact.split()) < 3:
        return None
    named = list(title.between) or named_in(row, title)
    company = row.everyone() or row.back.pair
    parties = named if len(named) > 1 else company if len(company) == 2 else row.back.pair
    if len(parties) < 2:
        return None
    span = (start, start + len(exact))
    return Made(
        sense.kind, exact, tuple(sorted(parties)), row.sentence, "outcome", date, span, signed=True
    )

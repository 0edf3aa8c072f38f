"""Lists of what was signed: a line that says so, then a title in each item or row of a table."""

from __future__ import annotations

from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import named_in
from comity.reader.instruments.titles import is_capital, title_around
from comity.reader.lexicon import word_set
from comity.reader.row import Row

_LISTED = word_set("outcomes")
_MADE_SO = word_set("outcomes-made")


def announces_outcomes(row: Row) -> bool:
    """The line says that what follows was signed: "The following agreements were signed:"."""
    ends = row.sentence.letters.endswith((":", ".")) and row.words[-1:] == [":"]
    heading = row.sentence.kind in ("heading", "title", "lead-in")
    if not ends and not heading:
        return False
    words = set(row.words)
    named = "I" in row.letters or bool(words & _LISTED)
    return named and bool(words & _MADE_SO) and "will" not in words


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

"""Dates that stand before what they date: "July 2015: …", "3 May – …", a year above its entries.

In a chronology, a list of milestones or a table the date stands first, and the sentences after it
say what happened then, mostly in the present tense.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.dates.prose import DateMention, find_dates
from comity.reader.tokens import Sentence, Token

_SEPARATORS = ":-|"
_HEADINGS = ("heading", "lead-in", "paragraph", "item")
_PRECISE = ("day", "month", "year", "range", "set", "season")
_LONGEST = 4
"""Tokens of a line that is a date alone, with brackets or a colon."""


def date_entries(sentences: Sequence[Sentence]) -> None:
    """Give each sentence of an entry the date that the entry begins with."""
    heads = {one.number for one in sentences if _is_date_alone(one)}
    years = len(heads) > 1
    above: DateMention | None = None
    block, under = -1, None
    for sentence in sentences:
        _share_year(sentence)
        if sentence.number in heads and years:
            above = sentence.tokens[0].date
            continue
        year = _year_alone(sentence)
        if year:
            above = year
            continue
        if sentence.kind == "heading" and "D" not in sentence.letters:
            above = None
        if sentence.block != block:
            block, under = sentence.block, _leading(sentence)
        if above and above.precision == "year":
            _in_year(sentence, above)
            under = _leading(sentence) or _month_of(sentence, above) or under
        sentence.under = under or above


def _is_date_alone(sentence: Sentence) -> bool:
    return (
        sentence.kind in _HEADINGS
        and sentence.letters[:1] == "D"
        and len(sentence.letters) <= _LONGEST
        and not sentence.letters.strip("D:.()-")
        and _of_use(sentence.tokens[0].date)
    )


def _year_alone(sentence: Sentence) -> DateMention | None:
    """The year that a line consists of."""
    token = sentence.tokens[0] if len(sentence.tokens) == 1 else None
    return _year_of(token) if token else None


def _year_of(token: Token) -> DateMention | None:
    """The year that a number is, as a date."""
    if token.letter != "n" or len(token.word) != 4:
        return None
    found = find_dates(f"in {token.word}", date(2000, 1, 1))
    return found[0] if len(found) == 1 and found[0].precision == "year" else None


def _month_of(sentence: Sentence, above: DateMention) -> DateMention | None:
    """ "September: …" under a year: the month of that year."""
    if sentence.letters[1:2] not in tuple(_SEPARATORS):
        return None
    found = find_dates(f"{sentence.tokens[0].word.capitalize()} {above.edtf[:4]}", None)
    return found[0] if len(found) == 1 and found[0].precision == "month" else None


def _leading(sentence: Sentence) -> DateMention | None:
    """The date that a separator sets apart at the beginning of the sentence, or of its row."""
    letters = sentence.letters
    at = 1 if letters[:1] in ("-", ".", "x") and letters[1:2] == "D" else 0
    if letters[:2] in ("n.", "n)") and letters[2:3] == "D":
        at = 2
    if letters[:2] == "nD" and _is_year(sentence.tokens[0].word.rstrip(",")):
        _set_year(sentence.tokens[1], int(sentence.tokens[0].word[:4]))  # "1994, 28 November: …"
        at = 1
    if letters[:2] in ("n:", "n|") and letters[2:3] not in ("n", "D"):
        return _year_of(sentence.tokens[0])  # "1997: …"
    if sentence.kind == "row" and letters[at : at + 1] != "D":
        return _cell(sentence)
    if letters[at : at + 1] != "D" or letters[at + 1 : at + 2] not in tuple(_SEPARATORS):
        return None
    found = sentence.tokens[at].date
    return found if found and _of_use(found) else None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def _cell(sentence: Sentence) -> DateMention | None:
    """The date that fills a cell of a row."""
    letters = "|" + sentence.letters + "|"
    at = letters.find("|D|")
    found = sentence.tokens[at].date if at >= 0 else None
    return found if found and _of_use(found) else None


def _of_use(found: DateMention | None) -> bool:
    return bool(found and found.precision in _PRECISE and not found.preposition)


def _share_year(sentence: Sentence) -> None:
    """A day without a year is of the year that its month was given before in the sentence.

    "in December 2021 for the Summit, held on 16-18 December"
    """
    if sentence.letters.count("D") < 2:
        return
    years: dict[str, str] = {}
    for token in sentence.tokens:
        found = token.date
        if found is None or found.precision not in ("day", "month", "range"):
            continue
        month = found.edtf[5:7]
        if found.relative and month in years and find_dates(found.exact, None):
            _set_year(token, int(years[month]))
        elif not found.relative:
            years[month] = found.edtf[:4]


def _in_year(sentence: Sentence, above: DateMention) -> None:
    """Dates without a year are of the year that stands above."""
    for token in sentence.tokens:
        if token.date and token.date.relative and token.date.precision in ("day", "month", "range"):
            _set_year(token, int(above.edtf[:4]))


def _set_year(token: Token, year: int) -> None:
    """Read the token's date as one of that year."""
    assert token.date
    told = find_dates(token.date.exact, date(year, 12, 31))
    if len(told) == 1 and told[0].edtf:
        one = told[0]
        token.date = DateMention(
            token.date.start, token.date.end, one.exact, one.past, token.date.preposition,
            one.precision, False, one.past, one.past,
        )  # fmt: skip

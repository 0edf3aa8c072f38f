"""Dates as people write them (EDTF), with bounds and three-valued questions.

    >>> from datetime import date
    >>> standing = Span.parse("../2023-04-03")
    >>> standing.covers(date(2022, 4, 7)), standing.covers(date(2023, 4, 11))
    (<Answer.yes: 'yes'>, <Answer.no: 'no'>)
    >>> in_words(Span.parse("2023-07-11/2023-07-12"))
    '11–12 July 2023'

``comity.dates.prose`` finds dates in running text.
"""

from comity.dates.days import FIRST_DAY, LAST_DAY
from comity.dates.errors import DateError
from comity.dates.span import Answer, Span
from comity.dates.words import in_words

__all__ = ["FIRST_DAY", "LAST_DAY", "Answer", "DateError", "Span", "in_words"]

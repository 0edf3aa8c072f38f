"""Dates in English official prose, set on the calendar by the date of publication.

>>> from datetime import date
>>> [m.edtf for m in find_dates("They met on 11 and 12 July.", date(2023, 7, 14))]
['2023-07-11/2023-07-12']
"""

from comity.dates.prose.find import find_dates
from comity.dates.prose.mention import DateMention, Tense

__all__ = ["DateMention", "Tense", "find_dates"]

"""The shapes that dates take in English prose, as one linear-time expression, and their tokens.

``PHRASES`` (RE2) finds where a date may be, prepositions included, and errs on the side of finding
too much; ``TOKENS`` cuts what it found into parts, and the parser decides.
"""

from __future__ import annotations

import re

import re2

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {
    "a": 1,
    "an": 1,
    **{word: 10 * number for number, word in enumerate(_TENS.split(), start=1)},
    **{word: number for number, word in enumerate(_UNITS.split(), start=1)},
}
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


_BLANK = " \t\u00a0\u2009\u202f"
_GAP = rf"(?:[{_BLANK}]+\n?[{_BLANK}]*|\n[{_BLANK}]*)"
"""Some space with at most one line break, as in text that was wrapped."""
_MAY_GAP = f"{_GAP}?"
_ABBREVIATED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_FULL = "|".join(form for name in MONTHS for form in (name.title(), name.upper()))
_MONTH = rf"(?:(?:{_FULL})\b|(?:{_ABBREVIATED})\b\.?)"
_WEEKDAY = rf"(?:{'|'.join(form for day in WEEKDAYS for form in (day.title(), day.upper()))})"
_SHORT_WEEKDAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_YEAR = r"(?:1[0-9]|20)[0-9][0-9]"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9])(?:{_MAY_GAP}(?:st|nd|rd|th|ST|ND|RD|TH))?\b"
_DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2015]"
_JOIN = (
    rf"(?:{_MAY_GAP}(?:{_DASH}|/){_MAY_GAP}|{_MAY_GAP},{_MAY_GAP}(?:and{_GAP})?"
    rf"|{_GAP}(?:to|until|till|through|and|or|&){_GAP})(?:(?:the|on){_GAP})?"
)
_WHICH = r"(?:this|last|next)"
_PART_OF_DAY = "morning|afternoon|evening|night"
_WEEKDAY_THEN = (
    rf"(?:(?:{_WEEKDAY}\b(?:{_GAP}(?:{_PART_OF_DAY})\b)?|{_SHORT_WEEKDAY})"
    rf"{_MAY_GAP}[,.]?{_MAY_GAP}(?:the{_GAP})?)?"
)
_OF_YEAR = (
    rf"(?:{_MAY_GAP},?{_MAY_GAP}(?:of{_GAP}|in{_GAP})?{_YEAR}\b"
    rf"|{_GAP}(?:of{_GAP})?{_WHICH}{_GAP}year\b)?"
)
_DAYS = rf"{_WEEKDAY_THEN}{_DAY}(?:{_JOIN}{_WEEKDAY_THEN}{_DAY})*"
_ABSOLUTE = "|".join(
    (
        rf"{_YEAR}-[01][0-9]-[0-3][0-9]\b",
        rf"[0-3]?[0-9]\.[01]?[0-9]\.{_YEAR}\b",
        rf"[0-3]?[0-9]/[0-3]?[0-9]/{_YEAR}\b",
        rf"{_DAYS}{_MAY_GAP}(?:day{_GAP})?(?:of{_GAP})?{_MONTH}{_OF_YEAR}",
        rf"{_DAYS}{_GAP}of{_GAP}{_WHICH}{_GAP}month\b",
        rf"{_WEEKDAY_THEN}{_MONTH}{_MAY_GAP}(?:the{_GAP})?{_DAYS}{_OF_YEAR}",
        rf"{_MONTH}{_OF_YEAR}",
        rf"(?i:(?:first|second|third|fourth){_GAP}(?:quarter|half){_GAP}of{_GAP})"
        rf"(?:{_YEAR}\b|(?:{_WHICH}|the){_GAP}year\b)",
        rf"Q[1-4]{_GAP}(?:of{_GAP})?{_YEAR}\b",
        rf"{_SEASON}{_GAP}(?:of{_GAP})?(?:{_YEAR}\b|{_WHICH}{_GAP}year\b)",
        rf"{_YEAR}['’]?s\b",
        rf"{_YEAR}{_MAY_GAP}[-/–]{_MAY_GAP}[0-9][0-9]\b",
        rf"{_YEAR}\b",
    )
)
_NUMBER = (
    rf"(?:[0-9]+|(?:{_TENS.replace(' ', '|')})(?:[- ](?:{_UNITS.replace(' ', '|')}))?"
    rf"|{_UNITS.replace(' ', '|')}|an?)"
)
_WHICH_UNIT = (
    rf"(?:this|last|next|past|coming){_GAP}(?:(?:past|coming){_GAP})?"
    rf"(?:week|weekend|month|year|quarter|decade|{_PART_OF_DAY}|{_SEASON})"
)
_RELATIVE = "|".join(
    (
        r"(?i:today|tonight|yesterday|tomorrow)\b",
        rf"(?i:{_WHICH_UNIT})\b",
        rf"(?i:(?:this|last|next|past|coming){_GAP}(?:(?:past|coming){_GAP})?)"
        rf"(?:{_WEEKDAY}\b|(?:{_FULL})\b)",
        rf"{_WEEKDAY}\b(?:{_GAP}(?:of{_GAP})?{_WHICH}{_GAP}week\b)?",
        rf"(?i:{_NUMBER}{_GAP}(?:days?|weeks?|months?|years?|decades?){_GAP}ago)\b",
        rf"{_SEASON}\b",
    )
)
_PREPOSITIONS = (
    "on|in|since|until|till|by|from|during|between|over|throughout|through|before|after|as of|as at"
    "|as from|for|of|at|to|dated|around|about|circa|towards|toward|prior to|within|beyond|than"
)
_LEAD = (
    rf"(?:(?P<preposition>(?i:{_PREPOSITIONS.replace(' ', _GAP)})){_GAP})?"
    rf"(?:(?i:the){_GAP}(?P<stretch>(?i:period|weeks?|weekend|month|year|days?|{_PART_OF_DAY}"
    rf"|start|beginning|end|middle|close))(?:{_GAP}(?i:of|from|between))?{_GAP})?"
    rf"(?:(?P<determiner>(?i:the|our|their|its|his|her)){_GAP})?"
    rf"(?:(?P<stage>(?i:early|mid|late|later|earlier))(?:{_GAP}|{_DASH})(?:(?i:in){_GAP})?)?"
    r"\[?"  # a link in Markdown
)
_ONE = f"(?:{_ABSOLUTE}|{_RELATIVE})"
LEAD = re.compile(_LEAD)
"""What may stand before a date; every group may be missing, so it always matches."""
PHRASES = re2.compile(rf"\b{_LEAD}{_ONE}(?:{_JOIN}{_ONE})*")

TOKENS = re.compile(
    rf"""
      (?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}}\b)
    | (?P<dotted>[0-9]{{1,2}}\.[0-9]{{1,2}}\.{_YEAR})
    | (?P<slashed>[0-9]{{1,2}}/[0-9]{{1,2}}/{_YEAR})
    | (?P<decade>{_YEAR})['’]?s\b
    | (?P<year>{_YEAR})\b(?:\s?[-/–]\s?(?P<short>[0-9][0-9])\b)?
    | (?P<ago>\b(?i:{_NUMBER})\s+(?i:day|week|month|year|decade)s?\s+(?i:ago)\b)
    | (?P<day>[0-9]{{1,2}})(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?
    | (?P<month>{_MONTH})
    | (?P<weekday>{_WEEKDAY}|{_SHORT_WEEKDAY})
    | (?P<part>\b(?i:first|second|third|fourth)\s+(?i:quarter|half)\b|Q[1-4])
    | (?P<season>\b{_SEASON}\b)
    | (?P<word>\b(?i:today|tonight|yesterday|tomorrow)\b)
    | (?P<which>\b(?i:this|last|next|past|coming)\b)
    | (?P<unit>\b(?i:week|weekend|month|year|quarter|decade|{_PART_OF_DAY})\b)
    | (?P<range>[-‐-―]|\b(?i:to|until|till|through)\b)
    | (?P<list>\b(?:and|or)\b|&|,|/)
    """,
    re.VERBOSE,
)
"""One token of a phrase, named for what it is; "2021-22" is a ``short``, with group ``year``."""

"""The shapes that dates take in English prose, as one linear-time expression, and their tokens.

``PHRASES`` (RE2) finds where a date may be, prepositions included, and errs on the side of finding
too much; ``TOKENS`` cuts what it found into parts, and the parser decides.
"""

from __future__ import annotations

import re

import re2

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday",),
            ("tuesday",),
            ("wednesday",),
            ("thursday",),
            ("friday",),
            ("saturday",),
            ("sunday",),
        )
    )
    for name in names
}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BLANK = " \t\u00a0\u2009\u202f"
_GAP = rf"(?:[{_BLANK}]+\n?[{_BLANK}]*|\n[{_BLANK}]*)"
"""Some space with at most one line break, as in text that was wrapped."""
_MAY_GAP = f"{_GAP}?"
_CAPITALISED = [form for name in MONTHS for form in (name.title(), name.upper())]
_MONTH = rf"(?:{_either(_CAPITALISED)})"
_WEEKDAY = rf"(?:{_either([form for day in WEEKDAYS for form in (day.title(), day.upper())])})"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_YEAR = r"(?:1[0-9]|20)[0-9][0-9]"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9])(?:{_MAY_GAP}(?:st|nd|rd|th|ST|ND|RD|TH))?\b"
_DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2015]"
_JOIN = (
    rf"(?:{_MAY_GAP}{_DASH}{_MAY_GAP}|{_MAY_GAP},{_MAY_GAP}(?:and{_GAP})?"
    rf"|{_GAP}(?:to|until|till|through|and|or|&){_GAP})(?:(?:the|on){_GAP})?"
)
_WEEKDAY_THEN = rf"(?:{_WEEKDAY}{_MAY_GAP},?{_MAY_GAP}(?:the{_GAP})?)?"
_THAT_YEAR = rf"{_GAP}(?:of{_GAP})?(?:this|last|next){_GAP}year\b"
_OF_YEAR = rf"(?:{_MAY_GAP},?{_MAY_GAP}(?:of{_GAP}|in{_GAP})?{_YEAR}\b|{_THAT_YEAR})?"
_DAYS = rf"{_WEEKDAY_THEN}{_DAY}(?:{_JOIN}{_WEEKDAY_THEN}{_DAY})*"
_ABSOLUTE = "|".join(
    (
        rf"{_YEAR}-[01][0-9]-[0-3][0-9]\b",
        rf"[0-3]?[0-9]\.[01]?[0-9]\.{_YEAR}\b",
        rf"{_DAYS}{_MAY_GAP}(?:day{_GAP})?(?:of{_GAP})?{_MONTH}\b\.?{_OF_YEAR}",
        rf"{_WEEKDAY_THEN}{_MONTH}\b\.?{_MAY_GAP}(?:the{_GAP})?{_DAYS}{_OF_YEAR}",
        rf"{_MONTH}\b\.?{_OF_YEAR}",
        rf"(?i:(?:first|second|third|fourth){_GAP}(?:quarter|half){_GAP}of{_GAP})"
        rf"(?:{_YEAR}\b|(?:this|last|next|the){_GAP}year\b)",
        rf"Q[1-4]{_GAP}(?:of{_GAP})?{_YEAR}\b",
        rf"{_SEASON}{_GAP}(?:of{_GAP})?{_YEAR}\b",
        rf"{_YEAR}['’]?s\b",
        rf"{_YEAR}{_MAY_GAP}[-/–]{_MAY_GAP}[0-9][0-9]\b",
        rf"{_YEAR}\b",
    )
)
_RELATIVE = "|".join(
    (
        rf"(?i:(?:(?:earlier|later){_GAP})?(?:today|tonight|yesterday|tomorrow))(?:['’]s)?\b",
        rf"(?i:(?:(?:earlier|later|early|late){_GAP})?(?:this|last|next|past|coming){_GAP}"
        rf"(?:(?:past|coming){_GAP})?(?:week|weekend|month|year|morning|afternoon|evening|night"
        rf"|quarter|decade|{_SEASON})\b)",
        rf"(?i:(?:this|last|next|past|coming){_GAP}(?:(?:past|coming){_GAP})?)"
        rf"(?:{_WEEKDAY}\b|{_MONTH}\b)",
        rf"{_WEEKDAY}\b(?:{_GAP}(?:of{_GAP})?(?:this|last|next){_GAP}week\b)?",
        rf"(?i:(?:[0-9]+|{_either(list(NUMBERS))}){_GAP}"
        rf"(?:days?|weeks?|months?|years?|decades?){_GAP}ago)\b",
        rf"(?i:the{_GAP}(?:{_SEASON}))\b",
    )
)
_PREPOSITIONS = (
    "on|in|since|until|till|by|from|during|between|over|through|throughout|before|after|as of|as at"
    "|as from|for|of|at|to|dated|around|about|circa|towards|toward|prior to|within|early|mid|late"
)
_LEAD = (
    rf"(?:(?i:{_PREPOSITIONS.replace(' ', _GAP)})(?:{_GAP}|{_DASH}))?"
    rf"(?i:the{_GAP}(?:period|weeks?|weekend|month|year|days?|night|evening|morning|afternoon"
    rf"|start|beginning|end|middle|close)(?:{_GAP}(?:of|from|between))?{_GAP})?"
    rf"(?i:(?:the|early|mid|late|later|our|their|its|his|her)(?:{_GAP}|{_DASH})(?:in{_GAP})?)?"
)
_ONE = f"(?:{_ABSOLUTE}|{_RELATIVE})"
PHRASES = re2.compile(rf"\b{_LEAD}{_ONE}(?:{_JOIN}{_ONE})*")

TOKENS = re.compile(
    rf"""
      (?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}}\b)
    | (?P<dotted>[0-9]{{1,2}}\.[0-9]{{1,2}}\.{_YEAR})
    | (?P<decade>{_YEAR})['’]?s\b
    | (?P<year>{_YEAR})\b(?:\s?[-/–]\s?(?P<short>[0-9][0-9])\b)?
    | (?P<ago>\b(?:[0-9]+|{_either(list(NUMBERS))})\s+(?:day|week|month|year|decade)s?\s+ago\b)
    | (?P<day>[0-9]{{1,2}})(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?
    | (?P<month>{_either(_CAPITALISED)})\b(?:(?<=\b[A-Z][A-Za-z][A-Za-z])\.|(?<=\bSept)\.)?
    | (?P<weekday>{_WEEKDAY})\b
    | (?P<part>\b(?i:first|second|third|fourth)\s+(?i:quarter|half)\b|Q[1-4])
    | (?P<season>\b{_SEASON}\b)
    | (?P<word>\b(?i:today|tonight|yesterday|tomorrow)\b)
    | (?P<which>\b(?i:this|last|next|past|coming)\b)
    | (?P<unit>\b(?i:week|weekend|month|year|morning|afternoon|evening|night|quarter|decade)\b)
    | (?P<range>[-‐-―/]|\b(?i:to|until|till|through)\b)
    | (?P<list>\b(?:and|or)\b|&|,)
    """,
    re.VERBOSE,
)

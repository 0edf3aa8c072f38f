"""The shapes that dates take in English prose, and the tokens they are made of.

``CHAINS`` (RE2, linear) finds the runs of words that dates are made of, with at least one that is
of use for nothing else; ``PHRASES`` finds the dates, prepositions included, in one such run, its
spaces made single, and errs on the side of finding too much; ``TOKENS`` cuts them into parts.
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


_ABBREVIATED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_FULL = "|".join(form for name in MONTHS for form in (name.title(), name.upper()))
_MONTH = rf"(?:(?:{_FULL})\b|(?:{_ABBREVIATED})\b\.?)"
_WEEKDAY = rf"(?:{'|'.join(form for day in WEEKDAYS for form in (day.title(), day.upper()))})"
_SHORT_WEEKDAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_YEAR = r"(?:1[0-9]|20)[0-9][0-9]"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?: ?(?:st|nd|rd|th|ST|ND|RD|TH))?\b"
_DASH = "[-‐‑‒–—―]"
_JOIN = (
    rf"(?: ?(?:{_DASH}|/) ?| ?, ?(?:and )?"
    rf"| (?:to|until|till|through|and|or|&) )(?:(?:the|on) )?"
)
_WHICH = r"(?:this|last|next)"
_PART_OF_DAY = "morning|afternoon|evening|night"
_WEEKDAY_THEN = (
    rf"(?:(?:{_WEEKDAY}\b(?: (?:{_PART_OF_DAY})\b)?|{_SHORT_WEEKDAY})"
    rf" ?(?:[,.] ?)?(?:the )?)?"
)
_OF_YEAR = (
    rf"(?: ?(?:, ?)?(?:of |in )?{_YEAR}\b"
    rf"| (?:of )?{_WHICH} year\b)?"
)
_DAYS = rf"{_WEEKDAY_THEN}{_DAY}(?:{_JOIN}{_WEEKDAY_THEN}{_DAY})*"
_ABSOLUTE = "|".join(
    (
        rf"{_YEAR}-[01][0-9]-[0-3][0-9]\b",
        rf"[0-3]?[0-9]\.[01]?[0-9]\.{_YEAR}\b",
        rf"[0-3]?[0-9]/[0-3]?[0-9]/{_YEAR}\b",
        rf"{_DAYS} ?(?:day )?(?:of )?{_MONTH}{_OF_YEAR}",
        rf"{_DAYS} of {_WHICH} month\b",
        rf"{_WEEKDAY_THEN}{_MONTH} ?(?:the )?{_DAYS}{_OF_YEAR}",
        rf"{_MONTH}{_OF_YEAR}",
        rf"(?i:(?:first|second|third|fourth) (?:quarter|half) of )"
        rf"(?:{_YEAR}\b|(?:{_WHICH}|the) year\b)",
        rf"Q[1-4] (?:of )?{_YEAR}\b",
        rf"{_SEASON} (?:of )?(?:{_YEAR}\b|{_WHICH} year\b)",
        rf"{_YEAR}['’]?s\b",
        rf"{_YEAR} ?[-/–] ?[0-9][0-9]\b",
        rf"{_YEAR}\b",
    )
)
_NUMBER = (
    rf"(?:[0-9]{{1,4}}|(?:{_TENS.replace(' ', '|')})(?:[- ](?:{_UNITS.replace(' ', '|')}))?"
    rf"|{_UNITS.replace(' ', '|')}|an?)"
)
_WHICH_UNIT = (
    rf"(?:this|last|next|past|coming) (?:(?:past|coming) )?"
    rf"(?:week|weekend|month|year|quarter|decade|{_PART_OF_DAY}|{_SEASON})"
)
_RELATIVE = "|".join(
    (
        r"(?i:today|tonight|yesterday|tomorrow)\b",
        rf"(?i:{_WHICH_UNIT})\b",
        rf"(?i:(?:this|last|next|past|coming) (?:(?:past|coming) )?)"
        rf"(?:{_WEEKDAY}\b|(?:{_FULL})\b)",
        rf"{_WEEKDAY}(?: ?,)? (?:the )?[1-3]?[0-9](?:st|nd|rd|th)\b",
        rf"{_WEEKDAY}\b(?: (?:of )?{_WHICH} week\b)?",
        rf"(?i:{_NUMBER} (?:days?|weeks?|months?|years?|decades?) ago)\b",
        rf"{_SEASON}\b",
    )
)
_PREPOSITIONS = (
    "on|in|since|until|till|by|from|during|between|over|throughout|through|before|after|as of|as at"
    "|as from|for|of|at|to|dated|around|about|circa|towards|toward|prior to|within|beyond|than"
)
_LEAD = (
    rf"(?:(?P<preposition>(?i:{_PREPOSITIONS})) )?"
    rf"(?:(?i:the) (?P<stretch>(?i:period|weeks?|weekend|month|year|days?|{_PART_OF_DAY}"
    rf"|start|beginning|end|middle|close))(?: (?i:of|from|between))? )?"
    rf"(?:(?P<determiner>(?i:the|our|their|its|his|her)) )?"
    rf"(?:(?P<stage>(?i:early|mid|late|later|earlier))(?: |{_DASH})(?:(?i:in) )?)?"
    r"\[?"  # a link in Markdown
)
_ONE = f"(?:{_ABSOLUTE}|{_RELATIVE})"
LEAD = re.compile(_LEAD)
"""What may stand before a date; every group may be missing, so it always matches."""
PHRASES = re.compile(rf"\b{_LEAD}{_ONE}(?:{_JOIN}{_ONE})*")

_BLANKS = "[ \t\u00a0\u2009\u202f]*"
_BETWEEN = rf"{_BLANKS}(?:\r?\n)?{_BLANKS}"
"""Space with at most one line break, as in text that was wrapped; or none."""
_PLAIN = (
    rf"(?:(?i:{_PREPOSITIONS}|as|prior|the|our|their|its|his|her|and|or|a|an|this|last|next|past"
    rf"|coming|{_TENS.replace(' ', '|')}|{_UNITS.replace(' ', '|')}|first|second|third|fourth"
    rf"|quarter|half|early|mid|late|later|earlier|period|days?|weeks?|weekend|months?|years?"
    rf"|decades?|{_PART_OF_DAY}|start|beginning|end|middle|close)\b"
    rf"|{_SHORT_WEEKDAY}|[0-9]{{1,4}}(?:{_BETWEEN}(?:st|nd|rd|th|ST|ND|RD|TH)\b)?|[-,./&\[‐‑‒–—―])"
)
_TELLING = (
    rf"(?:{_MONTH}|{_WEEKDAY}\b|{_YEAR}(?:['’]?s)?\b|{_SEASON}\b"
    rf"|(?i:today|tonight|yesterday|tomorrow|ago)\b"
    rf"|(?i:this|last|next|past|coming){_BETWEEN}(?i:week|weekend|month|year|quarter|decade"
    rf"|{_PART_OF_DAY})\b|Q[1-4]\b"
    rf"|(?i:quarter|half){_BETWEEN}of{_BETWEEN}the{_BETWEEN}year\b)"
)
CHAINS = re2.compile(rf"\b(?:{_PLAIN}{_BETWEEN})*{_TELLING}(?:{_BETWEEN}(?:{_PLAIN}|{_TELLING}))*")

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

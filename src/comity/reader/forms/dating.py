"""Dates of publication as documents state them, as EDTF."""

from __future__ import annotations

import re
from datetime import date

from comity.dates.words import MONTHS

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"((?:1[89]|20)\d\d)(?!\d)"
_ISO = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)([-/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_ISO_MONTH = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)-(0[1-9]|1[0-2])(?![-\d])")
_DAY_MONTH = re.compile(rf"(?i)(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_MONTH},?[ -]{_YEAR}")
_MONTH_DAY = re.compile(rf"(?i)\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}")
_MONTH_YEAR = re.compile(rf"(?i)\b{_MONTH},? {_YEAR}")
_NUMERIC = re.compile(rf"(?<!\d)(\d{{1,2}})([./-])(\d{{1,2}})\2{_YEAR}")
LABELLED = re.compile(
    r"(?i)^(?:[-•*·–] ?)?"
    r"(?P<label>(?:page )?(?:last |first )?(?:updated?|modified|revised|reviewed|published|posted"
    r"|issued|released?|date)(?: date)?)(?: on| at)?\s?[:–-]?\s(?P<rest>.{4,60})$"
)
"""A line that states when its page was published or changed."""
_BARE = re.compile(
    r"(?i)^(?:[-•*·–] ?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?),? {_YEAR}"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,12})?$"
)
"""A line that is nothing but a date, perhaps with the time of day."""
_CHANGED = re.compile(r"(?i)updat|modif|revis|review")


def published_date(text: str) -> str:
    """The first calendar date stated, as EDTF to the day or month; "" if none is.

    Of 04/11/2023 nobody can tell the month: such a date is read only if one part is over 12, or
    if it is written with dots, which only puts the day first.
    """
    text = text[:200]
    if match := _ISO.search(text):
        return _day(match[1], match[3], match[4])
    if match := _DAY_MONTH.search(text):
        return _day(match[3], str(_MONTH_NUMBERS[match[2].lower()]), match[1])
    if match := _MONTH_DAY.search(text):
        return _day(match[3], str(_MONTH_NUMBERS[match[1].lower()]), match[2])
    if match := _NUMERIC.search(text):
        first, separator, second = int(match[1]), match[2], int(match[3])
        if separator == "." or first > 12:
            return _day(match[4], match[3], match[1])
        return _day(match[4], match[1], match[3]) if second > 12 or first == second else ""
    if match := _ISO_MONTH.search(text):
        return match[0]
    if match := _MONTH_YEAR.search(text):
        return f"{match[2]}-{_MONTH_NUMBERS[match[1].lower()]:02}"
    return ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def stated_dates(lines: list[str]) -> dict[str, str]:
    """ "published" and "modified" as lines state them ("Last updated: 11 Apr. 2023 11:02")."""
    found: dict[str, str] = {}
    for line in lines:
        match = LABELLED.match(line)
        if match and (day := published_date(match["rest"])):
            found.setdefault("modified" if _CHANGED.search(match["label"]) else "published", day)
        elif _BARE.match(line):
            found.setdefault("published", published_date(line))
    return found

"""Whether what looks like a date is one: "May", "2000" and "today's" are often something else."""

from __future__ import annotations

import re

from comity.dates.prose.parts import Part

_TENSED_PREPOSITIONS = frozenset(
    (
        *("in", "since", "until", "till", "by", "during", "before", "after", "through"),
        *("throughout", "dated", "beyond"),
    )
)
"""After these a number from 1600 to 2099 is a year, whatever follows."""
_FIRST_YEAR, _LAST_YEAR = 1600, 2099
_GIVEN_NAMES = (4, 5, 6, 8)
"""Months that are also people's names."""
_VERBS = (3, 5)
"""Months that are also verbs, or nouns of their own."""
_CURRENCIES = ("$", "£", "€", "¥")
_EVENT = re.compile(
    r"\s+(?:[A-Z0-9][\w.’'-]*\s+|[a-z]+al\s+){0,3}(?:meeting|summit|visit|session|conference|talks|trip"
    r"|tour|elections?|agreement|statement|declaration|communiqu|trilateral|leaders|ministerial"
    r"|call|dialogue|event|signing|discussion|announcement|ceremony|decision|forum|convening"
    r"|accord|treat|convention|protocol|compact|charter|memorandum|opening|chogm|games|election"
    r"|council|roundtable|briefing|conversation|engagement|gathering|launch|readout|speech)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\s*(?P<word>[a-z]+)|\s+(?P<capital>[A-Z])|(?P<number>,[0-9]{3}|\.[0-9]|%|:[0-9]|-[A-Za-z])"
)
_OTHER_DAY = re.compile(
    r"(?:[Ee]very|[Ee]ach|Good|Ash|Palm|Easter|Holy|Black|Cyber|Giving|Maundy|Whit|Super) $"
)
"""Before a weekday: it recurs, or is a day of its own name."""
_NO_NOUN = re.compile(
    "and|or|to|on|in|at|the|an?|with|by|for|until|through|as|when|where|which|while|who|that|from"
    "|after|before|but|of|quarter|was|were|is|are|has|have|had|will|would|he|she|it|they|we|following|under"
)
_END_OF_LINE = re.compile(r"[.)]?[ \t]*(?:\n|$)")
_UNITS_OF_TIME = re.compile(r"hours|hrs|gmt|utc|local|people|troops|million")


def is_date(text: str, group: list[Part], lead: re.Match[str] | None) -> bool:
    """Whether the parts, after the words in ``lead``, name a date in ``text``."""
    first, last = group[0], group[-1]
    following = _FOLLOWING.match(text, last.end)
    if text[first.start - 1 : first.start] in _CURRENCIES:
        return False
    if first.is_bare_year and (len(group) == 1 or last.is_bare_year):
        return _is_year(text, group, lead, following)
    if len(group) > 1:
        return True
    if first.is_bare_month:
        return _is_month(text, first, lead, following)
    if first.is_bare_weekday and _OTHER_DAY.search(text, max(0, first.start - 8), first.start):
        return False
    if first.day is not None and first.year is None:
        return not (following and following["number"]) and not _in_compound(text, first.start)
    if first.code is not None and first.year is None and not first.which:
        return first.code >= 33 or bool(lead and lead["preposition"] and lead["determiner"])
    if first.which and first.unit and first.month is None and first.weekday is None:
        # "the next year" is twelve months from now, not the calendar's
        return not (lead and lead["determiner"] and first.which != "this")
    if first.unit == "today" and text[last.end : last.end + 2] in ("'s", "’s"):
        return _EVENT.match(text, last.end + 2) is not None
    return True


def _in_compound(text: str, start: int) -> bool:
    """Whether what starts there goes on a name, as 20 does in "G-20"."""
    return text[start - 1 : start] == "-" and text[start - 2 : start - 1].isupper()


def _is_month(
    text: str, part: Part, lead: re.Match[str] | None, following: re.Match[str] | None
) -> bool:
    if part.abbreviated or part.weekday is not None:
        return False
    if lead is None or lead["stage"] or lead["stretch"]:  # no lead: it goes on a list of dates
        return True
    if lead["determiner"]:
        if part.month in _VERBS:
            return _EVENT.match(text, part.end) is not None
        if following is None or following["number"]:
            return False
        return following["capital"] is not None or not _NO_NOUN.fullmatch(following["word"])
    if not lead["preposition"]:
        return False
    named = part.month in _GIVEN_NAMES and following and following["capital"]
    return not named or lead["preposition"].lower() in _TENSED_PREPOSITIONS - {"by"}


def _is_year(
    text: str, group: list[Part], lead: re.Match[str] | None, following: re.Match[str] | None
) -> bool:
    first, last = group[0], group[-1]
    if not all(_FIRST_YEAR <= (part.year or 0) <= _LAST_YEAR for part in group):
        return False
    if following and (
        following["number"] or (following["word"] and _UNITS_OF_TIME.match(following["word"]))
    ):
        return False
    if lead is not None and lead["determiner"]:
        return _EVENT.match(text, last.end) is not None
    preposition = (lead["preposition"] or "").lower() if lead is not None else ""
    if preposition in _TENSED_PREPOSITIONS or (lead is not None and lead["stage"]):
        return True
    if preposition == "between" and len(group) == 1:
        return False
    alone = following is None or not following["word"] or _NO_NOUN.fullmatch(following["word"])
    if preposition or lead is None or len(group) > 1:
        return bool(alone)
    if text[first.start - 1 : first.start] + text[last.end : last.end + 1] == "()":
        return not text[max(0, first.start - 3) : first.start - 1].rstrip()[-1:].isdigit()
    if text[first.start - 2 : first.start] == ", ":
        return _END_OF_LINE.match(text, last.end) is not None
    return first.start == 0 and last.end == len(text)

"""Dates found in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from comity.dates.prose.mention import DateMention, Tense
from comity.dates.prose.parts import Part, read_parts
from comity.dates.prose.phrases import PHRASES
from comity.dates.prose.settle import settle

_PREPOSITION = re.compile(
    r"(on|in|since|until|till|by|from|during|between|over|through|throughout|before|after"
    r"|as\s+of|as\s+at|as\s+from|for|of|at|to|dated|around|about|circa|towards?|prior\s+to|within)\b",
    re.IGNORECASE,
)
_STRONG = frozenset(
    ("in", "since", "until", "till", "during", "before", "after", "through", "throughout", "dated")
)
_MAY_FOLLOW = re.compile(
    "and|or|to|on|in|at|the|an?|with|by|for|until|through|as|when|where|which|while|who|that|from"
    "|after|before|but|was|were|is|are|has|have|had|will|would|he|she|it|they|we|following|under"
)
_CURRENCIES = ("$", "£", "€", "¥")
_EVENT = re.compile(
    r"\s+(?:[A-Z0-9][\w.-]*\s+){0,3}(?:meeting|summit|visit|session|conference|talks|trip|tour|elections?"
    r"|agreement|statement|declaration|communiqu|trilateral|leaders|ministerial|call|dialogue)",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s*([a-z]+)|\s+([A-Z])|(,[0-9]{3}|\.[0-9]|%|:[0-9]|-[A-Za-z])")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|upcoming|forthcoming|is to|are to|to be|plans?|planned|scheduled"
    r"|looks? forward|looking forward|invit\w+|next|intends?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|has|have|met|held|visited|spoke|took|said|told|announced|hosted|last"
    r"|\w{3,}ed)\b",
    re.IGNORECASE,
)


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """The dates that ``text`` names, in order and apart from each other; linear in its length.

    What is relative ("last Tuesday"), or lacks a year, is set by ``published``. Without it, words
    like "yesterday" are passed over and a day without a year is ``XXXX-04-12``.
    """
    mentions: list[DateMention] = []
    for found in PHRASES.finditer(text):
        mentions.extend(_mentions(text, found.start(), found.end(), published))
    return mentions


def _mentions(text: str, start: int, end: int, published: date | None) -> Iterator[DateMention]:
    parts = read_parts(text, start, end)
    if not parts:
        return
    lead = text[start : parts[0].start]
    found = _PREPOSITION.match(lead)
    preposition = " ".join(found[0].lower().split()) if found else ""
    for group in _groups(parts, preposition):
        if _is_date(text, group, lead, preposition):
            mention = _mention(text, group, preposition, published)
            if mention is not None:
                yield mention


def _groups(parts: list[Part], preposition: str) -> list[list[Part]]:
    """Parts that are told as one date (a range, or days that share their month), apart from
    dates that only stand in one list."""
    if len(parts) == 1:
        return [parts]
    if preposition == "between" and len(parts) == 2:
        parts[1].joined = "range"
    groups = [[parts[0]]]
    for part in parts[1:]:
        together = (
            part.joined == "range" or part.shares == "left" or groups[-1][-1].shares == "right"
        )
        if together:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _is_date(text: str, group: list[Part], lead: str, preposition: str) -> bool:
    first, last = group[0], group[-1]
    if len(group) > 1:
        return True
    if first.is_bare_month:
        if first.abbreviated:
            return False
        if not preposition and lead:
            return bool(_EVENT.match(text, first.end)) or lead.lower().startswith(
                ("early", "mid", "late")
            )
        return bool(preposition) or bool(first.joined)
    if first.is_bare_year:
        return _is_year(text, first, lead, preposition)
    if first.day is not None and not lead and text[first.start - 1 : first.start] == "-":
        return False
    follow = _NEXT_WORD.match(text, last.end)
    return not (follow and follow[3] and first.day is not None and first.year is None)


def _is_year(text: str, part: Part, lead: str, preposition: str) -> bool:
    follow = _NEXT_WORD.match(text, part.end)
    if (follow and follow[3]) or text[part.start - 1 : part.start] in _CURRENCIES:
        return False
    if preposition in _STRONG and not part.joined:
        return True
    if preposition or part.joined:
        return follow is None or follow[1] is None or _MAY_FOLLOW.fullmatch(follow[1]) is not None
    if text[part.start - 1 : part.start] + text[part.end : part.end + 1] == "()":
        return not text[: part.start - 1][-3:].rstrip()[-1:].isdigit()
    return text.strip() == text[part.start : part.end] or lead.lower().startswith(
        ("early", "mid", "late")
    )


def _mention(
    text: str, group: list[Part], preposition: str, published: date | None
) -> DateMention | None:
    start, end = group[0].start, group[-1].end
    past = _told(group, published, Tense.past)
    future = _told(group, published, Tense.future)
    if not past or not future:
        return None
    relative = any(part.year is None for part in group)
    edtf = past if past == future else _told(group, published, _tense(text, start, end))
    return DateMention(
        start,
        end,
        text[start:end],
        edtf,
        preposition,
        _precision(group, edtf),
        relative,
        past,
        future,
    )


def _told(group: list[Part], published: date | None, tense: Tense | None) -> str:
    dates = [settle(part, published, tense) for part in group]
    if not all(dates):
        return ""
    runs = [(dates[0], dates[0])]
    for part, text in zip(group[1:], dates[1:], strict=True):
        if part.joined == "range" or _follows(runs[-1][1], text):
            runs[-1] = (runs[-1][0], text)
        else:
            runs.append((text, text))
    if len(runs) == 1:
        return _range(*runs[0])
    if any("/" in text for text in dates):
        return ""
    return (
        "{" + ",".join(first if first == last else f"{first}..{last}" for first, last in runs) + "}"
    )


def _range(first: str, last: str) -> str:
    if first == last:
        return first
    first, last = first.split("/")[0], last.split("/")[-1]
    return f"{first}/{last}" if first <= last else ""


def _follows(first: str, last: str) -> bool:
    try:
        return date.fromisoformat(last) - date.fromisoformat(first) == timedelta(1)
    except ValueError:
        return False


def _precision(group: list[Part], edtf: str) -> str:
    if edtf[0] == "{":
        return "set"
    part = group[0]
    if part.unit in ("week", "weekend") and part.weekday is None and part.ago is None:
        return "week"
    if "/" in edtf:
        return "range"
    if part.code is not None:
        return "season" if part.code < 33 else "quarter" if part.code < 37 else "half"
    plain = edtf.rstrip("~")
    return {4: "decade" if plain[-1] == "X" else "year", 7: "month"}.get(len(plain), "day")


def _tense(text: str, start: int, end: int) -> Tense | None:
    """What the words of the sentence nearest to the date say of its tense, if they say anything."""
    before = text[max(0, start - 120) : start].rpartition(". ")[2]
    after = text[end : end + 120].partition(". ")[0]
    nearest: tuple[int, Tense | None] = (1_000, None)
    for tense, words in ((Tense.future, _AHEAD), (Tense.past, _BEHIND)):
        for found in words.finditer(before):
            nearest = min(nearest, (len(before) - found.end(), tense), key=lambda pair: pair[0])
        following = words.search(after)
        if following:
            nearest = min(nearest, (following.start(), tense), key=lambda pair: pair[0])
    return nearest[1]

"""Dates found in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from comity.dates.prose.leaning import FUTURE, PAST, leaning
from comity.dates.prose.mention import DateMention
from comity.dates.prose.parts import Part, read_parts
from comity.dates.prose.phrases import CHAINS, LEAD, PHRASES
from comity.dates.prose.plausible import is_date
from comity.dates.prose.settle import settle, week_of

_UNEVEN = re.compile(r"[^\S ]|  ")
_RUNS = re.compile(r"\s+|\S+")
_PIECE_CHARS = 400
"""Longer runs are read in pieces: only hostile texts have them, and they must not take long."""


def find_dates(text: str, published: date | None) -> list[DateMention]:
    """The dates that ``text`` names, in order and apart from each other; linear in its length.

    What is relative ("last Tuesday"), or lacks a year, is set by ``published``. Without it, words
    like "yesterday" are passed over and a day without a year is ``XXXX-04-12``.
    """
    mentions: list[DateMention] = []
    for found in CHAINS.finditer(text):
        start, end = found.span()
        while start < end:
            stop = _cut(text, start, end)
            chain, places = _single_spaced(text, start, stop)
            for phrase in PHRASES.finditer(chain):
                mentions.extend(_mentions(text, phrase, places, published))
            start = stop
    return mentions


def _cut(text: str, start: int, end: int) -> int:
    """Where the piece that begins at ``start`` ends, at a space if it must end before ``end``."""
    if end - start <= _PIECE_CHARS:
        return end
    space = text.rfind(" ", start + 1, start + _PIECE_CHARS)
    return space if space > start else start + _PIECE_CHARS


def _single_spaced(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """The stretch with every run of spaces made one, and where in ``text`` each character is."""
    chain = text[start:end]
    if not _UNEVEN.search(chain):
        return chain, range(start, end + 1)
    words = [(found.start(), found[0]) for found in _RUNS.finditer(chain)]
    places = [
        start + first + offset
        for first, word in words
        for offset in range(1 if word.isspace() else len(word))
    ]
    return "".join(" " if word.isspace() else word for _, word in words), [*places, end]


def _mentions(
    text: str, phrase: re.Match[str], places: Sequence[int], published: date | None
) -> Iterator[DateMention]:
    lead = LEAD.match(phrase[0])
    if lead is None:
        return
    parts = read_parts(phrase[0], lead.end())
    for part in parts:
        part.start = places[phrase.start() + part.start]
        part.end = places[phrase.start() + part.end - 1] + 1
    preposition = (lead["preposition"] or "").lower()
    first: DateMention | None = None
    for group in _groups(parts, preposition):
        if not is_date(text, group, lead if first is None else None):
            continue
        whole = _mention(text, group, preposition, published)
        if whole is not None and first is None and (lead["stretch"] or "")[:4].lower() == "week":
            whole = _widened_to_week(whole)
        told = [whole] if whole else _by_days(text, group, preposition, published)
        for mention in told:
            first = first or mention
            yield mention


def _by_days(
    text: str, group: list[Part], preposition: str, published: date | None
) -> list[DateMention]:
    """The days of a range or list that makes no sense as one: garbled, it still has its ends."""
    if len(group) == 1:
        return []
    days = [[part] for part in group if part.day is not None]
    told = (_mention(text, day, preposition, published) for day in days)
    return [mention for mention in told if mention is not None]


def _groups(parts: list[Part], preposition: str) -> list[list[Part]]:
    """Parts that are told as one date (a range, or days that share their month), apart from
    dates that only stand in one list."""
    if len(parts) == 2 and preposition == "between":
        parts[1].joined = "range"
    groups: list[list[Part]] = []
    for part in parts:
        if groups and (
            part.joined == "range"
            or part.shares == "left"
            or groups[-1][-1].shares == "right"
            or _is_next_day(groups[-1][-1], part)
        ):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _is_next_day(part: Part, after: Part) -> bool:
    if part.is_bare_weekday and after.is_bare_weekday and part.month is None is after.month:
        return ((after.weekday or 0) - (part.weekday or 0)) % 7 == 1
    if part.day is None or after.day != 1 or part.month is None or after.month is None:
        return False
    return part.day >= 28 and (after.month - part.month) % 12 == 1


def _mention(
    text: str, group: list[Part], preposition: str, published: date | None
) -> DateMention | None:
    start, end = group[0].start, group[-1].end
    relative = any(part.year is None for part in group)
    edtf = past = settle(group, published, PAST)
    future = settle(group, published, FUTURE) if relative else past
    if past != future:
        edtf = settle(group, published, leaning(text, start, end, preposition))
    if not edtf or not past or not future:
        return None
    exact = text[start:end]
    precision = _precision(group[0], edtf)
    return DateMention(start, end, exact, edtf, preposition, precision, relative, past, future)


def _widened_to_week(mention: DateMention) -> DateMention:
    """The week of a day, as in "the week of 14 March"."""
    if mention.precision != "day" or "X" in mention.edtf:
        return mention
    edtf, past, future = (
        week_of(date.fromisoformat(text)) for text in (mention.edtf, mention.past, mention.future)
    )
    return replace(mention, edtf=edtf, past=past, future=future, precision="week")


def _precision(part: Part, edtf: str) -> str:
    if edtf[0] == "{":
        return "set"
    if "/" in edtf:
        return "week" if part.unit in ("week", "weekend") and part.which else "range"
    if part.code is not None:
        return "season" if part.code < 33 else "quarter" if part.code < 37 else "half"
    if part.unit == "quarter":
        return "quarter"
    plain = edtf.rstrip("~")
    return {4: "decade" if plain[-1] == "X" else "year", 7: "month"}.get(len(plain), "day")

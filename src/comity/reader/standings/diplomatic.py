"""Diplomatic relations of two actors, and since when.

50 years of diplomatic relations between A and B; A and B established diplomatic relations in …;
A established diplomatic relations with B; A severed its diplomatic relations with B
"""

from __future__ import annotations

from datetime import date

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.bonds import owners_of, say_bond
from comity.reader.standings.standing import Standing
from comity.reader.standings.subjects import said_of

_ESTABLISH = word_set("establishes-relations")
_SEVER = word_set("severs-relations")
_DATE_BACK = frozenset(("go", "goes", "date", "dates", "dating", "going"))
_NOT_DONE = frozenset(("will", "would", "may", "might", "could", "should"))


def by_diplomacy(row: Row, at: int) -> list[Standing]:
    """The diplomatic relations named at token ``at``."""
    if row.negated(at) or _of_convention(row, at):
        return []
    verb = _verb(row, at, _ESTABLISH)
    severed = _verb(row, at, _SEVER)
    told = max(verb, severed)
    first = "first" in row.words[max(0, told - 4) : max(0, told)]
    to_do = told >= 0 and row.letters[told - 1] == "t" and not first
    if to_do or (told >= 0 and _NOT_DONE & set(row.words[:told])):
        return []
    pairs = _pairs(row, at, told)
    if severed >= 0:
        return say_bond(row, pairs, "other", at, "diplomatic relations", end=_dated(row, at))
    start = _years_ago(row, at) or row.since(at) or _dates_back(row, at)
    start = start or (_anniversary(row, at) if not row.dated_after(at) else "")
    if not start and verb >= 0:
        start = row.dated_after(verb) or _dated(row, at)
    return say_bond(row, pairs, "other", at, "diplomatic relations", start)


def _of_convention(row: Row, at: int) -> bool:
    """ "the Vienna Convention on Diplomatic Relations"."""
    return any(word.endswith("convention") for word in row.words[max(0, at - 3) : at])


def _verb(row: Row, at: int, words: frozenset[str]) -> int:
    """Token of a verb of these near ``at``; -1 if there is none."""
    near = range(max(0, at - 6), min(len(row.words), at + 10))
    for k in near:
        if row.words[k] in words:
            return k
        if row.words[k] in ("took", "take", "takes") and row.words[k + 1 : k + 2] == ["up"]:
            return k if words is _ESTABLISH else -1
    return -1


def _dated(row: Row, at: int) -> str:
    return row.dated_after(at) or row.dated_before(at)


def _pairs(row: Row, at: int, verb: int) -> list[tuple[str, str]]:
    letters = row.letters
    actors: list[str] = []
    if letters[at + 1] in "bw" and letters[at + 1] != "$":
        for item in row.clause.items:
            if item.i > at and item.phrase and item.phrase.kind == "party":
                actors.extend(part.actor for part in item.phrase.parts)
            elif item.kind in ".;RV" and item.i > at + 1:
                break
        actors = list(dict.fromkeys(actors))
        if letters[at + 1] == "w":
            own = said_of(row, verb)[:3] if 0 <= verb < at else []
            own = own or owners_of(row, at)
            return [(each, one) for one in actors for each in own if one not in own]
        return [(one, actors[0]) for one in actors[1:]]
    has = [k for k in range(max(0, at - 4), at) if row.words[k] in ("have", "has")]
    if 0 <= verb < at or has:
        actors = said_of(row, verb if 0 <= verb < at else has[0])
    if len(actors) != 2:
        everyone = row.everyone()
        actors = list(everyone) if len(everyone) == 2 else list(row.back.pair)
    return [(actors[1], actors[0])] if len(actors) == 2 else []


def _years_ago(row: Row, at: int) -> str:
    """ "N years of …": the year in which they began."""
    day = row.discourse.day
    for k in range(max(0, at - 6), at - 1):
        if row.words[k].isdigit() and row.words[k + 1] in ("years", "year") and day:
            return str(date.fromordinal(day).year - int(row.words[k]))
    return ""


def _anniversary(row: Row, at: int) -> str:
    """ "the 60th anniversary of …": the year in which they began."""
    day = row.discourse.day
    for k in range(max(0, at - 6), at - 1):
        count = row.words[k].rstrip("sthndr")
        if count.isdigit() and row.words[k + 1] == "anniversary" and day:
            years = [word for word in row.words[:k] if len(word) == 4 and word.isdigit()]
            now = int(years[0]) if years else date.fromordinal(day).year
            return str(now - int(count))
    return ""


def _dates_back(row: Row, at: int) -> str:
    """ "diplomatic relations … go back to 1960", "date from 1960"."""
    verb = next((k for k in range(at, len(row.words)) if row.words[k] in _DATE_BACK), -1)
    dates = row.dates(verb, verb + 5) if verb > 0 else []
    return dates[0].edtf if dates else ""

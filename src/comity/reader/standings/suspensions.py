"""Suspension: "A was suspended from X", "X suspended A", "suspend the participation of A in X"."""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.standing import Standing, say
from comity.reader.standings.subjects import said_of

SUSPENDS = word_set("suspends")
_TOLD_NOT = word_set("told-not")


def by_suspension(row: Row, at: int) -> list[Standing]:
    """ "A was suspended from X", "X suspended A", "suspend the participation of A in X"."""
    if row.negated(at) or _TOLD_NOT & set(row.words[max(0, at - 3) : at]):
        return []
    words, letters = row.words, row.letters
    near = range(max(0, at - 8), min(len(words), at + 10))
    noun = next((k for k in near if words[k] in ("participation", "membership")), -1)
    named: list[str] = []
    if noun >= 0:
        named = row.possessor(noun)
        if not named and letters[noun + 1] == "o":
            named = [row.code(k) for k in range(noun + 2, noun + 7) if row.is_state_at(k)][:1]
    elif letters[at + 1] == "f" or _stays(row, at):
        named = row.states(said_of(row, at - 1 if _stays(row, at) else at))
    elif row.is_state_at(at + 1) and letters[at - 1] not in "adGR":
        named, end = row.after(at + 1)
        return _by_whom(row, at, named, end)
    found = [
        row.organisation_at(k)
        for k in range(noun if noun >= 0 else at, min(len(words), at + 22))
        if letters[k] == "C" and row.organisation_at(k)
    ]
    if not found and noun >= 0:  # "the Council of X suspended A's participation in its work"
        found = [row.organisation_at(k) for k in range(at - 1, -1, -1) if letters[k] == "C"]
        found = [one for one in found if any(row.belongs(state, one) for state in named)]
    home = row.discourse.home
    own = home if not row.gazetteer.is_state(home) else ""
    organisation = next((one for one in found if one), own)
    start = row.since(at) or row.dated_after(at) or row.dated_before(at)
    return say(row, named, "other", organisation, at, "suspended", label="suspended", start=start)


def _by_whom(row: Row, at: int, named: list[str], end: int) -> list[Standing]:
    """ "X suspended A and B (from Y)": from Y, or from X."""
    start = row.since(at) or row.dated_after(end - 1) or row.dated_before(at)
    from_it = [
        row.organisation_at(k)
        for k in range(end, min(len(row.words), end + 9))
        if row.letters[k] == "C" and row.letters[end] == "f"
    ]
    by = [row.organisation_at(k) for k in range(at) if row.letters[k] in "CE"]
    found = [one for one in (*from_it, *reversed(by)) if one]
    organisation = found[0] if found else ""
    if not any(row.belongs(one, organisation) for one in named) or not organisation:
        return []
    return say(row, named, "other", organisation, at, "suspended", label="suspended", start=start)


def _stays(row: Row, at: int) -> bool:
    """ "A remains suspended"."""
    return row.words[at - 1 : at] in (["remain"], ["remains"], ["remained"])

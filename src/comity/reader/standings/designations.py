"""Designations: what a state is to the one that says so."""

from __future__ import annotations

from comity.reader.row import Row
from comity.reader.standings.named import named_by
from comity.reader.standings.others import gapped
from comity.reader.standings.standing import Standing, say

_MAJOR = "major non-NATO ally"


def by_designation(row: Row, at: int, label: str = "") -> list[Standing]:
    """Treaty ally, major non-NATO ally, protecting power: what a state is to the one that says so.

    "our treaty ally A", "A as a major non-NATO ally", "A, the protecting power of B in C".
    American law alone knows major allies outside NATO, so that they are always those of the USA.
    """
    word = row.words[at]
    label = label or ("alliance" if word.startswith("treaty") else word)
    major = "non-nato" in word or label == _MAJOR
    home = "USA" if major else row.discourse.home
    if not home or not row.gazetteer.is_state(home) or row.negated(at):
        return []
    label = _MAJOR if major else label
    after, _end = row.after(at + 1)
    named = [one for one in after if one != home]
    if not named:
        left = row.owner_of(at)[1]
        while left > 0 and row.letters[left - 1] in "dj":
            left -= 1
        if row.words[max(0, at - 3) : at - 1] == ["non", "-"]:
            left = at - 4 - (row.letters[at - 5] == "d") if at > 4 else left
        found = named_by(row, at, left)
        named = [one for one in row.states(found.actors) if one != home] if found else []
        start = found.start if found else ""
        rows = [(named, start), *(gapped(row, at) if start else ())]
        out = [
            one
            for states, since in rows
            for one in say(row, states, "other", home, at, "designation", label=label, start=since)
        ]
        if out:
            return out
    if not named:
        named = [
            row.code(k)
            for k in range(at - 1, -1, -1)
            if row.letters[k] == "C" and row.is_state(k) and row.code(k) != home
        ][:1]
    return say(row, named, "other", home, at, "designation", label=label)

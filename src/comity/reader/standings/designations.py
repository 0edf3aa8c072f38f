"""Designations: what a state is to the one that says so."""

from __future__ import annotations

from comity.reader.row import Row
from comity.reader.standings.standing import Standing, say


def by_designation(row: Row, at: int, label: str = "") -> list[Standing]:
    """Treaty ally, major non-NATO ally, protecting power: what a state is to the one that says so.

    "our treaty ally A", "A as a major non-NATO ally", "A, the protecting power of B in C".
    """
    word = row.words[at]
    home = row.discourse.home
    if not home or not row.gazetteer.is_state(home) or row.negated(at):
        return []
    after, _end = row.after(at + 1)
    named = [one for one in after if one != home]
    if not named:
        named = [
            row.code(k)
            for k in range(at - 1, -1, -1)
            if row.letters[k] == "C" and row.is_state(k) and row.code(k) != home
        ][:1]
    label = label or ("alliance" if word.startswith("treaty") else word)
    return say(row, named, "other", home, at, "designation", label=label)

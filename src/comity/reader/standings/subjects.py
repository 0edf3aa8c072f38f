"""Of whom a verb of change is said, and the organisation that it is said to change towards."""

from __future__ import annotations

from comity.reader.row import Row


def object_of(row: Row, at: int) -> int:
    """Token of the organisation that follows the verb, as a bare name; -1 if none does."""
    letters = row.letters
    k = at + 1
    while letters[k] in "todjf" and k < at + 5:
        k += 1
    if k >= len(row.tokens) or not row.organisation_at(k) or letters[k] not in "CNE":
        return -1
    return k if letters[k + 1] in ",.;:)(&/iuvozrDaRywf$" else -1


def said_of(row: Row, at: int) -> list[str]:
    """Of whom the verb is said: those before it, before "which", or its subject."""
    k = at - 1
    while k > 0 and row.letters[k] in "av":
        k -= 1
    if k > 1 and row.words[k] in ("country", "nation", "state") and row.words[k - 1] == "whose":
        return row.before(k - 3 if row.letters[k - 2] == "," else k - 2)
    if k > 1 and row.letters[k] == "-":
        return row.before(k - 1)
    if k > 0 and row.letters[k] == "R":
        k -= 2 if row.letters[k - 1] == "," else 1
    return row.before(k) or row.subject(at)

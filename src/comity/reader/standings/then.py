"""What an actor was when something took place, and is now: "then-partner A (now a member)".

The word before the name tells of the time spoken of; the words in brackets, of the day of
writing. Without a possessor, the organisation is the one that speaks or is mostly spoken of.
"""

from __future__ import annotations

from comity.reader.row import Row
from comity.reader.standings.kinds_of_noun import kind_of
from comity.reader.standings.standing import Standing, say


def by_then(row: Row, at: int) -> list[Standing]:
    """The standings that "then-partner" or "then partner" at token ``at`` gives."""
    word, head = row.words[at], at
    if word == "then":
        if at + 1 >= len(row.words):
            return []
        head = at + 1
        word = row.words[head]
    kind = kind_of(word.removeprefix("then-"))
    if not kind:
        return []
    plural = word.endswith("s")
    named, _end = row.after(head + 1)
    subjects = named if plural else named[:1]
    organisation = row.owner_of(at)[0] or row.back.organisation
    if not subjects or not organisation:
        return []
    then = [
        Standing(
            one, kind, organisation, row.sentence, "then", then=True, as_of=row.day_of(at),
            word=(row.tokens[head].start, row.tokens[head].end),
        )
        for one in subjects
    ]  # fmt: skip
    return [*then, *_now(row, head + 1, subjects, organisation)]


def _now(row: Row, k: int, subjects: list[str], organisation: str) -> list[Standing]:
    """ "(now a member)", ", now members," after the names."""
    for m in range(k, min(len(row.words) - 1, k + 3 * len(subjects) + 1)):
        if row.words[m] == "now" and row.letters[m - 1] in "(,":
            for at in range(m + 1, min(len(row.words), m + 6)):
                kind = kind_of(row.words[at])
                if kind:
                    explicit = row.owner_of(at)[0] or organisation
                    return say(row, subjects, kind, explicit, at, "now")
                if row.letters[at] in "),":
                    break
    return []

"""Joining told otherwise than by a verb with its subject before and one object after it.

with A joining (X) in 1981 and B and C in 1986    the gerund
Ten states joined X in 2004 – A, B and C          whom the number counts, named behind
A joined X in 2009 and Y in 2013                  the verb said once, of two organisations
"""

from __future__ import annotations

from comity.reader.row import Row
from comity.reader.standings.objects import organisations_from
from comity.reader.standings.others import gapped
from comity.reader.standings.standing import Standing, say
from comity.reader.told_of import organisation_meant

_GERUNDS = frozenset(("joining", "acceding"))


def joining(row: Row, at: int) -> list[Standing]:
    """ "with A joining in 1981": members since then, of X or of what the text speaks of."""
    if row.words[at] not in _GERUNDS or row.letters[at - 1 : at] != "C" or row.negated(at):
        return []
    named = row.before(at - 1)
    said, end = organisations_from(row, at + 1)
    organisations = said or [organisation_meant(row)]
    k = end if said else at + 1
    while row.letters[k] in "iuv":
        k += 1
    date = row.tokens[k].date if k < len(row.tokens) else None
    if date is None:
        return []
    rows = [(named, date.edtf), *gapped(row, k - 1)]
    return [
        one
        for organisation in organisations
        for actors, start in rows
        for one in say(row, actors, "member", organisation, at, "joined", start=start)
        if said or one.subject in row.known_members(organisation)
    ]


def listed_behind(row: Row, k: int) -> list[str]:
    """ "… in 2004 – A, B and C": the states listed behind the date from token ``k``."""
    while row.letters[k] in "iuDv" and row.letters[k] != "$":
        k += 1
    return row.after(k + 1)[0] if row.letters[k] in "-:(" else []


def further_joined(row: Row, k: int) -> list[tuple[str, str]]:
    """ "… (in 2009), the Y in 2013 and Z": each further organisation with its EDTF date or ""."""
    letters = row.letters
    out: list[tuple[str, str]] = []
    while k < len(row.tokens):
        while letters[k] in "iuDv(":
            k += 1
        if letters[k] == ")":
            k += 1
        separator = k
        while letters[k] in ",&":
            k += 1
        while letters[k] in "d":
            k += 1
        if k == separator or k >= len(row.tokens) or letters[k] != "C":
            break
        found = row.organisation_at(k, seats=True)
        if not found or letters[k + 1] not in ",.;)iu&(D$":
            break
        k += 1
        if letters[k : k + 1] == "(" and letters[k + 2 : k + 3] == ")" and letters[k + 1] != "D":
            k += 3
        m = k
        while letters[m] in "iu(":
            m += 1
        date = row.tokens[m].date if m < len(row.tokens) else None
        out.append((found, date.edtf if date else ""))
    return out

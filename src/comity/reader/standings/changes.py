"""Verbs of coming to belong to an organisation, and of ceasing to.

A joined X on …; A acceded to X, returned to X; A was admitted to X; A applied, aspires to join X
A left X, withdrew from X, was expelled from X
invited A to join X, to start accession talks; welcoming A to X; A deposited its instrument
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.others import gapped
from comity.reader.standings.standing import Standing, say

_JOIN = word_set("joins")
_JOINED = word_set("joined")
_ADMITTED = word_set("admitted-to")
_LEAVE = word_set("leaves")
_EXPELLED = word_set("expelled-from")
_ASPIRE = word_set("aspires")
_APPLIED = word_set("applied")
_TOLD_NOT = frozenset(
    ("will", "would", "may", "might", "can", "could", "should", "shall", "must", "if", "when")
)
CHANGES = (
    _JOIN | _ADMITTED | _LEAVE | _EXPELLED | _ASPIRE
    | {"welcome", "welcomed", "welcomes", "welcoming", "deposited"}
)  # fmt: skip


def by_change(row: Row, at: int) -> list[Standing]:
    """The standing that a verb at token ``at`` gives."""
    word = row.words[at]
    if word in _JOIN:
        return _joined(row, at)
    if word in _ADMITTED:
        return _admitted(row, at)
    if word in _LEAVE or word in _EXPELLED:
        return _left(row, at)
    if word in _ASPIRE:
        return _aspires(row, at)
    if word == "deposited":
        return _deposited(row, at)
    return _welcomed(row, at)


def object_of(row: Row, at: int) -> int:
    """Token of the organisation that follows the verb, as a bare name; -1 if none does."""
    letters = row.letters
    k = at + 1
    while letters[k] in "todjf" and k < at + 5:
        k += 1
    if k >= len(row.tokens) or not row.organisation_at(k) or letters[k] not in "CNE":
        return -1
    return k if letters[k + 1] in ",.;:)(&iuvozrDaRywf$" else -1


def _finite(row: Row, at: int) -> bool:
    """The verb tells what has happened: not to, will, may or might; not denied."""
    before = row.letters[max(0, at - 3) : at]
    told = not (_TOLD_NOT & set(row.words[max(0, at - 3) : at]))
    return told and "t" not in before and "G" not in before and "K" not in before


def _subjects(row: Row, at: int) -> list[str]:
    """Of whom the verb is said: those before it, before "which", or its subject."""
    k = at - 1
    while k > 0 and row.letters[k] in "av":
        k -= 1
    if k > 0 and row.letters[k] == "R":
        k -= 2 if row.letters[k - 1] == "," else 1
    return row.before(k) or row.subject(at)


def _on(row: Row, at: int) -> str:
    """EDTF of the day of the change: the first date after it, else one before it."""
    dates = row.dates(at, len(row.tokens)) or row.dates(0, at)
    return dates[0].edtf if dates and dates[0].preposition in ("on", "in", "") else ""


def _members_from(row: Row, at: int, named: list[str], organisation: str) -> list[Standing]:
    """Members since the day of the change, with those of whom the verb is not repeated."""
    out = say(row, named, "member", organisation, at, "joined", start=_on(row, at))
    for actors, start in gapped(row, at) if out else ():
        out.extend(say(row, actors, "member", organisation, at, "joined", start=start))
    return out


def _joined(row: Row, at: int) -> list[Standing]:
    k = object_of(row, at)
    if k < 0:
        return []
    organisation = row.organisation_at(k)
    inviting = [m for m in range(max(0, at - 8), at) if row.words[m].startswith("invit")]
    if inviting and row.letters[at - 1] == "t":
        named, _end = row.after(inviting[-1] + 1)
        return say(row, named, "invitee", organisation, at, "invited")
    if any(word in _APPLIED for word in row.words[max(0, at - 4) : at]):
        subjects = row.states(row.subject(at))
        return say(row, subjects, "aspirant", organisation, at, "applied", label="applied")
    if row.words[at] not in _JOINED or not _finite(row, at):
        return []
    if row.words[at] == "returned" and row.letters[at + 1] != "t":
        return []
    if "E" in row.letters[k + 1 : k + 6]:
        return []
    return _members_from(row, at, _subjects(row, at), organisation)


def _admitted(row: Row, at: int) -> list[Standing]:
    """ "A was admitted to X", "admitted A to X"; as a member: by the noun."""
    k = object_of(row, at)
    passive = at > 0 and row.words[at - 1].split()[-1] in ("was", "were", "been")
    if k > at + 1 and passive and row.letters[at + 1] == "t" and _finite(row, at):
        return _members_from(row, at, row.states(row.subject(at)), row.organisation_at(k))
    return []


def _left(row: Row, at: int) -> list[Standing]:
    k = object_of(row, at)
    if k < 0 or not _finite(row, at) or row.letters[k + 1] in "rt":
        return []
    expelled = row.words[at] in _EXPELLED
    if expelled and row.words[at - 1].split()[-1] not in ("was", "were", "been"):
        return []
    if row.letters[k + 1] == "i" and row.letters[k + 2] != "D":
        return []
    dates = row.dates(at, len(row.tokens)) or row.dates(0, at)
    if not dates:
        return []
    organisation = row.organisation_at(k)
    named = row.states(_subjects(row, at))
    return say(row, named, "member", organisation, at, "left", end=dates[0].edtf)


def _aspires(row: Row, at: int) -> list[Standing]:
    """ "A aspires to join X", "A aspires to membership of X"."""
    if row.letters[at + 1] != "t" or row.negated(at):
        return []
    for k in range(at + 2, min(len(row.tokens), at + 9)):
        if row.letters[k] in "CNE" and row.organisation_at(k):
            named = row.states(_subjects(row, at))
            return say(row, named, "aspirant", row.organisation_at(k), at, "aspires")
    return []


def _deposited(row: Row, at: int) -> list[Standing]:
    """ "A deposited its instrument of accession to X": a member from that day."""
    for k in range(at + 1, min(len(row.tokens) - 2, at + 6)):
        if row.words[k] != "accession" or row.letters[k + 1] != "t":
            continue
        m = k + 3 if row.letters[k + 2] == "d" else k + 2
        organisation = row.treaty_organisation(m) if m < len(row.tokens) else ""
        named = row.states(_subjects(row, at))
        return say(row, named, "member", organisation, at, "joined", start=_on(row, at))
    return []


def _welcomed(row: Row, at: int) -> list[Standing]:
    """ "welcoming A to X": to be, unless it is told as done."""
    named, end = row.after(at + 1)
    if not named or row.letters[end] != "t":
        return []
    k = end + 1
    while row.letters[k] in "dx" and k < end + 3:
        k += 1
    if k >= len(row.tokens):
        return []
    organisation = row.organisation_at(k)
    kind = row.gazetteer.types.get(organisation, "")
    if kind != "organisation" or row.letters[k + 1] in "LTE'":
        return []
    if len(row.gazetteer.parents.get(organisation, "")) or organisation in ("UN",):
        return []
    return say(row, named, "aspirant", organisation, at, "welcomed", label="to be welcomed")

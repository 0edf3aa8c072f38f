"""Verbs of coming to belong to an organisation, and of ceasing to.

A joined X on …; A acceded to X, returned to X; A was admitted to X; A applied, aspires to join X
A left X, withdrew from X, was expelled from X
invited A to join X, to start accession talks; welcoming A to X; A deposited its instrument
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.joining import further_joined, joining, listed_behind
from comity.reader.standings.others import gapped
from comity.reader.standings.standing import Standing, say
from comity.reader.standings.subjects import object_of, said_of
from comity.reader.standings.wishes import aspires, wants_to, welcomed
from comity.reader.told_of import organisation_meant

_JOIN = word_set("joins")
_JOINED = word_set("joined")
_PRESENT = frozenset(("joins", "accedes", "rejoins", "enters"))
_ADMITTED = word_set("admitted-to")
_LEAVE = word_set("leaves")
_EXPELLED = word_set("expelled-from")
_ASPIRE = word_set("aspires")
_TOLD_NOT = word_set("told-not")
CHANGES = (
    _JOIN | _ADMITTED | _LEAVE | _EXPELLED | _ASPIRE
    | {"welcome", "welcomed", "welcomes", "welcoming", "deposited", "came", "took", "takes"}
)  # fmt: skip


def by_change(row: Row, at: int) -> list[Standing]:
    """The standing that a verb at token ``at`` gives."""
    word = row.words[at]
    if word in ("came", "took", "takes"):
        return _came_back(row, at) if word == "came" else _taken_in(row, at)
    if word in _JOIN:
        return _joined(row, at)
    if word in _ADMITTED:
        return _admitted(row, at)
    if word in _LEAVE or word in _EXPELLED:
        return _left(row, at)
    if word in _ASPIRE:
        return aspires(row, at)
    if word == "deposited":
        return _deposited(row, at)
    return welcomed(row, at)


def _finite(row: Row, at: int) -> bool:
    """The verb tells what has happened: not to, will, may or might; not denied."""
    before = row.letters[max(0, at - 3) : at]
    told = not (_TOLD_NOT & set(row.words[max(0, at - 3) : at]))
    return told and "t" not in before and "G" not in before and "K" not in before


def _on(row: Row, at: int) -> str:
    """EDTF of the day of the change: the first date after it, else one before it."""
    dates = row.dates(at, len(row.tokens)) or row.dates(0, at)
    if not dates and row.sentence.under:
        return str(row.sentence.under.edtf)
    return dates[0].edtf if dates and dates[0].preposition in ("on", "in", "") else ""


def _is_done(row: Row, at: int) -> bool:
    """ "joined"; "joins" in an entry of a chronology, which is told in the present tense."""
    return row.words[at] in _JOINED or bool(row.sentence.under and row.words[at] in _PRESENT)


def _members_from(row: Row, at: int, named: list[str], organisation: str) -> list[Standing]:
    """Members since the day of the change, with those of whom the verb is not repeated."""
    out = say(row, named, "member", organisation, at, "joined", start=_on(row, at))
    for actors, start in gapped(row, at) if out else ():
        out.extend(say(row, actors, "member", organisation, at, "joined", start=start))
    return out


def _joined(row: Row, at: int) -> list[Standing]:
    k = object_of(row, at)
    if k < 0:
        return joining(row, at) or _joined_it(row, at)
    organisation = row.organisation_at(k, seats=True)
    inviting = [m for m in range(max(0, at - 8), at) if row.words[m].startswith("invit")]
    if inviting and row.letters[at - 1] == "t":
        named, _end = row.after(inviting[-1] + 1)
        if not named and row.letters[inviting[-1] - 1] in "av":
            named = row.states(said_of(row, inviting[-1]))
        return say(row, named, "invitee", organisation, at, "invited")
    if row.letters[at - 1] == "t":
        return wants_to(row, at, organisation)
    if not _is_done(row, at) or not _finite(row, at):
        return joining(row, at)
    if row.words[at] == "returned" and row.letters[at + 1] != "t":
        return []
    if "E" in row.letters[k + 1 : k + 6]:
        return []
    named = said_of(row, at) or listed_behind(row, k + 1)
    out = _members_from(row, at, named, organisation)
    for other, start in further_joined(row, k + 1):
        out.extend(say(row, named, "member", other, at, "joined", start=start or _on(row, at)))
    return out


def _joined_it(row: Row, at: int) -> list[Standing]:
    """ "A joined in 1999", "A was readmitted on …": what the sentence or its voice speaks of."""
    if row.words[at] not in _JOINED | _ADMITTED or not _finite(row, at):
        return []
    if not row.letters.startswith(("D", "iD", "uD", "yD"), at + 1):
        return []
    if row.words[at] == "returned" and not _LEAVE & set(row.words[:at]):
        return []
    if at > 3 and row.letters[at - 2 : at] == "Rp":
        k = at - 4 if row.letters[at - 3] == "," else at - 3
        named = row.states(row.subject(at - 2))[:1]
        return _members_from(row, at, named, row.organisation_at(k))
    passive = row.letters[at - 1] == "a"
    if passive != (row.words[at] in _ADMITTED):
        return []
    said = [row.organisation_at(k) for k in range(at) if row.letters[k] == "C"]
    said = [one for one in said if row.gazetteer.types.get(one) == "organisation"]
    organisation = said[-1] if said else organisation_meant(row)
    known = row.known_members(organisation) if organisation else ()
    named = said_of(row, at) or listed_behind(row, at + 1)
    out = _members_from(row, at, named, organisation)
    return [one for one in out if one.subject in known]


def _came_back(row: Row, at: int) -> list[Standing]:
    """ "A left X in … and came back in …": a member since the later date."""
    before = [k for k in range(at) if row.words[k] in _LEAVE]
    if not before or row.words[at + 1 : at + 2] != ["back"] or not _finite(row, at):
        return []
    named = row.states(said_of(row, before[-1]))
    k = object_of(row, before[-1])
    organisation = row.organisation_at(k) if k >= 0 else row.discourse.home
    return _members_from(row, at, named, organisation)


def _taken_in(row: Row, at: int) -> list[Standing]:
    """ "X took in A in …"."""
    if row.words[at + 1 : at + 2] != ["in"] or not _finite(row, at):
        return []
    return _admitting(row, at, at + 2)


def _admitting(row: Row, at: int, k: int) -> list[Standing]:
    """ "X admitted A and B in …", "admitted A as its tenth member": X stands before the verb."""
    named, _end = row.after(k)
    left = at - 1
    while left > 0 and row.letters[left] in "av":
        left -= 1
    if left < 0 or row.letters[left] != "C" or not named:
        return []
    organisation = row.organisation_at(left)
    named = [one for one in named if row.belongs(one, organisation)]
    return _members_from(row, at, named, organisation)


def _admitted(row: Row, at: int) -> list[Standing]:
    """ "A was admitted to X", "admitted A to X"; as a member: by the noun."""
    active = _admitting(row, at, at + 1) if _finite(row, at) else []
    k = object_of(row, at)
    if active or k < 0:
        return active or _joined_it(row, at)
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
    if _JOINED & set(row.words[k:]) or "came back" in " ".join(row.words[k:]):
        return []  # it belongs again
    organisation = row.organisation_at(k)
    named = row.states(said_of(row, at))
    return say(row, named, "member", organisation, at, "left", end=dates[0].edtf)


def _deposited(row: Row, at: int) -> list[Standing]:
    """ "A deposited its instrument of accession to X": a member from that day."""
    for k in range(at + 1, min(len(row.tokens) - 2, at + 6)):
        if row.words[k] != "accession" or row.letters[k + 1] != "t":
            continue
        m = k + 3 if row.letters[k + 2] == "d" else k + 2
        organisation = row.treaty_organisation(m) if m < len(row.tokens) else ""
        named = row.states(said_of(row, at))
        return say(row, named, "member", organisation, at, "joined", start=_on(row, at))
    return []

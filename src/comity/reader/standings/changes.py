"""Verbs and nouns of coming to belong, and of ceasing to.

A joined X on …; A acceded to X; A left X, withdrew from X; A applied for X membership, A's
application; invited A to join X, welcoming A to X; accession protocols for A; membership of X
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.standing import Standing, say

_JOIN = word_set("joins")
_LEAVE = word_set("leaves")
_HOPED = word_set("membership-hoped")
_SHARED = {"shared", "common", "our", "mutual", "joint"}
_APPLIED = word_set("applied")


def by_change(row: Row, at: int) -> list[Standing]:
    """The standing that a verb at token ``at`` gives."""
    word = row.words[at]
    if word in _JOIN:
        return _joined(row, at)
    if word in _LEAVE:
        return _left(row, at)
    if word.startswith("welcom"):
        return _welcomed(row, at)
    return []


def _object(row: Row, at: int) -> int:
    """Token of the organisation that follows the verb, as a bare name; -1 if none does."""
    letters = row.letters
    k = at + 1
    while letters[k] in "todjf" and k < at + 4:
        k += 1
    if k >= len(row.tokens) or not row.organisation_at(k) or letters[k] not in "CN":
        return -1
    return k if letters[k + 1] in ",.;:)(&iuvozrDaRywf$" else -1


def _finite(row: Row, at: int) -> bool:
    """The verb tells what has happened: not to, will, may or might; not denied."""
    before = row.letters[max(0, at - 3) : at]
    said = row.words[max(0, at - 3) : at]
    told = not ({"will", "would", "may", "might", "can", "could", "should", "shall"} & set(said))
    return told and "t" not in before and "G" not in before and "K" not in before


def _joined(row: Row, at: int) -> list[Standing]:
    k = _object(row, at)
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
    if row.words[at] not in ("joined", "acceded") or not _finite(row, at):
        return []
    subjects = row.states(row.before(at - 1) or row.subject(at))
    if "E" in row.letters[k : k + 6]:
        return []
    dates = row.dates(at, len(row.tokens)) or row.dates(0, at)
    start = dates[0].edtf if dates and dates[0].preposition in ("on", "in", "") else ""
    return say(row, subjects, "member", organisation, at, "joined", start=start)


def _left(row: Row, at: int) -> list[Standing]:
    k = _object(row, at)
    if k < 0 or not _finite(row, at):
        return []
    if row.letters[k + 1] in "rit":
        return []
    dates = row.dates(0, len(row.tokens))
    if not dates:
        return []
    subjects = row.states(row.before(at - 1) or row.subject(at))
    organisation = row.organisation_at(k)
    return say(row, subjects, "member", organisation, at, "left", end=dates[0].edtf)


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


def by_membership(row: Row, at: int) -> list[Standing]:
    """The standing that "membership", "accession" or "application" at token ``at`` gives."""
    words = row.words
    near = words[max(0, at - 6) : at + 5]
    organisation = _organisation_near(row, at)
    if not organisation and words[at] == "accession":
        organisation = row.back.organisation
    if not organisation:
        return []
    if words[at] == "accession" and {"protocol", "protocols"} & set(words[at + 1 : at + 2]):
        named = _named_by(row, at + 2) or row.possessor(at)
        return say(row, named, "invitee", organisation, at, "protocol")
    if words[at] == "accession" and set(words[at + 1 : at + 2]) & {"negotiations", "talks"}:
        named = _named_by(row, at + 2) or row.possessor(at)
        return say(row, named, "candidate", organisation, at, "negotiations")
    if any(word in _APPLIED for word in near):
        named = row.possessor(at) or _named_by(row, at + 1) or _states_in(row, at)
        own = row.discourse.home
        known = row.known_members(organisation)
        named = [one for one in named if one != own and one not in known]
        return say(row, named, "aspirant", organisation, at, "applied", label="applied")
    if words[at] == "membership" and row.letters[at + 1] in "oi":
        if any(word in _HOPED for word in near):
            return []
        shared = _SHARED & set(words[max(0, at - 3) : at])
        subjects = row.states(row.possessor(at) or row.subject(at))
        subjects = row.company() if shared else subjects
        return say(row, subjects, "member", organisation, at, "membership")
    return []


def _organisation_near(row: Row, at: int) -> str:
    """ "X membership", "membership of X", "application to join X", "bid for X membership"."""
    for k in range(at - 1, max(-1, at - 3), -1):
        if row.letters[k] in "CN" and row.organisation_at(k):
            return row.organisation_at(k)
    k = at + 1
    if row.letters[k] not in "oirt" or row.letters[k] == "$":
        if row.words[k : k + 1] not in (["protocol"], ["protocols"], ["negotiations"], ["talks"]):
            return ""
        k += 1
    while row.letters[k] in "oirtdV" and k < at + 5:
        k += 1
    if k < len(row.tokens) and row.letters[k] == "C" and row.is_state(k):
        k = row.after(k)[1]
        while row.letters[k] in "td":
            k += 1
    return row.organisation_at(k) if k < len(row.tokens) else ""


def _named_by(row: Row, k: int) -> list[str]:
    if row.letters[k] not in "rowb" or row.letters[k] == "$":
        return []
    return row.after(k + 1)[0]


def _states_in(row: Row, at: int) -> list[str]:
    out: list[str] = []
    for item in row.clause.items:
        if item.i < at and item.phrase and item.phrase.kind == "party":
            out.extend(part.actor for part in item.phrase.parts)
    return row.states(list(dict.fromkeys(out)))

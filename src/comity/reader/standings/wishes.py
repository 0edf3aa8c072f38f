"""Those who want to belong: "A applied to join X", "A aspires to X", "welcoming A to X"."""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.standing import Standing, say
from comity.reader.standings.subjects import said_of

_JOIN = word_set("joins")
_HOPES = word_set("hopes-to-join")
_APPLIED = word_set("applied")


def wants_to(row: Row, at: int, organisation: str) -> list[Standing]:
    """ "A applied to join X", "A hopes to join X", "A aspires to join X"."""
    said = row.words[max(0, at - 4) : at]
    applied = any(word in _APPLIED for word in said)
    if not applied and (not _HOPES & set(said) or row.negated(at)):
        return []
    verb = max(k for k in range(max(0, at - 4), at) if row.words[k] in _HOPES | _APPLIED)
    named = row.possessor(verb) or said_of(row, verb)
    known = row.known_members(organisation)
    named = [one for one in row.states(named) if one not in known]
    label = "applied" if applied else ""
    return say(row, named, "aspirant", organisation, at, "applied", label=label)


def wants_to_be(row: Row, at: int, left: int, organisation: str) -> list[Standing] | None:
    """ "A wishes to become a partner of X", "A has applied to become a member": None if not so."""
    if row.words[max(0, left - 2) : left] not in (["to", "become"], ["to", "be"]):
        return None
    near = range(max(0, left - 6), left - 2)
    verb = next((k for k in near if row.words[k] in _HOPES | _APPLIED), -1)
    if verb < 0 or row.negated(at):
        return None
    known = row.known_members(organisation)
    named = row.possessor(verb) or said_of(row, verb)
    named = [one for one in row.states(named) if one not in known]
    label = "applied" if row.words[verb] in _APPLIED else ""
    return say(row, named, "aspirant", organisation, at, "applied", label=label)


def aspires(row: Row, at: int) -> list[Standing]:
    """ "A aspires to join X", "A aspires to membership of X"."""
    if row.letters[at + 1] != "t" or row.negated(at) or _JOIN & set(row.words[at + 2 : at + 3]):
        return []
    for k in range(at + 2, min(len(row.tokens), at + 9)):
        if row.letters[k] in "CNE" and row.organisation_at(k):
            named = row.states(said_of(row, at))
            return say(row, named, "aspirant", row.organisation_at(k), at, "aspires")
    return []


def welcomed(row: Row, at: int) -> list[Standing]:
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

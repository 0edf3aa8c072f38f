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
_HOPES = word_set("hopes-to-join")
SUSPENDS = word_set("suspends")
_APPLIED = word_set("applied")
_TOLD_NOT = frozenset(
    ("will", "would", "may", "might", "can", "could", "should", "shall", "must", "if", "when")
)
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
        return _joined_it(row, at)
    organisation = row.organisation_at(k)
    inviting = [m for m in range(max(0, at - 8), at) if row.words[m].startswith("invit")]
    if inviting and row.letters[at - 1] == "t":
        named, _end = row.after(inviting[-1] + 1)
        if not named and row.letters[inviting[-1] - 1] in "av":
            named = row.states(said_of(row, inviting[-1]))
        return say(row, named, "invitee", organisation, at, "invited")
    if row.letters[at - 1] == "t":
        return _wants_to(row, at, organisation)
    if row.words[at] not in _JOINED or not _finite(row, at):
        return []
    if row.words[at] == "returned" and row.letters[at + 1] != "t":
        return []
    if "E" in row.letters[k + 1 : k + 6]:
        return []
    named = said_of(row, at)
    both = [organisation]
    if row.letters[k + 1] == "&" and row.letters[k + 2] in "Cd":
        m = k + 3 if row.letters[k + 2] == "d" else k + 2
        both += [row.organisation_at(m)] if row.letters[m] == "C" else []
    return [one for each in both if each for one in _members_from(row, at, named, each)]


def _joined_it(row: Row, at: int) -> list[Standing]:
    """ "A joined in 1999", "A was readmitted on …": what the sentence or its voice speaks of."""
    if row.words[at] not in _JOINED | _ADMITTED or not _finite(row, at):
        return []
    if not row.letters.startswith(("D", "iD", "uD"), at + 1):
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
    home = row.discourse.home
    organisation = said[-1] if said else home
    known = row.known_members(organisation) if organisation else ()
    out = _members_from(row, at, said_of(row, at), organisation)
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


def _wants_to(row: Row, at: int, organisation: str) -> list[Standing]:
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
    found = [
        row.organisation_at(k)
        for k in range(noun if noun >= 0 else at, min(len(words), at + 22))
        if letters[k] == "C" and row.organisation_at(k)
    ]
    home = row.discourse.home
    own = home if not row.gazetteer.is_state(home) else ""
    organisation = found[0] if found else own
    start = row.since(at) or row.dated_after(at) or row.dated_before(at)
    return say(row, named, "other", organisation, at, "suspended", label="suspended", start=start)


def _stays(row: Row, at: int) -> bool:
    """ "A remains suspended"."""
    return row.words[at - 1 : at] in (["remain"], ["remains"], ["remained"])


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


def _aspires(row: Row, at: int) -> list[Standing]:
    """ "A aspires to join X", "A aspires to membership of X"."""
    if row.letters[at + 1] != "t" or row.negated(at) or _JOIN & set(row.words[at + 2 : at + 3]):
        return []
    for k in range(at + 2, min(len(row.tokens), at + 9)):
        if row.letters[k] in "CNE" and row.organisation_at(k):
            named = row.states(said_of(row, at))
            return say(row, named, "aspirant", row.organisation_at(k), at, "aspires")
    return []


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

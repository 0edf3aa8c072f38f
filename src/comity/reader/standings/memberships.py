"""Nouns of belonging: membership of X, A's accession to X, A's application for X membership.

accession protocols for A            invitee
accession negotiations with A        candidate
A's application; A applied for …     aspirant
A's accession to X on …              member from that day
membership of X (of those who share it); A's X membership
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.others import gapped
from comity.reader.standings.standing import Standing, say
from comity.reader.told_of import organisation_meant
from comity.reader.when import is_after

_HOPED = word_set("membership-hoped")
_SHARED = {"shared", "common", "our", "mutual", "joint"}
_APPLIED = word_set("applied")
_APPLIES = word_set("applies")
_TALKS = frozenset(
    ("negotiations", "talks", "conference", "conferences", "process", "discussions", "roadmap")
)
_BEGAN = frozenset(("dates", "began", "begins", "started", "goes"))
MEMBERSHIPS = frozenset(
    (
        "membership",
        "accession",
        "addition",
        "entry",
        "admission",
        "application",
        "applications",
        "bid",
        "withdrawal",
        "departure",
        "exit",
    )
)
_FROM = ("on", "in", "", "from", "since", "as of")
_EXITS = frozenset(("withdrawal", "departure", "exit"))
_ENTRIES = frozenset(("accession", "entry", "admission", "addition"))


def by_membership(row: Row, at: int) -> list[Standing]:
    """The standing that "membership", "accession" or "application" at token ``at`` gives."""
    words = row.words
    counted = _counted(row, at) if words[at] == "membership" else []
    if counted:
        return counted
    near = words[max(0, at - 6) : at + 5]
    following = set(words[at + 1 : at + 2])
    organisation = _organisation_near(row, at)
    asked = words[at].startswith("application") and row.letters[at + 1] in "fy"
    if not organisation and ((words[at] == "accession" and row.letters[at + 1] != "t") or asked):
        organisation = _said_before(row, at) or row.back.organisation
    elsewhere = row.letters[at + 1] == "t"
    if words[at] == "addition" and not organisation:
        organisation = _said_before(row, at) or organisation_meant(row)
    if not organisation and not elsewhere and row.back.organisation == row.discourse.home:
        of_states = row.letters[at + 1] == "o" and row.after(at + 2)[0]
        organisation = row.back.organisation if of_states or words[at] == "application" else ""
    if not organisation or row.negated(at):
        return []
    if words[at] == "accession" and {"protocol", "protocols"} & following:
        named = _named_by(row, at + 2) or row.possessor(at)
        return say(row, named, "invitee", organisation, at, "protocol")
    if words[at] == "accession" and _TALKS & following:
        return _in_talks(row, at, organisation)
    if any(word in _APPLIED for word in near):
        return _applied(row, at, organisation)
    if words[at] in _EXITS:
        return _exited(row, at, organisation)
    if words[at] in _ENTRIES:
        return _acceded(row, at, organisation)
    if "suspended" in words[at + 1 : at + 9]:
        return []
    if words[at] == "membership" and not any(word in _HOPED for word in near):
        if row.letters[at + 1] in "oi" and row.letters[at + 2] != "D":
            shared = _SHARED & set(words[max(0, at - 3) : at])
            subjects = row.states(row.possessor(at) or row.subject(at))
            subjects = row.company() if shared else subjects
            start = _begun(row, at)
            return say(row, subjects, "member", organisation, at, "membership", start=start)
        known = row.known_members(organisation)
        owned = [one for one in row.possessor(at, 4) if one in known]
        return say(row, owned, "member", organisation, at, "membership")
    return []


def _counted(row: Row, at: int) -> list[Standing]:
    """ "the membership (of X) has grown to nine countries: A, B and C": those listed."""
    k = next((m for m in range(at + 1, min(len(row.words), at + 14)) if row.letters[m] == ":"), -1)
    if k < 0 or row.negated(k):
        return []
    named, _end = row.after(k + 1)
    near = _organisation_near(row, at) or _said_before(row, at) or organisation_meant(row)
    return say(row, named, "member", near, at, "listing") if len(named) > 1 else []


def _begun(row: Row, at: int) -> str:
    """ "A's membership of X dates from …", "began in …"."""
    verb = next((k for k in range(at + 1, at + 7) if {*row.words[k : k + 1]} & _BEGAN), -1)
    dates = row.dates(verb, verb + 5) if verb > 0 else []
    return dates[0].edtf if dates else row.since(at)


def _in_talks(row: Row, at: int, organisation: str) -> list[Standing]:
    """ "accession negotiations with A": a candidate; "invited A to begin accession talks"."""
    inviting = [k for k in range(max(0, at - 9), at) if row.words[k].startswith("invit")]
    if inviting:
        named, _end = row.after(inviting[-1] + 1)
        if named and row.letters[_end] == "t":
            return say(row, named, "invitee", organisation, at, "invited")
    named = _named_by(row, at + 2) or row.possessor(at)
    return say(row, named, "candidate", organisation, at, "negotiations")


def _applied(row: Row, at: int, organisation: str) -> list[Standing]:
    """ "A's application for membership", "A applied for membership", "A submitted its …"."""
    named = row.possessor(at) or _named_by(row, at + 1)
    if not named:
        verb = next((k for k in range(max(0, at - 6), at) if row.words[k] in _APPLIES), -1)
        if verb > 0 and row.letters[verb - 1] == "t" and not _APPLIED & set(row.words[:verb]):
            return []  # "urged A to apply for membership"
        named = row.states(row.subject(verb)) if verb > 0 else []
    if not named:
        named = [one for one in _states_in(row, at) if one != row.discourse.home]
    known = row.known_members(organisation)
    named = [one for one in named if one not in known]
    return say(row, named, "aspirant", organisation, at, "applied", label="applied")


def _exited(row: Row, at: int, organisation: str) -> list[Standing]:
    """ "A's withdrawal from X took effect on …": a member until that day."""
    dates = row.dates(at, at + 12)
    if row.letters[at + 1] != "f" or not dates or is_after(dates[0].edtf, row.back.published):
        return []
    named = row.states(row.possessor(at))
    return say(row, named, "member", organisation, at, "left", end=dates[0].edtf)


def _acceded(row: Row, at: int, organisation: str) -> list[Standing]:
    """ "A's accession to X on …", "with the accession of A": done, by its date or the verb."""
    words = row.words
    if row.letters[at + 1] not in "ot,uiD" and not row.tokens[min(at + 1, len(words) - 1)].date:
        return []
    named = row.possessor(at) or (_named_by(row, at + 1) if row.letters[at + 1] == "o" else [])
    its = at > 0 and words[at - 1] == "its"
    if its and "negotiating" in words[max(0, at - 3) : at]:
        subjects = row.states(row.subject(at))
        return say(row, subjects, "candidate", organisation, at, "negotiations")
    if its:
        named = row.states(row.subject(at))
        comma = row.letters.find(",", at)
        if not named and comma > 0:
            named = row.after(comma + 1)[0][:1]
    dated = (one for one in row.dates(at, at + 10) if one.preposition in _FROM)
    date = next((one.edtf for one in dated), "")
    date = date or (_enlarged(row, at) if row.letters[at + 1] == "o" else "")
    done = bool(date) and not is_after(date, row.back.published)
    known = row.known_members(organisation)
    if not done:
        told = words[max(0, at - 8) : at]
        welcome = any(word.startswith(("welcom", "congratulat")) for word in told)
        with_it = bool(told) and "with" in told[-2:]
        named = [one for one in named if one in known] if welcome or with_it else []
    start = date if done else ""
    out = say(row, named, "member", organisation, at, "joined", start=start)
    for actors, since in gapped(row, at) if out and done else ():
        out.extend(say(row, actors, "member", organisation, at, "joined", start=since))
    return out


def _enlarged(row: Row, at: int) -> str:
    """ "In 1981 the enlargement took place with the accession of A": the day of it."""
    if not any(word.startswith("enlarge") for word in row.words[:at]):
        return ""
    dates = row.dates(0, at)
    return dates[-1].edtf if dates else ""


def _organisation_near(row: Row, at: int) -> str:
    """ "X membership", "membership of X", "application to join X", "bid for X membership"."""
    for k in range(at - 1, max(-1, at - 3), -1):
        if row.letters[k] in "CN" and row.organisation_at(k):
            return row.organisation_at(k)
    k = at + 1
    if row.letters[k] not in "oirtfy" or row.letters[k] == "$":
        if not {"protocol", "protocols", *_TALKS} & set(row.words[k : k + 1]):
            return ""
        k += 1
    while row.letters[k] in "oirtdVfyb" and row.letters[k] != "$" and k < at + 5:
        k += 1
    if k < len(row.tokens) and row.letters[k] == "C" and row.is_state(k):
        k = row.after(k)[1]
        while row.letters[k] in "tdrV":
            k += 1
            if row.words[k : k + 1] == ["membership"]:
                k += 1 + (row.letters[k + 1] in "oi")
    return row.organisation_at(k) if k < len(row.tokens) else ""


def _said_before(row: Row, at: int) -> str:
    """The organisation that the sentence named last before token ``at``; "" if none."""
    for k in range(at - 1, -1, -1):
        code = row.organisation_at(k) if row.letters[k] == "C" else ""
        if row.gazetteer.types.get(code) == "organisation":
            return code
    return ""


def _named_by(row: Row, k: int) -> list[str]:
    if row.letters[k] not in "rowbyf" or row.letters[k] == "$":
        return []
    return row.after(k + 1)[0] or row.states(row.actors_after(k + 1)[0])


def _states_in(row: Row, at: int) -> list[str]:
    out: list[str] = []
    for item in row.clause.items:
        if item.i < at and item.phrase and item.phrase.kind == "party":
            out.extend(part.actor for part in item.phrase.parts)
    return row.states(list(dict.fromkeys(out)))

"""Whom a verb of choosing, "as" or a status names for a standing.

A was elected a member; they admitted A as a member       through a verb of choosing
as a partner, A …; A took part as a partner               through "as"
A's candidate status; A holds observer status             through the status
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.construction import Named, begun
from comity.reader.standings.subjects import said_of

_CHOSEN = word_set("chosen-as")
_SEATED = frozenset(("seat", "place", "seats", "places"))
GIVES = word_set("gives-status")
_HOLDS = word_set("holds-status")


def chosen(row: Row, at: int, left: int) -> Named | None:
    """ "B was elected a member", "they admitted A as a member", "as a partner, A …"."""
    k = left - 1
    by_as = k >= 0 and row.words[k] == "as"
    verb = k - 1 if by_as else k
    verb = max((m for m in range(max(0, k - 14), k + 1) if row.words[m] in _CHOSEN), default=-1)
    if verb >= 0 and not set(";R") & set(row.letters[verb:left]):
        between = row.before(k - 1 if by_as else k)
        passive = verb > 0 and row.letters[verb - 1] in "av"
        decided = row.words[max(0, verb - 2)] in ("decision", "decided", "agreed")
        to_do = row.letters[verb - 1] == "t" and not decided
        if to_do or "will" in row.words[max(0, verb - 3) : verb]:
            return None
        actors = between or (row.subject(verb) if passive else [])
        if not between and k > verb and row.letters[k - by_as] == "C":
            actors = row.group_members(k - by_as) or [row.code(k - by_as)]
        if actors:
            return Named(actors, "as" if by_as else "verb", begun(row, verb, at))
    if not by_as:
        return None
    actors = _as(row, k, at)
    return Named(actors, "as", row.since(at)) if actors else None


def _as(row: Row, k: int, at: int) -> list[str]:
    """ "as a member, A …", "work together as NATO Allies", "A's service as a member"."""
    letters = row.letters
    if k == 0 or (k == 1 and letters[0] in "&v"):
        end = at + 1
        while end < len(row.tokens) and letters[end] != ",":
            end += 1
        actors, _end = row.after(end + 1)
        if actors:
            return actors if row.words[at].endswith(("s", "allies")) else actors[:1]
        pronoun = row.words[end + 1 : end + 2]
        return _all_of(row.company()) if pronoun == ["we"] else []
    bid = row.words[k - 1] in ("candidature", "candidacy", "bid", "nomination", "application")
    if bid:
        return []
    end = k - 2 if letters[k - 1] == "," else k - 1
    start = end
    while start > 0 and letters[start] in "C&,dj":
        start -= 1
    named = row.before(end) if letters[start] not in "iftwy" else []
    if not named and letters[k - 1] == "C" and letters[start] == "o":
        return [row.code(k - 1)]
    owned = named or row.possessor(k)
    if owned:
        return owned
    verb = max((m for m in range(max(0, k - 8), k) if letters[m] in "Vax"), default=-1)
    seated = max((m for m in range(max(0, k - 8), k) if row.words[m] in _SEATED), default=-1)
    if seated > 1:  # "which took its seat among them as a member"
        return said_of(row, seated - 1 - (row.letters[seated - 1] == "d"))
    subjects = row.subject(verb) if verb >= 0 and "R" not in letters[verb:k] else []
    if subjects and (len(subjects) > 1 or not row.words[at].endswith("s")):
        return subjects
    plural = row.words[at].endswith("s")
    return _all_of(row.company()) if plural else row.states(row.subject(k))


def _all_of(company: list[str]) -> list[str]:
    """Those of whom a plural is said; nobody if only one of them is known."""
    return company if len(company) > 1 else []


def by_status(row: Row, at: int, left: int) -> Named | None:
    """ "A's candidate status", "granted A candidate status", "candidate status to A and to B"."""
    actors: list[str] = []
    k = at + 1 + (row.words[at + 1 : at + 2] == ["status"])
    if row.letters[k] == "a" and {*row.words[k + 1 : k + 2]} & GIVES:
        k += 2
    while row.letters[k] in "tr" and row.letters[k] != "$":
        found, end = row.after(k + 1)
        actors.extend(found)
        if not found or row.letters[end] not in "&,":
            break
        k = end + 1
    if not actors:
        before = row.before(left - 1) or _holders(row, left)
        actors = row.possessor(at) or before or row.states(row.subject(left))
    return Named(actors, "status", begun(row, left, at)) if actors else None


def _holders(row: Row, left: int) -> list[str]:
    """ "A and B, (countries) which have observer status": those who have it."""
    verb = left - 1
    while verb > 0 and row.letters[verb] in "vj":
        verb -= 1
    if verb < 1 or row.words[verb] not in _HOLDS or row.letters[verb - 1] != "R":
        return []
    k = verb - 2
    if row.words[k] in ("country", "countries", "states", "state", "nations", "nation"):
        k -= 1 + (row.letters[k - 1] == "d")
    return row.before(k - 1 if row.letters[k] == "," else k)


def chooser(row: Row, left: int) -> str:
    """ "X recognised A as a partner": the organisation that chose, before a verb of choosing."""
    verb = max((k for k in range(max(0, left - 14), left) if row.words[k] in _CHOSEN), default=-1)
    k = verb - 1
    while k > 0 and row.letters[k] in "av":
        k -= 1
    if k < 0 or row.letters[k] != "C" or not row.after(verb + 1)[0]:
        return ""
    return row.organisation_at(k)


def status_giver(row: Row, at: int) -> str:
    """ "X granted A observer status", "observer status was granted to A by X": X."""
    verbs = [k for k in range(max(0, at - 9), min(len(row.words), at + 4)) if row.words[k] in GIVES]
    if not verbs:
        return ""
    verb = verbs[0]
    if verb > at:
        by = row.letters.find("y", verb, verb + 12)
        k = by + 1 if by > 0 else len(row.tokens)
        k += row.letters[k] == "d"
        return row.organisation_at(k) if k < len(row.tokens) and row.letters[k] == "C" else ""
    k = verb - 1
    while k > 0 and row.letters[k] in "av":
        k -= 1
    return row.organisation_at(k) if k >= 0 and row.letters[k] in "CE" else ""

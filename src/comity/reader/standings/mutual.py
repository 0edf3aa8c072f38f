"""Partners of one another, without an organisation of which all are: "A and X are partners".

X and A are strategic partners; A is a strategic partner of B; A's close partner B; we are
partners in the X Treaty
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.named import named_by
from comity.reader.standings.standing import Standing, say

_TRADING = word_set("trading-partner")
_REGARDS = word_set("regards-as")
_VALUED = word_set("standing-modifiers")


def mutual_partners(row: Row, at: int, left: int, label: str) -> list[Standing]:
    """ "X and A are strategic partners": of an organisation each other one, or the two states."""
    dated = row.letters[at + 1 : at + 3] == "iD"
    if not row.words[at].endswith("s") or (row.letters[at + 1] in "oi" and not dated):
        return []
    copula = row.copula(left)
    subjects = row.subject(copula) if copula >= 0 else []
    organisations = [one for one in subjects if not row.gazetteer.is_state(one)]
    start = row.since(at) or (row.dated_after(at) if copula >= 0 else "")
    if len(organisations) == 1 and len(subjects) > 1:
        return say(row, subjects, "partner", organisations[0], at, "bond", label=label, start=start)
    fronted = row.words[:left] == ["as"] and bool(label)
    if fronted and not subjects:
        found = named_by(row, at, left)
        subjects = row.states(found.actors) if found else []
    if len(organisations) == 2 == len(subjects):
        home = row.discourse.home
        one, other = subjects if home != subjects[0] else subjects[::-1]
        return say(row, [one], "partner", other, at, "bond", label=label, start=start)
    if len(subjects) == 2 and not organisations and label:
        return say(row, subjects[:1], "partner", subjects[1], at, "bond", label=label, start=start)
    return []


def state_partners(row: Row, at: int, left: int) -> list[Standing]:
    """ "A is a key partner of B", "B's strategic partner A": of two states, not in trade."""
    if _TRADING & set(row.words[left:at]):
        return []
    plural = row.words[at].endswith("s")
    regarded = _regarded(row, at, left) if " " in row.words[at] else []
    if regarded:
        label = row.words[at].removesuffix("s")
        return say(row, regarded[1:], "partner", regarded[0], at, "bond", label=label)
    if row.letters[left] == "'" and row.is_state_at(left - 1):
        left -= 1 + (row.letters[left - 2] == "d")
    ours = row.words[max(0, left - 2) : left] == ["one", "of"] and "our" in row.words[left:at]
    whose = row.discourse.home if ours else _whose(row, at)
    valued = bool(_VALUED & set(row.words[left:at])) or " " in row.words[at]
    implied = not whose and valued and not plural
    found = named_by(row, at, left)
    if not found or found.form not in ("copula", "before", "after"):
        return []
    named = row.states(found.actors)
    if implied and found.form == "copula" and len(named) == 1:
        whose = _of_the_voice(row, named[0])
    if not row.gazetteer.is_state(whose) or (plural and not ours and found.form != "copula"):
        return []
    named = [one for one in named if one != whose]
    label = row.words[at].removesuffix("s") if " " in row.words[at] else ""
    return say(row, named, "partner", whose, at, "bond", label=label, start=found.start)


def _regarded(row: Row, at: int, left: int) -> list[str]:
    """ "A considers B (as) a strategic partner", "A sees in B a …": A and B; [] if not so."""
    k = left - 1
    if row.words[k : k + 1] == ["as"]:
        k -= 1
    if k < 1 or not row.is_state_at(k):
        return []
    verb = k - 1 - (row.letters[k - 1] == "d")
    if row.words[verb] not in _REGARDS or row.negated(verb):
        return []
    subjects = row.states(row.subject(verb)) or row.before(verb - 1)
    home = row.discourse.home
    if not subjects and {"we", "i"} & set(row.words[:verb]) and row.gazetteer.is_state(home):
        subjects = [home]
    named = row.code(k)
    return [subjects[0], named] if len(subjects) == 1 and subjects[0] != named else []


def _whose(row: Row, at: int) -> str:
    """The state whose partner it is: "of B", "for B", "B's"; "" if none is named."""
    k = at + 1
    if row.letters[k] in "or" and row.letters[k] != "$" and row.words[k] != "as":
        k += 1
        while row.letters[k] in "dj":
            k += 1
        return row.code(k) if row.is_state_at(k) and row.letters[k + 1] not in "'LT" else ""
    owners = row.possessor(at, 6) if " " in row.words[at] else []
    return owners[0] if len(owners) == 1 else ""


def _of_the_voice(row: Row, named: str) -> str:
    """ "A is an important partner (that …)": of the state that speaks, or of the other of two."""
    home = row.discourse.home
    if row.gazetteer.is_state(home):
        return home
    pair = row.states(row.back.pair)
    others = [one for one in pair if one != named]
    return others[0] if len(others) == 1 < len(pair) else ""


def treaty_partners(row: Row, at: int) -> list[Standing]:
    """ "We are partners in the X Treaty": members of what the treaty made."""
    k = at + 1
    if row.letters[k] != "i" or "treaty" not in row.words[k : k + 5] or row.copula(at) < 0:
        return []
    for m in range(k + 1, min(len(row.tokens), k + 4)):
        organisation = row.organisation_at(m)
        if organisation and row.words[m + 1 : m + 2] == ["treaty"]:
            subjects = row.states(row.subject(row.copula(at)) or row.company())
            label = "treaty partner"
            return say(row, subjects, "member", organisation, at, "treaty", label=label)
    return []

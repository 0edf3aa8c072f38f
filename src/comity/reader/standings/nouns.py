"""Nouns that say what an actor is to an organisation: member, ally, partner, candidate, observer …

NATO member A; candidate countries A and B; partners (A, B)    the noun, then whom it names
A, a fellow member of the Forum; A and B, both members         whom it names, then the noun
A is a member of the OECD; A became a partner on …             through a copula
as a partner, A …; they welcomed A as a member                 through "as"
A's candidate status; A has observer status                    through a status
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.bonds import by_designation
from comity.reader.standings.standing import Standing, say

_CUES = {"namely", "including", "like"}
_FORMER = word_set("former")
_INTRODUCE = word_set("introduces-apposition")
_KINDS = ("member", "partner", "candidate", "observer", "invitee", "aspirant")


def kind_of(word: str) -> str:
    """The kind of standing that a noun names; "" if none."""
    if word.endswith(("ally", "allies")):
        return "member"
    for kind in _KINDS:
        if kind in word:
            return kind
    return ""


def by_noun(row: Row, at: int) -> list[Standing]:
    """The standings that the noun at token ``at`` gives."""
    word = row.words[at]
    kind = kind_of(word)
    if not kind or row.negated(at):
        return []
    organisation, left = row.owner_of(at)
    own = row.tokens[at].name
    if own and not organisation:
        organisation = row.gazetteer.party(own.code)
    inside = row.words[left:at]
    if word.endswith(("ally", "allies")):
        if "non" in inside:
            return by_designation(row, at, "major non-NATO ally")
        organisation = _alliance_of(row, at, organisation)
    if not organisation and "its" in inside:
        organisation = row.its_organisation(left)
    if kind == "partner" and (mutual := _treaty(row, at) or _mutual(row, at, left)):
        return mutual
    if not organisation:
        organisation = _implied(row, at, kind)
    if not organisation:
        return []
    if any(one in _FORMER for one in inside):
        return []
    label = _label(word, kind)
    found = _named(row, at, left, kind)
    if not found:
        return []
    subjects, form, start = found
    allowed = subjects if kind == "partner" else row.states(subjects)
    if word in ("allies", "ally") and form in ("after", "before"):
        allowed = [one for one in allowed if row.belongs(one, organisation)]
    organisations = [organisation, *_further(row, at)]
    return [
        one
        for other in dict.fromkeys(organisations)
        for one in say(row, allowed, kind, other, at, form, label=label, start=start)
    ]


def _implied(row: Row, at: int, kind: str) -> str:
    """Whose candidate, invitee or partner it is where a text does not say: its organisation's."""
    back = row.back.organisation
    word = row.words[at]
    if row.gazetteer.types.get(back) != "organisation":
        return ""
    if kind in ("candidate", "aspirant", "invitee"):
        plain = word in ("candidate", "candidates")
        return back if not plain or row.is_state_at(at + 1) else ""
    listed = row.letters[at + 1] in "-(:if" and word.endswith("s")
    if kind == "partner" and back == row.discourse.home and (listed or _label(word, kind)):
        return back
    return ""


def _further(row: Row, at: int) -> list[str]:
    """ "a member of X and of Y": the organisations after the first."""
    letters = row.letters
    k = at + 1
    out: list[str] = []
    while letters[k] in "od,&" and k < len(row.tokens):
        while letters[k] in "od,&":
            k += 1
        if k >= len(row.tokens) or letters[k] != "C" or not row.organisation_at(k):
            break
        if letters[k + 1] in "LTE'":
            break
        out.append(row.organisation_at(k))
        k += 1
        if letters[k] == "(":
            close = letters.find(")", k)
            k = close + 1 if 0 < close < k + 4 else k
    return out if letters[at + 1] == "o" else []


def _mutual(row: Row, at: int, left: int) -> list[Standing]:
    """ "X and A are strategic partners": of an organisation each other one, or the two states."""
    if not row.words[at].endswith("s") or row.letters[at + 1] in "oi":
        return []
    copula = row.copula(left)
    subjects = row.subject(copula) if copula >= 0 else []
    organisations = [one for one in subjects if not row.gazetteer.is_state(one)]
    label = _label(row.words[at], "partner")
    if len(organisations) == 1 and len(subjects) > 1:
        start = row.since(at)
        return say(row, subjects, "partner", organisations[0], at, "bond", label=label, start=start)
    if len(subjects) == 2 and not organisations and label:
        return say(row, subjects[:1], "partner", subjects[1], at, "bond", label=label)
    return []


def _named(row: Row, at: int, left: int, kind: str) -> tuple[list[str], str, str] | None:
    """Whom the noun phrase [left, at] names, by which construction, and since when."""
    plural = row.words[at].endswith("s")
    for subjects, form in (
        (_after(row, at, plural), "after"),
        (_group_of(row, left), "group"),
        (_before(row, left, plural), "before"),
    ):
        if subjects:
            return subjects, form, row.since(at)
    if row.words[max(0, left - 2) : left] == ["one", "of"]:
        left -= 2
    copula = row.copula(left)
    if copula >= 0:
        subjects = _beside(row, copula, row.subject(copula))
        return (subjects, "copula", _begun(row, copula, at)) if subjects else None
    k = left - 1
    if k >= 0 and row.words[k] == "as":
        subjects = _as(row, k, at)
        return (subjects, "as", row.since(at)) if subjects else None
    if "status" in row.words[at] or row.words[at + 1 : at + 2] == ["status"]:
        subjects = _status(row, at, left)
        return (subjects, "status", _begun(row, left, at)) if subjects else None
    return None


def _after(row: Row, at: int, plural: bool) -> list[str]:
    """ "NATO member A", "candidate countries A and B", "partners – A, B and C"."""
    letters = row.letters
    k = at + 1
    if letters[k] in "oif" and not row.is_state(min(k + 1, len(row.tokens) - 1)):
        k += 1
        while (
            letters[k] in "djCAN"
            and letters[k] != "$"
            and not (letters[k] == "C" and row.is_state(k))
        ):
            k += 1
        if letters[k] == "x" and row.words[k] == "region":
            k += 1
        if letters[k] == "C":
            return []
    opener = letters[k]
    if opener == "," and k + 1 < len(row.words) and row.words[k + 1] in _CUES:
        k += 2
    elif opener in "(-:" and opener != "$":
        k += 1
    elif k < len(row.words) and (row.words[k] in _CUES or row.words[k : k + 2] == ["such", "as"]):
        k += 2 if row.words[k] == "such" else 1
    elif opener != "C" or k != at + 1:
        return []
    subjects, _end = row.after(k)
    return subjects if plural else subjects[:1]


def _group_of(row: Row, left: int) -> list[str]:
    """ "the GROUP of NATO Allies": those who form the group."""
    k = left - 1
    if k < 1 or row.letters[k] != "o":
        return []
    k -= 1
    if row.words[k] in ("group", "format", "grouping"):
        k -= 1
    if k >= 2 and row.letters[k] == ")":
        k = row.letters.rfind("(", 0, k) - 1
    return row.group_members(k) if k >= 0 and row.letters[k] == "C" else []


def _before(row: Row, left: int, plural: bool) -> list[str]:
    """ "A, a fellow Forum member", "A and B, both members of the Forum"."""
    if left < 2 or row.letters[left - 1] not in ",(-" or row.words[left] not in _INTRODUCE:
        return []
    if plural and row.words[left] == "the":
        return []
    named = row.before(left - 2)
    subjects = named if plural else named[-1:]
    if subjects and "fellow" in row.words[left : left + 3]:
        home = row.discourse.home
        if home and row.gazetteer.is_state(home):
            subjects = [*subjects, home]
    return subjects


def _beside(row: Row, copula: int, subjects: list[str]) -> list[str]:
    """ "A …, and with B is a member": B too."""
    if copula >= 2 and row.letters[copula - 1] == "C" and row.letters[copula - 2] == "w":
        return [*subjects, row.code(copula - 1)]
    return subjects


def _begun(row: Row, start: int, at: int) -> str:
    """The day on which one became so, or since when one is: EDTF or ""."""
    said = row.words[max(0, start) : at]
    since = row.since(at)
    if since or not any(word in word_set("begins") for word in said):
        return since
    return row.dated_after(at) or row.dated_before(start)


def _as(row: Row, k: int, at: int) -> list[str]:
    """ "as a member, A …", "welcomed A as a member", "work together as NATO Allies"."""
    letters = row.letters
    if "welcom" in " ".join(row.words[:k]) or "recogni" in " ".join(row.words[:k]):
        named = row.before(k - 1)
        if named:
            return named
        if k and letters[k - 1] == "C" and row.group_members(k - 1):
            return row.group_members(k - 1)
    if k == 0 or (k == 1 and letters[0] in "&v"):
        end = at + 1
        while end < len(row.tokens) and letters[end] != ",":
            end += 1
        subjects, _end = row.after(end + 1)
        if subjects:
            return subjects[:1]
        pronoun = row.words[end + 1 : end + 2]
        return _all_of(row.company()) if pronoun == ["we"] else []
    owned = row.possessor(k)
    if owned:
        return owned
    plural = row.words[at].endswith("s")
    return _all_of(row.company()) if plural else row.states(row.subject(k))


def _all_of(company: list[str]) -> list[str]:
    """Those of whom a plural is said; nobody if only one of them is known."""
    return company if len(company) > 1 else []


def _status(row: Row, at: int, left: int) -> list[str]:
    """ "A's candidate status", "granted A candidate status", "candidate status to A and B"."""
    k = at + 1 + (row.words[at + 1 : at + 2] == ["status"])
    if row.letters[k] in "tr":
        subjects, _end = row.after(k + 1)
        if subjects:
            return subjects
    owned = row.possessor(at)
    if owned:
        return owned
    named = row.before(left - 1)
    return named or row.states(row.subject(left))


def _alliance_of(row: Row, at: int, organisation: str) -> str:
    """An ally of an organisation is one of NATO's: said so, or written as its own word for them."""
    own = row.tokens[at].name
    if at and row.letters[at - 1] in "NE" and not organisation:
        return ""
    if organisation in ("", "NATO"):
        return organisation or (row.gazetteer.party(own.code) if own else "")
    return ""


def _treaty(row: Row, at: int) -> list[Standing]:
    """ "We are partners in the X Treaty": members of what the treaty made."""
    k = at + 1
    if row.letters[k] != "i" or "treaty" not in row.words[k : k + 5] or row.copula(at) < 0:
        return []
    for m in range(k + 1, min(len(row.tokens), k + 4)):
        organisation = row.organisation_at(m)
        if organisation and row.words[m + 1 : m + 2] == ["treaty"]:
            subjects = row.subject(row.copula(at)) or row.company()
            return say(
                row,
                row.states(subjects),
                "member",
                organisation,
                at,
                "treaty",
                label="treaty partner",
            )
    return []


def _label(word: str, kind: str) -> str:
    plain = word.removesuffix("s")
    return plain if kind == "partner" and plain.endswith(" partner") else ""

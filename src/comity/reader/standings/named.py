"""Whom a noun of standing names, by the construction it stands in.

NATO member A; candidate countries A and B; partners (A, B)    the noun, then whom it names
the members of X are A and B; its observers include A          the noun as subject
the GROUP of X members                                         those who form the group
A, a fellow X member; A and B, both members                    whom it names, then the noun
A is a member; A, which has been a member, …                   through a copula
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import COPULA, Row
from comity.reader.standings.chosen import by_status, chosen
from comity.reader.standings.construction import Named, begun

_CUES = frozenset(("namely", "including", "like"))
_INTRODUCE = word_set("introduces-apposition")
_NAMES = word_set("names-members")
_BESIDE = word_set("beside")
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "both": 2,
}  # fmt: skip
_PRESENT = frozenset(("part", "participate", "following", "currently", "date", "now", "include"))
_FRONTING = frozenset(("already", "currently", "being", "long", "now", "itself", "formerly"))


def named_by(row: Row, at: int, left: int) -> Named | None:
    """Whom the noun phrase [left, at] names, by the first construction that fits."""
    status = "status" in row.words[at] or row.words[at + 1 : at + 2] == ["status"]
    plural = row.words[at].endswith("s") and not status
    for actors, form in (
        (_after(row, at, plural), "after"),
        (_group_of(row, left), "group"),
        (_before(row, left, at, plural), "before"),
        (_fronted(row, left, at, plural), "before"),
    ):
        if actors:
            return Named(actors, form, row.since(at))
    if row.words[max(0, left - 2) : left] in (["one", "of"], ["status", "of"]):
        left -= 2
        left -= row.letters[left - 1] == "d"
    copula = row.copula(left)
    if copula >= 0:
        actors = _beside(row, copula, _subject(row, copula), at)
        return Named(actors, "copula", begun(row, copula, at)) if actors else None
    found = chosen(row, at, left) or (by_status(row, at, left) if status else None)
    return found or _coordinated(row, at, left)


def _coordinated(row: Row, at: int, left: int) -> Named | None:
    """ "A is a member of X and a partner of Y": of whom the noun before "and" is said."""
    if left < 2 or row.letters[left - 1] != "&":
        return None
    for k in range(left - 2, max(0, left - 16), -1):
        if row.letters[k] in "R;" or (row.letters[k] == "V" and row.words[k] not in COPULA):
            break
        copula = row.copula(k + 1) if row.words[k] in COPULA else -1
        if copula >= 0:
            actors = _subject(row, copula)
            return Named(actors, "copula", row.since(at)) if actors else None
    return None


def _after(row: Row, at: int, plural: bool) -> list[str]:
    """ "NATO member A", "partners – A, B and C", "members of the Forum are A and B"."""
    letters, words = row.letters, row.words
    colon = listed_behind_colon(row, at) if plural else -1
    if colon > 0:
        return row.actors_after(colon + 1)[0]
    k = past_complement(row, at + 1)
    opener = letters[k]
    if opener == "," and k + 1 < len(words) and words[k + 1] in _CUES:
        k += 2
    elif opener == "," and words[k + 1 : k + 3] == ["among", "them"]:
        k += 3
    elif opener in "(-:" and opener != "$":
        k += 1
    elif k < len(words) and (words[k] in _CUES or words[k : k + 2] == ["such", "as"]):
        k += 2 if words[k] == "such" else 1
    elif not plural and words[k : k + 1] == ["is"] and row.is_state_at(k + 1) and k > at + 1:
        states, end = row.after(k + 1)
        return states if len(states) == 1 and letters[end] in ".,;(" else []
    elif plural and k < len(words) and words[k] in _NAMES and not row.negated(k + 1):
        k += 1
        while letters[k] in "v:" and letters[k] != "$":
            k += 1
    elif opener == "," and k == at + 1 and _owned_apposition(row, at, plural):
        states = row.after(k + 1)[0]
        return states if plural else states[:1]
    elif opener != "C" or k != at + 1:
        return []
    else:
        states = row.after(k)[0]
        return states if plural else states[:1]
    return row.after(k)[0] if opener == "(" else row.actors_after(k)[0]


def listed_behind_colon(row: Row, at: int) -> int:
    """ "three observers (take part in its work): A, B and C": token of the colon; -1 if none."""
    size = len(row.tokens)
    k = next((m for m in range(at + 1, min(size, at + 9)) if row.letters[m] == ":"), -1)
    if k < 0 or set("RS;SL") & set(row.letters[at + 1 : k]) or row.negated(k):
        return -1
    said = {part for word in row.words[at + 1 : k] for part in word.split()}
    apart = k > at + 1 and not said & _PRESENT
    return k if not apart and len(row.actors_after(k + 1)[0]) > 1 else -1


def _fronted(row: Row, left: int, at: int, plural: bool) -> list[str]:
    """ "A member of X since …, A …", "Already a partner, A …", "Being a member, A …"."""
    k = left - 1
    if k >= 0 and row.words[k] in _FRONTING:
        k -= 1
    being = row.words[k + 1] == "being"
    if being and k > 0 and row.letters[k] == "," and row.is_state_at(k - 1):
        named = row.before(k - 1)
        return named if plural else named[-1:]
    if k >= 0 or not (plural or being or row.words[left] in ("a", "an")):
        return []
    comma = row.letters.find(",", at)
    if comma < 0 or set("VR;") & set(row.letters[at:comma]):
        return []
    named, end = row.after(comma + 1)
    return (named if plural else named[:1]) if row.letters[end] in "Vxav" else []


def _owned_apposition(row: Row, at: int, plural: bool) -> bool:
    """ "X's newest partner, A, …": what stands between the commas is whom the noun names."""
    owned = "'" in row.letters[max(0, at - 4) : at] or "its" in row.words[max(0, at - 4) : at]
    states, end = row.after(at + 2)
    counted = [k for k in range(max(0, at - 4), at) if row.words[k] in _COUNTS]
    if plural and counted and _COUNTS[row.words[counted[-1]]] == len(states):
        return row.letters[end] in ",.;$-"
    return owned and row.letters[end] in ",.$" and (len(states) > 1 if plural else len(states) == 1)


def past_complement(row: Row, k: int) -> int:
    """The token after "of the Forum", "in the region", "for co-operation" at token ``k``."""
    letters = row.letters
    if letters[k] not in "oiftrwux" or letters[k] == "$":
        return k
    if letters[k] == "x" and row.words[k] not in ("across", "around"):
        return k
    if row.is_state(min(k + 1, len(row.tokens) - 1)):
        return k
    end = k + 1
    while letters[end] in "djqCANxEg'" and letters[end] != "$" and end < k + 9:
        if letters[end] == "C" and row.is_state(end):
            return k
        end += 1
    return end


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


def _before(row: Row, left: int, at: int, plural: bool) -> list[str]:
    """ "A, a fellow Forum member", "A and B, both members of the Forum", "A, X's partner"."""
    while left > 2 and row.letters[left - 1] == "v":
        left -= 1  # "A, currently a member"
    introduced = row.letters[left] == "v" and row.letters[left + 1] == "d"
    if left < 2 or row.letters[left - 1] not in ",(-":
        return []
    possessed = row.letters[left] in "CN" and "'" in row.letters[left:at]
    bare = plural and left == at and row.letters[at + 1] == "o"
    if not (row.words[left] in _INTRODUCE or introduced or possessed or bare):
        return []
    if plural and row.words[left] == "the":
        return []
    named = row.before(left - 2)
    actors = named if plural else named[-1:]
    if actors and "fellow" in row.words[left : left + 3]:
        home = row.discourse.home
        if home and row.gazetteer.is_state(home):
            actors = [*actors, home]
    return actors


def _subject(row: Row, copula: int) -> list[str]:
    """Of whom a copula is said; of whom a relative clause is, if it stands in one."""
    k = copula - 1
    if k > 0 and row.letters[k] == "R" and row.words[k] in ("which", "who", "that"):
        k -= 2 if row.letters[k - 1] == "," else 1
        return row.before(k)
    return row.subject(copula)


def _beside(row: Row, copula: int, actors: list[str], at: int) -> list[str]:
    """Those of whom it is said too: "A …, and with B is a member", "…, together with B and C"."""
    if copula >= 2 and row.letters[copula - 1] == "C" and row.letters[copula - 2] == "w":
        return [*actors, row.code(copula - 1)]
    k = past_complement(row, at + 1)
    while k < min(len(row.words), at + 12) and row.letters[k] in ",xij":
        k += 1
    if k < len(row.words) and row.words[k] in _BESIDE and row.letters[k - 1] == ",":
        return [*actors, *row.after(k + 1)[0]]
    if row.words[k : k + 1] == ["as"] and row.words[k + 1 : k + 2] and row.letters[k - 1] == ",":
        also = row.words[k + 1] in ("is", "are", "was", "were", "does", "do")
        return [*actors, *(row.after(k + 2)[0] if also else [])]
    return actors

"""Who is in an organisation or group, by the verbs of which it or they are the subject.

X comprises, consists of, brings together, is made up of A, B and C     X, grouping A, B and C
A, B and C make up, form X        A belongs to X, is part of X, sits on X; A, a participant in X
X, to which A has belonged since …        the X countries A and B
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.named import named_by
from comity.reader.standings.objects import general_from, organisations_from
from comity.reader.standings.standing import Standing, say
from comity.reader.standings.subjects import said_of
from comity.reader.told_of import organisation_meant

_COMPRISES = word_set("comprises")
_FORMS = word_set("forms-group")
_BELONGS = word_set("belongs-to")
_PARTICIPANTS = word_set("participants-in")
_SITS = word_set("sits-on")
BELONGINGS = _COMPRISES | _FORMS | _BELONGS | _PARTICIPANTS | _SITS | {"part"}
_GROUP = frozenset(("group", "organisation", "organization", "bloc", "grouping", "association"))
COUNTRIES = frozenset(("country", "countries", "states", "nations", "economies"))
_ABSENT = frozenset(("will", "would", "may", "might", "could", "should", "if", "wants", "hopes"))


def by_belonging(row: Row, at: int) -> list[Standing]:
    """The memberships that the verb or noun at token ``at`` gives."""
    word = row.words[at]
    if row.negated(at) or _ABSENT & set(row.words[max(0, at - 4) : at]):
        return []
    if word in _COMPRISES:
        return _comprised(row, at)
    if word in _FORMS:
        return _forming(row, at)
    if word in _PARTICIPANTS or word == "part":
        return _in_it(row, at)
    return _belonging(row, at)


def _comprised(row: Row, at: int) -> list[Standing]:
    """ "X comprises A, B and C", "X, made up of A, B and C": at least two of them."""
    k = at + 1
    while k < at + 4 and row.words[k : k + 1] and row.words[k] in ("up", "of", "together"):
        k += 1
    if row.letters[k] in "qn":
        k = row.letters.find(":", k, k + 5) + 1 or k
    named, end = row.after(k)
    organisation = _grouped(row, at - 1)
    kind = row.gazetteer.types.get(organisation)
    if len(named) < 2 or kind not in ("organisation", "group") or row.letters[end] in "LTE":
        return []
    named = [one for one in named if row.belongs(one, organisation)]
    return say(row, named, "member", organisation, at, "listing")


def _grouped(row: Row, k: int) -> str:
    """The organisation that is the subject of the verb after token ``k``."""
    letters = row.letters
    while k > 0 and (letters[k] in "avR," or row.words[k] == "currently"):
        k -= 1
    if k > 2 and letters[k] == ")":
        k = letters.rfind("(", 0, k) - 1
    if k > 0 and row.words[k] in _GROUP and row.words[k - 1] in ("the", "this"):
        return row.back.titled or organisation_meant(row)
    return row.organisation_at(k) if k >= 0 and letters[k] == "C" else ""


def by_country(row: Row, at: int) -> list[Standing]:
    """ "the X countries A and B", "X states such as A": members, where they are known as such."""
    organisation = row.organisation_at(at - 1) if at and row.letters[at - 1] in "CA" else ""
    k = at + 1
    if row.letters[k] == "," and row.words[k + 1 : k + 2] in (["including"], ["like"], ["such"]):
        k += 1
    if row.words[k : k + 2] == ["such", "as"]:
        k += 2
    elif row.words[k : k + 1] in (["including"], ["like"], [":"], ["("], ["are"]):
        k += 1 + (row.letters[k + 1] == ":")
    known = row.known_members(organisation) if organisation else ()
    named = [one for one in row.after(k)[0] if one in known]
    return say(row, named, "member", organisation, at, "listing")


def _forming(row: Row, at: int) -> list[Standing]:
    """ "A, B and C make up X", "together form X"."""
    k = at + 1
    while k < at + 3 and row.words[k : k + 1] and row.words[k] in ("up", "the"):
        k += 1
    if k >= len(row.tokens) or row.letters[k] != "C" or row.letters[k + 1] not in ",.;:)&(i":
        return []
    organisation = row.organisation_at(k)
    named = row.states(said_of(row, at))
    named = [one for one in named if row.belongs(one, organisation)]
    return say(row, named, "member", organisation, at, "listing") if len(named) > 1 else []


def _in_it(row: Row, at: int) -> list[Standing]:
    """ "A is part of X", "A, a founding participant in X", "participants in X: A, B"."""
    k = _object_of(row, at)
    if k < 0:
        return []
    organisation = row.organisation_at(k, seats=True)
    left = at
    while left and row.letters[left - 1] in "djqgvx" and left > at - 4:
        left -= 1
        if row.letters[left] == "d":
            break
    found = named_by(row, at, left)
    if not found or (row.words[at] == "part" and found.form != "copula"):
        return []
    named = [one for one in row.states(found.actors) if row.belongs(one, organisation)]
    return say(row, named, "member", organisation, at, found.form, start=found.start)


def _object_of(row: Row, at: int) -> int:
    """Token of the organisation in "… of X", "… in X", with nothing of X's after it; else -1."""
    letters = row.letters
    k = at + 1
    if letters[k] not in "oi" or letters[k] == "$":
        return -1
    k += 1
    while letters[k] in "dj":
        k += 1
    if k >= len(row.tokens) or letters[k] != "C" or not row.organisation_at(k):
        return -1
    return k if letters[k + 1] in ",.;:)(&-uivzxaVDG$" and not _named_on(row, k + 1) else -1


def _named_on(row: Row, k: int) -> bool:
    """The name goes on: "the EU Delegation"."""
    return row.letters[k] == "x" and row.words[k] not in ("but", "since", "though", "while")


def _belonging(row: Row, at: int) -> list[Standing]:
    """ "A belongs to X", "A sits on X", "X, to which A has belonged since …"."""
    sits = row.words[at] in _SITS
    k = at + 1
    both: list[str] = []
    if (row.letters[k] == "t" and not sits) or (sits and row.words[k : k + 1] == ["on"]):
        both = organisations_from(row, k + 1)[0] or general_from(row, k + 1)
    elif not sits:
        both = [row.relative_organisation(at)]
    named = row.states(said_of(row, at))
    return [
        standing
        for each in both
        for one in named
        if row.belongs(one, each)
        for standing in say(row, [one], "member", each, at, "verb", start=row.since(at))
    ]

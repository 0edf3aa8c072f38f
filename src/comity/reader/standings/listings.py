"""Groups whose members a text lists: "X (A, B and C)", "X — A, B and C", "its partners in …".

Where the group's name or the words before it say what its members are to an organisation
("NATO's partners in a region"), that is a standing of each of them as well.
"""

from __future__ import annotations

from comity.reader.background import listed_after
from comity.reader.row import Row
from comity.reader.standings.kinds_of_noun import kind_of
from comity.reader.standings.named import named_by
from comity.reader.standings.standing import Standing, say


def by_listing(row: Row, at: int) -> list[Standing]:
    """The members that the text lists right after the group or organisation at ``at``."""
    code = row.code(at)
    kind = row.gazetteer.types.get(code)
    if kind not in ("group", "organisation") or row.letters[at + 1] == "'":
        return []
    found = listed_after(row.sentence, at, row.gazetteer)
    as_partners = _role_in_name(row, at)
    members = [part.actor for part in found]
    if not members and as_partners:
        named = named_by(row, at, at)
        members = row.states(named.actors) if named else []
    if not members:
        return []
    if as_partners:
        parent = row.gazetteer.parents.get(code, "")
        organisation = _owner(row, at) or row.back.organisation or parent
        listed = say(row, members, as_partners, organisation, at, "listing")
        if parent and organisation != parent:
            return listed  # the same words, but another's partners
        return [*say(row, members, "group-member", code, at, "listing"), *listed]
    exact = row.text[row.tokens[at].start : row.tokens[at].end]
    common = exact.rsplit(" ", 1)[-1][:1].islower()
    bracketed = row.letters[at + 1] == "("
    if common or (not bracketed and (len(members) < 3 or _follows_noun(row, at))):
        return []
    return say(row, members, "member", code, at, "listing")


def _follows_noun(row: Row, at: int) -> bool:
    """ "observer status with X: A, B": whom the noun before X's name lists, not X."""
    k = at - 1
    while k > 0 and row.letters[k] in "djq":
        k -= 1
    return k > 0 and row.letters[k] in "owtiurf" and bool(kind_of(row.words[k - 1]))


def _role_in_name(row: Row, at: int) -> str:
    """The standing that the group's own name gives its members: "… partners", "… allies"."""
    for word in row.words[at].replace("-", " ").split():
        if word in ("partners", "allies", "members", "candidates", "observers"):
            return kind_of(word)
    return ""


def _owner(row: Row, at: int) -> str:
    if at and row.words[at - 1] == "its":
        return row.its_organisation(at)
    k = at - 2 if at and row.letters[at - 1] == "'" else at - 1
    return row.organisation_at(k) if k >= 0 and row.letters[k] in "CA" else ""

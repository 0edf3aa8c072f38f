"""Standings by a noun: member, ally, partner, candidate, observer …, and whose it is.

NATO member, the Union's partners, member of X and of Y, observer to the Forum   said with it
X has 18 members, X's … in it                                                     said before it
our newest Ally; partner countries A and B                                        whoever speaks
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.chosen import chooser, status_giver
from comity.reader.standings.construction import Named
from comity.reader.standings.designations import by_designation
from comity.reader.standings.kinds_of_noun import kind_of, label_of
from comity.reader.standings.mutual import mutual_partners, state_partners, treaty_partners
from comity.reader.standings.named import listed_behind_colon, named_by
from comity.reader.standings.objects import general_from, organisations_from
from comity.reader.standings.others import gapped
from comity.reader.standings.standing import Standing, say
from comity.reader.standings.subjects import said_of
from comity.reader.standings.wishes import wants_to_be
from comity.reader.told_of import organisation_meant

_FORMER = word_set("former")
_OF_STATES = ("candidate", "aspirant", "invitee")
_PLAIN = word_set("standing-modifiers")


def by_noun(row: Row, at: int) -> list[Standing]:
    """The standings that the noun at token ``at`` gives."""
    word = row.words[at]
    kind = kind_of(word)
    if not kind or row.negated(at):
        return []
    organisation, left = row.owner_of(at, seats=kind == "member")
    own = row.tokens[at].name
    if own and not organisation:
        organisation = row.gazetteer.party(own.code)
    inside = row.words[left:at]
    if word.endswith(("ally", "allies")):
        if "non" in (*inside, *row.words[max(0, at - 3) : at]):
            return by_designation(row, at, "major non-NATO ally")
        organisation = _alliance_of(row, at, organisation)
    if not organisation and "its" in inside:
        organisation = row.its_organisation(left)
    if kind == "partner":
        mutual = treaty_partners(row, at) or mutual_partners(row, at, left, label_of(word, kind))
        if mutual:
            return mutual
    if not organisation and "status" in row.words[max(0, left - 2) : at + 2] + word.split():
        organisation = status_giver(row, at)
    if not organisation and kind == "member" and _invited(row, left):
        organisation = row.its_organisation(left)
    beside = _verbless(row, at, left) if not organisation else ("", [])
    if beside[0]:
        label = label_of(word, kind)
        return say(row, beside[1], kind, beside[0], at, "after", label=label)
    if not organisation and row.words[left - 1 : left] == ["as"] and row.letters[left - 2] == "C":
        organisation = row.organisation_at(left - 2)  # "took its seat in X as a member"
    if not organisation and row.words[left - 1 : left] == ["as"]:
        organisation = chooser(row, left)
    more, first = _attributed(row, left) if organisation else ([], left)
    if more:
        return [one for each in [*more, organisation] for one in _say(row, at, first, kind, each)]
    several = general_from(row, at + 2) if row.letters[at + 1] == "o" else []
    if several:
        return [one for each in several for one in _say(row, at, left, kind, each)]
    if not organisation:
        organisation = _implied(row, at, left, kind)
    if any(one in _FORMER for one in inside):
        return []
    if not organisation:
        return state_partners(row, at, left) if kind == "partner" else []
    return _say(row, at, left, kind, organisation)


def _verbless(row: Row, at: int, left: int) -> tuple[str, list[str]]:
    """ "A is a member of X and B an observer": X, of the noun before, and B; ("", []) if not so."""
    if row.words[left] not in ("a", "an") or row.letters[at + 1] in "oitfE&":
        return "", []
    named = row.states(row.before(left - 1))
    k = left - 1
    while k > 0 and row.letters[k] in "Cd":
        k -= 1
    if len(named) != 1 or row.letters[k] not in "&;" or row.is_state_at(k - 1):
        return "", []
    for m in range(k - 1, 0, -1):
        if row.letters[m] in "LS" and kind_of(row.words[m]) and not row.negated(m):
            organisation = row.owner_of(m)[0]
            return organisation or organisation_meant(row), named
    return "", []


def _say(row: Row, at: int, left: int, kind: str, organisation: str) -> list[Standing]:
    word = row.words[at]
    label = label_of(word, kind)
    if kind == "partner" and row.gazetteer.types.get(organisation) == "group":
        if row.words[left - 1 : left] == ["as"]:
            return []
        kind = "partner" if " " in word else "member"  # a Quad partner is one of the Quad
    if row.words[max(0, left - 2) : left] in (["ceased", "to be"], ["ceases", "to be"]):
        actors = row.subject(left - 2)
        end = row.dated_after(at) or row.dated_before(left)
        return say(row, actors, kind, organisation, at, "ceased", label=label, end=end)
    wanted = wants_to_be(row, at, left, organisation)
    if wanted is not None:
        return wanted
    invited = _invited(row, left) if kind == "member" else []
    if invited:
        return say(row, invited, "invitee", organisation, at, "invited")
    found = named_by(row, at, left)
    if not found and kind in _OF_STATES and row.copula(left) >= 0:
        found = Named([], "copula", row.since(at))
    if not found:
        return []
    if found.form == "after" and "fellow" in row.words[max(0, left - 1) : at]:
        home = row.discourse.home
        found.actors.extend([home] if row.gazetteer.is_state(home) else [])
    found.actors.extend(_sharing(row, at))
    rows = [(found.actors, found.start)]
    if found.start and found.form in ("copula", "verb"):
        rows.extend(gapped(row, at))
    ended = _until(row, at) if found.form == "copula" else ""
    organisations = dict.fromkeys([organisation, *_further(row, at)])
    out = []
    for actors, start in rows:
        allowed = actors
        if kind in _OF_STATES:
            allowed = row.states(actors) or _spoken_of(row, left)
        if kind == "member" and found.form == "after":
            allowed = row.states(actors)
        if word in ("allies", "ally") and found.form in ("after", "before"):
            allowed = [one for one in actors if row.belongs(one, organisation)]
        for other in organisations:
            out.extend(
                say(row, allowed, kind, other, at, found.form, label=label, start=start, end=ended)
            )
    return out


def _sharing(row: Row, at: int) -> list[str]:
    """ "…, a status (that) A and B also enjoy": A and B."""
    if row.words[at + 1 : at + 4] != [",", "a", "status"]:
        return []
    k = at + 4 + (row.letters[at + 4] == "R")
    named, end = row.after(k)
    also = {"also", "already", "share", "enjoy", "hold", "have"}
    return named if also & set(row.words[end : end + 2]) else []


def _attributed(row: Row, left: int) -> tuple[list[str], int]:
    """ "both X and Y members": those beside the one at ``left``, where they begin."""
    out: list[str] = []
    k = 0 if row.letters[left] == "d" else left
    while k > 1 and row.letters[k - 1] in "&," and row.letters[k - 2] in "CA":
        found = row.organisation_at(k - 2)
        if not found or row.gazetteer.types.get(found) != "organisation":
            break
        out.insert(0, found)
        k -= 2
    return (out, k - (k > 0 and row.letters[k - 1] == "d")) if out else ([], left)


def _until(row: Row, at: int) -> str:
    """ "A was a member of X until …": the day on which it ended."""
    said = row.words[max(0, at - 6) : at]
    dates = row.dates(at, at + 10) if "was" in said or "were" in said else []
    return next((one.edtf for one in dates if one.preposition in ("until", "till")), "")


def _invited(row: Row, left: int) -> list[str]:
    """ "X invited A to become a member", "A was invited to become a member"."""
    if row.words[max(0, left - 2) : left] not in (["to", "become"], ["to", "be"]):
        return []
    verb = max((k for k in range(max(0, left - 14), left) if row.words[k] == "invited"), default=-1)
    if verb < 0:
        return []
    return row.after(verb + 1)[0] or (said_of(row, verb) if row.letters[verb - 1] in "av" else [])


def _spoken_of(row: Row, left: int) -> list[str]:
    """ "A's path to X, of which it is a candidate": the state last named, or that of the title."""
    if "it" not in row.words[:left]:
        return []
    named = [row.code(k) for k in range(left) if row.is_state_at(k)] or row.states(row.back.pair)
    return named[-1:] if len(set(named)) == 1 else []


def _implied(row: Row, at: int, left: int, kind: str) -> str:
    """Whose member, partner or candidate it is where the noun phrase does not say."""
    meant = _listed_or_bare(row, at, left, kind)
    if meant:
        return meant
    back = row.back.organisation
    word = row.words[at]
    if row.gazetteer.types.get(back) != "organisation":
        return ""
    if kind in ("candidate", "aspirant", "invitee"):
        plain = word in ("candidate", "candidates")
        return back if not plain or row.is_state_at(at + 1) else ""
    counted = _counted(row, left)
    if counted:
        return counted
    said = _said_before(row, left)
    if said and kind in ("member", "observer"):
        return said
    if back != row.discourse.home:
        return ""
    if kind == "partner":
        return back if _known_as_partner(row, at, left) else ""
    plain = all(row.letters[k] in "dnqvj" or row.words[k] in _PLAIN for k in range(left, at))
    bare = row.letters[at + 1] not in "oitrwNES" or row.letters[at + 1 : at + 3] == "iD"
    if word.endswith("s") and not row.words[at].endswith("status"):
        by_as = left > 0 and row.words[left - 1] == "as"
        listed = row.letters[at + 1] in "-(:" and row.is_state_at(at + 2)
        bare = by_as or listed or row.words[at + 1 : at + 2] == ["are"]
    return back if plain and bare else ""


def _listed_or_bare(row: Row, at: int, left: int, kind: str) -> str:
    """ "It has 21 members: A, B and C", "A has been a member since …": of what was told of."""
    listed = row.words[at].endswith("s") and listed_behind_colon(row, at) > 0
    bare = row.words[left] in ("a", "an") and row.letters[at + 1] in ".,;Di&$(vz"
    said = bare and kind in ("member", "observer") and row.copula(left) >= 0
    aware = row.since(at) or row.discourse.told_of
    if not (listed or (said and aware)):
        return ""
    organisation = organisation_meant(row)
    known = row.known_members(organisation) if organisation else ()
    if said and not known:
        return ""
    subject = row.states(row.subject(row.copula(left))) if said else []
    return organisation if listed or set(subject) <= set(known) else ""


def _said_before(row: Row, left: int) -> str:
    """ "X's members are A and B; the observers are C": X, of the noun before the semicolon."""
    semicolon = row.letters.rfind(";", 0, left)
    for k in range(semicolon - 1, 0, -1):
        if row.letters[k] in "LS" and row.letters[k - 1] in "'CNE":
            return row.owner_of(k)[0]
    return ""


def _counted(row: Row, left: int) -> str:
    """ "X has 18 members", "X counts four observers": X."""
    k = left - 1
    if k < 1 or row.words[k] not in ("has", "have", "counts", "comprises", "includes"):
        return ""
    organisation = row.organisation_at(k - 1)
    return organisation if row.letters[k - 1] in "CNE" else ""


def _known_as_partner(row: Row, at: int, left: int) -> bool:
    """Partners of those who speak: listed, called by a kind of partner, "our", "partner A"."""
    letters, plural = row.letters, row.words[at].endswith("s")
    if label_of(row.words[at], "partner") or " for co" in row.words[at] or row.words[left] == "our":
        return True
    listed = letters[at + 1] in "-(:ifC" and plural
    counted = plural and left < at and letters[left:at].strip("d") in ("n", "q")
    globally = row.words[at + 1 : at + 2] == ["across"]
    juxtaposed = letters[at + 1] == "C" and row.is_state_at(at + 1)
    in_it = letters[at + 1] in "oi" and row.words[at + 2 : at + 3] == ["it"]
    also = row.words[left] in ("also", "all", "both") and plural
    return listed or counted or globally or juxtaposed or in_it or also


def _further(row: Row, at: int) -> list[str]:
    """ "a member of X and of Y", "an observer to X, Y and Z": the organisations after the first."""
    if row.letters[at + 1] not in "oti" or row.letters[at + 1] == "$":
        return []
    return organisations_from(row, at + 2)[0][1:]


def _alliance_of(row: Row, at: int, organisation: str) -> str:
    """An ally of an organisation is one of NATO's: said so, written so, or in its own voice."""
    own = row.tokens[at].name
    if at and row.letters[at - 1] in "NE" and not organisation:
        return ""
    if organisation in ("", "NATO"):
        if organisation or not own:
            return organisation or ("NATO" if row.discourse.home == "NATO" else "")
        return row.gazetteer.party(own.code)
    return ""

"""Chairs and presidencies of organisations and groups, as standings of the state that holds them.

A's G20 Presidency; A in its role as chair of X; X chair A; as Chair of X, I …; A chairs X
"""

from __future__ import annotations

from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.standings.objects import organisations_from
from comity.reader.standings.standing import Standing, say
from comity.reader.standings.subjects import said_of
from comity.reader.tokens import Token
from comity.reader.told_of import organisation_meant

CHAIRS = frozenset(
    (
        "chair",
        "chairman",
        "chairperson",
        "chair-in-office",
        "chairman-in-office",
        "chairperson-in-office",
    )
)
CHAIRED = frozenset(("chaired", "chairs", "presides", "chairing"))
_COMING = frozenset(("upcoming", "incoming", "next", "forthcoming"))
_PAST = frozenset(("former", "future", "outgoing", "possible"))
_COMMON = word_set("short-organisations") | {"grouping", "group", "bloc", "body"}
_HOLDS = word_set("holds-chair")
_HANDS = word_set("hands-over-chair")
_TAKES_OVER = word_set("takes-over-chair")
_BEGINS = frozenset(("assumed", "assumes", "took", "takes", "over"))
PRESIDENCIES = frozenset(
    ("presidency", "chairmanship", "chairpersonship", "pro tempore presidency")
)


def is_chair(token: Token) -> bool:
    """The token is a chair or presidency: by itself, or a title with the organisation in it."""
    word, sense = token.word, token.sense
    if word in CHAIRS or word in PRESIDENCIES:
        return True
    return bool(token.letter == "T" and sense and sense.actor and word.startswith("chair"))


def by_chair(row: Row, at: int) -> list[Standing]:
    """The standing that a chair or presidency at token ``at`` gives."""
    organisation, left = _of_what(row, at)
    coming = _COMING & set(row.words[max(0, at - 4) : at])
    if not organisation or row.negated(at) or _PAST & set(row.words[max(0, at - 4) : at]):
        return []
    label = "presidency" if row.words[at].endswith("presidency") else "chair"
    label = f"incoming {label}" if coming else label
    handed = [k for k in range(max(0, at - 8), at) if row.words[k] in _HANDS]
    if handed:
        return _handed(row, at, handed[-1], organisation, label)
    taken = _taken_over(row, at, organisation, label) or _passed(row, at, organisation, label)
    if taken:
        return taken
    state = _whose(row, at, left) or _by_copula(row, at)
    told = (_HOLDS | _BEGINS) & set(row.words[max(0, at - 6) : at])
    start = (row.dated_after(at) if told else "") or row.since(at)
    further = organisations_from(row, at + 2)[0] if row.letters[at + 1] == "o" else []
    chaired = dict.fromkeys([organisation, *(further if organisation in further[:1] else [])])
    return [
        standing
        for each in (chaired if state else ())
        for standing in say(row, [state], "other", each, at, "chair", label=label, start=start)
    ]


def _handed(row: Row, at: int, verb: int, organisation: str, label: str) -> list[Standing]:
    """ "A handed the chair of X to B on …": A's until then, B's since."""
    to = row.letters.find("t", at)
    givers = row.states(row.before(verb - 1) or row.subject(verb))
    takers = row.after(to + 1)[0] if to > 0 else []
    return _from_one_to(row, at, (givers, takers), organisation, label)


def _taken_over(row: Row, at: int, organisation: str, label: str) -> list[Standing]:
    """ "A took over the chair of X from B on …", "A succeeded B as chair of X"."""
    taking = next((k for k in range(max(0, at - 7), at) if row.words[k] in _TAKES_OVER), -1)
    if taking < 1 or row.letters[taking - 1] in "ta":
        return []
    if row.words[taking].startswith("succe"):
        givers = row.after(taking + 1)[0]
    else:
        source = row.letters.find("f", at)
        givers = row.after(source + 1)[0] if source > 0 else []
    takers = row.states(row.before(taking - 1) or row.subject(taking))
    return _from_one_to(row, at, (givers, takers), organisation, label)


def _passed(row: Row, at: int, organisation: str, label: str) -> list[Standing]:
    """ "The chair of X passed from A to B on …": A's until then, B's since."""
    verb = next((k for k in range(at + 1, len(row.words)) if row.words[k] in _HANDS), -1)
    if verb < 0 or row.letters[verb + 1] != "f" or set("VR;") & set(row.letters[at:verb]):
        return []
    givers, end = row.after(verb + 2)
    takers = row.after(end + 1)[0] if row.letters[end] == "t" else []
    return _from_one_to(row, at, (givers, takers), organisation, label)


def _from_one_to(
    row: Row, at: int, sides: tuple[list[str], list[str]], organisation: str, label: str
) -> list[Standing]:
    """The standings of one who hands the chair over, and of the one who takes it."""
    givers, takers = sides
    if len(givers) != 1 or len(takers) != 1:
        return []
    date = next((one.edtf for one in row.dates(0, len(row.tokens))), "")
    return [
        *say(row, takers, "other", organisation, at, "chair", label=label, start=date),
        *say(row, givers, "other", organisation, at, "chair", label=label, end=date),
    ]


def _by_copula(row: Row, at: int) -> str:
    """ "A is the X chair for 2024"."""
    left = at
    while left > 0 and row.letters[left - 1] in "djCN" and left > at - 4:
        if row.is_state_at(left - 1):
            return ""
        left -= 1
    copula = row.copula(left)
    states = row.before(copula - 1) if copula > 0 else []
    states = states or (row.states(row.subject(copula)) if copula > 0 else [])
    return states[0] if len(states) == 1 else ""


def by_chairing(row: Row, at: int) -> list[Standing]:
    """ "A chaired X in 2023": the organisation itself, not one of its meetings."""
    k = at + 1
    while row.letters[k] in "od":
        k += 1
    organisation = _chaired(row, k)
    if not organisation or row.letters[k + 1] not in ",.;)i&uv$Db" or row.negated(at):
        return []
    passive = row.letters[at - 1 : at] == "a" and row.words[at] != "chairing"
    if passive or row.letters[at - 1 : at] == "t":
        return []
    owned = row.possessor(at, 3) if row.words[at] == "chairing" else []
    if row.words[at] == "chairing" and row.letters[at - 1 : at] != "a" and not owned:
        return []
    states = owned or row.states(said_of(row, at))
    if len(states) != 1:
        return []
    start, end = _between_years(row, k + 1)
    start = start or (row.dated_after(k) if owned else "")
    label = "chair"
    return say(row, states, "other", organisation, at, label, label=label, start=start, end=end)


def _chaired(row: Row, k: int) -> str:
    """The organisation that is chaired: by its name, or as "the organisation"."""
    if k >= len(row.tokens):
        return ""
    if row.words[k] in _COMMON and row.letters[k - 1] == "d":
        named = [row.organisation_at(m) for m in range(k) if row.letters[m] == "C"]
        return next((one for one in reversed(named) if one), "") or organisation_meant(row)
    name = row.tokens[k].name
    body = name and row.gazetteer.types.get(name.code) == "body"
    return row.organisation_at(k) if row.letters[k] == "C" and not body else ""


def _between_years(row: Row, k: int) -> tuple[str, str]:
    """ "between 2013 and 2015", "from 2013 to 2015": both years, as EDTF."""
    dates = row.dates(k, k + 6)
    if row.letters[k] not in "bfiuD":
        return "", ""
    if len(dates) == 1 and "/" in dates[0].edtf:
        first, _slash, last = dates[0].edtf.partition("/")
        return first, last
    if row.letters[k] in "bf" and len(dates) == 2:
        return dates[0].edtf, dates[1].edtf
    return "", ""


def _of_what(row: Row, at: int) -> tuple[str, int]:
    """The organisation that is chaired, and the token before its name or before the chair."""
    sense = row.tokens[at].sense
    k = at - 1
    while k >= 0 and row.letters[k] in "jng" and at - k < 3:
        k -= 1
    if k >= 0 and row.organisation_at(k) and row.letters[k] in "CANE":
        return row.organisation_at(k), k - 1
    m = at + 1
    if row.letters[m] == "o":
        m += 1
        while row.letters[m] in "dj":
            m += 1
        if m < len(row.tokens) and row.organisation_at(m):
            return row.organisation_at(m, seats=True), at - 1
        if row.is_state_at(m) and row.words[at] in PRESIDENCIES:
            meant = "" if "E" in row.letters[:at] else organisation_meant(row)
            return _own_organisation(row) or meant, at - 1
        if row.words[m : m + 1] == ["council"] and row.back.organisation == "EU":
            return "EU", at - 1
        body = row.discourse.bodies.get(row.words[m]) if m < len(row.tokens) else None
        if body and row.gazetteer.has_members(body):
            return body, at - 1
    if sense and sense.letter == "T" and sense.actor:
        return sense.actor, at - 1
    home = row.discourse.home
    adjective = at >= 1 and row.letters[at - 1] == "A" and row.is_state(at - 1)
    if adjective and home and not row.gazetteer.is_state(home):
        return home, at - 1
    if k > 0 and row.words[k - 1] in _HOLDS and row.letters[k] == "d":
        return _own_organisation(row) or organisation_meant(row), k
    owned = k > 0 and row.letters[k] == "'" and row.is_state(k - 1)
    acting = k > 0 and row.letters[k] == "d" and row.words[k - 1] == "as"
    capital = row.text[row.tokens[at].start].isupper()
    if capital and (owned or acting) and row.letters[at + 1] not in "otNCr":
        return organisation_meant(row), k
    return "", k


def _own_organisation(row: Row) -> str:
    """The organisation that speaks; "" if a state does."""
    home = row.discourse.home
    return home if home and not row.gazetteer.is_state(home) else ""


def _whose(row: Row, at: int, k: int) -> str:
    letters, words = row.letters, row.words
    if at and letters[at - 1] == "A" and row.is_state(at - 1):
        return row.code(at - 1)
    if words[at] in PRESIDENCIES and letters[at + 1] == "o":
        of_state = row.after(at + 2)[0]
        if of_state:
            return of_state[0]
    while k >= 0 and letters[k] in "jng":
        k -= 1
    if k >= 1 and letters[k] == "'" and row.is_state(k - 1):
        return row.code(k - 1)
    if k >= 0 and words[k] == "its":
        for m in range(k - 1, -1, -1):
            if letters[m] == "C" and row.is_state(m):
                return row.code(m)
        return ""
    introduced = k >= 0 and (
        words[k] == "as" or (letters[k] == "d" and "as" in words[max(0, k - 2) : k])
    )
    if introduced:
        owned = row.possessor(at)
        if owned:
            return owned[0]
        if "i" in words or "my" in words:
            home = row.discourse.home
            return home if home and row.gazetteer.is_state(home) else ""
        before = k - 1 if words[k] == "as" else k - 2
        if before >= 0:
            named = row.before(before - (letters[before] == ","))
            acting = _acting(row, before)
            if named or acting:
                return named[-1] if named else acting
        after = letters.find(",", at)
        following, _end = row.after(after + 1) if after > 0 else ([], 0)
        return following[0] if following else ""
    if k >= 1 and letters[k] == "d" and (words[k - 1] in _HOLDS or words[k - 1] == "over"):
        verb = k - 2 if words[k - 1] == "over" else k - 1
        while verb > 0 and letters[verb - 1] in "av":
            verb -= 1
        relative = verb > 1 and letters[verb - 1] == "R"
        named = row.before(verb - (3 if letters[verb - 2] == "," else 2)) if relative else []
        subjects = named or row.states(row.subject(verb) or row.before(verb - 1))
        return subjects[0] if len(subjects) == 1 else ""
    return _person_or_apposition(row, at, k)


def _acting(row: Row, before: int) -> str:
    """ "the President of A, N, as chair", "N of A, in his capacity as chair": the state acting."""
    for item in reversed(row.clause.items):
        if item.i > before or not item.phrase or not item.phrase.parts:
            continue
        states = row.states([part.actor for part in item.phrase.parts])
        near = before - item.j < 6 and item.phrase.kind == "party"
        return states[-1] if states and near else ""
    return ""


def _person_or_apposition(row: Row, at: int, k: int) -> str:
    """ "X chair President N of A", "A, the X chair", "X chair A"."""
    following, _end = row.after(at + 1)
    if following:
        return following[0]
    for item in row.clause.items:
        phrase = item.phrase
        if not phrase or not phrase.parts:
            continue
        beside = at < item.i <= at + 3 and "V" not in row.letters[at : item.i]
        if item.i <= at < item.j or (phrase.personal and beside):
            inside = [row.code(m) for m in range(item.i, item.j) if row.is_state(m)]
            states = inside or row.states([part.actor for part in phrase.parts])
            if states:
                return states[0]
    m = at + 1
    while row.letters[m] in "THNxr&E" and m < at + 14:
        m += 1
    if m > at + 1 and row.letters[m] == "o":
        following, _end = row.after(m + 1)
        return following[0] if following else ""
    if k >= 2 and row.letters[k] == "d" and row.letters[k - 1] in ",(":
        named = row.before(k - 2)
        return named[-1] if named else ""
    return ""

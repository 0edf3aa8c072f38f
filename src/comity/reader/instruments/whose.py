"""Whose an instrument is: the actors that its title names, its makers, or those who speak of it.

the A–B Agreement; A and B signed a memorandum; the agreement which A and B concluded
the Forum's Strategy; leaders endorsed the Strategy           of the organisation that speaks
the two sides recalled the Partnership Programme              of the two of whom the text tells
"""

from __future__ import annotations

from comity.reader.instruments.actors import actors_from
from comity.reader.instruments.parties import (
    before_relative,
    makers,
    named_in,
    of_both,
    owner,
    was_signed,
)
from comity.reader.instruments.titles import Title
from comity.reader.lexicon import word_set
from comity.reader.row import Row

OWN = frozenset(("strategy", "programme", "action-plan", "joint-declaration"))
"""Kinds that an organisation makes by itself."""
COMPANYS = frozenset(("treaty", "mou", "joint-declaration", "arrangement"))
"""Kinds that several make with each other."""
_MANY = 3
"""States beyond which those who mostly belong to an organisation stand for it."""
_ACCEDING = frozenset(("accession", "acceded", "acceding", "ratified"))
_KEEPS = word_set("keeps-instrument")
_TO_COME = word_set("told-not") | {"not", "never", "yet", "once", "until", "enter"}
_FOR_ONE = frozenset(("programme", "action-plan"))
_SETTLED = frozenset(
    ("ratification", "ratified", "finalising", "finalizing", "finalised", "finalized", "adoption")
)
_OF_TWO = word_set("bilateral-titles")
_WANTED = word_set("only-wanted")
_OF_ALL = word_set("multilateral-titles")


def parties_to(row: Row, title: Title, verb: int, kind: str, year: str) -> tuple[str, ...]:
    """The parties of the instrument so titled, which the verb at ``verb`` tells was made."""
    named = list(title.between) or named_in(row, title)
    if len(row.back.members(named)) > 1:
        return _settled(row, named)
    if verb >= 0:
        made_by = makers(row, title, verb)
        for_one = kind in _FOR_ONE and len(row.states(named)) == 1
        if kind in OWN and not for_one and _all_its_own(row, [*made_by, *named]):
            return (row.discourse.home,)
        others = with_whom(row, title) or with_before(row, title, verb)
        both = list(dict.fromkeys([*made_by, *named, *others]))
        joined = others or "with" in row.words[title.left : title.right]
        if len(both) > 1 and joined:
            return _settled(row, both)
        if len(both) == 1 and made_by and not _alone(row, title, verb, kind, made_by[0]):
            made_by = []
        if len(made_by) > 1 or (made_by and not named):
            return _settled(row, both if was_signed(row, verb) else made_by)
    else:
        with_one = with_whom(row, title)
        home = row.discourse.home
        its = (
            owner(row, title) or _its(row, title) or (home if row.gazetteer.is_state(home) else "")
        )
        if len(with_one) == 1 and its and title.proper and not _only_wanted(row, title):
            return tuple(sorted({its, *with_one, *named}))
    acceding = [k for k in range(max(0, title.left - 6), title.left) if row.words[k] in _ACCEDING]
    if acceding:
        return tuple(row.possessor(acceding[-1]) or _acceded(row, acceding[-1]))
    treaty = _party_to(row, title)
    if treaty:
        return treaty
    return _owned(row, title, verb, kind, named) or _shared(row, title, verb, kind, year, named)


def kept_between(row: Row, title: Title) -> tuple[str, ...]:
    """ "A and B have a X", "are bound by the X", "a X is in force between A and B": the two."""
    before = title.left - 1
    while before > 0 and row.letters[before] in "djn'y" and before > title.left - 6:
        before -= 1
    if before > 0 and row.words[before] in _KEEPS and not row.negated(before):
        if len(row.states(named_in(row, title))) < len(named_in(row, title)):
            return ()  # an organisation's own
        subjects = row.subject(before)
        named = list(dict.fromkeys([*subjects, *with_whom(row, title)]))
        return tuple(sorted(named)) if len(named) == 2 and subjects else ()
    force = next((k for k in range(title.right, title.right + 6) if _is_force(row, k)), -1)
    if force > 0 and row.letters[title.right] == "w":
        return _in_force_with(row, title, force)
    if force > 0 and row.letters[force + 1] == "b":
        named = actors_from(row, force + 2)[0]
        return tuple(sorted(named)) if len(named) > 1 else ()
    return ()


def _in_force_with(row: Row, title: Title, force: int) -> tuple[str, ...]:
    """ "a X with A has been in force since …": A, and the state that speaks or whose it is."""
    its = owner(row, title) or row.discourse.home
    others = with_whom(row, title)
    to_come = _TO_COME & set(row.words[title.right : force])
    unsaid = row.words[max(0, title.left - 1)] in ("its", "their")
    if to_come or unsaid or not row.gazetteer.is_state(its) or len(others) != 1 or its in others:
        return ()
    return tuple(sorted((its, *others)))


def _is_force(row: Row, k: int) -> bool:
    return row.words[k : k + 1] == ["force"] and row.words[k - 1] in ("in", "into")


def _acceded(row: Row, verb: int) -> list[str]:
    """Who acceded, or ratified: "A and B", "A, which acceded to the X"."""
    return row.subject(verb) or before_relative(row, verb)


def _alone(row: Row, title: Title, verb: int, kind: str, maker: str) -> bool:
    """One actor can make it by itself: by acceding, or an organisation what is its own."""
    if _ACCEDING & set(row.words[max(0, verb) : title.left]):
        return True
    if verb > 0 and row.letters[verb - 1] == "'":
        return True  # "A's signing of the Convention"
    if row.gazetteer.is_state(maker):
        return kind not in COMPANYS
    return kind not in ("treaty", "mou") or maker == row.discourse.home


def with_whom(row: Row, title: Title) -> list[str]:
    """Those with whom it was made, named after its title: "… (in 2023) with A, B and C"."""
    k = title.right
    m = k
    while row.letters[m] in "iuDWv" and m < k + 6:
        m += 1
    k = m if row.letters[m] == "w" else k
    out: list[str] = []
    while row.letters[k] == "w":
        named, k = actors_from(row, k + 1)
        out.extend(named)
        if row.letters[k : k + 2] == "&w":
            k += 1
    return list(dict.fromkeys(out))


def with_before(row: Row, title: Title, verb: int) -> list[str]:
    """ "signed with A a memorandum on …": A, named between the verb and the title."""
    if not 0 <= verb < title.left or row.letters[verb + 1] != "w":
        return []
    named, end = actors_from(row, verb + 2)
    return named if end <= title.left and set(row.letters[end : title.left]) <= set("djx") else []


def _all_its_own(row: Row, codes: list[str]) -> bool:
    """The organisation that speaks, and none but its own members."""
    home = row.discourse.home
    if not home or row.gazetteer.is_state(home) or len(codes) < 2:
        return False
    states = row.states(codes)
    own = [one for one in states if one in row.known_members(home)]
    mostly = len(states) > _MANY and 2 * len(own) > len(states)
    return mostly or (len(own) == len(states) and set(codes) == {home, *own})


def _party_to(row: Row, title: Title) -> tuple[str, ...]:
    """ "We are partners in the X Treaty", "A is party to the X Convention"."""
    before = row.words[max(0, title.left - 4) : title.left]
    if not {"party", "parties", "partners", "signatory", "signatories"} & set(before):
        return ()
    subjects = row.subject(title.left - 1) or row.company()
    return tuple(sorted(subjects)) if len(subjects) > 1 else ()


def _owned(
    row: Row, title: Title, verb: int, kind: str, named: list[str]
) -> tuple[str, ...] | None:
    """ "the Forum's Strategy", "leaders endorsed the Strategy"; None if nobody owns it."""
    its_owner = owner(row, title)
    if its_owner and not (its_owner in row.back.pair and kind in COMPANYS):
        both = [one for one in row.everyone() if one != its_owner]
        if verb >= 0 or not both:
            made = not row.gazetteer.is_state(its_owner) and verb >= 0
            return (its_owner,) if made else None
        return None
    home = row.discourse.home
    speaks = bool(home) and not row.gazetteer.is_state(home)
    others = set(named) - {home}
    if (
        verb >= 0
        and speaks
        and kind in _FOR_ONE
        and [row.gazetteer.is_state(one) for one in others] == [True]
    ):
        return tuple(sorted({home, *others}))
    said = {part for word in row.words[title.left : title.right] for part in word.split()}
    with_one = home in row.back.pair and bool(said & _OF_TWO)
    if verb >= 0 and speaks and kind in OWN and not others and not with_one:
        by = row.subject(verb, people=True)
        company = by or list(row.everyone())
        if not company or set(company) == {home} or _all_its_own(row, company):
            return (home,)
    return None


def _shared(
    row: Row, title: Title, verb: int, kind: str, year: str, named: list[str]
) -> tuple[str, ...]:
    """Of those who speak, or of the two of whom the text tells."""
    company = list(row.everyone())
    if owner(row, title) and not row.back.pair:
        return ()
    ours = "our" in row.words[max(0, title.left - 3) : title.right]
    if 1 < len(company) <= 4 and not named:
        if ours or (year and kind in COMPANYS and of_both(row, company)):
            return _settled(row, company)
        if verb >= 0 and was_signed(row, verb):
            return _settled(row, company)
    if ours and 1 < len(company) <= 4:
        return _settled(row, [*company, *named])
    both = _of_two(row, title, verb, kind, named)
    if both:
        return both
    if len(named) == 1 and kind == "treaty" and _its_treaty(row, title, verb, named[0]):
        return (named[0],)
    page = row.back.titled if row.back.page else ""
    if page and not named and kind == "treaty" and (year or verb >= 0) and title.proper:
        return (page,)  # "the 1993 Treaty of X", on a page about the organisation
    if len(named) == 1 and kind in OWN and not row.gazetteer.is_state(named[0]):
        numbered = any(row.letters[k] == "n" for k in range(title.left, title.right))
        if verb >= 0 or numbered:
            return (named[0],)
    return ()


def _its_treaty(row: Row, title: Title, verb: int, named: str) -> bool:
    """ "the finalised X Charter", "ratification of the X Agreement": an organisation's own."""
    said = set(row.words[max(0, title.left - 6) : title.left])
    told = said & _SETTLED or (verb >= 0 and was_signed(row, verb))
    ahead = row.letters[title.left] in "CA" and row.code(title.left) == named
    return ahead and bool(told) and not row.gazetteer.is_state(named) and named != "UN"


def _of_two(row: Row, title: Title, verb: int, kind: str, named: list[str]) -> tuple[str, ...]:
    """ "the Partnership Agreement" in a text of two: theirs, if it is of the kind that two make."""
    if kind == "strategy" or (verb < 0 and _only_wanted(row, title)):
        return ()
    company = row.everyone()
    both = set(company if len(company) == 2 else row.back.pair) or _under_heading(row)
    if len(both) != 2 or set(named) - both or (named and row.letters[title.left] in "CA"):
        return ()
    others = {row.code(k) for k in range(len(row.tokens)) if row.letters[k] == "C"} - both
    said = {part for word in row.words[title.left : title.right] for part in word.split()}
    if others or said & _OF_ALL:
        return ()
    if (title.proper and said & _OF_TWO) or was_signed(row, verb):
        return tuple(sorted(both))
    return ()


def _under_heading(row: Row) -> set[str]:
    """Under the heading "A", in a text about B: the two."""
    told, about = row.discourse.told_of, row.discourse.others
    both = {*told, *about}
    return both if len(told) == 1 == len(about) and len(row.states(list(both))) == 2 else set()


def _its(row: Row, title: Title) -> str:
    """ "A has completed its X with B": A, where nobody else is the subject."""
    if row.words[title.left - 1 : title.left] not in (["its"], ["their"]):
        return ""
    subjects = row.subject(title.left - 1)
    return subjects[0] if len(subjects) == 1 else ""


def _only_wanted(row: Row, title: Title) -> bool:
    """ "a new X Agreement", "the X Agreement would …", "aiming at an X Agreement"."""
    before = set(row.words[max(0, title.left - 12) : title.left])
    article = set(row.words[max(0, title.left - 2) : title.left]) & {
        "a",
        "an",
        "any",
        "new",
        "such",
    }
    after = set(row.words[title.right : title.right + 1])
    held = set(row.words[title.right : title.right + 6]) & {"force", "since"}
    if held and not before & _WANTED:
        return False
    return bool(article or before & _WANTED or after & {"would", "could", "will", "should"})


def _settled(row: Row, codes: list[str]) -> tuple[str, ...]:
    """Groups as the members that the text lists; no group beside states that form it."""
    full = row.back.members(codes)
    states = [one for one in full if row.gazetteer.is_state(one)]
    groups = {one for one in full if row.gazetteer.types.get(one) == "group"}
    if len(states) > 1 and groups and row.discourse.day is not None:
        day = row.discourse.day
        full = tuple(
            one
            for one in full
            if one not in groups
            or not set(states) <= set(row.gazetteer.members_of(one, day, "group-member") or states)
        )
    return tuple(sorted(full))

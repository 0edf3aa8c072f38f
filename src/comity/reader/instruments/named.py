"""Instruments that a sentence names: in full, or by a verb of making."""

from __future__ import annotations

from comity.reader.instruments.made import Made
from comity.reader.instruments.parties import (
    date_made,
    maker_verb,
    makers,
    named_in,
    of_both,
    owner,
    was_signed,
)
from comity.reader.instruments.titles import Title, actors_from, is_capital, title_around
from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.topic_lists import topics_after

_NOT_YET = word_set("not-yet")
_ONLY_NAMED = word_set("only-named")
_OWN = frozenset(("strategy", "programme", "action-plan", "joint-declaration"))
"""Kinds that an organisation makes by itself."""
_COMPANYS = frozenset(("treaty", "mou", "joint-declaration", "arrangement"))


def named_at(row: Row, at: int) -> tuple[list[Made], int] | None:
    """What the instrument noun at token ``at`` names, and the token after its title."""
    sense = row.tokens[at].sense
    title = title_around(row, at)
    if sense is None or title is None:
        return None
    verb = maker_verb(row, title)
    if _is_not_made(row, title, verb):
        return None
    head_capital = is_capital(row, at)
    year = _year(row, title, at) if sense.kind in _COMPANYS else ""
    if not head_capital and not _plain_ok(row, at, title, verb, year):
        return None
    if head_capital and not title.proper and verb < 0 and not title.between:
        return None
    several = _with_each(row, at, title, verb, sense.kind)
    if several:
        return several, title.right
    parties = _parties(row, title, verb, sense.kind, year)
    if not parties:
        return None
    dated = verb >= 0 or bool(title.left and row.tokens[title.left - 1].date)
    date = year or (date_made(row, title, verb) if dated else "")
    to_do = sense.phrase == "agenda" and row.words[at + 1 : at + 2] == ["for"]
    kind = "action-plan" if to_do else sense.kind
    return _rows(row, at, title, verb, parties, date, kind), title.right


def _is_not_made(row: Row, title: Title, verb: int) -> bool:
    if row.words[title.right : title.right + 1] in (["negotiations"], ["talks"]):
        return True
    before = row.words[max(0, title.left - 7) : title.left]
    done = verb >= 0 and was_signed(row, verb) and row.words[verb] not in ("sign", "adopt")
    return any(word in _NOT_YET for word in before) and not done


def _year(row: Row, title: Title, at: int) -> str:
    """ "the 2008 X Agreement": the year in the title."""
    for k in range(title.left, at):
        word = row.words[k]
        if row.letters[k] == "n" and len(word) == 4 and word.isdigit() and word[:2] in _CENTURIES:
            return word
        date = row.tokens[k].date
        if date and (date.precision == "year" or row.letters[k] == "D"):
            return str(date.edtf)
    return ""


_CENTURIES = ("18", "19", "20")


def _plain_ok(row: Row, at: int, title: Title, verb: int, year: str) -> bool:
    """An uncapitalised noun names an instrument if it says whose it is, or that it was signed."""
    sense = row.tokens[at].sense
    assert sense
    if sense.kind == "joint-declaration":
        return bool(year)
    numbered = any(row.letters[k] in "nN" for k in range(title.left, at))
    if sense.phrase in _ONLY_NAMED:
        return numbered and bool(named_in(row, title))
    many = row.words[at].endswith(("s", "memoranda")) or row.words[at].startswith("memoranda")
    if title.between:
        return verb >= 0 or not many
    if named_in(row, title) and was_signed(row, verb) and verb < title.left:
        return True
    article = row.words[max(0, title.left - 1)] in ("a", "an", "two", "three", "several", "new")
    plural = row.words[at].endswith("s") and verb >= 0
    direct = not set("EC,a") & set(row.letters[verb:at])
    return was_signed(row, verb) and verb < at and (article or plural) and direct


def _parties(row: Row, title: Title, verb: int, kind: str, year: str) -> tuple[str, ...]:
    named = list(title.between) or named_in(row, title)
    if len(_members(row, named)) > 1:
        return _settled(row, named)
    if verb >= 0:
        made_by = makers(row, title, verb)
        if len({*made_by, *named}) > 1 and "with" in row.words[title.left : title.right]:
            return _settled(row, list(dict.fromkeys([*made_by, *named])))
        if len(made_by) > 1 or (made_by and not named):
            both = [*made_by, *named] if was_signed(row, verb) else made_by
            return _settled(row, both)
    treaty = _parties_to(row, title)
    if treaty:
        return treaty
    company = list(row.everyone())
    its_owner = owner(row, title)
    if its_owner:
        both = [one for one in company if one != its_owner]
        if verb >= 0 or not both:
            return (its_owner,) if not row.gazetteer.is_state(its_owner) and verb >= 0 else ()
        return ()
    ours = "our" in row.words[max(0, title.left - 3) : title.right]
    if 1 < len(company) <= 4 and not named:
        if ours or (year and kind in _COMPANYS and of_both(row, company)):
            return _settled(row, company)
        if verb >= 0 and was_signed(row, verb):
            return _settled(row, company)
    if ours and 1 < len(company) <= 4:
        return _settled(row, [*company, *named])
    if len(named) == 1 and kind in _OWN and not row.gazetteer.is_state(named[0]):
        numbered = any(row.letters[k] == "n" for k in range(title.left, title.right))
        if verb >= 0 or (numbered):
            return (named[0],)
    return ()


def _parties_to(row: Row, title: Title) -> tuple[str, ...]:
    """ "We are partners in the X Treaty", "A is party to the X Convention"."""
    before = row.words[max(0, title.left - 4) : title.left]
    if not {"party", "parties", "partners", "signatory", "signatories"} & set(before):
        return ()
    subjects = row.subject(title.left - 1) or row.company()
    return tuple(sorted(subjects)) if len(subjects) > 1 else ()


def _members(row: Row, codes: list[str]) -> tuple[str, ...]:
    return row.back.members(codes)


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


def _rows(
    row: Row,
    at: int,
    title: Title,
    verb: int,
    parties: tuple[str, ...],
    date: str,
    kind: str,
) -> list[Made]:
    start = row.tokens[title.left].start
    exact = row.text[start : row.tokens[title.right - 1].end].rstrip(" ,.;")
    span = (start, start + len(exact))
    topics = topics_after(row, title.right)
    recent = {"recent", "recently", "earlier", "previously", "last"} & set(row.words)
    told = verb >= 0 and not recent and not any(token.date for token in row.tokens[: title.right])
    first = _each(row, title.left)
    if first and len(parties) > 2:
        one_each = exact.removesuffix("s") if title.right == at + 1 else exact
        return [
            Made(kind, one_each, tuple(sorted((first, other))), row.sentence, "each", date, span,
                 topics, told)
            for other in parties
            if other != first
        ]  # fmt: skip
    return [Made(kind, exact, parties, row.sentence, "named", date, span, topics, told)]


def _with_each(row: Row, at: int, title: Title, verb: int, kind: str) -> list[Made]:
    """ "X has agreed Programmes with A, B and C": one with each."""
    if not row.words[at].endswith("s") or row.letters[at + 1] != "w" or not 0 <= verb < title.left:
        return []
    others, _end = actors_from(row, at + 2)
    own = [one for one in row.subject(verb, people=True) if one not in others]
    if len(others) < 2 or len(own) != 1:
        return []
    start, end = row.tokens[title.left].start, row.tokens[at].end
    exact = row.text[start:end].removesuffix("s")
    span = (start, start + len(exact))
    return [
        Made(kind, exact, tuple(sorted((own[0], one))), row.sentence, "each", span=span)
        for one in others
    ]


def _each(row: Row, left: int) -> str:
    """ "A and each of the Bs have …": A, with whom each of the others made one; "" if not so."""
    for k in range(1, left - 1):
        if row.words[k] == "each" and row.letters[k - 1] == "&":
            subject = row.subject(k)
            return subject[0] if subject else ""
    return ""

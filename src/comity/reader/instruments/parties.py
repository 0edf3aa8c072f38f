"""Who made an instrument, and when, by the sentence that names it."""

from __future__ import annotations

from comity.dates.prose import DateMention
from comity.reader.instruments.actors import actors_from
from comity.reader.instruments.titles import Title
from comity.reader.lexicon import word_set
from comity.reader.row import Row

MADE = word_set("made")
_AGREE = frozenset(("agree", "agrees", "agreed"))
_SIGNED = word_set("signed")
_IF_NEXT = word_set("made-if-next")
_ENTERED = frozenset(("entered", "enters", "entering"))
_OF_MEETING = frozenset(("which", "held", "convened", "that", "took"))
_TWO = ({"two", "countries"}, {"two", "nations"}, {"both", "countries"}, {"our"}, {"bilateral"})


def maker_verb(row: Row, title: Title) -> int:
    """Token of the verb or noun by which the title was made: "signed the X"; -1 if none."""
    letters = row.letters
    for k in range(title.left - 1, max(-1, title.left - 30), -1):
        if letters[k] in ";R" or (title.left - k > 14 and letters[k] in "VEa"):
            if row.words[k] in MADE and "I" in letters[k : title.left]:
                return k
            break
        if row.words[k] in _AGREE and letters[k + 1] == "t" and letters[k + 2] not in "dqjC":
            break
        if row.words[k] in MADE and (title.left - k < 14 or "I" in letters[k : title.left]):
            return k
        if row.words[k] in _IF_NEXT and _next(row, k, title):
            return k
    start = _past_quotes(row, title.right)
    for k in range(start, min(len(row.tokens), start + 24)):
        if k > start + 6 and ("I" not in letters[start:k] or letters[k] == "R"):
            break
        if letters[k] in ";" or (letters[k] == "V" and row.words[k] not in MADE):
            break
        if row.words[k] in MADE or (row.words[k] in _IF_NEXT and letters[k - 1] == "a"):
            return k
    return -1


def _next(row: Row, k: int, title: Title) -> bool:
    """The title is the verb's own object: "exchanged letters of intent", "entered into a X"."""
    if row.letters[k - 1] == "d" or (row.words[k] == "into" and row.words[k - 1] not in _ENTERED):
        return False
    return set(row.letters[k + 1 : title.left]) <= set("djnq")


def _past_quotes(row: Row, k: int) -> int:
    """The token after a title in quotation marks from token ``k``, perhaps behind a comma."""
    m = k + (row.letters[k] == ",")
    if row.words[m : m + 1] not in (['"'], ["“"]):
        return k
    close = next((n for n in range(m + 1, len(row.words)) if row.words[n] in ('"', "”")), -1)
    return close + 1 if close > 0 else k


def was_signed(row: Row, verb: int) -> bool:
    return verb >= 0 and (row.words[verb] in _SIGNED or row.words[verb] in _IF_NEXT)


def named_in(row: Row, title: Title) -> list[str]:
    """Actors named in the title: "U.S.–Iraq Framework Agreement", "… between A and B"."""
    codes = [
        row.code(k)
        for k in range(title.left, title.right)
        if row.letters[k] in "CA" and row.tokens[k].name and row.words[k] != "allied"
    ]
    return list(dict.fromkeys(codes))


def owner(row: Row, title: Title) -> str:
    """An organisation or state in whose possessive the title stands: "the Forum's 2050 X"."""
    k = title.left - 1
    while k >= 0 and row.letters[k] in "jqnx" and k > title.left - 4:
        k -= 1
    if k >= 1 and row.letters[k] == "'" and row.letters[k - 1] in "CN":
        return row.code(k - 1) or row.organisation_at(k - 1)
    return ""


def makers(row: Row, title: Title, verb: int) -> list[str]:
    """Who signed, adopted or developed it: before the verb, by "by …", or "between A and B"."""
    if verb >= title.right:
        return in_relative(row, title) or _after_verb(row, verb)
    following = row.letters[verb + 1 : title.left]
    if "o" in following and row.letters[verb] != "V":
        owned = _possessor(row, verb)
        if owned:
            return owned
    found = row.subject(verb, people=True) or before_relative(row, verb)
    if len(found) > 1:
        return found
    for k in range(title.right, len(row.tokens)):
        if row.letters[k] == "b":
            actors, _end = actors_from(row, k + 1)
            if len(actors) > 1:
                return actors
    acceding = {"accession", "acceded", "acceding"} & set(row.words[max(0, verb) : title.left])
    with_another = "with" in row.words[title.left : title.right]
    body = [row.gazetteer.types.get(one) for one in found] == ["organisation"]
    return found if acceding or with_another or body or _with_after(row, title) else []


def before_relative(row: Row, verb: int) -> list[str]:
    """ "A, which acceded to the X, …": A."""
    k = verb - 1
    while k > 0 and row.letters[k] in "av":
        k -= 1
    if k < 1 or row.letters[k] != "R":
        return []
    return row.before(k - 2 if row.letters[k - 1] == "," else k - 1)


def _with_after(row: Row, title: Title) -> bool:
    """ "signed a X with A": those with whom it was made are named after the title."""
    return row.letters[title.right] == "w"


def in_relative(row: Row, title: Title) -> list[str]:
    """ "the X, which A and B concluded": A and B."""
    k = title.right + (row.letters[title.right] == ",")
    if row.letters[k] != "R" or row.words[k] not in ("which", "that"):
        return []
    actors, end = actors_from(row, k + 1)
    return actors if row.letters[end] in "Vavx" else []


def _after_verb(row: Row, verb: int) -> list[str]:
    """ "signed by A and B"; "signed with A", by the one whose text it is."""
    for k in range(verb, min(len(row.tokens), verb + 4)):
        if row.letters[k] in "ywb":
            named = actors_from(row, k + 1)[0] or _of_people(row, k + 1)
            both = _of_people(row, k + 1) if row.letters[k] == "y" else []
            named = both if len(both) > len(named) else named
            home = row.discourse.home
            own = [home] if row.letters[k] == "w" and home and home not in named else []
            return [*own, *named] if named else []
    return []


def _of_people(row: Row, k: int) -> list[str]:
    """ "the Chilean and Peruvian leaders" from token ``k``: whose they are."""
    phrase = next((item.phrase for item in row.clause.items if item.i == k and item.phrase), None)
    return list(dict.fromkeys(part.actor for part in phrase.parts)) if phrase else []


def _possessor(row: Row, verb: int) -> list[str]:
    """ "A's signing of …", "the Alliance's adoption of …": whose it is."""
    if verb >= 2 and row.letters[verb - 1] == "'" and row.letters[verb - 2] in "CN":
        code = row.code(verb - 2) or row.organisation_at(verb - 2)
        return [code] if code else []
    return []


def of_both(row: Row, company: list[str]) -> bool:
    """The sentence speaks of what the company has in common, or names each of it."""
    said = set(row.words)
    if any(pair <= said for pair in _TWO):
        return True
    named = {row.code(k) for k in range(len(row.tokens)) if row.letters[k] in "CA"}
    return len(company) > 1 and set(company) <= named


def date_made(row: Row, title: Title, verb: int) -> str:
    """The day it was made: a date beside the verb or after the title, or one opening the clause."""
    if row.letters.startswith("oD", title.right):
        of_day = row.tokens[title.right + 1].date
        return str(of_day.edtf) if of_day else ""
    after = _dated_behind(row, title, verb)
    if after:
        return after
    k = title.left - 1
    if k >= 0 and row.tokens[k].date:
        return _own(row.tokens[k].date)
    for k in range(verb + 1, title.left if verb >= 0 else 0):
        if row.letters[k] in "I;:RV":
            break
        if _own(row.tokens[k].date):
            return _own(row.tokens[k].date)
    opening = row.tokens[0].date
    if opening and row.words[1:2] in ([":"], ["|"], ["-"], ["–"]):
        return _own(opening)
    for k in range(min(verb, title.left) - 1, -1, -1):
        if row.letters[k] in ";:RVg":
            break
        if row.tokens[k].date:
            return _own(row.tokens[k].date)
    under = row.sentence.under
    return str(under.edtf) if under and verb >= 0 else ""


def _dated_behind(row: Row, title: Title, verb: int) -> str:
    """A date behind the title: its own, or that of the meeting at which it was made."""
    begin = _past_quotes(row, title.right)
    for k in range(begin, min(begin + 22, len(row.tokens))):
        made = set(row.words[k + 1 : k + 8]) & MADE or row.words[k] in MADE
        meeting = verb >= begin and "E" in row.letters[verb:k] and row.words[k] in _OF_MEETING
        if row.letters[k] in ";:" or (
            row.letters[k] in "RV" and k != verb and not made and not meeting
        ):
            break
        if k >= max(begin, verb) + 12 and not (verb >= begin and "E" in row.letters[verb : k + 1]):
            break
        date = row.tokens[k].date
        if _own(date):
            return _own(date)
        if date and row.words[k - 1] in ("dates", "dating", "dated", "dates from"):
            return str(date.edtf)
    return ""


def _own(date: DateMention | None) -> str:
    """The date, where it says on or in which time something was done, not for which years."""
    years = date is not None and len(date.edtf) == 9 and date.edtf[4] == "/"
    return str(date.edtf) if date and date.preposition in ("on", "in", "") and not years else ""

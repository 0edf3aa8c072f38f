"""Where the title of an instrument begins and ends around the word that says what it is.

A title is a run of capitalised words, numbers and actors' names, joined by "of", "on", "and" …
A lower-case "agreement", "memorandum of understanding" takes in what is "between A and B", "on …".
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.reader.instruments.actors import actors_from, is_capital
from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.told_of import end_of_two, two_meant

_JOINING = word_set("title-joins")
_QUALIFYING = word_set("qualifies-instrument")
_INSIDE = frozenset(("the", "a", "an", "its", "our", "their"))


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens [left, right); ``between`` are the actors that "between" names in it."""

    left: int
    right: int
    between: tuple[str, ...] = ()
    proper: bool = False


def title_around(row: Row, at: int) -> Title | None:
    """The title whose head is token ``at``; None if a name of something else goes on after it."""
    capital = is_capital(row, at)
    left = _left(row, at)
    if not capital:
        right, between = _plain_end(row, at)
        return Title(left, right, between, proper=False)
    right = title_end(row, at)
    if right == at + 1 and _goes_on(row, at):
        return None
    right, between = _between(row, right)
    words = sum(1 for k in range(left, right) if row.letters[k] not in "d-'(),")
    return Title(left, right, between, proper=words > 1)


def _part(row: Row, k: int) -> bool:
    """The token can be part of a title by itself."""
    letter = row.letters[k]
    if letter in "CAWn":
        return True
    return row.words[k][:1].isalpha() and is_capital(row, k) and letter not in "pRb"


def _left(row: Row, at: int) -> int:
    letters = row.letters
    k = at
    while k > 0:
        before = k - 1
        if letters[before] == "D":
            date = row.tokens[before].date
            if date is None or date.precision != "year":
                break
            k = before
        elif letters[before] == ")":
            opened = letters.rfind("(", 0, before)
            if opened < 1 or before - opened > 3 or letters[opened - 1] != "C":
                break
            k = opened - 1
        elif _joined_on(row, before, k, at):
            k = before
        else:
            break
    plain = not is_capital(row, at)
    while k < at and (
        letters[k] in "-,&V"
        or row.words[k] in ("the", "a", "an")
        or (plain and row.words[k] in _QUALIFYING)
    ):
        k += 1
    return k


def _joined_on(row: Row, before: int, k: int, at: int) -> bool:
    """The token before ``k`` belongs to the title whose head is ``at``."""
    letter = row.letters[before]
    if (_part(row, before) and letter not in "dH") or letter == "-":
        return True
    if is_capital(row, at):
        return (
            (k < at or " " in row.words[at])
            and before > 0
            and row.words[before] in ("and", "&", "for", "of", "/")
            and _part(row, before - 1)
            and row.letters[before - 1] not in "CWD"
        )
    if not before or not all(row.letters[m] in "jx" for m in range(k, at)):
        return False
    qualified = row.letters[before - 1] in "xjD'" or row.words[before - 1] in ("a", "an")
    return letter == "j" or (letter == "x" and qualified)


def title_end(row: Row, at: int) -> int:
    """End of a capitalised title that goes on after its head: "… for Cooperation in Y"."""
    letters, words = row.letters, row.words
    size = len(row.tokens)
    k = end = at + 1
    while k < size:
        if letters[k] == "(":
            close = letters.find(")", k)
            if not 0 < close < k + 5 or any(_is_day(row, m) for m in range(k, close)):
                break
            k = end = close + 1
        elif (letters[k] == "D" and not _is_day(row, k)) or (
            letters[k] != "D" and _part(row, k) and (k > at + 1 or letters[k] in "Ig")
        ):
            k = end = k + 1
        elif words[k] in _JOINING or letters[k] in "/-" or _object_of(row, k):
            m = k + 1
            while m < size and words[m] in _INSIDE and not is_capital(row, m):
                m += 1
            if m >= size or (letters[m] != "D" and not _part(row, m)):
                break
            if _for_year(row, k, m):
                k = end = m + 1
                continue
            if _is_day(row, m) or _is_place(row, k, m):
                break
            if words[k] == "with" and letters[m] == "C":
                break
            if words[k] == "and" and (letters[k - 1] == ")" or _another(row, k)):
                break
            if words[k] in ("in", "and") and end == at + 1 and not _plan(row, at, m):
                break
            k = m
            if k == at + 1:
                break
        else:
            break
    return end


def _another(row: Row, k: int) -> bool:
    """ "the X Declaration and the Y Programme": "and" at token ``k`` joins another instrument."""
    if row.words[k + 1 : k + 2] and row.words[k + 1] not in _INSIDE:
        return False
    m = k + 2
    while m < min(len(row.tokens), k + 8) and _part(row, m) and row.letters[m] != "I":
        m += 1
    return row.letters[m] == "I"


def _is_day(row: Row, k: int) -> bool:
    """The token is a date, not the years for which something is made: "2021-2027"."""
    word = row.words[k]
    years = word[:4].isdigit() and word[-4:].isdigit() and len(word) > 8
    return row.letters[k] == "D" and not years


def _for_year(row: Row, k: int, m: int) -> bool:
    """ "a Vision for 2030": the year at token ``m`` says for when, not when."""
    date = row.tokens[m].date
    return row.words[k] == "for" and date is not None and date.precision == "year"


def _is_place(row: Row, k: int, m: int) -> bool:
    """ "signed the Agreement in Nairobi": where, not what about."""
    return row.words[k] == "in" and row.letters[m] == "W" and not _named_on(row, m + 1)


def _named_on(row: Row, k: int) -> bool:
    return row.letters[k] in "NI" and is_capital(row, k)


def _object_of(row: Row, k: int) -> bool:
    """ "… for Beating the X", "… to Implement the X": the article after a verb of the title."""
    verbal = row.words[k - 1].endswith("ing") or row.words[k - 2] == "to"
    return row.words[k] in _INSIDE and verbal and is_capital(row, k - 1)


def _plan(row: Row, at: int, m: int) -> bool:
    """After the bare head, "and" or "in" joins only another instrument, capitalised."""
    return row.letters[m] == "I" and row.words[at] != row.words[m]


def _goes_on(row: Row, at: int) -> bool:
    """The head is not the last noun of the name: "Trade Policy Forum"."""
    k = at + 1
    return (
        k < len(row.tokens)
        and row.letters[k] in "NxELTjS"
        and row.words[k][:1].isalpha()
        and is_capital(row, k)
    )


def _between(row: Row, right: int, *, known: bool = True) -> tuple[int, tuple[str, ...]]:
    """ "… between A and B": part of the title, and its parties.

    ``known`` says that it is one the text may take for known: "the agreement between the two".
    """
    if row.letters[right] not in "bw" or row.letters[right] == "$":
        return right, ()
    actors, end = actors_from(row, right + 1)
    if row.letters[right] == "b" and not actors and known:
        actors = two_meant(row, right + 1)
        end = end_of_two(row, right + 1)
    enough = len(actors) >= 2 if row.letters[right] == "b" else False
    if not enough:
        return right, ()
    if row.words[end : end + 1] == ["on"]:
        end = title_end(row, end - 1) if end + 1 < len(row.tokens) else end
    return end, tuple(actors)


def _plain_end(row: Row, at: int) -> tuple[int, tuple[str, ...]]:
    """End of an uncapitalised one: "between A and B", "on sending …", "of the two countries"."""
    letters, k = row.letters, at + 1
    if letters[k] == "(":
        close = letters.find(")", k)
        k = close + 1 if 0 < close < k + 4 else k
    known = bool({"the", "their", "our"} & set(row.words[max(0, at - 4) : at]))
    end, between = _between(row, k, known=known)
    if between:
        return end, between
    if letters[k] in "ru" and row.words[k] in ("on", "for"):
        stop = k + 1
        while stop < len(row.tokens) and letters[stop] not in ".,;:VaRbD":
            if letters[stop] in "iu" and letters[stop + 1] in "WD":
                break
            if letters.startswith(("yC", "yd"), stop):
                break  # "… by A and B"
            if letters.startswith(("&dI", "&djI", "&I"), stop):
                break  # "… and an agreement on …"
            if letters[stop] == "w" and letters[stop + 1] in "Cd":
                break
            stop += 1
        inside = {row.code(m) for m in range(k, stop) if letters[m] in "CA"}
        if letters[stop] == "b":
            actors, end = actors_from(row, stop + 1)
            if len(actors) > 1:
                return end, tuple(actors)
        return stop, tuple(sorted(inside)) if len(inside) > 1 else ()
    if letters[k] == "o":
        stop = k + 1
        while stop < len(row.tokens) and letters[stop] in "dqL'jSNx" and stop < k + 8:
            stop += 1
        if stop > k + 1 and is_capital(row, stop - 1):
            return stop, ()
    return at + 1, ()

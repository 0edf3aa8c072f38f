"""Lists of members and partners: a line that says what they are to whom, then one in each line.

Member States:            ASEAN's dialogue partners are:      States that joined the Union:
- A                       A                                   - 1973: A, B and C
- B (since 1995)          B                                   Country | Accession
                                                              A | 1 May 1995
A line that is anything else ends the list.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.reader.lexicon import word_set
from comity.reader.row import COPULA, Row
from comity.reader.standings.kinds_of_noun import kind_of, label_of
from comity.reader.standings.standing import Standing, say
from comity.reader.told_of import organisation_meant

_JOINED = word_set("joined") | word_set("admitted-to")
_ENTRY = frozenset(("accession", "admission", "entry", "joined", "joining", "membership"))
_COUNTRY = frozenset(("country", "countries", "state", "states", "member", "members"))
_SPEAKS = COPULA | _JOINED | {"has", "have", "counts", "comprises", "comprise", "includes"}
_LONGEST = 14
"""Tokens of a line of such a list that holds one state with its date."""


@dataclass(frozen=True, slots=True)
class _Roster:
    """What those whom the next lines name are, and to whom; since the date of their line."""

    kind: str
    organisation: str
    label: str = ""


class Rosters:
    """The list that is being read."""

    def __init__(self) -> None:
        self._open: _Roster | None = None

    @property
    def begun(self) -> bool:
        """The last line was one of a list, or began one."""
        return self._open is not None

    def hear(self, row: Row) -> list[Standing]:
        """The standings that the line gives as one of a list, if such a list has been begun."""
        kind = row.sentence.kind
        if self._open:
            told = _line(row, self._open)
            if told:
                return told
        begins = _announced(row)
        if begins or kind not in ("row", "lead-in") or "D" in row.letters:
            self._open = begins
        return []

    def hear_head(self, row: Row) -> None:
        """Take in the head of a table: "Country | Accession"."""
        words = {word for token in row.tokens for word in token.word.split()}
        organisation = organisation_meant(row)
        if not self._open and words & _ENTRY and words & _COUNTRY and organisation:
            self._open = _Roster("member", organisation)


def _announced(row: Row) -> _Roster | None:
    """ "Members of X", "X's observers are:", "States that joined X:", "Member States"."""
    leads = row.sentence.letters.endswith(":")
    kind = row.sentence.kind
    if not (leads or kind in ("title", "heading", "lead-in")) or "G" in row.letters:
        return None
    if kind != "title" and any(row.is_state_at(k) for k in range(len(row.tokens))):
        return None
    verbs = [row.words[k] for k in range(len(row.words)) if row.letters[k] == "V"]
    if any(word not in _SPEAKS for word in verbs):
        return None
    for at, word in enumerate(row.words):
        if word in _JOINED and leads:
            found = [row.organisation_at(k) for k in range(at, len(row.words))]
            organisation = next((one for one in found if one), "")
            return _Roster("member", organisation) if organisation else None
        noun = kind_of(word)
        plural = word.endswith(("s", "allies"))
        if row.letters[at] not in "SLAC" or not noun or not plural:
            continue
        if _alone(row, at) or (leads and not set("Etwifmzy") & set(row.letters[:at])):
            return _roster_of(row, at, noun)
    return None


def _roster_of(row: Row, at: int, noun: str) -> _Roster | None:
    own = row.tokens[at].name
    organisation = row.gazetteer.party(own.code) if own else ""
    organisation = organisation or row.owner_of(at, seats=noun == "member")[0]
    organisation = organisation or organisation_meant(row)
    if not organisation or row.gazetteer.is_state(organisation):
        return None
    return _Roster(noun, organisation, label_of(row.words[at], noun))


def _alone(row: Row, at: int) -> bool:
    """The noun is the head of a line without a verb: "Members", "The X's Dialogue Partners"."""
    before, after = row.letters[:at], row.letters[at + 1 :].rstrip("$")
    if set(before) - set("djqnCAN'&vx") or (set(before) & set("x") and len(before) > 3):
        return False
    return not after or (after[0] in "o:(" and not set(after) & set("VEDTRwa"))


def _line(row: Row, roster: _Roster) -> list[Standing]:
    """ "- A", "A (1995)", "1973: A, B and C", "A | 1 May 1995": those whom the line names."""
    letters = row.letters.rstrip("$")
    if not letters or (len(letters) > _LONGEST and set(letters) & set("VRpT")):
        return []
    k = 0
    while k < len(letters) and (letters[k] in "-.)(:|" or _bullet(row, k)):
        k += 1
    start = _date_at(row, k)
    while k < len(letters) and (start and letters[k] in "Dn-:|."):
        k += 1
    named, end = row.after(k)
    at = k
    if not named:
        return []
    if not start:
        dates = [_date_at(row, m) for m in range(k, len(letters)) if _date_at(row, m)]
        start = dates[0] if dates else ""
        if end < len(letters) and not start and set(letters[end:]) - set(".,;)*|("):
            return []
    elif end < len(letters) and set(letters[end:]) - set(".,;)|&xC("):
        return []
    if set(letters[end:]) & set("VEpRT") - ({"V"} if _JOINED & set(row.words[end:]) else set()):
        return []
    return say(
        row, named, roster.kind, roster.organisation, at, "listing", label=roster.label, start=start
    )


def _bullet(row: Row, k: int) -> bool:
    """A sign or a number that sets the item apart."""
    word = row.words[k]
    return not word[0].isalnum() or (row.letters[k] == "n" and len(word) < 3)


def _date_at(row: Row, k: int) -> str:
    """EDTF of the date, or of the year alone, at token ``k``; "" if there is none."""
    if k >= len(row.tokens):
        return ""
    date, word = row.tokens[k].date, row.words[k]
    if date:
        return "" if date.relative else date.edtf
    year = row.letters[k] == "n" and len(word) == 4 and word.isdigit()
    return word if year and word[:2] in ("18", "19", "20") else ""

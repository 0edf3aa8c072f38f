"""Cooperation: that parties agreed on it, conduct it, or contribute to it, in named areas.

agreed       A and B have agreed to step up cooperation in areas such as X and Y
ongoing      A and B cooperate on X; cooperation between A and B covers X and Y
contributes  A contributes its views to B's discussions on X

A sentence may also say that relations between parties "form part of" a strategy: then what these
parties do together is part of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.reader.instruments import Made
from comity.reader.lexicon import word_set
from comity.reader.row import Row
from comity.reader.tokens import Sentence
from comity.reader.topic_lists import topics_after
from comity.terms.area_index import areas_in

_COOPERATING = word_set("cooperating")
_NOUNS = word_set("cooperation-nouns")
_CONTRIBUTING = word_set("contributing")
_CONTRIBUTIONS = word_set("contributions")
_BELONGING = word_set("belonging-nouns")
_VERBS = word_set("cooperating-verbs")
_HEARD = _CONTRIBUTING | _COOPERATING | _BELONGING | {"agreed", "agree"}
_NOT_YET = frozenset(("will", "would", "should", "could", "may", "to"))
_REACH = 14
"""Tokens between a verb of agreeing and the cooperation that was agreed on."""


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Cooperation as one sentence tells it; ``word`` is the span of the word that says so."""

    parties: tuple[str, ...]
    mode: str
    topics: tuple[str, ...]
    sentence: Sentence
    word: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Belonging:
    """What the parties do together is part of the strategy of this title."""

    parties: frozenset[str]
    title: str


class Cooperations:
    """Reads cooperation sentence by sentence; remembers who "they" are."""

    def __init__(self) -> None:
        self.found: list[Cooperation] = []
        self.belongings: list[Belonging] = []

    def hear(self, row: Row, made: list[Made]) -> None:
        """Take in what one sentence tells, given the instruments it names."""
        if row.sentence.kind == "title" or row.sentence.vocabulary.isdisjoint(_HEARD):
            return
        for at, word in enumerate(row.words):
            if word not in _HEARD:
                continue
            if word in ("agreed", "agree") and self._add(row, at, "agreed", self._agreed(row, at)):
                return
            if word in _CONTRIBUTING and self._add(row, at, "contributes", _contributed(row, at)):
                return
            if word in _COOPERATING and self._add(row, at, "ongoing", _ongoing(row, at)):
                return
            if word in _BELONGING:
                self._belongs(row, at, made)

    def _add(self, row: Row, at: int, mode: str, told: tuple[list[str], int] | None) -> bool:
        if told is None or row.negated(at):
            return False
        named, after = told
        parties = tuple(sorted(row.back.members(named)))
        topics = topics_after(row, after)
        if len(parties) < 2 or not any(areas_in(topic) for topic in topics):
            return False
        span = (row.tokens[at].start, row.tokens[at].end)
        self.found.append(Cooperation(parties, mode, topics, row.sentence, span))
        return True

    def _agreed(self, row: Row, at: int) -> tuple[list[str], int] | None:
        """ "A and B agreed to strengthen cooperation", "they agreed to work together"."""
        ahead = row.words[at + 1 : at + _REACH]
        if not ahead or not (row.letters[at + 1] == "t" or ahead[0].startswith("to ")):
            return None
        together = any(
            word in _COOPERATING or ahead[k : k + 1] == ["together"] for k, word in enumerate(ahead)
        )
        if not together:
            return None
        subject = row.subject(at, people=True)
        pronoun = {"they", "we"} & set(row.words[max(0, at - 4) : at])
        if pronoun and self.found and row.sentence.number - self.found[-1].sentence.number <= 2:
            return list(self.found[-1].parties), at + 1
        return subject, at + 1

    def _belongs(self, row: Row, at: int, made: list[Made]) -> None:
        """ "Relations with A form part of the X agenda"."""
        if row.letters[at + 1] != "o":
            return
        start = row.tokens[at].start
        for one in made:
            if one.kind != "strategy" or not 0 < one.span[0] - start < 40:
                continue
            left = [row.code(k) for k in range(at) if row.letters[k] in "CA"]
            named = row.back.members([*left, *one.parties])
            if len(named) > 1:
                self.belongings.append(Belonging(frozenset(named), one.title))

    def strategies_of(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Titles of the strategies that what these parties do together is part of."""
        told = (one.title for one in self.belongings if set(parties) <= one.parties)
        return tuple(dict.fromkeys(told))


def _contributed(row: Row, at: int) -> tuple[list[str], int] | None:
    """ "A contributes perspectives to X's discussions on …"."""
    ahead = row.words[at + 1 : at + 6]
    if not _CONTRIBUTIONS & set(ahead):
        return None
    for k in range(at + 1, min(len(row.tokens), at + 9)):
        if row.letters[k] == "t":
            m = k + 1
            while row.letters[m] == "d":
                m += 1
            to = row.organisation_at(m) if m < len(row.tokens) else ""
            subject = row.subject(at)
            return ([*subject, to], m + 1) if to and subject else None
    return None


def _ongoing(row: Row, at: int) -> tuple[list[str], int] | None:
    """ "A and B cooperate on …", "cooperation between A and B on …"."""
    letters, word = row.letters, row.words[at]
    if word in _NOUNS:
        if letters[at + 1] != "b":
            return None
        named, end = row.after(at + 2)
        actors = named or [row.code(k) for k in range(at + 2, at + 6) if letters[k] == "C"]
        return actors, max(end, at + 2)
    if word not in _VERBS or at == 0 or letters[at - 1] not in "CLpva)":
        return None
    if _NOT_YET & set(row.words[max(0, at - 3) : at]):
        return None
    return row.subject(at), at + 1

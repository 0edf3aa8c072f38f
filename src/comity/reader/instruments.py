"""Instruments: texts that parties made, by their names, or by verbs of making.

A joint text is itself one. Others are named in full ("2008 U.S.–Iraq Strategic Framework
Agreement"), or signed, adopted, developed. What is only wanted or negotiated is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from comity.reader.clauses import Clause
from comity.reader.discourse import Discourse
from comity.reader.lexicon import word_set
from comity.reader.parties import Part, parties_of
from comity.reader.tokens import Sentence

_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_NOT_YET = word_set("not-yet")
_MADE = word_set("made")
_LINKS = "orubwif"
_FOR_PRESS = re.compile(
    r"^(?:FOR (?:PRESS|MEDIA)[:\s]*)?(?:P\.?\s?M\.?\s?(?:NO\.?)?\s?\d+\s?/\s?\d{4}\s*-?\s*)?", re.I
)


@dataclass(slots=True)
class Made:
    """One instrument as a sentence tells it."""

    kind: str
    title: str
    parties: tuple[str, ...]
    sentence: Sentence
    date: str = ""
    span: tuple[int, int] = (0, 0)
    topics: tuple[str, ...] = ()
    more: list[Sentence] = field(default_factory=list)


class Instruments:
    """Instruments named in one clause."""

    def __init__(self, text: str, clause: Clause, discourse: Discourse, published: str) -> None:
        self.text = text
        self.clause = clause
        self.tokens = clause.tokens
        self.letters = clause.letters + "$$$"
        self.discourse = discourse
        self.gazetteer = discourse.gazetteer
        self.published = published
        self.words = [token.word for token in self.tokens]

    def found(self) -> Iterator[Made]:
        if self.clause.sentence.kind == "title":
            joint = self.joint()
            if joint:
                yield joint
            return
        at = 0
        while at < len(self.tokens):
            if self.letters[at] == "I":
                end = at
                made = self._named(at)
                if made:
                    yield from made[0]
                    end = made[1] - 1
                at = max(at, end)
            at += 1

    def joint(self) -> Made | None:
        """The text itself, when its title says that it is a joint one."""
        sentence = self.clause.sentence
        exact = self.text[sentence.start : sentence.end]
        lower = exact.lower()
        if (
            "readout" in lower
            or "read-out" in lower
            or "press conference" in lower
            or "remarks" in lower
        ):
            return None
        said = any(word in lower for word in ("joint", "communiqu", "leaders", "declaration"))
        for token in self.tokens if said else ():
            sense = token.sense
            if token.letter == "I" and sense and sense.kind == "joint-declaration":
                title = _FOR_PRESS.sub("", exact)
                return Made(
                    "joint-declaration",
                    title,
                    (),
                    sentence,
                    self.published,
                    (sentence.start, sentence.end),
                )
        return None

    def _named(self, at: int) -> tuple[list[Made], int] | None:
        tokens, letters, words = self.tokens, self.letters, self.words
        sense = tokens[at].sense
        assert sense
        left = self._left(at)
        right, between = self._right(at)
        head_capital = self.text[tokens[at].start].isupper()
        title = self.text[tokens[left].start : tokens[right - 1].end]
        before = words[max(0, left - 7) : left]
        made = any(word in _MADE for word in words[max(0, left - 8) : left]) or any(
            word in _MADE for word in words[right : right + 6]
        )
        if any(word in _NOT_YET for word in before) and not any(
            w in ("signed", "signing", "adopted") for w in before
        ):
            return None
        year = next(
            (words[k] for k in range(left, at) if letters[k] == "n" and _YEAR.match(words[k])), ""
        )
        dated = [tokens[k].date for k in range(left, at) if letters[k] == "D"]
        if not year and dated and dated[0]:
            year = dated[0].edtf
        named = self._named_parties(left, at) or between
        if sense.kind == "joint-declaration" and not head_capital:
            return None
        if (
            sense.phrase
            in (
                "plan",
                "policy",
                "agenda",
                "strategy",
                "program",
                "programme",
                "programmes",
                "roadmap",
                "arrangement",
                "charter",
                "pact",
                "accord",
                "protocol",
                "convention",
            )
            and not head_capital
        ):
            return None
        parties = named
        if len(parties) < 2:
            signers = self._makers(left) if made else ()
            if len(signers) > 1 or (signers and not parties):
                parties = signers
            elif year or "our" in words[max(0, left - 2) : at]:
                company = parties_of(self.discourse.they() or self.discourse.document)
                if 1 < len(company) <= 4:
                    parties = company
        if not parties:
            return None
        if len(parties) < 2 and not (
            made and head_capital and not self.gazetteer.is_state(parties[0])
        ):
            return None
        proper = head_capital and (right - left) > 1
        if not proper and not between and not made and not year:
            return None
        if not proper and not (made or between):
            return None
        date = year or (self._date_made(left, right) if made else "")
        each = "each of" in " ".join(words[: left + 1]) and len(parties) > 2
        rows = []
        sentence = self.clause.sentence
        span = (tokens[left].start, tokens[right - 1].end)
        groups = [parties]
        if each:
            first = self._first_maker() or parties[0]
            groups = [tuple(sorted((first, one))) for one in parties if one != first]
        rows = [Made(sense.kind, title, group, sentence, date, span) for group in groups]
        return rows, right

    def _left(self, at: int) -> int:
        letters, tokens = self.letters, self.tokens
        k = at
        while k > 0:
            before = letters[k - 1]
            token = tokens[k - 1]
            capital = self.text[token.start].isupper()
            if (
                before in "CAWnD"
                or before == "-"
                or (before in "NEISTLjxgVvPqr" and capital and before not in "p")
                or (
                    before == "&"
                    and k >= 2
                    and (self.text[tokens[k - 2].start].isupper())
                    and letters[k - 2] in "NEISjxCA"
                )
                or (before in "xj" and k >= 2 and letters[k - 2] in "CAD-" and not capital)
                or (
                    before == "x"
                    and not capital
                    and letters[at] == "I"
                    and tokens[at].word == "agreement"
                    and k == at
                    and letters[k - 2 : k - 1] in ("x", "D")
                )
            ):
                k -= 1
            else:
                break
        while k < at and letters[k] in "-,":
            k += 1
        while k < at and letters[k] in "d":
            k += 1
        return k

    def _right(self, at: int) -> tuple[int, tuple[str, ...]]:
        """End of the title, and the parties that "between" names in it."""
        letters, tokens = self.letters, self.tokens
        k = at + 1
        parties: tuple[str, ...] = ()
        while k < len(tokens):
            letter = letters[k]
            if letter == "b":
                actors, end = self._actors(k + 1)
                if len(actors) >= 2:
                    parties = tuple(sorted(set(actors)))
                    k = end
                    continue
                break
            if letter in "oruif&w/" or letter == "-":
                m = k + 1
                while letters[m] in "dj" and m < k + 3:
                    m += 1
                if (
                    m < len(tokens)
                    and self.text[tokens[m].start].isupper()
                    and letters[m] not in "D$p"
                ):
                    if letter == "w":
                        break
                    k = m + 1
                    continue
                if (
                    letter in "ru"
                    and letters[at] == "I"
                    and not self.text[tokens[at].start].isupper()
                    and letters[m] in "gx"
                ):
                    stop = m
                    while stop < len(tokens) and letters[stop] not in ".,;VaR":
                        stop += 1
                    return stop, parties or self._actors_within(m, stop)
                break
            if letter == "(":
                close = letters.find(")", k)
                if 0 < close < k + 4:
                    k = close + 1
                    continue
                break
            if letter in "NCAWESILTHx" and self.text[tokens[k].start].isupper():
                k += 1
                continue
            break
        return min(k, len(tokens)), parties

    def _actors(self, k: int) -> tuple[list[str], int]:
        out: list[str] = []
        letters = self.letters
        while letters[k] in "Cd&,TLoq'" and k < len(self.tokens):
            if letters[k] == "C":
                name = self.tokens[k].name
                assert name
                out.append(self.gazetteer.party(name.code))
            elif letters[k] == "," and len(out) > 1 and letters[k + 1] not in "CTLd&":
                break
            k += 1
        end = k
        while end > 0 and letters[end - 1] in "d&,o":
            end -= 1
        return out, end

    def _actors_within(self, start: int, stop: int) -> tuple[str, ...]:
        codes = {
            self.gazetteer.party(token.name.code)
            for token in self.tokens[start:stop]
            if token.name and token.letter in "CA"
        }
        return tuple(sorted(codes)) if len(codes) > 1 else ()

    def _named_parties(self, left: int, at: int) -> tuple[str, ...]:
        codes = []
        for k in range(left, at):
            name = self.tokens[k].name
            if self.letters[k] in "CA" and name:
                codes.append(self.gazetteer.party(name.code))
        return tuple(sorted(set(codes)))

    def _makers(self, left: int) -> tuple[str, ...]:
        """Who signed, adopted or developed it: the clause's parties before it."""
        parts: list[Part] = []
        for item in self.clause.items:
            if item.i >= left:
                break
            if item.phrase and item.kind == "P":
                if item.phrase.kind == "party":
                    parts.extend(item.phrase.parts)
                else:
                    parts.extend(self.clause.phrases.refer(item.phrase))
        return parties_of(parts)

    def _first_maker(self) -> str:
        for item in self.clause.items:
            if item.phrase and item.kind == "P" and item.phrase.parts:
                return item.phrase.parts[0].actor
        return ""

    def _date_made(self, left: int, right: int) -> str:
        for k in [*range(right, min(right + 10, len(self.tokens))), *range(left)]:
            date = self.tokens[k].date
            if date:
                return str(date.edtf)
        return ""

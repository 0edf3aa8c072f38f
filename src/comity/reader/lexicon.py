"""The words of official prose that are nobody's name: titles, roles, events, verbs, prepositions.

Each word has one class per sense, written as a single letter; a sentence then is a short string of
letters, over which the grammar of the other modules runs. The words themselves are data, in
``lexicon/*.csv``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from comity.terms.offices import load_offices

# One letter per word class; a sentence is read as the string of these.
ACTOR, ADJECTIVE, TITLE, ROLE, HONORIFIC, NAME, PARTICLE = "C", "A", "T", "L", "H", "N", "P"
DATE, EVENT, VERB, GERUND, INSTRUMENT, STANDING = "D", "E", "V", "g", "I", "S"
OTHER = "x"

WORD_CLASSES = {
    "determiner": "d",
    "quantity": "q",
    "of": "o",
    "for": "r",
    "with": "w",
    "between": "b",
    "in": "i",
    "to": "t",
    "from": "f",
    "by": "y",
    "on": "u",
    "and": "&",
    "auxiliary": "a",
    "adverb": "v",
    "pronoun": "p",
    "relative": "R",
    "topic": "k",
    "margins": "m",
    "before": "z",
    "modifier": "j",
    "negation": "G",
    "conditional": "K",
    "honorific": "H",
    "particle": "P",
    "decoy": "x",
}


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word or phrase. ``form`` of a verb: base, third, past, ing, participle."""

    letter: str
    phrase: str
    kind: str = ""
    level: str = ""
    actor: str = ""
    note: str = ""
    form: str = ""


VERB_FORMS = ("base", "third", "past", "ing", "participle")


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = files(__package__).joinpath("lexicon", name)
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _senses() -> Iterator[Sense]:
    for row in _rows("titles.csv"):
        yield Sense(TITLE, row["phrase"], level=row["level"], actor=row["org"])
    for row in _rows("roles.csv"):
        yield Sense(ROLE, row["phrase"], kind=row["sense"], level=row["level"])
    for row in _rows("events.csv"):
        yield Sense(EVENT, row["phrase"], row["kind"], row["level"], note=row["note"])
    for row in _rows("instruments.csv"):
        yield Sense(INSTRUMENT, row["phrase"], row["kind"])
    for row in _rows("standings.csv"):
        yield Sense(STANDING, row["phrase"], row["kind"], note=row["role"], actor=row["label"])
    for row in _rows("verbs.csv"):
        for form, phrase in zip(VERB_FORMS, row["forms"].split("|"), strict=False):
            if phrase:
                yield Sense(VERB, phrase, row["kind"], note=row["frame"], form=form)
    for row in _rows("words.csv"):
        for phrase in row["phrases"].split("|"):
            yield Sense(WORD_CLASSES[row["class"]], phrase, note=row["class"])


# Titles that the grammar composes itself: "minister for" + portfolio.
_COMPOSED = (
    "minister of ", "minister for ", "ministers of ", "ministers for ", "deputy minister of ",
    "deputy minister for ", "vice minister", "deputy ", "federal ", "acting ", "union ",
    "minister of state", "secretary of state for ",
)  # fmt: skip
_NO_PARTY_KINDS = frozenset(("first-lady", "business-leader"))


def _titles_of_terms() -> Iterator[Sense]:
    offices = load_offices()
    of_one_office = {alias for alias in offices.aliases if " " in alias}
    for title in offices.titles.values():
        if title.text.startswith(_COMPOSED) or title.text in of_one_office:
            continue
        level = "none" if title.kind in _NO_PARTY_KINDS else title.level
        if title.plural:
            yield Sense(ROLE, title.text, kind="people", level=level)
        else:
            yield Sense(TITLE, title.text, level=level)
    for alias in sorted(of_one_office):
        office = offices.aliases[alias]
        yield Sense(TITLE, alias, level=office.level, actor=office.actor)


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Every word and phrase, in lower case and with straight apostrophes, with its senses.

    Senses stand in the order of the files: a title before a role before an event before a verb.
    """
    table: dict[str, list[Sense]] = {}
    for sense in (*_senses(), *_titles_of_terms()):
        found = table.setdefault(sense.phrase.lower().replace("’", "'"), [])
        if all(other.letter != sense.letter for other in found) and not (
            found and sense.letter in "TL" and found[0].letter in "TLH"
        ):
            found.append(sense)
    return {phrase: tuple(found) for phrase, found in table.items()}


_ACRONYMS = re.compile(r"\b(?:Nato|Eu|Un|Asean|Osce|Eeas|Uk|Au)\b")


@cache
def phrases() -> tuple[tuple[str, tuple[Sense, ...]], ...]:
    """Phrases that a word-by-word look-up cannot find, in each writing in which they occur."""
    out: dict[str, tuple[Sense, ...]] = {}
    for phrase, found in senses().items():
        if phrase.isalpha():
            continue
        capitals = phrase.title().replace("'S", "'s").replace(" Of ", " of ")
        capitals = capitals.replace(" And ", " and ").replace(" For ", " for ")
        capitals = (
            capitals.replace(" The ", " the ").replace(" In ", " in ").replace(" To ", " to ")
        )
        capitals = _ACRONYMS.sub(lambda match: match[0].upper(), capitals)
        first = phrase[:1].upper() + phrase[1:]
        head, _, last = phrase.rpartition(" ")
        writings = [phrase, capitals, phrase.upper(), first]
        if last in ("state", "states", "party", "parties", "partner", "partners"):
            writings.append(f"{head} {last.capitalize()}")
        for writing in writings:
            out.setdefault(writing, found)
            if "'" in writing:
                out.setdefault(writing.replace("'", "’"), found)
    return tuple(out.items())


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {row["set"]: frozenset(row["words"].split("|")) for row in _rows("sets.csv")}


def word_set(name: str) -> frozenset[str]:
    """The words of a set that a rule asks for by its name, from ``lexicon/sets.csv``."""
    return _sets()[name]


@cache
def foreign_titles(code: str) -> frozenset[str]:
    """Titles that a state has for nobody of its own: an American text's "Prime Minister"."""
    found: set[str] = set()
    for row in _rows("foreign_titles.csv"):
        if code in row["actors"].split("|"):
            found.update(row["titles"].split("|"))
    return frozenset(found)


@cache
def combining_forms() -> dict[str, str]:
    """Form of a state's name before a hyphen → its code: "Indo" in "Indo-Mozambican"."""
    return {row["form"]: row["actor"] for row in _rows("combining_forms.csv")}


@cache
def publishers() -> dict[str, tuple[str, str]]:
    """Host suffix of a publisher → (actor whose voice it is, name)."""
    return {row["host"]: (row["actor"], row["publisher"]) for row in _rows("publishers.csv")}

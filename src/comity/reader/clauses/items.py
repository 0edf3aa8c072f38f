"""What a clause is made of: items in a row, events among them, and what attaches to one of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from comity.dates.prose import DateMention
from comity.reader.lexicon import Sense
from comity.reader.parties import Part, Phrase


@dataclass(slots=True)
class EventNoun:
    """A noun phrase over tokens [i, j) whose head is an event: "their June meeting"."""

    i: int
    j: int
    sense: Sense
    owners: tuple[Part, ...] = ()
    """Whose event it is: "the President's visit", "their meeting"."""
    own: str = ""
    """The possessive that refers back: their, our, his, her, its."""
    named: tuple[Part, ...] = ()
    """Actors in its name: "U.S.–Russia Summit", "NATO Foreign Ministers' meeting"."""
    level: str = ""
    dates: list[DateMention] = field(default_factory=list)
    words: frozenset[str] = frozenset()
    determiner: str = ""
    plural: bool = False
    pairs: tuple[tuple[Part, Part], ...] = ()
    """ "A–B, A–C and B–C meetings": the two of each."""


@dataclass(slots=True)
class Item:
    """``kind``: P (phrase), E (event), V (verb), D (date), or the letter of a word between."""

    kind: str
    i: int
    j: int
    phrase: Phrase | None = None
    event: EventNoun | None = None


@dataclass(slots=True)
class Attached:
    """What was found to belong to a verb or an event. ``stop`` is the item where it ended."""

    company: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    doers: list[Phrase] = field(default_factory=list)
    destinations: list[Part] = field(default_factory=list)
    origins: list[Part] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    events: list[EventNoun] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    place_parts: list[Part] = field(default_factory=list)
    setting: tuple[int, int] | None = None
    future: bool = False
    held: bool = False
    this_year: bool = False
    days_on: int | None = None
    separately: bool = False
    stop: int = 0
    may: bool = False
    """An object may come next."""
    wanted: bool = False
    """The verb's object has not come yet."""
    begin: int = 0
    jump: int = 0
    dead: int = 0

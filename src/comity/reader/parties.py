"""Who a phrase names: the parts, each one actor in one capacity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Part:
    """One actor as a phrase names it. ``code`` is as named (perhaps a body), ``actor`` the party.

    ``level`` is that of the capacity, "" if the actor is named without one.
    """

    actor: str
    code: str = ""
    capacity: str = ""
    person: str = ""
    level: str = ""
    group: str = ""
    role: str = "participant"
    standing: str = ""
    start: int = 0
    end: int = 0

    def acting(self, level: str, capacity: str) -> Part:
        """The same actor in the capacity that a role noun gives it."""
        return replace(self, level=level or self.level, capacity=capacity or self.capacity)


@dataclass(slots=True)
class Phrase:
    """A noun phrase over tokens [i, j) that names actors.

    ``kind``: party (``parts`` says who), open (a role whose holders the context gives), pronoun,
    name (a person nobody knows), modifier (an actor's name that qualifies another noun), none
    (spokespersons and the like: named, but not acting).
    """

    i: int
    j: int
    kind: str
    parts: tuple[Part, ...] = ()
    level: str = ""
    word: str = ""
    sense: str = ""
    determiner: str = ""
    number: int = 0
    personal: bool = False
    """The phrase names people, by name, title or role, not an actor as such."""
    named: bool = False
    """The person's name stands in the phrase."""


def parties_of(parts: Sequence[Part]) -> tuple[str, ...]:
    """The codes of the parties, sorted, each once."""
    return tuple(sorted({part.actor for part in parts if part.actor}))

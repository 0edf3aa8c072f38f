"""A draft of an engagement, as one clause tells it, before the text as a whole is weighed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from comity.dates.prose import DateMention
from comity.reader.claims import First
from comity.reader.parties import Part, parties_of
from comity.reader.tokens import Sentence


@dataclass(slots=True)
class Draft:
    """``head`` and ``place`` are token spans of ``sentence``. ``source``: verb, noun or title.

    ``apart`` says that the words set it apart from what was told before ("earlier", "next",
    "recent"); ``definite`` that they refer back ("the meeting"); ``each`` that every other party
    met the first one by itself.
    """

    sentence: Sentence
    kind: str
    parts: list[Part]
    source: str
    head: tuple[int, int]
    level_hint: str = ""
    dates: list[DateMention] = field(default_factory=list)
    place: str = ""
    place_span: tuple[int, int] | None = None
    place_codes: tuple[str, ...] = ()
    topics_from: int = 0
    setting: str = ""
    body: str = ""
    session: str = ""
    future: bool = False
    past: bool = False
    recurring: bool = False
    apart: bool = False
    background: bool = False
    """Told as what went before or comes after: "builds on", "following", "ahead of"."""
    definite: bool = False
    referring: bool = False
    """It names again what was told, and may say of which kind it was."""
    each: bool = False
    strong_kind: bool = False
    collective: bool = False
    """A body or an organisation met by itself: one party, and yet an engagement of its members."""
    stay: int = 0
    """Days of a visit of which the date is the first; negative if it is the last."""
    days_on: int | None = None
    """Told by the day spoken of last: that day is 0, the day before -1."""
    beside: str = ""
    """Told as during, after or on the margins of what was told: the kind of that, or "margins"."""
    word: str = ""
    """The verb's base form."""
    actors: tuple[Part, ...] = ()
    """Who does what the verb says."""
    joins: bool = False
    """Somebody joins what was told before."""
    named: bool = False
    """The event has a name of its own, not only a common noun."""
    date: str = ""
    visitors: tuple[Part, ...] = ()
    extra_sentences: list[Sentence] = field(default_factory=list)
    listed: list[Part] = field(default_factory=list)
    """Those whom a list of participants names: complete, and instead of the group's name."""
    topics: list[tuple[int, int]] = field(default_factory=list)
    hosts: list[Part] = field(default_factory=list)
    """Those to whom the event belongs: the organisation in its name."""
    city_only: bool = False
    """A visit of which the text names a city, not the country."""
    open_list: bool = False
    """Those named are some of the participants: "including", "among others"."""
    firsts: list[First] = field(default_factory=list)
    mode: str = ""
    series: str = ""
    track: str = ""
    visit_style: str = ""

    @property
    def parties(self) -> tuple[str, ...]:
        return parties_of(self.parts)

    @property
    def legs(self) -> set[str]:
        """Who visits and who is visited, without those who join them there."""
        hosts = {part.actor for part in self.parts if part.role == "host"}
        return {part.actor for part in self.visitors} | hosts or set(self.parties)

    @property
    def company(self) -> tuple[Part, ...]:
        """Those whom "they" means afterwards: all who met, but not who only chaired."""
        met = tuple(part for part in self.parts if part.role not in ("chair", "co-chair"))
        return met if len(parties_of(met)) > 1 else tuple(self.parts)

    def add(self, parts: list[Part] | tuple[Part, ...]) -> None:
        """Take parts in, each actor in each capacity once; a role told later is added."""
        for part in parts:
            known = next((one for one in self.parts if _is_told_by(part, one)), None)
            if known is None:
                self.parts.extend([part] if part.actor else [])
            elif part.role != known.role == "participant" and not (known.person or part.person):
                at = self.parts.index(known)
                capacity = part.capacity or known.capacity
                self.parts[at] = replace(known, role=part.role, capacity=capacity)


def _is_told_by(part: Part, known: Part) -> bool:
    """What the part says of its actor is said by the known one already."""
    return (
        part.actor == known.actor
        and (not part.person or part.person == known.person)
        and (not part.level or part.level == known.level)
    )

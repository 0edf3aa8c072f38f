"""What a text has said so far: whose voice it is, people, groups, and who acted last.

This is where "the President" of an American release becomes the American one, "Mr Barroso" the
President of the Commission met three sentences before, and "these partners" those listed above.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from comity.reader import lexicon
from comity.reader.claims import Text
from comity.reader.gazetteer import Gazetteer
from comity.reader.parties import Part
from comity.terms.load import STATE_COLUMNS, rows_of

if TYPE_CHECKING:
    from comity.reader.drafts import Draft

# ccTLDs that are not the ISO 3166-1 alpha-2 code, or that are used by others than the state.
_NUMBERS = {
    "one": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip


def number_of(word: str) -> int:
    """The number a quantity word says, 0 if none."""
    return _NUMBERS.get(word, 0)


_ANYONES = lexicon.word_set("anyones-domains")


def home_of(text: Text) -> str:
    """Code of the actor in whose voice a text speaks, by its publisher's address; "" if unknown."""
    host = (urlsplit(text.url).hostname or "").removeprefix("www.")
    known = lexicon.publishers()
    while host:
        if host in known:
            return known[host][0]
        if len(host) == 2:
            return "" if host in _ANYONES else _states_by_domain().get(host, "")
        host = host.partition(".")[2]
    return ""


@cache
def _states_by_domain() -> dict[str, str]:
    """Country-code top-level domain → state; the United Kingdom's is not its ISO code."""
    codes = {row[1].lower(): row[0] for row in rows_of("states.csv", STATE_COLUMNS) if row[1]}
    return {**codes, "uk": "GBR"}


@dataclass(frozen=True, slots=True)
class Known:
    """A person the text has introduced."""

    actor: str
    level: str
    capacity: str
    person: str
    guessed: bool = False
    """The text did not say of which actor; the title alone suggests it."""


@dataclass(slots=True)
class Group:
    """Actors that the text lists under a common noun: "its partners in …, namely A, B and C"."""

    word: str
    parts: tuple[Part, ...]
    organisation: str = ""
    words: frozenset[str] = frozenset()


@dataclass(slots=True)
class Discourse:
    """Memory of one reading, filled from the first sentence to the last."""

    gazetteer: Gazetteer
    home: str
    day: int | None
    presumed: str = ""
    """``home``, or the state whose bare titles the text means though nobody knows its publisher."""
    people: dict[str, Known] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    subject: tuple[Part, ...] = ()
    """Who acted in the last main clause."""
    told_of: tuple[str, ...] = ()
    """Of whom the last sentence with such a subject told: whom "it" and "the country" mean."""
    named_last: tuple[str, ...] = ()
    """The states that the last sentence named."""
    core: tuple[Part, ...] = ()
    """Who took part in the last engagement when it was first told, before others joined."""
    actors: tuple[Part, ...] = ()
    """Who acted in the last engagement told by a verb: whom "they met with X" means."""
    company: tuple[Part, ...] = ()
    """All who took part in the last engagement."""
    voice: Part | None = None
    """Who says "I", if the title tells: "Remarks by the Foreign Minister"."""
    speakers: tuple[Part, ...] = ()
    """Whom "we" means: "We, the leaders of …"."""
    document: tuple[Part, ...] = ()
    """The parties in whose common name the text speaks, if it is a joint one."""
    mentioned: dict[str, int] = field(default_factory=dict)
    last_event: Draft | None = None
    """An event named that the speaker does not attend."""
    travellers: tuple[Part, ...] = ()
    """Those who visit, while a visit of several people is told."""
    expansions: dict[str, tuple[Part, ...]] = field(default_factory=dict)
    """Groups whose members the text has listed as taking part."""
    outcomes_ahead: bool = False
    """A line has said that what the items after it name was signed."""
    outcomes_on: str = ""
    """EDTF of the day on which it was."""
    list_ahead: bool = False
    """The line before a list says that what its items say is to come: "will:"."""
    list_subject: tuple[Part, ...] = ()
    """Who does what the items of a list say, when the line before it says who."""
    in_office: dict[str, Known | None] = field(default_factory=dict)
    """Names looked up among office-holders so far."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Last word of a body's name → its code, as the text has named it: "the Council"."""
    council: tuple[Part, ...] = ()
    """Whose council met last: whose "its eighth meeting" is."""
    about: tuple[Part, ...] = ()
    """The two whose relations the text is about, as its title says."""
    others: tuple[str, ...] = ()
    """States other than the voice's own that the title names."""

    def remember(self, name: str, known: Known) -> None:
        words = _name_words(name)
        if not words:
            return
        keys = {words[-1], words[0], words[-1].rpartition("-")[2], " ".join(words)}
        for word in keys:
            held = self.people.get(word)
            if held is None or held.actor == known.actor or (held.guessed and not known.guessed):
                self.people[word] = known

    def recall(self, name: str) -> Known | None:
        """The person of this name: introduced by the text, or an office-holder of the day."""
        words = _name_words(name)
        if not words:
            return None
        known = (
            self.people.get(" ".join(words))
            or self.people.get(words[-1])
            or self.people.get(words[-1].rpartition("-")[2])
        )
        if known is None and len(words) < 3:
            known = self.people.get(words[0])
        return known or self._in_office(words)

    def heads_itself(self, name: str) -> bool:
        """The text speaks for an organisation, and has not yet said whose a person is."""
        words = _name_words(name)
        told = words and (self.people.get(" ".join(words)) or self.people.get(words[-1]))
        return bool(words and self.home and not told and not self.gazetteer.is_state(self.home))

    def _in_office(self, words: tuple[str, ...]) -> Known | None:
        """The one office-holder of the day of this name, looked up once a text."""
        name = " ".join(words)
        if name not in self.in_office:
            holders = [
                holder
                for holder in self.gazetteer.holders_named(name, self.day)
                if len(words) > 1 or not holder.regnal
            ]
            found = None
            if holders and len({holder.actor for holder in holders}) == 1:
                first = holders[0]
                found = Known(first.actor, first.level, first.title, first.person)
            self.in_office[name] = found
        return self.in_office[name]

    def group(self, word: str, qualifiers: frozenset[str], number: int) -> tuple[Part, ...]:
        """The parts of the last group listed under this noun, if its qualifiers do not differ."""
        for group in reversed(self.groups):
            if group.word != word and not (word in _PARTNERS and group.word in _PARTNERS):
                continue
            if number and number != len(group.parts):
                continue
            if qualifiers and group.words and not qualifiers & group.words:
                continue
            return group.parts
        return ()

    def define(self, group: Group) -> None:
        """Keep a group; if it is one that has a name, its members come as of that group."""
        code = self.gazetteer.group_of(part.actor for part in group.parts)
        if code:
            group.parts = tuple(replace(part, group=code) for part in group.parts)
        self.groups.append(group)

    def they(self) -> tuple[Part, ...]:
        return self.company or self.document or self.subject


@lru_cache(maxsize=1 << 12)
def _name_words(name: str) -> tuple[str, ...]:
    """The words of a name without what follows a surname."""
    words = [word.strip(",.;") for word in name.lower().split()]
    return tuple(word for word in words if word and word not in ("jr", "sr", "mp", "kbe", "gcmg"))


_PARTNERS = frozenset(("partners", "partner countries", "partner nations", "countries"))

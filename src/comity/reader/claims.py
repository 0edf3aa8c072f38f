"""What a reader proposes that a text says. Every claim quotes the words it rests on.

    Claim
    ├── EngagementClaim   who met whom, when, where, at which level, in which format
    ├── StandingClaim     what one actor is to another, over a span
    ├── InstrumentClaim   a text that parties made
    └── CooperationClaim  parties cooperate, or conduct dialogue, in areas

Codes of actors are those of ``comity.terms``: ISO 3166-1 alpha-3 for states and territories (XKX
for Kosovo), usual acronyms for organisations, ``NATO.NAC``-like codes for bodies of one, and
``IP4``-like codes for groups.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words of one text: ``text[start:end] == exact``, positions in characters."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that gave one field of a claim, and the ``value`` they gave: of a party its code,
    of a date what it is in EDTF."""

    field: str
    start: int
    end: int
    exact: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    """One actor's part in an engagement.

    ``actor`` is the party (a state or organisation); ``capacity`` the office or body it came in as
    the text words it ("High Representative"); ``person`` a name as the text has it; ``role`` is
    one of participant, chair, co-chair, host, guest, observer, invitee; ``group`` the code of the
    group through which the text names the actor ("IP4"), or "".
    """

    actor: str
    capacity: str = ""
    person: str = ""
    role: str = "participant"
    group: str = ""
    standing: str = ""
    """How the text itself characterises the actor then: "partner", "member", or ""."""


@dataclass(frozen=True, slots=True)
class First:
    """The text says that this was the first of its kind. ``scope`` is its wording; ``actors`` the
    codes for whom it was the first, jointly if ``jointly``; ``level`` and ``kind`` narrow it."""

    scope: str
    actors: tuple[str, ...] = ()
    jointly: bool = False
    level: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Common to every claim. ``passages`` holds at least one; the first is the main one.

    ``confidence`` is the reader's probability (0–1) that the claim is right in every field.
    """

    form: ClassVar[str] = ""
    passages: tuple[Passage, ...]
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.5

    @property
    def quote(self) -> str:
        return self.passages[0].exact


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementClaim(Claim):
    """One act of at least two identifiable parties.

    ``date`` is EDTF, "" if the text gives none. ``kind``: meeting, visit, summit, call, council,
    conference, exercise, signing, other. ``level``: leaders, secretary-general, ministers,
    chiefs-of-defence, ambassadors, officials, parliamentary, mixed, unknown.
    """

    form: ClassVar[str] = "engagement"
    date: str
    kind: str
    level: str
    parties: tuple[str, ...]
    participants: tuple[Participation, ...] = ()
    participants_closed: bool = False
    """The list of participants is complete as the text gives it; absence may be concluded."""
    body: str = ""
    """Code of the body that met or convened, e.g. ``NATO.NAC``, ``NATO.MC``; "" if none."""
    session: str = ""
    """The body's session or format as worded: "Chiefs of Defence session"."""
    track: str = ""  # political, military, economic, parliamentary, ""
    mode: str = ""  # in-person, telephone, video, hybrid, ""
    visit_style: str = ""  # state, official, working, private, ""
    place: str = ""
    """Place or venue as the text words it."""
    topics: tuple[str, ...] = ()
    """Topics as the text words them."""
    areas: tuple[str, ...] = ()
    """Codes of areas that the topics fall under."""
    series: str = ""
    setting: str = ""
    """What it took place on the margins of, as worded."""
    planned: bool = False
    recurring: bool = False
    firsts: tuple[First, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingClaim(Claim):
    """What ``subject`` is to ``object``: member, partner, candidate, observer, invitee, aspirant,
    group-member, other (then ``label`` says what). Dates are EDTF or "". ``as_of`` is the date the
    text speaks of."""

    form: ClassVar[str] = "standing"
    subject: str
    kind: str
    object: str
    start: str = ""
    end: str = ""
    as_of: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentClaim(Claim):
    """A text that parties made. ``kind``: programme, treaty, joint-declaration, mou, arrangement,
    action-plan, strategy, other. ``title`` as worded; ``date`` signed or adopted, EDTF or ""."""

    form: ClassVar[str] = "instrument"
    kind: str
    title: str
    parties: tuple[str, ...]
    date: str = ""
    topics: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    """Titles of strategies and agendas that the text says it is part of or serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationClaim(Claim):
    """``parties`` cooperate or conduct dialogue in ``areas`` (codes; ``topics`` as worded).

    ``mode``: agreed, ongoing, contributes. ``strategy`` is the title of the agenda the text
    says this forms part of, or ""."""

    form: ClassVar[str] = "cooperation"
    parties: tuple[str, ...]
    mode: str = "agreed"
    topics: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    strategy: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as published, in one edition, normalised; what a reader is given.

    ``text`` is the normalised text that passages point into. ``published`` is EDTF or "".
    """

    text: str
    title: str = ""
    published: str = ""
    url: str = ""
    publisher: str = ""
    language: str = "en"
    form: str = "text"
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader proposed of one text. ``gazetteer`` is the digest of the terms used;
    ``refused`` says of each claim of another reader that was not let through what was wrong."""

    claims: tuple[Claim, ...]
    reader: str
    gazetteer: str
    refused: tuple[str, ...] = ()

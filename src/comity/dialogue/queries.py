"""Questions about engagements, vantage first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from comity.dates import Span
from comity.partners.queries import Actor, actors
from comity.record import queries
from comity.record.queries import Entry, Item
from comity.record.vantage import Vantage

#: Terms that say less than any other of their kind, and so contradict none.
VAGUE = {"engagement_kind": "meeting", "level": "unknown"}
#: Kinds of which an engagement has one at a time: two that differ are a conflict.
SINGLE = ("engagement_kind", "level", "track", "mode", "visit_style")

#: Kinds of entry that a line about an engagement in a list rests on.
HEADLINE = frozenset(
    {"held", "engagement_kind", "level", "track", "place", "convened_by", "participant", "first"}
)


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor at an engagement; ``entries`` are what says so, which may tell different things."""

    actor: Actor
    capacities: tuple[str, ...]
    persons: tuple[str, ...]
    roles: tuple[str, ...]
    standings: tuple[str, ...]
    groups: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of an engagement: ``area`` is the code of an area or "", ``text`` as worded."""

    area: str
    text: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Conflict:
    """Entries that cannot all be true, side by side."""

    kind: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Engagement:
    """An engagement as the vantage sees it. Texts are "" where nothing is recorded.

    ``span`` is the most precise date among those that agree; ``status`` is held, planned or
    recurring.
    """

    id: int
    public_id: str
    kind: str
    level: str
    track: str
    mode: str
    visit_style: str
    status: str
    span: Span
    places: tuple[str, ...]
    settings: tuple[str, ...]
    series: tuple[str, ...]
    bodies: tuple[Actor, ...]
    sessions: tuple[str, ...]
    participants: tuple[Participant, ...]
    listed: str
    topics: tuple[Topic, ...]
    firsts: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    session_of: tuple[Entry, ...]
    """What makes it a session of another engagement, the entry's object."""
    parts: tuple[Entry, ...]
    """What makes other engagements, the entries' subjects, sessions of this one."""
    entries: tuple[Entry, ...] = field(repr=False)

    @property
    def place(self) -> str:
        return self.places[0] if self.places else ""

    @property
    def headline(self) -> tuple[Entry, ...]:
        """What its title, its date and its place rest on, and what is flagged beside them."""
        flagged = {conflict.kind for conflict in self.conflicts}
        return tuple(entry for entry in self.entries if entry.kind in HEADLINE | flagged)

    def entries_of(self, kind: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind == kind)


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list of engagements is narrowed to; "" and None ask for nothing.

    ``actors`` are row numbers that must all have taken part; ``body`` the row number of the body;
    ``area`` the code of an area; ``words`` stand in a place or topic.
    """

    actors: tuple[int, ...] = ()
    body: int | None = None
    kind: str = ""
    level: str = ""
    track: str = ""
    mode: str = ""
    status: str = ""
    areas: tuple[str, ...] = ()
    place: str = ""
    span: Span | None = None


def engagements(
    vantage: Vantage,
    sought: Sought = Sought(),
    *,
    limit: int = 50,
    offset: int = 0,
) -> list[Engagement]:
    """One row per engagement that may touch the vantage's day, or the span sought; latest first.

    Ask with ``vantage.on`` None for all of them.
    """
    numbers = found(vantage, sought)[offset : offset + limit]
    assembled = {one.id: one for one in assemble(vantage, numbers)}
    return [assembled[number] for number in numbers if number in assembled]


def count_engagements(vantage: Vantage, sought: Sought = Sought()) -> int:
    """How many there are."""
    return len(found(vantage, sought))


def found(vantage: Vantage, sought: Sought) -> list[int]:
    """Row numbers of the engagements sought, latest first, undated ones last."""
    dated = queries.entries(vantage, kinds=["held"], span=sought.span, order="latest")
    if sought.status:
        dated = [entry for entry in dated if entry.term == sought.status]
    starts: dict[int, tuple[int, int]] = {}
    for entry in dated:
        # Of several dates the most precise orders the list; an unknown start sorts last.
        key = (entry.span.start_earliest, -entry.id)
        starts[entry.subject] = max(key, starts.get(entry.subject, key))
    chosen = set(starts)
    anywhere = vantage.at(None)
    for actor in sought.actors:
        chosen &= _subjects(anywhere, objects=[actor], kinds=["participant"])
    if sought.body is not None:
        chosen &= _subjects(anywhere, objects=[sought.body], kinds=["convened_by"])
    for kind, term in (
        ("engagement_kind", sought.kind), ("level", sought.level), ("track", sought.track),
        ("mode", sought.mode),
    ):  # fmt: skip
        if term:
            chosen &= _subjects(anywhere, kinds=[kind], terms=[term])
    if sought.areas:
        chosen &= _subjects(anywhere, kinds=["topic"], terms=sought.areas)
    if sought.place:
        wanted = sought.place.casefold()
        chosen &= {
            entry.subject
            for entry in queries.entries(anywhere, kinds=["place"])
            if wanted in entry.value.get("text", "").casefold()
        }
    return sorted(chosen, key=lambda number: starts[number], reverse=True)


def _subjects(
    vantage: Vantage,
    *,
    objects: Collection[int] | None = None,
    kinds: Collection[str],
    terms: Collection[str] = (),
) -> set[int]:
    rows = queries.entries(vantage, objects=objects, kinds=kinds, terms=terms, order="opened")
    return {entry.subject for entry in rows}


def engagement(vantage: Vantage, public_id: str) -> Engagement | None:
    """The engagement of that public id, whatever its date, if the vantage sees it."""
    item = queries.item(vantage, "engagement", public_id)
    assembled = assemble(vantage, [item.id]) if item else []
    return assembled[0] if assembled else None


def assemble(vantage: Vantage, numbers: Collection[int]) -> list[Engagement]:
    """The engagements with those row numbers, in order of opening, each with all that is held."""
    anywhere = vantage.at(None)
    seen = queries.items(anywhere, kind="engagement", numbers=numbers)
    by_subject: dict[int, list[Entry]] = {item.id: [] for item in seen}
    for entry in queries.entries(anywhere, subjects=sorted(by_subject), order="opened"):
        by_subject[entry.subject].append(entry)
    parts: dict[int, list[Entry]] = {}
    for entry in queries.entries(
        anywhere, objects=sorted(by_subject), kinds=["session_of"], order="earliest"
    ):
        parts.setdefault(entry.object or 0, []).append(entry)
    objects = {e.object for entries in by_subject.values() for e in entries if e.object}
    named = {actor.id: actor for actor in actors(anywhere, numbers=sorted(objects))}
    return [
        _assembled(item, by_subject[item.id], named, tuple(parts.get(item.id, ())))
        for item in seen
        if by_subject[item.id]
    ]


def _assembled(
    item: Item, entries: list[Entry], named: dict[int, Actor], parts: tuple[Entry, ...]
) -> Engagement:
    held = [entry for entry in entries if entry.kind == "held"]
    date = min(held, key=lambda e: e.span.end_latest - e.span.start_earliest, default=None)
    bodies = [e for e in entries if e.kind == "convened_by" and e.object in named]
    return Engagement(
        id=item.id,
        public_id=item.public_id,
        kind=_first_term(entries, "engagement_kind"),
        level=_first_term(entries, "level"),
        track=_first_term(entries, "track"),
        mode=_first_term(entries, "mode"),
        visit_style=_first_term(entries, "visit_style"),
        status="held" if any(entry.term == "held" for entry in held) else date.term if date else "",
        span=date.span if date else Span.parse("/"),
        places=_texts(entries, "place"),
        settings=_texts(entries, "setting"),
        series=_texts(entries, "series"),
        bodies=tuple({e.object: named[e.object] for e in bodies if e.object}.values()),
        sessions=_unique(e.value.get("session", "") for e in bodies),
        participants=_participants(entries, named),
        listed=_first_term(entries, "participants_listed"),
        topics=tuple(
            Topic(e.term, e.value.get("text", ""), e) for e in entries if e.kind == "topic"
        ),
        firsts=tuple(e for e in entries if e.kind == "first"),
        conflicts=tuple(_conflicts(entries, held)),
        session_of=tuple(e for e in entries if e.kind == "session_of"),
        parts=parts,
        entries=tuple(entries),
    )


def _first_term(entries: list[Entry], kind: str) -> str:
    """The term first recorded that says something definite; a vague one where none does."""
    terms = [entry.term for entry in entries if entry.kind == kind]
    return next((term for term in terms if term != VAGUE.get(kind)), terms[0] if terms else "")


def _texts(entries: list[Entry], kind: str) -> tuple[str, ...]:
    return _unique(entry.value.get("text", "") for entry in entries if entry.kind == kind)


def _told(entries: list[Entry], field: str) -> tuple[str, ...]:
    return _unique(entry.value.get(field, "") for entry in entries)


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _participants(entries: list[Entry], named: dict[int, Actor]) -> tuple[Participant, ...]:
    told: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.kind == "participant" and entry.object in named:
            told.setdefault(entry.object, []).append(entry)
    found = [
        Participant(
            actor=named[number],
            capacities=_told(those, "capacity"),
            persons=_told(those, "person"),
            roles=_told(those, "role"),
            standings=_told(those, "standing"),
            groups=_told(those, "group"),
            entries=tuple(those),
        )
        for number, those in told.items()
    ]
    return tuple(sorted(found, key=lambda participant: participant.actor.name.casefold()))


def _conflicts(entries: list[Entry], held: list[Entry]) -> Iterable[Conflict]:
    for kind in SINGLE:
        those = [entry for entry in entries if entry.kind == kind]
        terms = Counter(entry.term for entry in those)
        terms.pop(VAGUE.get(kind, ""), None)
        if len(terms) > 1:
            yield Conflict(kind, tuple(those))
    apart = [
        one
        for one in held
        if any(
            one.span.start_earliest > other.span.end_latest
            or other.span.start_earliest > one.span.end_latest
            for other in held
        )
    ]
    if apart:
        yield Conflict("held", tuple(apart))

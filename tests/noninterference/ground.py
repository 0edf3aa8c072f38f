"""A record drawn at random: what everyone may see, and how any entry is drawn from its kind.

Everything is drawn from a ``Random`` with a given seed, so that a world can be made again. Kinds
of entry come from their declarations: a new kind is drawn as soon as it is declared.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from comity.accounts import counting
from comity.accounts.actions import ensure_audiences
from comity.dates import Span
from comity.reader import claims
from comity.reader.claims import Passage, Reading, Text
from comity.record import revising
from comity.record.access import PUBLIC
from comity.record.closings import is_open
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.kinds import ENTRY_KINDS, ITEM_KINDS, EntryKind
from comity.record.revising import Writer, begin, revise
from comity.record.vantage import Vantage
from comity.review import proposing
from comity.web import looking
from comity.web.signing import lasting

#: Later than any real clock, since a revision is never earlier than the one before it.
START = datetime(2124, 1, 1, 12, tzinfo=UTC)
AUDIENCES = {PUBLIC: "Public", "LEAGUE": "League", "NOR": "Norland", "SOU": "Southland"}
COUNTRIES = {
    "NOR": "Norland", "SOU": "Southland", "EAS": "Eastland", "WES": "Westland", "MID": "Midland",
}  # fmt: skip
WORDS = (
    "harbour", "Quiet", "cyber defence", "ministers", "calm seas", "space", "<b>b</b>", "=SUM(1)",
    "Storm Bay", "Port Calm", "memorandum", "Ünïcode", "ß", "officials", "the sea", "A. Person",
)  # fmt: skip
DATES = (
    "2019-06", "2020-03", "2020-03-09", "2022-04-07", "2022-04-07/2022-04-08", "2023-04-04",
    "2012~", "2021", "2023-05-01",
)  # fmt: skip
#: All kinds but those of a desk's own rules, which desks make (``hiding.rules``).
DRAWN_KINDS = tuple(
    code for code, kind in sorted(ENTRY_KINDS.items()) if kind.subject not in ("rule", "retention")
)
SPANS = ("2010/..", "2012~/..", "1994/2023-04-03", "2023-04-04/..", "2016/..", "../..", "2019/2021")
#: Terms in use, for kinds that allow any text; "" is always among them.
TERMS: dict[str, tuple[str, ...]] = {
    "name": ("short", "formal", "adjective", "alias", "acronym", "capital"),
    "identifier": ("code", "wikidata"),
    "standing": ("partner", "member", "observer", "group-member", "body-of", "suspended"),
    "instrument_type": ("programme", "strategy", "mou", "treaty"),
    "instrument_area": ("", "maritime-security", "cyber-defence"),
    "cooperation": ("cyber-defence", "space", "maritime-security"),
    "topic": ("", "cyber-defence", "space"),
    "engagement_kind": ("meeting", "visit", "call", "summit"),
    "level": ("ministers", "officials", "leaders", "ambassadors"),
    "track": ("political", "military"),
    "mode": ("in-person", "video", "telephone"),
    "visit_style": ("official", "working"),
}
#: Values that mean something to pages beyond being text.
VALUES: dict[str, tuple[Any, ...]] = {
    "language": ("en", "fr"),
    "role": ("participant", "host", "chair"),
    "mode": ("agreed", "ongoing"),
    "level": ("ministers", "officials"),
    "kind": ("meeting", "visit"),
    "actors": (["NOR", "SOU"], ["NOR"], ["EAS", "SOU"]),
    "group": ("SEA2",),
}


class Clock:
    """Gives each step its own hour, whatever else was written before it."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at

    def hour(self, number: float) -> None:
        self.at = START + timedelta(hours=number)


@dataclass
class Holdings:
    """Row numbers of what was written, by what it is."""

    items: dict[str, list[int]] = field(default_factory=dict)
    editions: list[tuple[int, str]] = field(default_factory=list)
    entries: list[tuple[int, int]] = field(default_factory=list)
    """Each with the item it is about."""
    spans: dict[int, Span] = field(default_factory=dict)
    """The engagement's own span, which each of its entries carries."""
    sources: list[SourceDraft] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    """Of the entries, those that a desk may undo."""

    def copy(self) -> Holdings:
        return Holdings(
            {kind: list(rows) for kind, rows in self.items.items()}, list(self.editions),
            list(self.entries), dict(self.spans), list(self.sources), list(self.told),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Focus:
    """On what a pair of worlds turns: what is hidden, what comes later and what is asked meet here
    more often than chance would have it."""

    items: dict[str, int]
    words: tuple[str, ...]


class Ground:
    """Draws and writes; what is written goes into ``held``."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        begin()
        self.audiences = ensure_audiences("tests", AUDIENCES)
        self.held = Holdings()
        self.focus = Focus({}, WORDS)

    def turn_on(self, seed: str) -> None:
        """Draws a new focus."""
        chance = Random(f"focus {seed}")
        items = {kind: chance.choice(rows) for kind, rows in self.held.items.items()}
        self.focus = Focus(items, tuple(chance.sample(WORDS, 3)))

    def word(self, chance: Random) -> str:
        return chance.choice(self.focus.words if chance.random() < 0.5 else WORDS)

    def about(self, chance: Random, several: int) -> list[int]:
        """Entries, half of them about what the focus is on or such as a desk may undo."""
        turning = self.focus.items.values()
        near = [row for row, item in self.held.entries if item in turning or row in self.held.told]
        half = chance.sample(near, min(len(near), several // 2))
        others = chance.sample([row for row, _ in self.held.entries], several)
        return list(dict.fromkeys([*half, *others]))[:several]

    @contextmanager
    def step(self, hour: float, audience: str = "LEAGUE") -> Iterator[Writer]:
        self.clock.hour(hour)
        with revise("tests", "import", audience=self.audiences[audience]) as revision:
            yield revision

    def marking(self, revision: Writer, originator: str, *codes: str) -> int:
        handling = "TLP:CLEAR" if PUBLIC in codes else "TLP:AMBER"
        return revision.marking(
            handling, self.audiences[originator], [self.audiences[code] for code in codes]
        )

    def public(self, seed: str) -> None:
        """Lays what everyone may see."""
        chance = Random(seed)
        with self.step(1) as revision:
            clear = self.marking(revision, "LEAGUE", PUBLIC)
            self.document(revision, chance, clear)
            self.actors(revision, chance, clear)
            for _ in range(chance.randint(1, 3)):
                self.document(revision, chance, clear)
            # Now and then more engagements than one page shows.
            for _ in range(chance.choice((4, 6, 8, 8, 53))):
                self.engagement(revision, chance, clear)
            for _ in range(chance.randint(2, 4)):
                self.instrument(revision, chance, clear)
            for kind in sorted(ITEM_KINDS.keys() - self.held.items.keys() - {"rule"}):
                self.item(revision, kind, clear)
            for kind in DRAWN_KINDS:
                self.entry(revision, chance, ENTRY_KINDS[kind])
            for _ in range(10):
                self.entry(revision, chance)

    def told(self, chance: Random, desk: str, hour: float, changes: int) -> None:
        """What a desk told by its own, which it may undo: entries, further sources, a closing."""
        for place in range(changes):
            with self.step(hour + place / 10, desk) as revision:
                clear = self.marking(revision, desk, PUBLIC)
                rests = [SourceDraft(clear, locator=f"told by {self.word(chance)}")]
                before = self.about(chance, 2)
                for _ in range(chance.randint(1, 3)):
                    self.held.told.append(self.entry(revision, chance, sources=rests))
                revision.source(before[0], rests[0])
                if chance.random() < 0.5 and is_open(before[1]):
                    revision.close(before[1], clear)

    def document(self, revision: Writer, chance: Random, marking: int, number: int = 0) -> int:
        """A document, or a further edition of one, with passages to quote."""
        text = "\n\n".join(self.sentence(chance) for _ in range(chance.randint(2, 5)))
        number = number or self.item(revision, "document", marking)
        draft = EditionDraft(
            f"On {self.word(chance)}", text, address=f"https://league.example/{chance.randrange(10**6)}",
            publisher=chance.choice(("League", "Norland", "")), published=chance.choice(DATES[2:4]),
            genre="release", side="LEAGUE", authority=chance.choice(("unilateral", "agreed", "")),
        )  # fmt: skip
        edition = revision.edition(number, draft, marking)
        self.held.editions.append((edition, text))
        for exact in text.split("\n\n"):
            start = text.index(exact)
            passage = revision.passage(edition, start, start + len(exact), exact)
            self.held.sources.append(SourceDraft(marking, passage))
        self.held.sources.append(SourceDraft(marking, locator=f"told by {self.word(chance)}"))
        return edition

    def sentence(self, chance: Random) -> str:
        one, other = chance.sample(list(COUNTRIES.values()), 2)
        return (
            f"{chance.choice(('Ministers', 'Officials'))} of {one} met {other} in"
            f" {self.word(chance)} on {chance.choice(DATES)} about {self.word(chance)}."
        )

    def item(self, revision: Writer, kind: str, marking: int) -> int:
        number = revision.item(kind, marking)
        self.held.items.setdefault(kind, []).append(number)
        return number

    def open(
        self, revision: Writer, draft: EntryDraft, sources: list[SourceDraft] | None = None
    ) -> int:
        number = revision.entry(draft, sources or [self.held.sources[-1]])
        self.held.entries.append((number, draft.subject))
        return number

    def actor(self, revision: Writer, marking: int, code: str, type_: str, name: str) -> int:
        number = self.item(revision, "actor", marking)
        self.open(revision, EntryDraft("actor_type", number, None, type_))
        self.open(revision, EntryDraft("identifier", number, None, "code", {"text": code}))
        value = {"text": name, "language": "en"}
        self.open(revision, EntryDraft("name", number, None, "short", value))
        return number

    def actors(self, revision: Writer, chance: Random, marking: int) -> None:
        league = self.actor(revision, marking, "LEAGUE", "organisation", "League")
        council = self.actor(revision, marking, "LEAGUE.COUNCIL", "body", "League Council")
        group = self.actor(revision, marking, "SEA2", "group", "Sea partners")
        self.open(revision, EntryDraft("standing", council, league, "body-of"))
        for code in ("NOR", "SOU", *chance.sample(["EAS", "WES", "MID"], chance.randint(1, 3))):
            number = self.actor(revision, marking, code, "country", COUNTRIES[code])
            span = Span.parse(chance.choice(SPANS))
            kind = chance.choice(("partner", "member", "observer"))
            self.open(revision, EntryDraft("standing", number, league, kind, None, span))
            if chance.random() < 0.6:
                self.open(revision, EntryDraft("standing", number, group, "group-member"))

    def engagement(self, revision: Writer, chance: Random, marking: int) -> int:
        number = self.item(revision, "engagement", marking)
        self.held.spans[number] = Span.parse(chance.choice(DATES))
        kinds = ["held", "engagement_kind", "level", "place", "topic", "convened_by"]
        if chance.random() < 0.3:
            kinds.append("first")
        for kind in (*kinds, *["participant"] * chance.randint(2, 4)):
            self.entry(revision, chance, ENTRY_KINDS[kind], number)
        return number

    def instrument(self, revision: Writer, chance: Random, marking: int) -> int:
        number = self.item(revision, "instrument", marking)
        for kind in ("instrument_type", "title", "party", "party", "instrument_area", "refers_to"):
            self.entry(revision, chance, ENTRY_KINDS[kind], number)
        return number

    def entry(
        self, revision: Writer, chance: Random, kind: EntryKind | None = None, subject: int = 0,
        sources: list[SourceDraft] | None = None,
    ) -> int:  # fmt: skip
        """Opens an entry of the kind (or of one drawn) about the subject (or one drawn)."""
        kind = kind or ENTRY_KINDS[chance.choice(DRAWN_KINDS)]
        near = self.focus.items.get(kind.subject) if chance.random() < 0.6 else None
        subject = subject or near or chance.choice(self.held.items[kind.subject])
        other = chance.choice(self.held.items[kind.object]) if kind.object else None
        if kind.object_optional and chance.random() < 0.5:
            other = None
        terms = tuple(sorted(kind.terms)) if kind.terms is not None else TERMS.get(kind.code, ("",))
        value = {
            name: self.value(chance, name, type_)
            for name, type_ in kind.value.items()
            if chance.random() < 0.7
        }
        if kind.code in ("name", "identifier", "title"):
            value["text"] = chance.choice((self.word(chance), *COUNTRIES.values()))
        if kind.code == "first":
            value |= {"scope": "the first such meeting", "actors": ["NOR", "SOU"]}
        span = self.held.spans.get(subject) or Span.parse(chance.choice(SPANS))
        draft = EntryDraft(kind.code, subject, other, chance.choice(terms), value, span)
        drawn = chance.sample(self.held.sources, chance.randint(1, 2))
        return self.open(revision, draft, sources or drawn)

    def value(self, chance: Random, name: str, type_: type) -> Any:
        """A value of that type; for a type that nobody thought of, its empty one."""
        if name in VALUES:
            return chance.choice(VALUES[name])
        if type_ is bool:
            return chance.random() < 0.5
        if type_ is int:
            return chance.randint(0, 9)
        return self.word(chance) if type_ is str else type_()

    def read(self, chance: Random, desk: str, edition: int, text: str) -> None:
        """The edition is read for a desk, whose claims then wait."""
        drawn = tuple(drawn_claim(chance, text) for _ in range(chance.randint(1, 4)))

        def reader(_: Text) -> Reading:
            return Reading(drawn, f"hand {chance.random()}", "none")

        proposing.read_edition("tests", Vantage(self.audiences[desk]), edition, reader)


def drawn_claim(chance: Random, text: str) -> claims.Claim:
    exact = chance.choice(text.split("\n\n"))
    start = text.index(exact)
    quoted = {"passages": (Passage(start, start + len(exact), exact),), "confidence": 0.8}
    parties = tuple(chance.sample(["LEAGUE", *COUNTRIES], 3))
    match chance.randrange(4):
        case 0:
            return claims.StandingClaim(
                subject=parties[0], kind="observer", object="LEAGUE", start="2021", **quoted
            )
        case 1:
            title = f"The {chance.choice(WORDS)} agenda"
            return claims.InstrumentClaim(kind="programme", title=title, parties=parties, **quoted)
        case 2:
            return claims.CooperationClaim(
                parties=parties, topics=("cyber defence",), areas=("cyber-defence",), **quoted
            )
    return claims.EngagementClaim(
        date=chance.choice(DATES), kind="meeting", level="ministers", parties=parties,
        place=chance.choice(WORDS), **quoted,
    )  # fmt: skip


def set_clock(monkeypatch: Any) -> Clock:
    """The clock that revisions read, from now on.

    Those of sessions, limits and today stand still: how long the cells take is not compared.
    """
    clock = Clock()
    monkeypatch.setattr(revising, "now", clock)
    began = timezone.now()
    for module in (lasting, counting):
        monkeypatch.setattr(module, "time", SimpleNamespace(time=began.timestamp))
    monkeypatch.setattr(looking, "timezone", SimpleNamespace(now=lambda: began))
    return clock

"""A small record with everything a page can show, and a second one that holds more: what was
released to Australia alone, so that nobody else may notice it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from comity.accounts.actions import create_account, ensure_audiences
from comity.dates import Span
from comity.reader.claims import EngagementClaim, Passage, Reading, StandingClaim, Text
from comity.record import revising, wall
from comity.record.access import PUBLIC
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.opaque import CHANGE, reference
from comity.record.queries import items
from comity.record.revising import Writer, begin, revise
from comity.record.vantage import Vantage
from comity.review import actions, proposing
from comity.review.queries import claims

TEXT = (
    "Ministers of Norland, Eastland and Southland met the League Council in Port Calm on"
    " 7 April 2022, the first such meeting.\n\n"
    "They spoke about <b>cyber defence</b> & the sea. Eastland, then a partner, joined the League"
    " on 4 April 2023. The League and Southland agreed a Calm Seas Programme as part of the"
    " Harbour Agenda."
)
SECRET = "In March 2020 ministers of the League met Southland and Norland in Quiet Bay."
PASSWORD = "a harbour of calm seas"
#: Later than any real clock, since a revision is never earlier than the one before it.
START = datetime(2124, 1, 1, 12, tzinfo=UTC)
#: Between the public part and what is told later.
BETWEEN = "2124-01-01T18:00:00"
UNSEEN = ("document", "engagement", "instrument", "entry")
ROLES = ("reader", "analyst", "reviewer", "releaser", "administrator")


def of_the_wall() -> int:
    """How many statements the second wall adds to a page read within a test's transaction: a point
    to go back to and its end, and what is set and set back. A page by itself has one."""
    return 4 if wall.stands() else 0


@dataclass(frozen=True)
class World:
    """Public ids and references that addresses are made of."""

    document: str
    entry: str
    change: str
    actor: str
    engagement: str
    instrument: str
    edition: str
    claim: str
    decided: str
    unseen_document: str
    unseen_engagement: str
    unseen_instrument: str
    unseen_entry: str
    unseen_claim: str


class Clock:
    """Gives each step of the building its own hour, whatever else was written before it."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at

    def hour(self, number: int) -> None:
        self.at = START + timedelta(hours=number)


class Builder:
    """Writes one world, step by step; ``hidden`` steps are in the larger one alone."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.numbers: dict[str, int] = {}
        self.unseen_claim = secrets.token_hex(8)
        begin()
        self.audiences = ensure_audiences(
            "tests", {PUBLIC: "Public", "LEAGUE": "League", "NOR": "Norland", "SOU": "Southland"}
        )

    def step(self, hour: int, write: Callable[[Writer], None]) -> None:
        self.clock.hour(hour)
        with revise("tests", "import", audience=self.audiences["LEAGUE"]) as revision:
            write(revision)

    def marking(self, revision: Writer, *codes: str) -> int:
        handling = "TLP:CLEAR" if PUBLIC in codes else "TLP:AMBER"
        return revision.marking(
            handling, self.audiences["LEAGUE"], [self.audiences[code] for code in codes]
        )

    def actor(
        self, revision: Writer, marking: int, source: SourceDraft, code: str, type_: str, name: str
    ) -> None:
        number = revision.item("actor", marking)
        self.numbers[code] = number
        for draft in (
            EntryDraft("actor_type", number, None, type_),
            EntryDraft("identifier", number, None, "code", {"text": code}),
            EntryDraft("name", number, None, "short", {"text": name, "language": "en"}),
        ):
            revision.entry(draft, [source])

    def quote(self, revision: Writer, edition: str, text: str, exact: str) -> int:
        start = text.index(exact)
        return revision.passage(self.numbers[edition], start, start + len(exact), exact)

    def public(self, revision: Writer) -> None:
        """What everyone may see: actors, standings, an engagement, a programme."""
        clear = self.marking(revision, PUBLIC)
        document = revision.item("document", clear)
        self.numbers["document"] = document
        self.numbers["edition"] = revision.edition(
            document,
            EditionDraft(
                "Ministers meet the League", TEXT, address="https://league.example/1",
                publisher="League", published="2023-05-01", genre="release", side="LEAGUE",
                authority="unilateral",
            ),
            clear,
        )  # fmt: skip
        source = SourceDraft(clear, self.quote(revision, "edition", TEXT, TEXT.split(".")[0]))
        for code, type_, name in (
            ("LEAGUE", "organisation", "League"), ("LEAGUE.COUNCIL", "body", "League Council"),
            ("NOR", "country", "Norland"), ("EAS", "country", "Eastland"),
            ("SOU", "country", "Southland"), ("SEA2", "group", "Sea partners"),
        ):  # fmt: skip
            self.actor(revision, clear, source, code, type_, name)
        n = self.numbers
        for who, kind, whom, span in (
            ("NOR", "partner", "LEAGUE", "2010/.."), ("SOU", "partner", "LEAGUE", "2012~/.."),
            ("EAS", "partner", "LEAGUE", "1994/2023-04-03"),
            ("EAS", "member", "LEAGUE", "2023-04-04/.."),
            ("NOR", "group-member", "SEA2", "2016/.."), ("SOU", "group-member", "SEA2", "2016/.."),
            ("LEAGUE.COUNCIL", "body-of", "LEAGUE", "../.."),
        ):  # fmt: skip
            draft = EntryDraft("standing", n[who], n[whom], kind, None, Span.parse(span))
            n[f"{who} {kind}"] = revision.entry(draft, [source])
        self._engagement(revision, clear, source)
        self._instruments(revision, clear, source)

    def _engagement(self, revision: Writer, clear: int, source: SourceDraft) -> None:
        n, day = self.numbers, Span.parse("2022-04-07")
        n["engagement"] = revision.item("engagement", clear)
        several: list[tuple[str, str, str, dict[str, Any] | None]] = [
            ("held", "", "held", None), ("engagement_kind", "", "meeting", None),
            ("level", "", "ministers", None), ("track", "", "political", None),
            ("place", "", "", {"text": "Port Calm"}),
            ("convened_by", "LEAGUE.COUNCIL", "", {"session": "Foreign Ministers"}),
            ("topic", "", "cyber-defence", {"text": "cyber defence"}),
            ("topic", "", "", {"text": "=the sea"}),
            ("first", "", "", {"scope": "the first such meeting", "level": "ministers",
                               "jointly": True, "actors": ["NOR", "SOU"]}),
            *(("participant", code, "", {"role": "participant", "capacity": "Foreign Minister"})
              for code in ("LEAGUE", "NOR", "EAS", "SOU")),
        ]  # fmt: skip
        for kind, other, term, value in several:
            draft = EntryDraft(kind, n["engagement"], n.get(other), term, value, day)
            n[f"{kind} {other}".strip()] = revision.entry(draft, [source])

    def _instruments(self, revision: Writer, clear: int, source: SourceDraft) -> None:
        n = self.numbers
        agenda, programme = (revision.item("instrument", clear) for _ in range(2))
        n["agenda"], n["instrument"] = agenda, programme
        for number, kind, title in (
            (agenda, "strategy", "Harbour Agenda"), (programme, "programme", "Calm Seas Programme"),
        ):  # fmt: skip
            revision.entry(EntryDraft("instrument_type", number, None, kind), [source])
            revision.entry(EntryDraft("title", number, None, "", {"text": title}), [source])
            revision.entry(EntryDraft("party", number, n["LEAGUE"]), [source])
        revision.entry(EntryDraft("party", programme, n["SOU"]), [source])
        revision.entry(EntryDraft("refers_to", programme, agenda), [source])
        area = EntryDraft(
            "instrument_area", programme, None, "maritime-security", {"text": "calm seas"}
        )
        revision.entry(area, [source])
        cooperation = EntryDraft(
            "cooperation", n["SOU"], n["LEAGUE"], "cyber-defence",
            {"mode": "agreed", "text": "cyber defence"},
        )  # fmt: skip
        n["cooperation"] = revision.entry(cooperation, [source])

    def later(self, revision: Writer) -> None:
        """A conflict and a correction that everyone sees."""
        clear = self.marking(revision, PUBLIC)
        source = SourceDraft(clear, None, None, "secretariat of the League")
        level = EntryDraft(
            "level", self.numbers["engagement"], None, "officials", None, Span.parse("2022-04-07")
        )
        revision.entry(level, [source])
        revision.close(self.numbers["topic"], clear)
        place = EntryDraft(
            "place", self.numbers["engagement"], None, "", {"text": "Storm Bay"},
            Span.parse("2022-04-07"),
        )  # fmt: skip
        revision.close(self.numbers["place"], clear)
        revision.entry(place, [source])

    def hidden(self, revision: Writer) -> None:
        """What Southland alone may see, beside the League itself."""
        narrow = self.marking(revision, "SOU")
        n = self.numbers
        document = n["hidden document"] = revision.item("document", narrow)
        n["hidden edition"] = revision.edition(
            document,
            EditionDraft("Quiet talks", SECRET, publisher="League", published="2020-03-09"),
            narrow,
        )
        revision.edition(
            n["document"], EditionDraft("Ministers meet the League", TEXT + "\n\nQuiet."), narrow
        )
        source = SourceDraft(narrow, self.quote(revision, "hidden edition", SECRET, SECRET))
        self.actor(revision, narrow, source, "WES", "country", "Westland")
        of_visible = EntryDraft("name", n["NOR"], None, "short", {"text": "Aanor"})
        revision.entry(of_visible, [source])
        for told in ("NOR partner", "level"):
            revision.source(n[told], source)
        revision.close(n["cooperation"], narrow)
        for who, kind, whom in (("WES", "partner", "LEAGUE"), ("NOR", "suspended", "LEAGUE"),
                                ("WES", "group-member", "SEA2")):  # fmt: skip
            draft = EntryDraft("standing", n[who], n[whom], kind, None, Span.parse("2019/.."))
            n["hidden entry"] = revision.entry(draft, [source])
        self._hidden_engagement(revision, narrow, source)

    def _hidden_engagement(self, revision: Writer, narrow: int, source: SourceDraft) -> None:
        n = self.numbers
        number = n["hidden engagement"] = revision.item("engagement", narrow)
        span = Span.parse("2020-03")
        several: list[tuple[str, str, str, dict[str, Any] | None]] = [
            ("held", "", "held", None), ("engagement_kind", "", "meeting", None),
            ("level", "", "ministers", None), ("place", "", "", {"text": "Quiet Bay"}),
            ("topic", "", "cyber-defence", {"text": "hidden topic"}),
            *(("participant", code, "", {"role": "host"})
              for code in ("LEAGUE", "NOR", "SOU", "WES")),
        ]  # fmt: skip
        for kind, other, term, value in several:
            draft = EntryDraft(kind, number, n.get(other), term, value, span)
            revision.entry(draft, [source])
        capacity = EntryDraft(
            "participant", n["engagement"], n["NOR"], "", {"person": "A. Hidden"},
            Span.parse("2022-04-07"),
        )  # fmt: skip
        revision.entry(capacity, [source])
        instrument = n["hidden instrument"] = revision.item("instrument", narrow)
        for draft in (
            EntryDraft("instrument_type", instrument, None, "mou"),
            EntryDraft("title", instrument, None, "", {"text": "Aa Quiet Memorandum"}),
            EntryDraft("party", instrument, n["NOR"]),
            EntryDraft("party", instrument, n["LEAGUE"]),
            EntryDraft("refers_to", instrument, n["agenda"]),
            EntryDraft("cooperation", n["NOR"], n["LEAGUE"], "space", {"text": "hidden space"}),
        ):
            revision.entry(draft, [source])

    def unseen(self, name: str) -> str:
        """The id of a hidden thing; one of nothing in the world that has none."""
        number = self.numbers.get(f"hidden {name}")
        if number is None:
            return secrets.token_hex(8)
        if name == "entry":
            return reference(number)
        return items(Vantage.of("LEAGUE"), numbers=[number])[0].public_id

    def read(self, desk: str) -> None:
        """The public document read for a desk, whose claims wait."""
        start, end = 0, TEXT.index(" on\xa0") if " on\xa0" in TEXT else 60
        passages = (Passage(start, end, TEXT[start:end]),)
        found = (
            EngagementClaim(
                passages=passages, date="2022-04-07", kind="meeting", level="ministers",
                parties=("LEAGUE", "NOR", "SOU"), place="Port Calm", confidence=0.8,
            ),
            StandingClaim(
                passages=passages, subject="NOR", kind="observer", object="LEAGUE", start="2021",
            ),
        )  # fmt: skip

        def reader(text: Text) -> Reading:
            return Reading(found, "hand 1", "none")

        proposing.read_edition(
            "tests", Vantage(self.audiences[desk]), self.numbers["edition"], reader
        )


def build(monkeypatch: Any, *, hidden: bool = False, accounts: tuple[str, ...] = ()) -> World:
    """Writes the world; with ``accounts`` named ``nor.reader`` and so on for these audiences."""
    clock = Clock()
    monkeypatch.setattr(revising, "now", clock)
    builder = Builder(clock)
    builder.step(1, builder.public)
    if hidden:
        builder.step(2, builder.hidden)
        clock.hour(3)
        builder.read("SOU")
        southlands = claims(Vantage(builder.audiences["SOU"]))
        builder.unseen_claim = southlands[0].public_id
    clock.hour(4)
    builder.read("NOR")
    clock.hour(5)
    desk = Vantage(builder.audiences["NOR"])
    first, second = (view.public_id for view in claims(desk))
    actions.accept_claim("nor.reviewer", desk, second)
    clock.hour(7)
    builder.step(8, builder.later)
    for code in accounts:
        for role in ROLES:
            create_account(f"{code.lower()}.{role}", PASSWORD, code, role)
    n = builder.numbers
    names = {item.id: item.public_id for item in items(Vantage.of("LEAGUE"))}
    return World(
        document=names[n["document"]],
        entry=reference(n["NOR partner"]),
        change=reference(1, CHANGE),
        actor=names[n["NOR"]],
        engagement=names[n["engagement"]],
        instrument=names[n["instrument"]],
        edition=reference(n["edition"]),
        claim=first,
        decided=second,
        unseen_claim=builder.unseen_claim,
        **{f"unseen_{name}": builder.unseen(name) for name in UNSEEN},
    )

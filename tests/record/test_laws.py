"""The laws of the record, held against a naive list of everything that was ever done."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from comity.dates import Answer, Span
from comity.record import access, chain, queries, revising
from comity.record.carry import supersede
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.errors import NotVerbatim
from comity.record.revising import revise
from comity.record.rows import fetch
from comity.record.vantage import Vantage

SOURCES = "SELECT id FROM record_source WHERE entry_id = %s ORDER BY id"
PASSAGES = (
    'SELECT d.text, p.start, p."end", p.exact FROM record_passage p'
    " JOIN record_edition d ON d.id = p.edition_id"
)
AUDIENCES = ("public", "JPN", "AUS", "NZL")
SPANS = [
    Span.parse(text) for text in ("2022-04", "2012/2023-04-03", "../2020", "2021-05-02", "2015/")
]
DAYS = [date(2011, 1, 1), date(2020, 12, 31), date(2022, 4, 7), date(2023, 4, 11), None]


@dataclass
class NaiveSource:
    marking: str
    added: int
    withdrawn: int | None = None
    row: int = 0


@dataclass
class NaiveEntry:
    """Everything ever said of one entry; times are numbers of revisions."""

    subject: int
    text: str
    span: Span
    opened: int
    sources: list[NaiveSource] = field(default_factory=list)
    closed: int | None = None
    closing: str = ""


class Record(RuleBasedStateMachine):
    """Opens, sources, closes, withdraws and marks at random, and asks from every side."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[int, NaiveEntry] = {}
        self.items: dict[int, str] = {}
        self.seen_by = {
            "all": set(AUDIENCES), "JPN": {"JPN"}, "AUS": {"AUS"}, "pacific": {"AUS", "NZL"},
        }  # fmt: skip
        self.time = datetime(2100, 1, 1, tzinfo=UTC)  # after the record began
        self.times: dict[int, datetime] = {}
        self.answered: dict[tuple[str, date | None, int], list[str]] = {}
        self._now, revising.now = revising.now, self.tick
        self.transaction = transaction.atomic()
        self.transaction.__enter__()

    def teardown(self) -> None:
        revising.now = self._now
        problems = chain.verify().problems
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        assert problems == []

    def tick(self) -> datetime:
        self.time += timedelta(seconds=5)
        return self.time

    def did(self, revision: revising.Writer) -> int:
        self.times[revision.number] = self.time
        return revision.number

    @initialize()
    def begin(self) -> None:
        with revise("law", "begin") as revision:
            numbers = {"public": Vantage.of("public").audience}
            for code in AUDIENCES[1:]:
                numbers[code] = revision.audience(code, code)
            self.markings = {
                "all": revision.marking("TLP:CLEAR", numbers["NZL"], [numbers["public"]]),
                "JPN": revision.marking("TLP:AMBER", numbers["JPN"], []),
                "AUS": revision.marking("TLP:AMBER", numbers["AUS"], []),
                "pacific": revision.marking("TLP:GREEN", numbers["AUS"], [numbers["NZL"]]),
            }
            for marking in ("all", "all", "pacific"):
                self.items[revision.item("actor", self.markings[marking])] = marking
            self.did(revision)

    @rule(
        data=st.data(), span=st.sampled_from(SPANS), marking=st.sampled_from(["all", "JPN", "AUS"])
    )
    def open_entry(self, data, span, marking) -> None:
        subject = data.draw(st.sampled_from(sorted(self.items)))
        with revise("law", "import") as revision:
            text = f"name {len(self.entries)}"
            draft = EntryDraft("name", subject, value={"text": text}, span=span)
            number = revision.entry(draft, [SourceDraft(self.markings[marking])])
            at = self.did(revision)
        naive = NaiveEntry(subject, text, span, at, [NaiveSource(marking, at, row=number + 1)])
        self.entries[number] = naive

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), marking=st.sampled_from(["all", "JPN", "pacific"]))
    def add_source(self, data, marking) -> None:
        number = data.draw(st.sampled_from(sorted(self.entries)))
        with revise("law", "accept") as revision:
            row = revision.source(number, SourceDraft(self.markings[marking]))
            at = self.did(revision)
        self.entries[number].sources.append(NaiveSource(marking, at, row=row))

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), marking=st.sampled_from(["all", "AUS"]))
    def close(self, data, marking) -> None:
        number = data.draw(st.sampled_from(sorted(self.entries)))
        naive = self.entries[number]
        if naive.closed is None:
            with revise("law", "correct") as revision:
                revision.close(number, self.markings[marking])
                naive.closed, naive.closing = self.did(revision), marking

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), span=st.sampled_from(SPANS))
    def correct(self, data, span) -> None:
        """What was held stays held as known before; what is held now has the same sources."""
        number = data.draw(st.sampled_from(sorted(self.entries)))
        naive = self.entries[number]
        live = [source for source in naive.sources if source.withdrawn is None]
        if naive.closed is None and live:
            text = f"{naive.text}, put right"
            with revise("law", "correct") as revision:
                draft = EntryDraft("name", naive.subject, value={"text": text}, span=span)
                after = supersede(revision, number, draft, self.markings["all"])
                at = self.did(revision)
            naive.closed, naive.closing = at, "all"
            rows = (row for (row,) in fetch(SOURCES, [after]))
            sources = [
                NaiveSource(source.marking, at, row=row)
                for source, row in zip(live, rows, strict=True)
            ]
            self.entries[after] = NaiveEntry(naive.subject, text, span, at, sources)

    @rule(
        text=st.text(min_size=1, max_size=40), data=st.data(), slip=st.sampled_from([0, 0, 1, -1])
    )
    def quote(self, text, data, slip) -> None:
        """Words are quoted where they stand, and nowhere else."""
        text = text.replace("\0", " ")  # PostgreSQL holds no NUL; readers leave none
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        exact, moved = text[start:end], start + slip
        there = moved >= 0 and text[moved : moved + len(exact)] == exact
        with transaction.atomic(), revise("law", "register") as revision:
            document = revision.item("document", self.markings["all"])
            draft = EditionDraft("A title", text=text)
            edition = revision.edition(document, draft, self.markings["all"])
            self.did(revision)
        try:
            with transaction.atomic(), revise("law", "accept") as revision:
                revision.passage(edition, moved, moved + len(exact), exact)
                self.did(revision)
        except (NotVerbatim, DatabaseError):
            assert not there, f"{exact!r} at {moved} of {text!r} was refused"
        else:
            assert there, f"{exact!r} at {moved} of {text!r} was taken"

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def withdraw(self, data) -> None:
        sources = [s for e in self.entries.values() for s in e.sources if s.withdrawn is None]
        if sources:
            source = data.draw(st.sampled_from(sources))
            with revise("law", "correct") as revision:
                revision.withdraw(source.row)
                source.withdrawn = self.did(revision)

    @precondition(lambda self: self.entries)
    @rule(data=st.data(), marking=st.sampled_from(["JPN", "AUS", "pacific"]))
    def restrict(self, data, marking) -> None:
        sources = [s for e in self.entries.values() for s in e.sources]
        source = data.draw(st.sampled_from(sources))
        with revise("law", "mark") as revision:
            revision.remark("record_source", source.row, self.markings[marking])
            self.did(revision)
        source.marking = marking
        self.answered.clear()  # restriction alone may change a past answer

    @rule(
        audience=st.sampled_from(AUDIENCES), on=st.sampled_from(DAYS), data=st.data(),
    )  # fmt: skip
    def ask(self, audience, on, data) -> None:
        known = data.draw(st.sampled_from([*sorted(self.times), None]))
        time = None if known is None else self.times[known]
        rows = queries.entries(Vantage.of(audience, on, time), kinds=["name"], order="opened")
        answer = [f"{row.value['text']} {row.covers}" for row in rows]
        assert answer == self.naive(audience, on, known)
        if known is not None:
            earlier = self.answered.setdefault((audience, on, known), answer)
            assert earlier == answer, "a past answer changed"

    def naive(self, audience: str, on: date | None, known: int | None) -> list[str]:
        at = known or 10**9

        def sees(marking: str) -> bool:
            return audience in self.seen_by[marking]

        found = []
        for entry in self.entries.values():
            live = any(
                s.added <= at and (s.withdrawn is None or s.withdrawn > at) and sees(s.marking)
                for s in entry.sources
            )
            closed = entry.closed is not None and entry.closed <= at and sees(entry.closing)
            covers = entry.span.covers(on) if on else Answer.yes
            if live and not closed and covers is not Answer.no and sees(self.items[entry.subject]):
                found.append(f"{entry.text} {covers}")
        return found

    @invariant()
    def passages_are_verbatim(self) -> None:
        for text, start, end, exact in fetch(PASSAGES):
            assert text[start:end] == exact

    @invariant()
    def derived_tables_are_true(self) -> None:
        assert access.stale() == []


LAWS = settings(
    max_examples=int(os.environ.get("COMITY_LAWS_EXAMPLES", "12")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_the_record_keeps_its_laws(db):
    run_state_machine_as_test(Record, settings=LAWS)

"""What is seen depends on audience, day and state of knowledge, and on nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from comity.dates import Answer, Span
from comity.record import documents, queries
from comity.record.chain import verify
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.errors import (
    AlreadyClosed,
    MisshapenEntry,
    NotVerbatim,
    RecordError,
    RestedUpon,
    UnknownKind,
)
from comity.record.history import history
from comity.record.revising import revise
from comity.record.undo import undo
from comity.record.vantage import UnknownAudience, Vantage


def test_an_entry_is_seen_by_those_who_see_a_source_of_it(world):
    item = world.item()
    world.name(item, "for all")
    world.name(item, "for Japan", "JPN")
    assert world.names(item, "public") == ["for all"]
    assert world.names(item, "JPN") == ["for all", "for Japan"]
    assert world.names(item, "AUS") == ["for all"]


def test_a_hidden_item_hides_every_entry_that_names_it(world):
    open_, hidden = world.item(), world.item("AUS")
    with revise("tester", "import") as revision:
        source = [SourceDraft(world.markings["public"])]
        revision.entry(EntryDraft("standing", open_, hidden, "partner"), source)
        revision.entry(EntryDraft("standing", hidden, open_, "member"), source)
    count = {code: queries.count_entries(Vantage.of(code)) for code in ("JPN", "AUS")}
    assert count == {"JPN": 0, "AUS": 2}
    assert [i.id for i in queries.items(Vantage.of("JPN"), kind="actor")] == [open_]


def test_an_audience_knows_an_entry_since_the_first_source_it_sees(world, clock):
    item = world.item()
    entry = world.name(item, "a name", "AUS")
    before = clock()
    clock(10)
    with revise("tester", "import") as revision:
        revision.source(entry, SourceDraft(world.markings["public"], locator="told later"))
    assert world.names(item, "JPN") == ["a name"]
    assert world.names(item, "JPN", known=before) == []
    assert world.names(item, "AUS", known=before) == ["a name"]
    (source,) = queries.sources(Vantage.of("JPN"), [entry])[entry]
    assert source.locator == "told later"
    assert source.known_since > before


def test_a_closing_works_only_for_those_who_see_it(world, clock):
    item = world.item()
    entry = world.name(item, "a name")
    before = clock()
    clock(10)
    with revise("tester", "correct") as revision:
        revision.close(entry, world.markings["AUS"])
    assert world.names(item, "JPN") == ["a name"]
    assert world.names(item, "AUS") == []
    assert world.names(item, "AUS", known=before) == ["a name"]


def test_a_closing_that_some_do_not_see_keeps_nobody_from_theirs(world, clock):
    item = world.item()
    entry = world.name(item, "a name")
    clock(10)
    with revise("tester", "correct") as revision:
        revision.close(entry, world.markings["AUS"])
    before = clock()
    clock(10)
    with revise("tester", "correct") as revision:
        revision.close(entry, world.markings["public"])
    assert world.names(item, "JPN") == world.names(item, "AUS") == []
    assert world.names(item, "JPN", known=before) == ["a name"]
    assert world.names(item, "AUS", known=before) == []
    assert verify().problems == []
    with pytest.raises(AlreadyClosed), revise("tester", "correct") as revision:
        revision.close(entry, world.markings["JPN"])


def test_what_rests_unseen_on_a_revision_keeps_nobody_from_undoing_it(world):
    item = world.item()
    with revise("tester", "enter", audience=world.audiences["JPN"]) as revision:
        source = SourceDraft(world.markings["public"], locator="tester")
        draft = EntryDraft("name", item, term="short", value={"text": "a name"})
        entry, number = revision.entry(draft, [source]), revision.number
    with revise("tester", "support", audience=world.audiences["AUS"]) as revision:
        revision.source(entry, SourceDraft(world.markings["AUS"], locator="another"))

    with pytest.raises(RestedUpon):
        undo(number, "tester", audience=world.audiences["AUS"])
    undo(number, "tester", audience=world.audiences["JPN"])
    assert world.names(item, "JPN") == []
    assert world.names(item, "AUS") == ["a name"]


@pytest.mark.parametrize("confided", [False, True])
def test_what_is_undone_and_done_again_looks_the_same_whoever_else_told_it(world, confided):
    item = world.item()
    with revise("tester", "enter", audience=world.audiences["JPN"]) as revision:
        source = SourceDraft(world.markings["public"], locator="tester")
        draft = EntryDraft("name", item, term="short", value={"text": "a name"})
        entry, number = revision.entry(draft, [source]), revision.number
    if confided:
        with revise("tester", "support", audience=world.audiences["AUS"]) as revision:
            revision.source(entry, SourceDraft(world.markings["AUS"], locator="another"))
    undone = undo(number, "tester", audience=world.audiences["JPN"])
    again = undo(undone, "tester", audience=world.audiences["JPN"])
    with pytest.raises(RecordError, match="undone already"):
        undo(undone, "tester", audience=world.audiences["JPN"])

    seen = [
        (one.entry.id, one.since.revision, one.until and one.until.revision)
        for one in history(Vantage.of("JPN"), item)
    ]
    assert seen == [(entry, again, None), (entry, number, undone)]


def test_who_had_it_closed_too_keeps_it_closed_when_a_closing_is_undone(world):
    """Each of several closings by others is carried over to what is opened again."""
    entry = world.name(item := world.item(), "a name")
    for code in ("AUS", "JPN"):
        with revise("tester", "correct", audience=world.audiences[code]) as revision:
            revision.close(entry, world.markings[code])
    with revise("tester", "correct") as revision:
        revision.close(entry, world.markings["public"])
        number = revision.number
    undo(number, "tester")
    assert world.names(item, "AUS") == world.names(item, "JPN") == []
    assert world.names(item, "public") == ["a name"]


def test_a_restricted_marking_reaches_every_earlier_version(world, clock):
    item = world.item()
    entry = world.name(item, "a name")
    before = clock()
    ((source,),) = queries.sources(Vantage.of("JPN"), [entry]).values()
    with revise("tester", "mark") as revision:
        revision.remark("record_source", source.id, world.markings["AUS"])
    assert world.names(item, "JPN") == world.names(item, "JPN", known=before) == []
    assert world.names(item, "AUS", known=before) == ["a name"]


def test_a_day_is_covered_surely_possibly_or_not(world):
    item = world.item()
    with revise("tester", "import") as revision:
        source = [SourceDraft(world.markings["public"])]
        span = Span.parse("2012/2023-04-03")
        revision.entry(EntryDraft("standing", item, item, "partner", None, span), source)

    def covered(day):
        found = queries.entries(Vantage.of("public", on=day), subjects=[item])
        return [entry.covers for entry in found]

    assert covered(date(2011, 12, 31)) == []
    assert covered(date(2012, 7, 1)) == [Answer.possibly]
    assert covered(date(2022, 4, 7)) == [Answer.yes]
    assert covered(date(2023, 4, 4)) == []


def test_known_takes_in_the_whole_second(world, clock):
    item = world.item()
    world.name(item, "a name")
    at = clock()
    assert world.names(item, "public", known=at) == ["a name"]
    assert world.names(item, "public", known=at - timedelta(seconds=1)) == []


def test_passages_are_seen_with_their_entries_only(world):
    item, hidden = world.item(), world.item("AUS")
    edition = world.edition("The two sides met.")
    with revise("tester", "accept") as revision:
        passage = revision.passage(edition, 4, 13, "two sides")
        source = [SourceDraft(world.markings["public"], passage=passage)]
        for about in (item, hidden):
            revision.entry(EntryDraft("name", about, term="short", value={"text": "x"}), source)
    seen = documents.passages_of(Vantage.of("JPN"), edition)
    assert [(p.start, p.end, p.exact) for p in seen] == [(4, 13, "two sides")]
    assert len(documents.passages_of(Vantage.of("AUS"), edition)) == 2


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        (EntryDraft("no such kind", 1), UnknownKind),
        (EntryDraft("name", 1, value={"wording": "x"}), MisshapenEntry),
        (EntryDraft("name", 1, value={"text": 5}), MisshapenEntry),
        (EntryDraft("actor_type", 1, term="planet"), MisshapenEntry),
        (EntryDraft("standing", 1, None, "member"), MisshapenEntry),
    ],
)
def test_a_misshapen_entry_is_refused_and_nothing_is_written(world, draft, error):
    item = world.item()
    fitted = EntryDraft(draft.kind, item, draft.object, draft.term, draft.value)

    def write() -> None:
        with revise("tester", "import") as revision:
            revision.entry(EntryDraft("name", item, value={"text": "fine"}), _source(world))
            revision.entry(fitted, _source(world))

    with pytest.raises(error):
        write()
    assert world.names(item, "public") == []


def _source(world):
    return [SourceDraft(world.markings["public"])]


@pytest.mark.parametrize("quoted", ["two Sides", "wo sides ", "nothing of it"])
def test_words_that_do_not_stand_there_are_refused(world, quoted):
    edition = world.edition("The two sides met.")
    from django.db import DatabaseError

    with pytest.raises((NotVerbatim, DatabaseError)), revise("tester", "accept") as revision:
        revision.passage(edition, 4, 4 + len(quoted), quoted)


def test_an_unknown_audience_is_named_in_the_error(world):
    with pytest.raises(UnknownAudience, match="'ATL'"):
        Vantage.of("ATL")

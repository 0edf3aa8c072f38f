"""The chain finds what was changed outside revisions; triggers refuse it in the first place."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from comity.record import chain, expunging, queries, triggers
from comity.record.carry import supersede
from comity.record.commitments import COMMITTED
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.errors import AlreadyClosed, RecordError, RestedUpon
from comity.record.revising import revise
from comity.record.rows import fetch
from comity.record.undo import undo
from comity.record.vantage import Vantage


def execute(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def without_triggers() -> None:
    with connection.cursor() as cursor:
        for rule in triggers._rules():
            table = f" ON {rule[1]}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {rule[0]}{table}")


@pytest.fixture
def filled(world):
    """A record with an entry closed, a source withdrawn, a marking replaced, a text quoted."""
    item = world.item()
    edition = world.edition("The two sides met in May.")
    with revise("tester", "accept") as revision:
        passage = revision.passage(edition, 4, 13, "two sides")
        source = SourceDraft(world.markings["public"], passage=passage)
        world.entry = revision.entry(EntryDraft("name", item, value={"text": "one"}), [source])
    with revise("tester", "correct") as revision:
        draft = EntryDraft("name", item, value={"text": "two"})
        second = supersede(revision, world.entry, draft, world.markings["public"])
    ((held,),) = queries.sources(Vantage.of("public"), [second]).values()
    with revise("tester", "mark") as revision:
        revision.remark("record_source", held.id, world.markings["AUS"])
        world.last = revision.number
    ((world.document,),) = fetch("SELECT document_id FROM record_edition WHERE id = %s", [edition])
    world.subject, world.edition_number, world.second = item, edition, second
    return world


def test_an_untouched_record_verifies(filled):
    report = chain.verify()
    assert report.problems == []
    assert report.revisions > 4
    assert report.rows > 10


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM record_entry",
        "DELETE FROM record_revision",
        'UPDATE record_entry SET value = \'{"text":"forged"}\'',
        "UPDATE record_entry SET closed_id = NULL, closing_id = NULL",
        "UPDATE record_entry SET closed_id = 1, closing_id = 2 WHERE closed_id IS NULL",
        "UPDATE record_source SET withdrawn_id = 1",
        "UPDATE record_item SET public_id = 'x'",
        "UPDATE record_edition SET text = NULL",
        "UPDATE record_revision SET reason = 'forged'",
        "UPDATE record_marking SET releases = '1'",
    ],
)
def test_the_database_refuses_what_revisions_do_not_do(filled, sql):
    with pytest.raises(DatabaseError, match=r"stay|fixed"):
        execute(sql)
    assert chain.verify().problems == []


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE record_entry SET value = \'{"text":"forged"}\'',
        "UPDATE record_entry SET term = 'forged' WHERE id = (SELECT max(id) FROM record_entry)",
        "UPDATE record_entry SET closed_id = NULL, closing_id = NULL",
        "UPDATE record_source SET locator = 'elsewhere'",
        "UPDATE record_source SET withdrawn_id = 1",
        "UPDATE record_source SET marking_id = (SELECT min(id) FROM record_marking)",
        "UPDATE record_passage SET start = start + 1",
        "UPDATE record_edition SET title = 'forged'",
        "UPDATE record_revision SET reason = 'forged'",
        "UPDATE record_change SET after = 1",
        "DELETE FROM record_visibleaccess",
        "DELETE FROM record_visible",
        "UPDATE record_head SET last_row = last_row - 1",
    ],
)
def test_verify_finds_what_was_changed_without_the_triggers(filled, sql):
    without_triggers()
    execute(sql)
    assert [p for p in chain.verify().problems if "trigger" not in p]


def test_verify_finds_missing_triggers(filled):
    without_triggers()
    assert any("record_entry_stays" in problem for problem in chain.verify().problems)
    triggers.install()
    assert chain.verify().problems == []


def test_verify_finds_a_trigger_that_lets_everything_pass(filled):
    name, table, event, _, words = triggers._rules()[0]
    with connection.cursor() as cursor:
        for statement in triggers._statements(name, table, event, "FALSE", words):
            cursor.execute(statement)
    assert chain.verify().problems == [f"trigger {name} is missing or another"]


def test_verify_reports_a_record_without_a_head(filled):
    without_triggers()
    execute("DELETE FROM record_head")
    assert any("head" in problem for problem in chain.verify().problems)


def test_verify_finds_a_record_cut_short(filled):
    head = chain.verify().head
    assert chain.verify(noted=head).problems == []
    assert chain.verify(noted="0" * 64).problems == ["the head noted earlier is not in the chain"]


def test_an_entry_is_closed_once(filled):
    with pytest.raises(AlreadyClosed), revise("tester", "correct") as revision:
        revision.close(filled.entry, filled.markings["public"])


def test_undo_opens_anew_what_was_closed(filled):
    undo(filled.last, "tester")
    undo(filled.last - 1, "tester")
    assert filled.names(filled.subject, "public") == ["one"]
    assert chain.verify().problems == []


def test_undo_is_refused_where_later_revisions_rest_on_it(filled):
    with pytest.raises(RestedUpon) as refused:
        undo(filled.last - 2, "tester")
    assert refused.value.revisions == (filled.last - 1,)
    with pytest.raises(RecordError, match="does not exist"):
        undo(10_000, "tester")


def test_expunged_words_are_gone_and_the_chain_still_verifies(filled):
    with pytest.raises(RecordError, match="two persons"):
        expunging.expunge_document(filled.document, "officer", "officer", "a reason")
    known = filled.name(filled.subject, "Some Body")
    filled.name(filled.subject, "Some Body")
    expunging.expunge_document(filled.document, "officer", "reviewer", "a reason")
    expunging.expunge_entry(known, "officer", "reviewer", "a reason")
    assert filled.names(filled.subject, "JPN") == []
    report = chain.verify()
    # An edition, a passage and two entries; then two entries, and by whom they were known.
    assert (report.problems, report.expunged) == ([], 8)
    with connection.cursor() as cursor:
        for table, columns in COMMITTED.items():
            names = ", ".join(f'"{column}"' for column in columns)
            cursor.execute(f"SELECT {names} FROM {table}")
            held = repr(cursor.fetchall())
            assert not [w for w in ("two sides", "A title", "Some Body", "tester'") if w in held]


def test_an_expunged_row_stays_expunged(filled):
    expunging.expunge_document(filled.document, "officer", "reviewer", "a reason")
    with pytest.raises(DatabaseError, match="fixed"):
        execute("UPDATE record_edition SET text = 'The two sides met in May.'")
    with pytest.raises(RecordError, match="before"):
        expunging.expunge_document(filled.document, "officer", "reviewer", "again")


def test_no_two_revisions_share_a_time_and_none_goes_back(filled, monkeypatch):
    from comity.record import revising
    from comity.record.models import Revision

    stopped = Revision.objects.latest("id").at
    monkeypatch.setattr(revising, "now", lambda: stopped.replace(year=1999))
    filled.item()
    filled.item()
    times = list(Revision.objects.order_by("id").values_list("at", flat=True))
    assert times == sorted(set(times))

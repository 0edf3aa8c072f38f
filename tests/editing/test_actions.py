"""What is put right by hand leaves nothing overwritten, and takes nothing from anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.editing.conftest import EVERYONE
from tests.review.desks import held
from tests.review.desks import meeting as claimed

from comity.dates import Span
from comity.editing import actions
from comity.editing.basis import Basis
from comity.editing.errors import CannotUndo, ChangedMeanwhile, NoSource, NotYours
from comity.record import chain, queries
from comity.record.drafts import EntryDraft
from comity.record.history import history
from comity.record.models import Revision
from comity.record.queries import Entry
from comity.record.vantage import Vantage
from comity.review.queries import claims
from comity.review.registering import Release


def the(kind: str, audience: str = "NATO") -> Entry:
    (found,) = held(audience, kind)
    return found


def last_revision() -> int:
    return int(Revision.objects.latest("id").pk)


def draft_from(entry: Entry, **changed: object) -> EntryDraft:
    old = EntryDraft(
        entry.kind, entry.subject, entry.object, entry.term, entry.value or None, entry.span
    )
    return replace(old, **changed)  # type: ignore[arg-type]


def test_a_correction_says_it_anew_with_the_old_sources_and_one_more(desk, meeting):
    old = the("level")
    right = draft_from(old, term="officials")
    number = actions.correct_entry(
        "officer", desk.vantage, old.id, right, Basis(EVERYONE, known_to="registry"), "a slip"
    )
    assert [(e.id, e.term) for e in held("JPN", "level")] == [(number, "officials")]
    told = queries.sources(desk.vantage, [number])[number]
    assert [source.locator for source in told] == ["protocol office", "registry"]
    assert chain.verify().problems == []


def test_a_corrected_date_moves_all_that_the_desk_holds_of_the_engagement(desk, meeting):
    old = the("held")
    day = Span.parse("2022-04-08")
    actions.correct_entry("officer", desk.vantage, old.id, draft_from(old, span=day), None)
    now = queries.entries(desk.vantage, subjects=[meeting])
    assert {entry.span for entry in now} == {day}
    assert {entry.kind for entry in now} == {"held", "level", "place"}


def test_what_others_told_stands_on_beside_a_correction(desk, meeting, japan):
    old = the("level")
    actions.support_entry("delegate", japan, old.id, Basis(EVERYONE, known_to="embassy"))
    actions.correct_entry("officer", desk.vantage, old.id, draft_from(old, term="officials"), None)
    assert sorted(e.term for e in held("AUS", "level")) == ["ministers", "officials"]


def test_nobody_takes_back_what_another_told(desk, meeting, japan):
    old = the("level")
    with pytest.raises(NotYours):
        actions.withdraw_entry("delegate", japan, old.id)
    with pytest.raises(NotYours):
        actions.correct_entry("delegate", japan, old.id, draft_from(old, term="officials"), None)
    assert not actions.may_correct(japan, old.id)
    assert the("level", "JPN").term == "ministers"


def test_of_two_who_correct_at_once_the_second_is_told_and_nothing_is_lost(desk, meeting):
    old = the("place")
    first = draft_from(old, value={"text": "Storm Bay"})
    second = draft_from(old, value={"text": "Quiet Bay"})
    actions.correct_entry("one", desk.vantage, old.id, first, None)
    with pytest.raises(ChangedMeanwhile):
        actions.correct_entry("two", desk.vantage, old.id, second, None)
    assert the("place").value == {"text": "Storm Bay"}


def test_without_its_sources_and_without_another_nothing_is_written(desk, meeting):
    old = the("place")
    before = last_revision()
    with pytest.raises(NoSource):
        actions.correct_entry(
            "officer", desk.vantage, old.id, draft_from(old), None, keep_sources=False
        )
    assert last_revision() == before
    assert the("place") == old


def test_what_is_taken_back_comes_again_by_undo_with_its_source(desk, meeting):
    old = the("place")
    number = actions.withdraw_entry("officer", desk.vantage, old.id, "not so")
    assert held("NATO", "place") == []
    actions.undo_revision("officer", desk.vantage, number)
    assert the("place").value == old.value
    again = the("place").id
    assert [s.locator for s in queries.sources(desk.vantage, [again])[again]] == ["protocol office"]


def test_an_undo_can_be_undone(desk, meeting):
    old = the("level")
    actions.correct_entry("officer", desk.vantage, old.id, draft_from(old, term="officials"), None)
    for expected in ("ministers", "officials"):
        actions.undo_revision("officer", desk.vantage, last_revision())
        assert the("level").term == expected


def test_another_desk_undoes_nothing_of_this_one(desk, meeting, japan):
    with pytest.raises(CannotUndo):
        actions.undo_revision("delegate", japan, last_revision())


def test_undoing_an_acceptance_lets_its_claim_wait_again(desk):
    words = "Ministers met in Port Calm"
    desk.accept(words, lambda text: [claimed(text, words)])
    actions.undo_revision("officer", desk.vantage, last_revision())
    assert [view.state for view in claims(desk.vantage)] == ["awaiting"]


def test_an_entry_quotes_a_document_exactly_or_not_at_all(desk, meeting):
    desk.read("The talks took place in Storm Bay. Storm Bay is calm.", lambda text: [])
    draft = EntryDraft("place", meeting, value={"text": "Storm Bay"})
    for exact in ("in Calm Bay", "Storm Bay", ""):
        with pytest.raises(NoSource):
            actions.add_entry(
                "officer", desk.vantage, draft, Basis(EVERYONE, edition=desk.edition, exact=exact)
            )
    quoted = Basis(EVERYONE, edition=desk.edition, exact="took place in Storm Bay")
    number = actions.add_entry("officer", desk.vantage, draft, quoted)
    (source,) = queries.sources(desk.vantage, [number])[number]
    assert source.exact == "took place in Storm Bay"


def test_what_is_entered_for_few_exists_for_nobody_else(desk, meeting):
    narrow = Basis(Release("TLP:AMBER", ("AUS",)), known_to="protocol office")
    draft = EntryDraft("setting", meeting, value={"text": "beside the regatta"})
    actions.add_entry("officer", desk.vantage, draft, narrow)
    assert [e.value["text"] for e in held("AUS", "setting")] == ["beside the regatta"]
    assert held("JPN", "setting") == []
    assert [one.entry.kind for one in history(Vantage.of("JPN"), meeting)].count("setting") == 0

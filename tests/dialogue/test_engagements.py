"""Engagements as the record tells them: assembled, sought, compared, counted."""

from __future__ import annotations

from datetime import date

import pytest
from tests.review.desks import AUSTRALIA_ALONE, PUBLIC, Desk, meeting

from comity.dates import Span
from comity.dialogue import queries
from comity.dialogue.firsts import check, scope_of
from comity.dialogue.queries import Sought
from comity.dialogue.regularity import regularity
from comity.partners.queries import actor_by_code
from comity.reader.claims import First, Participation
from comity.record.revising import revise
from comity.record.vantage import Vantage

FOUR = ("AUS", "JPN", "KOR", "NZL")


@pytest.fixture
def desk(vocabulary) -> Desk:
    with revise("tester", "accredit") as revision:
        for code in ("NATO", "JPN", "AUS"):
            revision.audience(code, code)
    return Desk("NATO")


def met(desk, day, *, parties=("NATO", *FOUR), release=PUBLIC, **fields):
    """An engagement on record, told by a document of its own."""
    text = f"They met. {day} {sorted(fields)} {parties} {release}"
    made = {"date": day, "parties": parties, **fields}
    desk.accept(text, lambda t: [meeting(t, "met", **made)], release)
    sought = Sought(span=Span.parse(day)) if day else Sought()
    return queries.engagements(desk.vantage, sought)[0]


def test_an_engagement_holds_all_that_was_told_of_it(desk):
    guest = Participation("JPN", "Foreign Minister", "A Name", "guest", "IP4", "partner")
    found = met(
        desk, "2022-04-07", participants=(guest,), place="Brussels", topics=("cyber defence",),
        body="NATO.NAC", track="political", mode="in-person",
    )  # fmt: skip
    assert (found.kind, found.level, found.track, found.mode) == (
        "meeting", "ministers", "political", "in-person",
    )  # fmt: skip
    assert [body.code for body in found.bodies] == ["NATO.NAC"]
    assert [(topic.area, topic.text) for topic in found.topics] == [
        ("cyber-defence", "cyber defence")
    ]
    japan = next(p for p in found.participants if p.actor.code == "JPN")
    assert (japan.capacities, japan.persons, japan.roles) == (
        ("Foreign Minister",), ("A Name",), ("guest",),
    )  # fmt: skip
    assert found.place == "Brussels"
    assert found.conflicts == ()


def test_engagements_are_sought_by_what_they_are(desk):
    vantage = desk.vantage
    ministers = met(desk, "2022-04-07", place="Brussels")
    chiefs = met(desk, "2022-05-19", level="chiefs-of-defence", body="NATO.MC", track="military")
    call = met(desk, "2022-06-01", kind="call", parties=("NATO", "JPN"), level="leaders")
    number = {code: actor_by_code(vantage, code).id for code in ("JPN", "KOR", "NATO.MC")}

    def ids(**sought):
        return [e.id for e in queries.engagements(vantage, Sought(**sought))]

    assert ids() == [call.id, chiefs.id, ministers.id]
    assert ids(actors=(number["KOR"], number["JPN"])) == [chiefs.id, ministers.id]
    assert ids(body=number["NATO.MC"], level="chiefs-of-defence", track="military") == [chiefs.id]
    assert ids(place="brussels") == [ministers.id]
    assert ids(span=Span.parse("2022-05")) == [chiefs.id]
    assert ids(kind="call") == [call.id]
    assert queries.count_engagements(vantage, Sought(kind="meeting")) == 2


def test_conflicting_levels_stand_side_by_side(desk):
    met(desk, "2022-04-07")
    found = met(desk, "2022-04-07", level="officials")
    (conflict,) = found.conflicts
    assert [entry.term for entry in conflict.entries] == ["ministers", "officials"]


def test_what_australia_alone_may_see_is_not_there_for_japan(desk):
    met(Desk("AUS"), "2022-04-07", release=AUSTRALIA_ALONE)
    assert queries.engagements(Vantage.of("JPN")) == []
    assert queries.count_engagements(Vantage.of("JPN")) == 0
    assert queries.count_engagements(Vantage.of("AUS")) == 1


def first_of(engagement, others):
    return check(engagement, scope_of(engagement, engagement.firsts[0].value), others)


def test_first_holds_on_record_and_shows_what_fits_a_wider_scope(desk):
    told = First("first-ever meeting of ministers", FOUR, jointly=True, level="ministers")
    early = met(desk, "2016-03-01", parties=("NATO", "JPN"))
    officials = met(desk, "2018-05-02", level="officials")
    first = met(desk, "2020-12-01", firsts=(told,))
    met(desk, "2022-04-07")
    found = first_of(first, queries.engagements(desk.vantage))
    assert found.holds
    assert {e.id for e in found.wider} == {early.id, officials.id}
    assert (found.searched, found.since) == (3, 2016)


def test_first_does_not_hold_where_an_earlier_one_fits(desk):
    told = First("first", FOUR, jointly=True, level="ministers")
    before = met(desk, "2019-01-10")
    first = met(desk, "2020-12-01", firsts=(told,))
    found = first_of(first, queries.engagements(desk.vantage))
    assert not found.holds
    assert [e.id for e in found.counter_examples] == [before.id]


def test_first_is_on_record_within_what_one_may_see(desk):
    told = First("first", FOUR, jointly=True, level="ministers")
    met(Desk("AUS"), "2019-01-10", release=AUSTRALIA_ALONE)
    first = met(desk, "2020-12-01", firsts=(told,))
    assert first_of(first, queries.engagements(Vantage.of("JPN"))).holds
    assert not first_of(first, queries.engagements(Vantage.of("AUS"))).holds


def test_a_series_has_its_usual_interval_and_its_gaps(desk):
    for day in ("2018-05-01", "2019-05-01", "2020-05-01", "2023-05-01"):
        met(desk, day)
    met(desk, "", recurring=True, body="NATO.NAC")
    found = regularity(queries.engagements(desk.vantage))
    assert (found.held, found.first, len(found.recurring)) == (4, date(2018, 5, 1), 1)
    assert found.usual_days == pytest.approx(366, abs=1)
    assert [(gap.after, gap.before) for gap in found.gaps] == [(date(2020, 5, 1), date(2023, 5, 1))]


def test_a_session_is_part_of_the_meeting_it_was_held_in(desk):
    text = "The ministers met for two days. On the second day they met with partners."

    def two_days(text):
        days, words = "2022-04-06/2022-04-07", "met for two days"
        whole = meeting(text, words, date=days, parties=("NATO", "SWE"))
        return [whole, meeting(text, "met with partners", date="2022-04-07")]

    desk.accept(text, two_days, PUBLIC)
    session, whole = sorted(queries.engagements(desk.vantage), key=lambda e: len(e.parts))
    assert [entry.object for entry in session.session_of] == [whole.id]
    assert [entry.subject for entry in whole.parts] == [session.id]


def test_what_a_text_twice_calls_regular_is_one_series(desk):
    text = "The Council meets regularly with partners. Topics of such meetings vary."

    def twice(text):
        regular = {"date": "", "recurring": True, "body": "NATO.NAC", "level": "unknown"}
        return [
            meeting(text, "meets regularly", **regular),
            meeting(text, "such meetings", kind="council", **regular),
        ]

    desk.accept(text, twice, PUBLIC)
    (series,) = queries.engagements(desk.vantage)
    assert (series.kind, series.status, series.conflicts) == ("council", "recurring", ())

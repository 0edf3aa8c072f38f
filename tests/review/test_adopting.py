"""Accepted claims become entries: the same told twice is held once, a conflict is kept twice."""

from __future__ import annotations

from tests.review.desks import AUSTRALIA_ALONE, Desk, held, meeting, quoted

from comity.dialogue.queries import engagements
from comity.reader.claims import (
    CooperationClaim,
    InstrumentClaim,
    Participation,
    StandingClaim,
)
from comity.record import chain, queries
from comity.record.vantage import Vantage

TOLD = "On 7 April 2022 the ministers of Australia and Japan met the Alliance in Brussels."
TOLD_AGAIN = "Ministers of the Alliance, Australia and Japan held talks in April 2022."


def told(text, **fields):
    return [meeting(text, "ministers", place="Brussels", **fields)]


def told_again(**fields):
    return lambda text: [meeting(text, "held talks", **{"date": "2022-04", **fields})]


def test_one_engagement_told_by_two_documents_has_two_sources(desk):
    desk.accept(TOLD, told)
    desk.accept(TOLD_AGAIN, told_again())
    (date,) = held("public", "held")
    assert date.span.edtf == "2022-04-07"
    titles = [s.exact for s in queries.sources(Vantage.of("public"), [date.id])[date.id]]
    assert titles == ["ministers", "held talks"]
    assert len(held("public", "participant")) == 3
    assert chain.verify().problems == []


def test_a_meeting_of_other_parties_or_days_is_another(desk):
    desk.accept(TOLD, told)
    desk.accept(TOLD_AGAIN, told_again(parties=("NATO", "KOR")))
    desk.accept(TOLD_AGAIN + " ", told_again(date="2022-05"))
    assert len({entry.subject for entry in held("public", "held")}) == 3


def test_two_engagements_of_one_text_stay_two(desk):
    desk.accept(TOLD, lambda text: [*told(text), meeting(text, "met")])
    assert len({entry.subject for entry in held("public", "held")}) == 2


def test_levels_that_differ_are_both_kept(desk):
    desk.accept(TOLD, told)
    desk.accept(TOLD_AGAIN, told_again(date="2022-04-07", level="officials"))
    assert len({entry.subject for entry in held("public", "held")}) == 1
    assert [entry.term for entry in held("public", "level")] == ["ministers", "officials"]


def test_a_participant_told_with_less_supports_what_is_held(desk):
    officer = Participation("JPN", "Foreign Minister", "A Name", "guest")
    desk.accept(TOLD, lambda text: told(text, participants=(officer,)))
    desk.accept(TOLD_AGAIN, told_again(participants=(Participation("JPN", role="guest"),)))
    japan = [e for e in held("public", "participant") if e.value.get("person")]
    assert len(queries.sources(Vantage.of("public"), [japan[0].id])[japan[0].id]) == 2


def test_what_all_may_see_never_leans_on_what_fewer_see(desk):
    australia = Desk("AUS")
    australia.accept(TOLD, told, AUSTRALIA_ALONE)
    assert held("JPN", "held", "participant", "name") == []
    desk.accept(TOLD_AGAIN, told_again())
    japan = {e.subject for e in held("JPN", "held")}
    assert len(japan) == 1
    assert len({e.subject for e in held("AUS", "held")}) == 2
    assert {e.value["text"] for e in held("JPN", "identifier")} == {"NATO", "JPN", "AUS"}


def test_a_standing_gains_a_source_where_it_bears_the_claim_out(desk):
    text = "Finland, then a partner of the Alliance since 1994, took part. It is a partner."

    def standings(text):
        return [
            StandingClaim(passages=quoted(text, "since 1994"), subject="FIN", kind="partner",
                          object="NATO", start="1994"),
            StandingClaim(passages=quoted(text, "is a partner"), subject="FIN", kind="partner",
                          object="NATO", as_of="2022-04-08"),
        ]  # fmt: skip

    desk.accept(text, lambda text: standings(text)[:1])
    desk.accept(text + " ", lambda text: standings(text)[1:])
    (standing,) = held("public", "standing")
    assert standing.span.edtf.startswith("1994/")
    assert len(queries.sources(Vantage.of("public"), [standing.id])[standing.id]) == 2


def test_a_standing_that_contradicts_the_known_one_stands_beside_it(desk):
    def partner(text, **dates):
        return [StandingClaim(passages=quoted(text, "partner"), subject="FIN", kind="partner",
                              object="NATO", **dates)]  # fmt: skip

    desk.accept("A partner until 3 April 2023.", lambda t: partner(t, end="2023-04-03"))
    desk.accept("Still a partner.", lambda t: partner(t, as_of="2023-06-01"))
    assert len(held("public", "standing")) == 2


def test_each_partner_has_its_programme_and_the_agenda_it_serves(desk):
    text = "The Alliance and each partner agreed a Cooperation Programme, part of Agenda 2030."

    def programmes(text):
        return [
            InstrumentClaim(passages=quoted(text, "Cooperation Programme"), kind="programme",
                            title="Cooperation Programme", parties=("NATO", code),
                            topics=("cyber defence",), part_of=("Agenda 2030",))
            for code in ("AUS", "JPN")
        ]  # fmt: skip

    desk.accept(text, programmes)
    desk.accept(text + " ", programmes)
    assert len({e.subject for e in held("public", "instrument_type") if e.term == "programme"}) == 2
    assert len({e.object for e in held("public", "refers_to")}) == 1
    assert {e.term for e in held("public", "instrument_area")} == {"cyber-defence"}


def test_cooperation_is_told_of_each_partner(desk):
    text = "The Alliance, Australia and Japan work together on maritime security."

    def cooperation(text):
        words = quoted(text, "maritime security")
        topics = ("maritime security",)
        return [CooperationClaim(passages=words, parties=("NATO", "AUS", "JPN"), topics=topics)]

    desk.accept(text, cooperation)
    rows = held("public", "cooperation")
    assert [row.term for row in rows] == ["maritime-security"] * 2
    assert len({row.object for row in rows}) == 1


def test_a_summit_that_one_side_tells_in_part_is_the_same_summit(desk):
    summit = {"kind": "summit", "level": "leaders", "date": "2022-06-29"}
    five = ("NATO", "AUS", "JPN", "KOR", "NZL")
    desk.accept(TOLD, lambda text: told(text, **summit, parties=five))
    desk.accept(TOLD_AGAIN, told_again(**{**summit, "date": "2022-06"}, parties=("NATO", "JPN")))
    assert len({entry.subject for entry in held("public", "held")}) == 1


def test_a_talk_of_two_at_a_summit_is_not_the_summit(desk):
    summit = {"kind": "summit", "level": "leaders", "date": "2022-06-29"}
    five = ("NATO", "AUS", "JPN", "KOR", "NZL")
    desk.accept(TOLD, lambda text: told(text, **summit, parties=five))
    desk.accept(TOLD_AGAIN, told_again(date="2022-06-29", level="leaders", parties=("NATO", "JPN")))
    assert len({entry.subject for entry in held("public", "held")}) == 2


def test_what_was_planned_and_then_held_is_held(desk):
    desk.accept(TOLD, lambda text: told(text, planned=True))
    desk.accept(TOLD_AGAIN, told_again(date="2022-04-07"))
    (found,) = engagements(desk.vantage)
    assert found.status == "held"
    assert [entry.term for entry in found.entries_of("held")] == ["planned", "held"]

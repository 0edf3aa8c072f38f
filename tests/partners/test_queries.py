"""What the record answers about actors and standings, from the packaged vocabulary."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from comity.dates import Answer, Span
from comity.partners import queries
from comity.partners.queries import Actor
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.revising import revise
from comity.record.vantage import Vantage

pytestmark = pytest.mark.usefixtures("vocabulary")

BEFORE, AFTER = date(2022, 4, 7), date(2023, 4, 11)


def public(on: date | None = None) -> Vantage:
    return Vantage.of("public", on)


def by_code(code: str, on: date | None = None) -> Actor:
    actor = queries.actor_by_code(public(on), code)
    assert actor is not None
    return actor


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("TUR", date(2022, 5, 31), "Turkey"),
        ("TUR", date(2022, 6, 1), "Türkiye"),
        ("MKD", date(2019, 2, 1), "Macedonia"),
        ("MKD", date(2019, 2, 28), "North Macedonia"),
        ("NATO", None, "NATO"),
    ],
)
def test_an_actor_is_named_as_on_the_day(code: str, on: date | None, name: str) -> None:
    assert by_code(code, on).name == name


def test_names_in_other_forms() -> None:
    turkey = by_code("TUR").id
    assert queries.names_of(public(AFTER), [turkey], "formal") == {turkey: "Republic of Türkiye"}
    assert queries.names_of(public(BEFORE), [turkey], "formal") == {turkey: "Republic of Turkey"}
    assert queries.names_of(public(), [turkey], "adjective") == {turkey: "Turkish"}
    assert {"Turkey", "Türkiye"} <= {
        entry.value["text"] for entry in queries.names_over_time(public(BEFORE), turkey)
    }


def test_actors_are_in_alphabetical_order_and_of_the_type_asked_for() -> None:
    groups = queries.actors(public(), type="group")
    assert {actor.type for actor in groups} == {"group"}
    assert "IP4" in {actor.code for actor in groups}
    names = [actor.name for actor in queries.actors(public(), type="country")]
    assert names.index("Afghanistan") < names.index("Åland Islands") < names.index("Albania")


def test_an_actor_is_found_by_its_public_id() -> None:
    japan = by_code("JPN")
    assert queries.actor(public(), japan.public_id) == japan
    assert queries.actor(public(), "") is None
    assert queries.actor(public(), "nonesuch") is None
    assert queries.actor_by_code(public(), "ATLANTIS") is None


def test_allies_are_thirty_then_thirty_one() -> None:
    nato = by_code("NATO").id
    before = queries.members(public(BEFORE), nato)
    after = queries.members(public(AFTER), nato)
    assert (len(before), len(after)) == (30, 31)
    joined = {one.subject.code for one in after} - {one.subject.code for one in before}
    assert joined == {"FIN"}


def test_a_group_is_expanded() -> None:
    four = queries.members(public(BEFORE), by_code("IP4").id)
    assert [one.subject.code for one in four] == ["AUS", "JPN", "NZL", "KOR"]
    assert {one.covers for one in four} == {Answer.yes}


def test_a_release_to_a_group_names_its_members_of_the_day() -> None:
    assert queries.release_list(public(AFTER), ["IP4", "EU"]) == ["AUS", "EU", "JPN", "KOR", "NZL"]
    assert queries.release_list(public(date(2019, 1, 1)), ["IP4"]) == []
    assert queries.release_list(public(), ["public"]) == ["public"]


def test_the_standing_of_the_day() -> None:
    finland, nato = by_code("FIN").id, by_code("NATO").id
    before = queries.standings(public(BEFORE), subject=finland, object=nato)
    assert {one.kind for one in before} == {"partner"}
    assert "Partnership for Peace" in {one.label for one in before}
    (after,) = queries.standings(public(AFTER), subject=finland, object=nato)
    assert (after.kind, after.label, after.framework) == ("member", "Member", "")
    partners = queries.standings(public(AFTER), object=nato, kinds=["partner"])
    assert "FIN" not in {one.subject.code for one in partners}


def test_bodies_belong_to_their_organisation() -> None:
    nato = by_code("NATO").id
    bodies = queries.standings(public(AFTER), object=nato, kinds=["body-of"])
    assert "NATO.NAC" in {one.subject.code for one in bodies}


def test_then_and_now() -> None:
    nato = by_code("NATO").id
    numbers = {code: by_code(code).id for code in ("FIN", "JPN", "SWE")}
    named = queries.naming(public(), list(numbers.values()), nato, BEFORE, AFTER)
    assert named == {
        numbers["FIN"]: "then-partner Finland (now a member)",
        numbers["JPN"]: "Japan",
        numbers["SWE"]: "then-partner Sweden (now an invitee)",
    }
    assert queries.status_then_now(public(), numbers["FIN"], nato, BEFORE, BEFORE) == "Finland"
    assert queries.status_then_now(public(), -1, nato, BEFORE, AFTER) == ""


def test_the_highest_standing_of_the_day_names_the_actor() -> None:
    finland, nato = by_code("FIN").id, by_code("NATO").id
    acceding = queries.naming_standings(public(date(2022, 9, 1)), nato, [finland])
    assert acceding[finland].kind == "invitee"
    assert queries.naming_standings(public(date(1990, 1, 1)), nato, [finland]) == {}


def test_a_sure_standing_names_before_a_possible_one() -> None:
    finland, nato = by_code("FIN").id, by_code("NATO").id
    vantage = public()
    with revise("tests", "accept") as revision:
        marking = revision.marking("TLP:CLEAR", vantage.audience, [vantage.audience])
        revision.entry(
            EntryDraft("standing", finland, nato, "member", span=Span.parse("/2023-04-11")),
            [SourceDraft(marking)],
        )
    kinds = {
        one.kind: one.covers
        for one in queries.standings(public(BEFORE), subject=finland, object=nato)
    }
    assert kinds == {"partner": Answer.yes, "member": Answer.possibly}
    assert queries.naming_standings(public(BEFORE), nato, [finland])[finland].kind == "partner"


def test_a_page_of_fifty_actors_takes_a_handful_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    vantage = public(BEFORE)
    nato = by_code("NATO").id
    numbers = [actor.id for actor in queries.actors(vantage)[:50]]
    with django_assert_num_queries(2):
        queries.actors(vantage, numbers=numbers)
    with django_assert_num_queries(3):
        queries.standings(vantage, object=nato)
    with django_assert_num_queries(3):
        queries.naming_standings(vantage, nato, numbers)
    with django_assert_num_queries(3):
        queries.codes(vantage, ["FIN", "NATO"])


def test_instruments_with_their_parties_areas_and_agendas() -> None:
    vantage = public()
    japan, nato = by_code("JPN"), by_code("NATO")
    with revise("tests", "accept") as revision:
        marking = revision.marking("TLP:CLEAR", vantage.audience, [vantage.audience])
        source = [SourceDraft(marking)]
        agenda, programme = (revision.item("instrument", marking) for _ in range(2))
        for draft in (
            EntryDraft("instrument_type", agenda, term="strategy"),
            EntryDraft("title", agenda, value={"text": "Agenda for Tomorrow"}),
            EntryDraft("instrument_type", programme, term="programme"),
            EntryDraft("title", programme, value={"text": "Programme of Work"}),
            EntryDraft("party", programme, japan.id),
            EntryDraft("party", programme, nato.id),
            EntryDraft("adopted", programme, span=Span.parse("2023-07-12")),
            EntryDraft("instrument_area", programme, term="cyber-defence", value={"text": "cyber"}),
            EntryDraft("refers_to", programme, agenda),
        ):
            revision.entry(draft, source)
    (found,) = queries.instruments(vantage, party=japan.id, kinds=["programme"])
    assert (found.kind, found.title) == ("programme", "Programme of Work")
    assert found.parties == (japan, nato)
    assert found.adopted == Span.parse("2023-07-12")
    assert found.areas == (("cyber-defence", "cyber"),)
    assert [one.title for one in found.refers_to] == ["Agenda for Tomorrow"]
    assert queries.instrument(vantage, found.public_id) == found
    agenda_found = queries.instruments(vantage)[-1]
    assert [one.id for one in agenda_found.referred_by] == [found.id]
    assert queries.instruments(public(BEFORE), party=japan.id) == []
    assert queries.instruments(vantage, party=by_code("AUS").id) == []


def test_what_one_may_not_see_changes_nothing() -> None:
    """Names, standings and instruments released to one audience leave another's answers alone."""
    finland, nato = by_code("FIN").id, by_code("NATO").id

    def answers() -> tuple[object, ...]:
        vantage = public(BEFORE)
        return (
            queries.actors(vantage),
            queries.standings(vantage, object=nato),
            queries.members(vantage, nato),
            queries.names_of(vantage, [finland, nato]),
            queries.instruments(vantage),
            queries.codes(vantage, ["FIN", "SECRET"]),
        )

    before = answers()
    with revise("tests", "accept") as revision:
        audience = revision.audience("AUS", "Australia")
        narrow = revision.marking("TLP:RED", audience, [])
        source = [SourceDraft(narrow)]
        hidden = revision.item("actor", narrow)
        instrument = revision.item("instrument", narrow)
        for draft in (
            EntryDraft("identifier", hidden, term="code", value={"text": "SECRET"}),
            EntryDraft("standing", hidden, nato, "member"),
            EntryDraft("standing", finland, nato, "member"),
            EntryDraft("name", finland, term="short", value={"text": "Suomi", "language": "en"}),
            EntryDraft("title", instrument, value={"text": "Quiet understanding"}),
        ):
            revision.entry(draft, source)
    assert answers() == before
    mine = Vantage.of("AUS", BEFORE)
    assert queries.actor_by_code(mine, "SECRET") is not None
    assert len(queries.members(mine, nato)) == 32

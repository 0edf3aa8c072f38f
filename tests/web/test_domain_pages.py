"""Partners, engagements, programmes and areas, as a visitor reads them."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.web.worlds import World, of_the_wall

from comity.record.opaque import reference
from comity.record.queries import entries
from comity.record.vantage import Vantage
from comity.web.spreadsheets import guarded


def text_of(client: Client, address: str, **given: str) -> str:
    return " ".join(client.get(address, given).content.decode().split())


def rows_of(client: Client, address: str, **given: str) -> list[dict[str, str]]:
    response = client.get(address, {**given, "format": "csv"})
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_partner_becomes_a_member_on_its_day(client: Client, world: World) -> None:
    for day, kind in (("2022-04-07", "partner"), ("2023-05-01", "member")):
        rows = rows_of(client, "/partners/", of="LEAGUE", on=day)
        held = [(row["kind"], row["covers"]) for row in rows if row["actor"] == "EAS"]
        assert held == [(kind, "yes")]


def test_partners_are_narrowed_to_a_group(client: Client, world: World) -> None:
    rows = rows_of(client, "/partners/", of="LEAGUE", group="SEA2", kind="partner", on="2022-04-07")

    assert [row["actor"] for row in rows] == ["NOR", "SOU"]


def test_an_actors_page_shows_all_that_is_on_record_of_it(client: Client, world: World) -> None:
    shown = text_of(client, f"/actors/{world.actor}/", on="2022-04-07")

    for words in ("<h1>Norland</h1>", "<svg", "Sea partners", "since 2010", "7 April 2022</span>"):
        assert words in shown, words


def test_an_engagement_shows_who_was_there_as_what_and_what_they_are_now(
    client: Client, world: World
) -> None:
    shown = text_of(client, f"/engagements/{world.engagement}/", on="2023-05-01")

    assert "League: Partner, now Member" in shown
    assert "Foreign Minister" in shown
    assert "It holds: no earlier one of this scope is on record." in shown
    assert "The record holds different accounts of the level" in shown


def test_a_first_shows_its_counter_examples(client: Client, world: World) -> None:
    shown = text_of(client, f"/engagements/{world.engagement}/")

    assert "Scope checked" in shown
    assert "0 other engagements of these actors were searched" in shown


@pytest.mark.parametrize(
    ("given", "count"),
    [({"actor": "NOR"}, 1), ({"body": "LEAGUE.COUNCIL", "month": "2022-04"}, 1),
     ({"level": "ministers", "track": "political", "place": "storm"}, 1), ({"actor": "ZZZ"}, 0),
     ({"month": "2021"}, 0), ({"on": "2022-04-06"}, 0), ({"on": "2022-04-07"}, 1),
     ({"on": "2022-04-06", "month": "2022"}, 1), ({"area": "cyber-defence", "with": "SOU"}, 1),
     ({"area": "space"}, 0)],
)  # fmt: skip
def test_engagements_are_found_by_what_is_asked(
    client: Client, world: World, given: dict[str, str], count: int
) -> None:
    assert len(rows_of(client, "/engagements/", **given)) == count


def test_a_month_that_is_none_is_told(client: Client, world: World) -> None:
    shown = text_of(client, "/engagements/", month="May 2022")

    assert "“Month” was given as “May 2022”" in shown


def test_a_programme_leads_to_its_agenda_and_back(client: Client, world: World) -> None:
    programme = text_of(client, f"/programmes/{world.instrument}/")
    agenda = programme.split('refers to</dt><dd><ul><li><a href="')[1].split('"')[0]

    assert "Harbour Agenda" in programme
    assert f'href="/programmes/{world.instrument}/"' in text_of(client, agenda)


def test_each_cell_of_the_matrix_opens_its_evidence(client: Client, world: World) -> None:
    shown = text_of(client, "/areas/", of="LEAGUE", group="SEA2")

    assert '<span class="nowrap">1 p</span> <a class="evidence" href="/entries/' in shown
    assert "nothing on record" in shown


def test_an_entry_tells_what_was_held_before_it(client: Client, world: World) -> None:
    (place,) = entries(Vantage.of("public"), kinds=["place"])
    shown = text_of(client, f"/entries/{reference(place.id)}/")

    assert (
        'Place – Storm Bay</th><td>7 April 2022</td> <td><span class="nowrap">2124-01-01 20:'
        in shown
    )
    assert (
        'Place – Port Calm</th><td>7 April 2022</td> <td><span class="nowrap">2124-01-01 13:'
        in shown
    )
    assert shown.count("still held") == 1


def test_every_sentence_of_a_brief_opens_its_source(client: Client, world: World) -> None:
    asked = {"of": "LEAGUE", "group": "SEA2", "on": "2022-04-07"}
    response = client.get("/brief/", asked)
    shown = response.content.decode()
    said = [one for _, parts in response.context["sections"] for p in parts for one in p.said]

    assert said
    for one in said:
        assert one.notes, one.text
        assert all(f'id="note-{n}"' in shown for a, z in one.notes for n in range(a, z + 1))
    assert f'href="/documents/{world.document}/?on=2022-04-07&amp;edition=' in shown


def test_a_brief_is_offered_on_each_partner(client: Client, world: World) -> None:
    shown = client.get("/brief/", {"of": "LEAGUE", "on": "2022-04-07"})
    one = shown.context["partners"][0]

    written = client.get("/brief/", {"of": "LEAGUE", "group": one.code, "on": "2022-04-07"})

    assert one.name in written.context["brief"].title


@pytest.mark.parametrize("form", ["html", "md", "docx", "json"])
def test_a_brief_is_given_as_a_file(client: Client, world: World, form: str) -> None:
    asked = {"of": "LEAGUE", "group": "SEA2", "on": "2022-04-07", "format": form}
    response = client.get("/brief/", asked)
    name = f'attachment; filename="brief-league-sea2-2022-04-07.{form}"'

    assert response.headers["Content-Disposition"] == name
    assert client.get("/brief/", asked | {"on": "soon"}).status_code == 404


def test_a_brief_on_nobody_says_what_to_do(client: Client, world: World) -> None:
    assert "No actor" in text_of(client, "/brief/", of="ZZZ", group="SEA2")


def test_an_interface_speaks_as_the_pages_do(client: Client, world: World) -> None:
    asked = {"of": "LEAGUE", "on": "2022-04-07"}
    rows = {row["actor"]: row for row in client.get("/api/partners", asked).json()}

    assert (rows["EAS"]["kind"], rows["EAS"]["covers"]) == ("partner", "yes")
    assert rows["EAS"]["sources"][0]["exact"].startswith("Ministers of Norland")
    assert client.get("/api/partners", asked | {"on": "soon"}).status_code == 400
    assert client.get("/api/partners").json() == {"error": "of: Field required"}
    assert client.get("/api/partners", {"of": "ZZZ"}).json() == {
        "error": "Nothing is at this address."
    }


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\0=1", " =1", "＝1", "|x", "%x"]
)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert guarded(cell).startswith("'")
    assert "\0" not in guarded(cell)


def test_a_topic_that_looks_like_a_formula_is_exported_guarded(
    client: Client, world: World
) -> None:
    (row,) = rows_of(client, "/engagements/", known="2124-01-01T18:00:00")

    assert row["topics"] == "cyber defence; =the sea"
    assert guarded("=the sea") == "'=the sea"


QUERIES = {
    "/": 13,
    "/partners/?of=LEAGUE&on=2022-04-07": 8,
    "/actors/{actor}/": 26,
    "/engagements/": 15,
    "/engagements/{engagement}/": 36,
    "/programmes/": 9,
    "/areas/?of=LEAGUE&group=SEA2": 13,
    "/documents/": 2,
    "/documents/{document}/": 17,
    "/entries/{entry}/": 15,
    "/search/?q=calm": 6,
}


@pytest.mark.parametrize("address", QUERIES)
def test_a_page_asks_the_record_no_more_often_than_pinned(
    client: Client,
    world: World,
    address: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(QUERIES[address] + of_the_wall()):
        client.get(address.format(actor=world.actor, engagement=world.engagement,
                                  document=world.document, entry=world.entry))  # fmt: skip

"""Coverage: what was searched is on record, and tells not found from not searched."""

from __future__ import annotations

from django.test import Client
from tests.web.worlds import World

GIVEN = {"publisher": "League", "period": "2019/2023", "language": "en", "method": "index"}


def test_what_was_searched_is_on_record_and_told_where_nothing_is_found(
    reviewer: Client, world: World
) -> None:
    before = reviewer.get("/engagements/", {"month": "2021"}).content.decode()
    shown = reviewer.post("/coverage/", GIVEN, follow=True).content.decode()
    within = reviewer.get("/engagements/", {"month": "2021"}).content.decode()
    outside = reviewer.get("/engagements/", {"month": "1991"}).content.decode()

    assert "it may be that nobody looked" in before
    assert "by the publisher’s index" in shown
    assert "Not found in what was searched: League" in within
    assert "it may be that nobody looked" in outside


def test_a_search_is_shown_as_its_desk_releases_it(
    reviewer: Client, client: Client, world: World
) -> None:
    reviewer.post("/coverage/", GIVEN)
    public = Client().get("/coverage/").content.decode()

    assert "No search is on record for you" in public
    assert "Documents held" in public


def test_what_cannot_be_is_refused(reviewer: Client, world: World) -> None:
    for given in ({}, GIVEN | {"period": "long ago"}, GIVEN | {"method": "luck"}):
        shown = reviewer.post("/coverage/", given, follow=True).content.decode()
        assert "No search is on record for you" in shown
    listed = reviewer.get("/coverage/", {"format": "csv"}).content.decode("utf-8-sig")
    assert listed.startswith('"publisher","period"')
    stranger = Client().post("/coverage/", GIVEN, follow=True).content.decode()
    assert "Sign in as somebody of a desk" in stranger

"""The vantage is part of the address, is kept by every link, and is never widened."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from tests.web.worlds import World

from comity.web.looking import Looking, NotADay, looking_at, parse_day, parse_known


def look(address: str) -> Looking:
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    return looking_at(request)


def test_day_and_time_are_taken_from_the_address(world: World) -> None:
    looking = look("/?on=2022-04-07&known=2023-04-11T09:30")

    assert looking.vantage.on == looking.day == date(2022, 4, 7)
    assert looking.vantage.known == datetime(2023, 4, 11, 9, 30, 59, tzinfo=UTC)
    assert looking.query == "on=2022-04-07&known=2023-04-11T09%3A30"


@pytest.mark.parametrize(
    ("text", "last_second"),
    [
        ("2023-04-11", datetime(2023, 4, 11, 23, 59, 59, tzinfo=UTC)),
        ("2023-04-11 09:30:05Z", datetime(2023, 4, 11, 9, 30, 5, tzinfo=UTC)),
    ],
)
def test_known_takes_in_all_of_what_it_names(text: str, last_second: datetime) -> None:
    assert parse_known(text) == last_second


@pytest.mark.parametrize("text", ["2022-13-01", "20220407", "7 April 2022", "2022-04-07T", "٢٠٢٢"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(NotADay, match="Expected year-month-day"):
        parse_day(text)


@pytest.mark.parametrize("text", ["yesterday", "2023-04-11T25:00", "2023-04-11T09:30+02:00"])
def test_what_is_no_time_is_told(text: str) -> None:
    with pytest.raises(NotADay, match="hours and minutes in UTC"):
        parse_known(text)


def test_a_wrong_day_is_told_and_the_page_stays_usable(client: Client, world: World) -> None:
    response = client.get("/documents/", {"on": '2022-02-30"><script>'})
    shown = response.content.decode()

    assert response.status_code == 400
    assert "which is not a day" in shown
    assert "<script>" not in shown
    assert world.document in shown


def test_nobody_looks_with_anothers_eyes(world: World) -> None:
    looking = look("/?for=JPN")

    assert looking.audience == "public"
    assert "nobody may look with another's eyes" in looking.problems[0]


def test_links_keep_the_vantage(client: Client, world: World) -> None:
    shown = client.get("/documents/", {"on": "2022-04-07"}).content.decode()

    assert f'href="/documents/{world.document}/?on=2022-04-07"' in shown


def test_before_it_was_known_it_is_not_found(client: Client, world: World) -> None:
    known = {"known": "2001-01-01"}

    assert client.get(f"/documents/{world.document}/", known).status_code == 404
    assert world.document not in client.get("/documents/", known).content.decode()


def test_a_record_that_has_not_begun_shows_an_empty_page(client: Client, db: None) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert "No document is on record for you yet" in response.content.decode()

"""How actors are named and called, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from comity.dates import Span
from comity.partners import rules
from comity.partners.rules import Name

BORDURIA = [
    Name("Old Borduria", "short", "en", Span.parse("../2010-05-31")),
    Name("Borduria", "short", "en", Span.parse("2010-06-01/..")),
    Name("Bordurie", "short", "fr", Span.ALWAYS),
    Name("Republic of Borduria", "formal", "en", Span.ALWAYS),
    Name("Bordurian", "adjective", "en", Span.ALWAYS),
]


@pytest.mark.parametrize(
    ("day", "form", "language", "text"),
    [
        (date(2010, 5, 31), "short", "en", "Old Borduria"),
        (date(2010, 6, 1), "short", "en", "Borduria"),
        (None, "short", "en", "Borduria"),
        (date(2010, 6, 1), "short", "fr", "Bordurie"),
        (date(2010, 6, 1), "formal", "en", "Republic of Borduria"),
        (date(2010, 6, 1), "acronym", "en", "Borduria"),
        (date(2010, 6, 1), "adjective", "en", "Bordurian"),
    ],
)
def test_the_name_of_the_day(day: date | None, form: str, language: str, text: str) -> None:
    name = rules.name_on(BORDURIA, day.toordinal() if day else None, form, language)
    assert name is not None
    assert name.text == text


def test_before_its_first_name_an_actor_bears_the_nearest() -> None:
    names = [
        Name("Second", "short", "en", Span.parse("2000-01-01/..")),
        Name("First", "short", "en", Span.parse("1990-01-01/1999-12-31")),
    ]
    name = rules.name_on(names, date(1980, 1, 1).toordinal())
    assert name is not None
    assert name.text == "First"
    assert rules.name_on(names, None, "demonym") is None


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        ("partner", "member", "then-partner Finland (now a member)"),
        ("partner", "invitee", "then-partner Finland (now an invitee)"),
        ("member", "", "then-member Finland (no longer a member)"),
        ("", "observer", "Finland (now an observer)"),
        ("partner", "partner", "Finland"),
        ("", "", "Finland"),
    ],
)
def test_then_and_now(then: str, now: str, words: str) -> None:
    assert rules.then_now("Finland", then, now) == words


def test_the_highest_standing_names_the_actor() -> None:
    assert rules.naming_kind({"partner", "group-member", "member"}) == "member"
    assert rules.naming_kind({"partner", "invitee"}) == "invitee"
    assert rules.naming_kind({"of-no-list"}) == "of-no-list"
    assert rules.naming_kind(set()) == ""


def test_order_is_alphabetical_whatever_the_accents() -> None:
    names = ["Türkiye", "the Gambia", "Åland", "Australia", "Zembla"]
    assert rules.in_order(names, str) == ["Åland", "Australia", "the Gambia", "Türkiye", "Zembla"]

"""Firsts: for whom the text says it, and in which words."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim, First


def firsts(text: str) -> list[First]:
    claims = read(Text(text, published="2022-06-01"), Gazetteer.from_terms()).claims
    return [one for claim in claims if isinstance(claim, EngagementClaim) for one in claim.firsts]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "The leaders of Chile and Peru took part in an ASEAN Summit in Manila for the first "
            "time on 3 May 2022.",
            ("CHL", "PER"),
        ),
        (
            "The first-ever EU Foreign Ministers’ meeting with Chile and Peru was held in Oslo on "
            "3 May 2022.",
            ("CHL", "PER"),
        ),
        (
            "The Foreign Ministers of Norway and Chile met in Oslo on 3 May 2022. It was the first "
            "meeting of the two since 1990.",
            ("CHL", "NOR"),
        ),
    ],
)
def test_a_first_is_of_those_who_came(text: str, actors: tuple[str, ...]) -> None:
    (first,) = firsts(text)
    assert (first.actors, first.jointly) == (actors, True)
    assert "first" in first.scope
    assert not first.scope.endswith(".")


def test_the_first_day_is_no_first() -> None:
    text = "On the first day, 3 May 2022, the Foreign Ministers of Norway and Chile met in Oslo."
    assert firsts(text) == []

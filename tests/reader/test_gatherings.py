"""Seminars, mini-summits and exercises are read whoever organised them and whatever resumed."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim

CONVENED = {
    "The seminar was organised by Fiji and Chile in Suva on 5 May 2022.": (
        "conference 2022-05-05 CHL+FJI"
    ),
    "Fiji and Chile organized a workshop on fisheries in Suva on 5 May 2022.": (
        "conference 2022-05-05 CHL+FJI"
    ),
    "Fiji and Chile resumed their consultations in Suva on 5 May 2022.": (
        "meeting 2022-05-05 CHL+FJI"
    ),
    "The leaders of Fiji and Chile held a mini-summit in Suva on 5 May 2022.": (
        "summit 2022-05-05 CHL+FJI"
    ),
    "The Foreign Minister of Chile came to Suva on 3 May.": "visit 2022-05-03 CHL+FJI",
    "The Foreign Minister of Chile had twice been to Suva, in 2019 and before.": (
        "visit 2019 CHL+FJI"
    ),
}


def engagements(text: str) -> list[str]:
    """Each engagement of a text as "kind date parties"."""
    claims = read(Text(text, published="2022-06-15"), Gazetteer.from_terms()).claims
    told = [claim for claim in claims if isinstance(claim, EngagementClaim)]
    return [f"{one.kind} {one.date} {'+'.join(one.parties)}" for one in told]


@pytest.mark.parametrize("text", CONVENED, ids=lambda text: " ".join(text.split()[:6]))
def test_what_was_convened(text: str) -> None:
    assert engagements(text) == [CONVENED[text]]


def test_whether_a_visit_will_be_is_not_told() -> None:
    text = "The ministers discussed whether the President of Fiji would visit Chile in 2023."
    assert engagements(text) == []


TOLD = {
    "The meeting brought together in Athens on 5 May 2022 the Ministers of Foreign Affairs of "
    "Chile and Fiji.": "meeting 2022-05-05 CHL+FJI",
    "The exercise “Long Swell” was held by Fiji and Chile from 3 to 12 May 2022.": (
        "exercise 2022-05-03/2022-05-12 CHL+FJI"
    ),
    "The Foreign Minister of Chile addressed the OSCE Permanent Council on 5 May 2022.": (
        "meeting 2022-05-05 CHL+OSCE"
    ),
    "Fiji and Chile signed on 5 May 2022 in Suva the Treaty of Friendship.": (
        "signing 2022-05-05 CHL+FJI"
    ),
    "The Fiji-Chile Joint Commission, which meets every two years, held its third session in Suva "
    "on 5 May 2022.": "meeting 2022-05-05 CHL+FJI",
}


@pytest.mark.parametrize("text", TOLD, ids=lambda text: " ".join(text.split()[:6]))
def test_who_was_brought_together(text: str) -> None:
    assert engagements(text) == [TOLD[text]]

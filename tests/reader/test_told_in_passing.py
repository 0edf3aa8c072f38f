"""Engagements told in passing, to come, again and again, or as one of a series."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim

OUTSIDER = "https://www.mfa.gov.tr/x"
LONDON = "https://www.gov.uk/x"


def engagements(text: str, url: str = "") -> list[str]:
    """Each engagement as "kind date parties", with "planned" and "recurring" where it is."""
    claims = read(Text(text, published="2022-06-15", url=url), Gazetteer.from_terms()).claims
    out = []
    for claim in claims:
        if isinstance(claim, EngagementClaim):
            words = [claim.kind, claim.date, "+".join(claim.parties)]
            words += ["planned"] * claim.planned + ["recurring"] * claim.recurring
            out.append(" ".join(word for word in words if word))
    return sorted(out)


IN_PASSING = {
    "The President recalled his meeting with President Ilves of Estonia in Riga on 3 May.": (
        "https://www.president.lv/x",
        "meeting 2022-05-03 EST+LVA",
    ),
    "My meeting with Foreign Minister Rojas of Chile on 3 June was useful.": (
        LONDON,
        "meeting 2022-06-03 CHL+GBR",
    ),
    "At their last meeting, held in Lima on 12 May 2022, the foreign ministers of Peru and Chile "
    "agreed to build a bridge.": ("", "meeting 2022-05-12 CHL+PER"),
    "The Prime Minister of Nepal's last visit to Qatar was in April 2022.": (
        "",
        "visit 2022-04 NPL+QAT",
    ),
    "Trade has grown since the meeting between President Rojas of Chile and President Paz of Peru "
    "in March 2021.": (OUTSIDER, "meeting 2021-03 CHL+PER"),
    "The treaty between Chile and Peru, signed in Lima in March 1999, is in force.": (
        "",
        "signing 1999-03 CHL+PER",
    ),
    "The signing of the customs agreement between Chile and Peru in Arica in May 2003 was noted.": (
        "",
        "signing 2003-05 CHL+PER",
    ),
    "In March 2021, I had the pleasure of receiving the Foreign Minister of Chile in London.": (
        LONDON,
        "meeting 2021-03 CHL+GBR",
    ),
}


@pytest.mark.parametrize("text", IN_PASSING, ids=lambda text: " ".join(text.split()[:6]))
def test_what_is_told_in_passing(text: str) -> None:
    url, told = IN_PASSING[text]
    assert engagements(text, url) == [told]


SERIES = {
    "The 3rd Chile-Fiji Policy Dialogue was held in Suva on 8 June.": "meeting 2022-06-08 CHL+FJI",
    "The second session of the Indo-Fijian Joint Commission was held in Suva on 4 May 2022.": (
        "meeting 2022-05-04 FJI+IND"
    ),
    "The Joint Commission of Cuba and Fiji held its twelfth session in Havana on 7 May 2022.": (
        "meeting 2022-05-07 CUB+FJI"
    ),
    "The EU-Georgia Association Council held its sixth meeting on 28 April 2022.": (
        "council 2022-04-28 EU+GEO"
    ),
    "The Kazakhstan–Fiji Joint Committee meeting was held online on 8 June 2022.": (
        "meeting 2022-06-08 FJI+KAZ"
    ),
    "Political consultations between the foreign ministries of Fiji and Chile were conducted in "
    "Suva on 5 May 2022.": "meeting 2022-05-05 CHL+FJI",
    "Fiji and Chile conducted Exercise Long Swell from 3 to 12 June 2022.": (
        "exercise 2022-06-03/2022-06-12 CHL+FJI"
    ),
    "The Fiji-Chile Trade and Investment Dialogue took place in Suva on 5 May 2022.": (
        "meeting 2022-05-05 CHL+FJI"
    ),
    "Officials of Fiji and Chile hold annual consultations.": "meeting CHL+FJI recurring",
    "Political consultations between Fiji and Chile are held annually.": (
        "meeting CHL+FJI recurring"
    ),
}


@pytest.mark.parametrize("text", SERIES, ids=lambda text: " ".join(text.split()[:6]))
def test_what_is_one_of_a_series(text: str) -> None:
    assert engagements(text) == [SERIES[text]]


AHEAD = {
    "A state visit by the King of Jordan to Oman is planned for October 2022.": (
        "visit 2022-10 JOR+OMN planned"
    ),
    "The next round of consultations between Fiji and India is scheduled to take place in Suva in "
    "2023.": "meeting 2023 FJI+IND planned",
    "The meeting between the foreign ministers of Fiji and Chile is due to be held on 3 July.": (
        "meeting 2022-07-03 CHL+FJI planned"
    ),
    "The Prime Minister of Fiji leaves for Chile on 17 June.": "visit 2022-06-17 CHL+FJI planned",
    "The President of Fiji will go to Peru on 3 July and will depart for Chile the next day.": (
        "visit 2022-07-04 CHL+FJI planned"
    ),
}


@pytest.mark.parametrize("text", AHEAD, ids=lambda text: " ".join(text.split()[:6]))
def test_what_is_to_come(text: str) -> None:
    assert AHEAD[text] in engagements(text)


def test_verbs_after_and_have_the_subject_of_the_verb_before() -> None:
    text = "The Foreign Minister of Chile visited Japan on 3 June and met the President of Laos."
    assert engagements(text) == ["meeting CHL+LAO", "visit 2022-06-03 CHL+JPN"]


@pytest.mark.parametrize(
    "text",
    [
        "The visit of the President of Ghana to Togo, planned for 20 June, has been postponed.",
        "The meeting between the leaders of Fiji and Chile could take place in July.",
        "The meeting between the leaders of Fiji and Chile in May 2022 did not take place.",
        "The Foreign Minister of Fiji had been due to visit Lima on 20 June.",
        "The ministers voiced the hope that the Prime Minister of Fiji would visit Lima in 2023.",
    ],
)
def test_what_may_not_come_is_none(text: str) -> None:
    assert engagements(text) == []


LEGS = {
    "The Prime Minister of Fiji travelled to Chile on 3 May, to Peru on 5 May and to Japan on "
    "7 May 2022.": [
        "visit 2022-05-03 CHL+FJI",
        "visit 2022-05-05 FJI+PER",
        "visit 2022-05-07 FJI+JPN",
    ],
    "The Prime Minister of Fiji arrived in Lima on 3 May and in Santiago on 5 May 2022.": [
        "visit 2022-05-03 FJI+PER",
        "visit 2022-05-05 CHL+FJI",
    ],
    "The Prime Minister of Fiji travelled from Lima to Santiago on 5 May 2022.": [
        "visit 2022-05-05 CHL+FJI"
    ],
    "The President of Chile will visit Fiji in mid-November.": ["visit 2022-11 CHL+FJI planned"],
}


@pytest.mark.parametrize("text", LEGS, ids=lambda text: " ".join(text.split()[:6]))
def test_each_leg_of_a_journey_has_its_day(text: str) -> None:
    assert engagements(text) == LEGS[text]

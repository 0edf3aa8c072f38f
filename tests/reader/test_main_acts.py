"""The main act of a release, in the manners of many publishers: one sentence, one engagement."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim

ON = "2024-05-04"


def told(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """(date, kind, level, parties) of every engagement claimed, sorted."""
    claims = read(Text(text, published="2024-05-20"), Gazetteer.from_terms()).claims
    return sorted(
        (claim.date, claim.kind, claim.level, claim.parties)
        for claim in claims
        if isinstance(claim, EngagementClaim)
    )


@pytest.mark.parametrize(
    ("text", "kind", "level", "parties"),
    [
        # who called whom
        ("The Prime Minister of Malta received a telephone call from the President of Chad on 4 "
         "May 2024.", "call", "leaders", "MLT TCD"),
        ("Swedish Prime Minister Lars Ek made a telephone call to Danish Prime Minister Mette Holm "
         "on 4 May 2024.", "call", "leaders", "DNK SWE"),
        ("In a phone call on 4 May 2024 with Chancellor Anna Vogt of Germany, President Ion Rusu "
         "of Moldova thanked her.", "call", "leaders", "DEU MDA"),
        ("The Foreign Minister of Tunisia contacted his Italian counterpart by phone on 4 May "
         "2024.", "call", "ministers", "ITA TUN"),
        ("Aram Petrosyan, the Foreign Minister of Armenia, and U.S. Secretary of State Jo Miller "
         "had a phone call on 4 May 2024.", "call", "ministers", "ARM USA"),
        # told as what went on at it
        ("During a meeting with the President of Latvia on 4 May 2024, the Foreign Minister of "
         "Moldova discussed energy.", "meeting", "leaders", "LVA MDA"),
        ("In the course of the meeting held on 4 May 2024 at the Ministry, the Foreign Minister of "
         "Armenia and the Ambassador of Canada discussed reforms.",
         "meeting", "ministers", "ARM CAN"),
        ("The plan was discussed on 4 May 2024 in Vilnius by Lithuanian Defence Minister Jonas "
         "Petraitis and his Norwegian colleague.", "meeting", "ministers", "LTU NOR"),
        ("The President of Malta was called on by the Ambassador of Peru on 4 May 2024.",
         "meeting", "leaders", "MLT PER"),
        # who acts for whom
        ("Delegations of Tunisia and Libya, headed by their Ministers of Interior, met in Tunis on "
         "4 May 2024.", "meeting", "ministers", "LBY TUN"),
        ("A delegation led by the Minister of Defence of Portugal met on 4 May 2024 with a "
         "delegation headed by the Minister of Defence of Cabo Verde.",
         "meeting", "ministers", "CPV PRT"),
        ("The 10th round of the Poland-Vietnam political consultations, chaired by Deputy "
         "Ministers Adam Zielinski and Tran Van Minh, was held on 4 May 2024.",
         "meeting", "officials", "POL VNM"),
        # bodies and series
        ("The EU-Iraq Cooperation Council held its third meeting in Brussels on 4 May 2024.",
         "council", "unknown", "EU IRQ"),
        ("India and Peru held the second round of their Foreign Office Consultations on 4 May 2024 "
         "in Lima.", "meeting", "unknown", "IND PER"),
        ("Chile and Oman held the fifth Defence Policy Dialogue in Muscat on 4 May 2024.",
         "meeting", "unknown", "CHL OMN"),
        ("The talks between the Presidents of Chad and Mali in narrow format began on 4 May 2024.",
         "meeting", "leaders", "MLI TCD"),
        ("The President of Chad had talks with the President of Mali at the request of the Malian "
         "side on 4 May 2024.", "meeting", "leaders", "MLI TCD"),
        # other words for it
        ("The Foreign Minister of Portugal dined with his Spanish counterpart on 4 May 2024.",
         "meeting", "ministers", "ESP PRT"),
        ("The Pope received in audience the President of Lebanon on 4 May 2024.",
         "meeting", "leaders", "LBN VAT"),
    ],
)  # fmt: skip
def test_the_main_act(text: str, kind: str, level: str, parties: str) -> None:
    assert told(text) == [(ON, kind, level, tuple(parties.split()))]


ALBANIA = "On 4 May 2024, Foreign Minister Ilir Basha of Albania "
EACH = ["CHL", "GHA", "NPL"]


@pytest.mark.parametrize(
    "what",
    [
        "also met the foreign ministers of Chile, Ghana and Nepal.",
        "held meetings with the foreign ministers of Chile, Ghana and Nepal.",
        "held telephone conversations with the foreign ministers of Chile, Ghana and Nepal.",
        "met the foreign ministers of Chile, Ghana and Nepal on the sidelines of the session.",
    ],
)
def test_several_met_one_by_one_are_several_meetings(what: str) -> None:
    assert [parties for _, _, _, parties in told(ALBANIA + what)] == [("ALB", one) for one in EACH]


@pytest.mark.parametrize(
    "what",
    [
        "met the foreign ministers of Chile, Ghana and Nepal.",
        "held trilateral meetings with the foreign ministers of Chile, Ghana and Nepal.",
    ],
)
def test_several_met_together_are_one_meeting(what: str) -> None:
    assert [parties for _, _, _, parties in told(ALBANIA + what)] == [("ALB", *EACH)]


@pytest.mark.parametrize(
    "what",
    [
        "also met with:\n- Foreign Minister Ana Soto of Chile\n- Foreign Minister Kofi Osei of "
        "Ghana, with whom he discussed cocoa\n- Foreign Minister Ram Thapa of Nepal\n",
        "held meetings with the following colleagues:\n• Ana Soto, Minister of Foreign Affairs of "
        "Chile;\n• Kofi Osei, Minister of Foreign Affairs of Ghana;\n• Ram Thapa, Minister of "
        "Foreign Affairs of Nepal.\n",
        "had bilateral meetings with:\nthe Foreign Minister of Chile\nthe Foreign Minister of "
        "Ghana\nthe Foreign Minister of Nepal\n",
    ],
)
def test_each_line_of_a_list_is_a_meeting(what: str) -> None:
    text = ALBANIA + what + "He returns to Tirana."
    assert told(text) == [(ON, "meeting", "ministers", ("ALB", one)) for one in EACH]


@pytest.mark.parametrize(
    ("what", "days"),
    [
        ("met the Foreign Minister of Chile on 3 May 2024 and the Foreign Minister of Ghana on 4 "
         "May 2024.", ["2024-05-03 CHL", "2024-05-04 GHA"]),
        ("will hold talks on 6 June 2024 with the Foreign Minister of Chile and on 7 June 2024 "
         "with the Foreign Minister of Ghana.", ["2024-06-06 CHL", "2024-06-07 GHA"]),
        ("paid official visits to Chile (2–3 May 2024) and Ghana (5–6 May 2024).",
         ["2024-05-02/2024-05-03 CHL", "2024-05-05/2024-05-06 GHA"]),
        ("made a visit to Chile on 3 May 2024, followed by a visit to Ghana on 4 May 2024.",
         ["2024-05-03 CHL", "2024-05-04 GHA"]),
        ("met the Foreign Minister of Chile and, separately, with the Foreign Minister of Ghana on "
         "4 May 2024.", ["2024-05-04 CHL", "2024-05-04 GHA"]),
    ],
)  # fmt: skip
def test_what_has_its_own_day_is_its_own_engagement(what: str, days: list[str]) -> None:
    found = told("Foreign Minister Ilir Basha of Albania " + what)
    assert [f"{date} {parties[1]}" for date, _, _, parties in found] == days


@pytest.mark.parametrize(
    ("text", "date", "parties"),
    [
        ("ACCRA, May 3 (Agency) -- Ghana and Chile on Thursday held a round of talks in Lima.",
         "2024-05-16", "CHL GHA"),
        ("The Prime Minister of Malta received a call on Friday evening from Chad's President.",
         "2024-05-17", "MLT TCD"),
        ("The President of Malta received on 4 May 2024, at Verdala Palace, the President of the "
         "European Commission.", ON, "EU MLT"),
        ("Delegations from Cuba and Chad held in Havana a round of talks on fishing on 4 May 2024.",
         ON, "CUB TCD"),
        ("Chad and Mali completed the fourth round of trade negotiations in Bamako on 4 May 2024.",
         ON, "MLI TCD"),
        ("The 26th Ministerial Council of Chad and Mali was held on 4 May 2024 in Bamako.",
         ON, "MLI TCD"),
    ],
)  # fmt: skip
def test_when_stands_where_it_may(text: str, date: str, parties: str) -> None:
    assert [(on, of) for on, _, _, of in told(text)] == [(date, tuple(parties.split()))]


@pytest.mark.parametrize(
    "text",
    [
        "The Chad-Mali consultations, which were to have been held in Bamako on 2 June, have been "
        "cancelled.",
        "Chad and Mali have agreed to put off the third Chad-Mali policy dialogue, set for 8 June.",
        "Asked whether the Foreign Minister of Chad would meet the Foreign Minister of Mali this "
        "month, he did not answer.",
    ],
)
def test_what_is_called_off_or_asked_is_no_engagement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "level", "parties"),
    [
        ("The Foreign Ministers of Chad and Mali spoke via video link on 4 May 2024.",
         "meeting", "ministers", "MLI TCD"),
        ("The Presidents of Chad and Mali met at the Arab League Summit on 4 May 2024.",
         "meeting", "leaders", "MLI TCD"),
        ("FM Ana Soto of Chile met on 4 May 2024 with the Foreign Minister of Mali.",
         "meeting", "ministers", "CHL MLI"),
        ("The Foreign Minister of Chad visited Mali on 4 May 2024. He was received by the Malian "
         "President.", "visit", "leaders", "MLI TCD"),
        ("The EU Ambassador to Chad and the Ambassador of Chile met the Prime Minister of Mali on "
         "4 May 2024.", "meeting", "leaders", "CHL EU MLI"),
        ("Franco-Malian talks were held on 4 May 2024 in Paris.",
         "meeting", "unknown", "FRA MLI"),
    ],
)  # fmt: skip
def test_kind_and_level(text: str, kind: str, level: str, parties: str) -> None:
    assert told(text) == [(ON, kind, level, tuple(parties.split()))]


def test_a_title_that_ends_in_a_day_dates_what_it_tells() -> None:
    title = "Chile's Foreign Minister meets Mali's Foreign Minister: 4 May 2024"
    text = Text(f"{title}\n\nThey spoke of fish.", title=title, published="2024-05-20")
    [claim] = read(text, Gazetteer.from_terms()).claims
    assert isinstance(claim, EngagementClaim)
    assert (claim.date, claim.parties) == (ON, ("CHL", "MLI"))

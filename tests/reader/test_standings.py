"""Standings, by the shapes in which releases of organisations, ministries and news tell them."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import StandingClaim

NATO = "https://www.nato.int/x"
EU = "https://www.consilium.europa.eu/x"
ASEAN = "https://asean.org/x"
NEWS = "https://en.wikinews.org/wiki/x"
JAPAN = "https://www.mofa.go.jp/x"


def told(sentence: str, url: str = NEWS) -> set[str]:
    """ "subject kind object start..end" of each standing the sentence tells."""
    text = Text(f"Notice\n\n{sentence}", title="Notice", published="2023-05-10", url=url)
    claims = read(text, Gazetteer.from_terms()).claims
    return {
        f"{one.subject} {one.kind} {one.object} {one.start}..{one.end}"
        for one in claims
        if isinstance(one, StandingClaim)
    }


@pytest.mark.parametrize(
    ("url", "sentence", "expected"),
    [
        (NEWS, "Croatia became a member of the European Union on 1 July 2013.",
         {"HRV member EU 2013-07-01.."}),
        (NEWS, "Croatia, a member of the EU since 2013, opened the talks.",
         {"HRV member EU 2013.."}),
        (NEWS, "Finland joined NATO on 4 April 2023.", {"FIN member NATO 2023-04-04.."}),
        (NEWS, "The United Kingdom left the European Union on 31 January 2020.",
         {"GBR member EU ..2020-01-31"}),
        (NEWS, "The envoys of EU member states Spain and Italy visited Chad.",
         {"ESP member EU ..", "ITA member EU .."}),
        (NEWS, "Mexico is a member of the OECD and of APEC.",
         {"MEX member OECD ..", "MEX member APEC .."}),
        (NEWS, "Sweden applied to join NATO in May 2022.", {"SWE aspirant NATO .."}),
        (NATO, "NATO members Greece and Türkiye held a drill.",
         {"GRC member NATO ..", "TUR member NATO .."}),
        (NATO, "Georgia is one of NATO’s closest partners.", {"GEO partner NATO .."}),
        (NATO, "NATO and Japan have been partners since the 1990s.", {"JPN partner NATO 199X.."}),
        (NATO, "It was a day for partners in the region: Jordan, Egypt and Morocco.",
         {"JOR partner NATO ..", "EGY partner NATO ..", "MAR partner NATO .."}),
        (NATO, "Experts of invitees Finland and Sweden took part.",
         {"FIN invitee NATO ..", "SWE invitee NATO .."}),
        (NATO, "Moldova has been an Enhanced Opportunities Partner since June 2020.",
         {"MDA partner NATO 2020-06.."}),
        (EU, "Serbia and Montenegro are candidate countries.",
         {"SRB candidate EU ..", "MNE candidate EU .."}),
        (EU, "Moldova was granted candidate status in June 2022.",
         {"MDA candidate EU 2022-06.."}),
        (EU, "The EU and Brazil are strategic partners.", {"BRA partner EU .."}),
        (EU, "Sweden holds the presidency of the Council of the European Union.",
         {"SWE other EU .."}),
        (ASEAN, "Canada became a Dialogue Partner of ASEAN in 1977.",
         {"CAN partner ASEAN 1977.."}),
        (ASEAN, "Indonesia, as the ASEAN Chair, led the talks.", {"IDN other ASEAN .."}),
        (ASEAN, "Timor-Leste has observer status in ASEAN.", {"TLS observer ASEAN .."}),
        (JAPAN, "Japan and Chile share a Strategic Partnership.", {"CHL partner JPN .."}),
    ],
)  # fmt: skip
def test_a_predicated_standing_is_read(url: str, sentence: str, expected: set[str]) -> None:
    assert told(sentence, url) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway is not a member of the European Union.",
        "If Ukraine were a member of the EU, it would vote.",
        "Sweden will soon become a member of NATO.",
        "Kosovo is a potential candidate.",
        "Leaders of the United States, the GCC members, Egypt and Iraq met.",
        "The members of the delegation arrived from Chile.",
        "They support a full membership of Palau in the group.",
    ],
)
def test_what_is_denied_wished_or_nobody_s_is_no_standing(sentence: str) -> None:
    assert told(sentence) == set()


def test_then_tells_of_its_time_and_now_of_the_day_of_writing() -> None:
    text = Text(
        "Notice\n\nIn May 2018, then-aspirant North Macedonia (now an Ally) hosted NATO experts.",
        title="Notice", published="2023-05-10", url=NATO,
    )  # fmt: skip
    claims = [c for c in read(text, Gazetteer.from_terms()).claims if isinstance(c, StandingClaim)]
    assert {(one.kind, one.object, one.as_of) for one in claims} == {
        ("aspirant", "NATO", "2018-05"),
        ("member", "NATO", "2023-05-10"),
    }


def test_partners_listed_belong_to_the_group_and_to_its_organisation() -> None:
    sentence = "NATO and its partners in the Indo-Pacific – Australia and New Zealand – spoke."
    assert told(sentence, NATO) == {
        "AUS group-member IP4 ..", "NZL group-member IP4 ..",
        "AUS partner NATO ..", "NZL partner NATO ..",
    }  # fmt: skip


def test_a_bond_of_two_states_is_told_once() -> None:
    sentence = "The Chile–Peru alliance grew, as did the alliance between Peru and Chile."
    assert len(told(sentence)) == 1


def test_another_organisation_s_partners_of_the_same_region_are_not_that_group() -> None:
    sentence = "The EU met its partners in the Indo-Pacific – Australia and New Zealand – online."
    assert told(sentence, EU) == {"AUS partner EU ..", "NZL partner EU .."}

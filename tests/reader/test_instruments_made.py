"""Instruments by the ways in which they are made, kept and listed: titles, parties, dates."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import InstrumentClaim


def told(body: str, title: str = "Notice") -> set[str]:
    """Each instrument of the text as "kind title | parties | date"."""
    text = Text(f"{title}\n\n{body}", title=title, published="2023-05-10")
    return {
        f"{one.kind} {one.title} | {' '.join(one.parties)} | {one.date}"
        for one in read(text, Gazetteer.from_terms()).claims
        if isinstance(one, InstrumentClaim)
    }


@pytest.mark.parametrize(
    ("sentence", "instrument"),
    [
        ("Kenya, Chad and the African Union signed the Great Lakes Grain Initiative in Cairo.",
         "arrangement Great Lakes Grain Initiative | AU KEN TCD | "),
        ("The Lake Initiative was signed in Cairo by Kenya, Chad and Mali on 3 May 2021.",
         "arrangement Lake Initiative | KEN MLI TCD | 2021-05-03"),
        ("Kenyan and Chadian ministers adopted a Joint Vision for 2030 on 3 May 2021.",
         "joint-declaration Joint Vision for 2030 | KEN TCD | 2021-05-03"),
        ("Kenya signed a Just Water Partnership in June 2022 together with Chad and Mali.",
         "arrangement Just Water Partnership | KEN MLI TCD | 2022-06"),
        ("Kenya and Chad signed the Trade Agreement (TA) in Nairobi on 3 May 2021.",
         "treaty Trade Agreement (TA) | KEN TCD | 2021-05-03"),
        ("A Protocol on Tourism between the Ministry of Culture of Kenya and the Chadian National "
         "Museum was signed on 3 May 2021.",
         "treaty Protocol on Tourism between the Ministry of Culture of Kenya and the Chadian "
         "National Museum | KEN TCD | 2021-05-03"),
        ("An Air Services Agreement was concluded between Kenya and Chad in 2017.",
         "treaty Air Services Agreement | KEN TCD | 2017"),
        ("Chad, which acceded to the Lima Convention in 2019, reported on it.",
         "treaty Lima Convention | TCD | 2019"),
        ("The Moroni accord, signed by Kenya and Chad on 3 May 2021, ended the dispute.",
         "treaty Moroni accord | KEN TCD | 2021-05-03"),
        ("Kenya and Chad are bound by the 1949 Treaty of Friendship.",
         "treaty 1949 Treaty of Friendship | KEN TCD | 1949"),
        ("Kenya's extradition treaty with Chad has been in force since 2019.",
         "treaty extradition treaty | KEN TCD | "),
        ("The ministers of Kenya and Chad put their signatures to an agreement on fisheries.",
         "treaty agreement on fisheries | KEN TCD | "),
        ("Kenya and Chad have a bilateral investment treaty.",
         "treaty bilateral investment treaty | KEN TCD | "),
        ("A bilateral fisheries agreement is in force between Kenya and Chad.",
         "treaty bilateral fisheries agreement | KEN TCD | "),
        ("Kenya and Chad entered into a Free Trade Agreement in 2019.",
         "treaty Free Trade Agreement | KEN TCD | 2019"),
        ("Chad has completed the first year of its Individual Partnership Programme with NATO.",
         "programme Individual Partnership Programme | NATO TCD | "),
        ("The Presidents of Kenya and Chad signed on 3 May 2021 the Treaty on Rivers.",
         "treaty Treaty on Rivers | KEN TCD | 2021-05-03"),
        ("On 3 May 2021 the Foreign Minister of Kenya met the Foreign Minister of Chad to sign "
         "an agreement on courts.", "treaty agreement on courts | KEN TCD | 2021-05-03"),
        ("The Kenya-Chad Trade Agreement guides them. It was adopted in Cairo on 3 May 2021.",
         "treaty Kenya-Chad Trade Agreement | KEN TCD | 2021-05-03"),
        ("The Kenya-Chad Trade Agreement guides them. Signed in 2021, the agreement is short.",
         "treaty Kenya-Chad Trade Agreement | KEN TCD | 2021"),
        ("They cited the Kenya-Chad Plan of Action. Kenya and Chad adopted the Kenya-Chad Plan of "
         "Action in May 2021.", "action-plan Kenya-Chad Plan of Action | KEN TCD | 2021-05"),
    ],
)  # fmt: skip
def test_an_instrument_is_made_or_kept(sentence: str, instrument: str) -> None:
    assert instrument in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Chad concluded the Kenya-Chad Strategic Dialogue in Nairobi.",
        "Kenya announced the Water Initiative.",
        "Kenya and Chad launched the Great Lakes Television.",
        "Kenya and Chad will launch the Kenya-Chad Water Partnership.",
        "The Safeguards Agreement has waited since Chad declined to enter into it.",
        "The Eastern Partnership was launched by Poland and Sweden.",
        "Kenya's free trade agreement with Chad will enter into force next year.",
        "Kenya's free trade agreement with Chad is not yet in force.",
        "The Bank of Australia and New Zealand signed an agreement with Chad on Tuesday.",
    ],
)
def test_what_was_held_meant_or_is_one_s_own_is_no_instrument(sentence: str) -> None:
    assert told(sentence) == set()


def test_a_list_of_what_was_signed_has_the_day_of_its_heading() -> None:
    title = "Acts signed during the visit of the President of Chad to Kenya, Nairobi, 3 May 2021"
    body = "I. AGREEMENT ON RIVER TRAFFIC\n\n2. Memorandum of Understanding on Customs Matters.\n"
    assert told(body, title) == {
        "treaty AGREEMENT ON RIVER TRAFFIC | KEN TCD | 2021-05-03",
        "mou Memorandum of Understanding on Customs Matters | KEN TCD | 2021-05-03",
    }
    body = "The two Governments concluded:\n- an Agreement on Trade,\n- a Protocol on Tourism.\n"
    assert told(f"{body}\nThe Protocol was long.", "Kenya and Chad meet") == {
        "treaty Agreement on Trade | KEN TCD | 2023-05-10",
        "treaty Protocol on Tourism | KEN TCD | 2023-05-10",
    }

"""Lists of members and partners, one in each line, under a line that says what they are."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import StandingClaim


def told(content: str, title: str, url: str = "https://en.wikinews.org/wiki/x") -> set[str]:
    text = Text(f"{title}\n\n{content}", title=title, published="2024-12-20", url=url)
    return {
        f"{one.subject} {one.kind} {one.object} {one.start}".strip()
        for one in read(text, Gazetteer.from_terms()).claims
        if isinstance(one, StandingClaim)
    }


def test_items_under_a_line_that_ends_with_a_colon() -> None:
    content = "The Community has sixteen Member States:\n\n- Angola\n- Comoros (since 2018)\n\nEnd."
    assert told(content, "SADC", "https://www.sadc.int/x") == {
        "AGO member SADC",
        "COM member SADC 2018",
    }


def test_plain_lines() -> None:
    content = (
        "ASEAN's Dialogue Partners are:\n\nAustralia\nCanada\n\nThey meet every year. Japan too."
    )
    assert told(content, "External relations") == {"AUS partner ASEAN", "CAN partner ASEAN"}


def test_a_heading_with_a_row_of_names() -> None:
    assert told("Members of ECOWAS\n\nBenin, Ghana and Togo", "Notice") == {
        "BEN member ECOWAS",
        "GHA member ECOWAS",
        "TGO member ECOWAS",
    }


def test_years_ahead_of_those_who_joined() -> None:
    content = (
        "States that joined the European Union:\n\n- 1973: Denmark and Ireland\n- 1981: Greece"
    )
    assert told(content, "Notice") == {
        "DNK member EU 1973",
        "IRL member EU 1973",
        "GRC member EU 1981",
    }


def test_a_table_of_accessions() -> None:
    content = "Country | Date of accession\nDenmark | 5 May 1949\nGreece | 9 August 1949"
    assert told(content, "The members", "https://www.coe.int/x") == {
        "DNK member COE 1949-05-05",
        "GRC member COE 1949-08-09",
    }


@pytest.mark.parametrize(
    "content",
    [
        "Visits to members:\n\n- 5 May 2020: Denmark\n- Greece",
        "The Secretary General met partners:\n\n- Georgia\n- Moldova",
        "Countries that are not members:\n\n- Japan\n- Chile",
        "Members\n\nThe list is long.\n\nJapan",
    ],
)
def test_lists_of_something_else_give_no_standings(content: str) -> None:
    assert told(content, "Notice", "https://www.coe.int/x") == set()

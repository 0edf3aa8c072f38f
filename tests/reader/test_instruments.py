"""Instruments and cooperation, by the shapes in which releases tell them."""

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import Claim, CooperationClaim, InstrumentClaim

NATO = "https://www.nato.int/x"
EU = "https://www.consilium.europa.eu/x"
NEWS = "https://en.wikinews.org/wiki/x"


def claims_of(body: str, url: str = NEWS, title: str = "Notice") -> tuple[Claim, ...]:
    text = Text(f"{title}\n\n{body}", title=title, published="2023-05-10", url=url)
    return read(text, Gazetteer.from_terms()).claims


def instruments(body: str, url: str = NEWS, title: str = "Notice") -> list[InstrumentClaim]:
    return [one for one in claims_of(body, url, title) if isinstance(one, InstrumentClaim)]


@pytest.mark.parametrize(
    ("url", "sentence", "kind", "title", "parties", "date"),
    [
        (NEWS, "France and Peru signed the Lima Treaty on 22 January 2019.",
         "treaty", "Lima Treaty", ("FRA", "PER"), "2019-01-22"),
        (NEWS, "Kenya and Chad signed an agreement on water rights in Cairo on 4 May 2020.",
         "treaty", "agreement on water rights", ("KEN", "TCD"), "2020-05-04"),
        (NEWS, "On 3 May 2021, Kenya and Chad signed a memorandum of understanding.",
         "mou", "memorandum of understanding", ("KEN", "TCD"), "2021-05-03"),
        (NEWS, "The Chile-Peru Fisheries Agreement was signed in July 2018.",
         "treaty", "Chile-Peru Fisheries Agreement", ("CHL", "PER"), "2018-07"),
        (NEWS, "They cited the 2008 Kenya–Chad Border Agreement.",
         "treaty", "2008 Kenya–Chad Border Agreement", ("KEN", "TCD"), "2008"),
        (NEWS, "The Treaty of Friendship between Chile and Peru was cited.",
         "treaty", "Treaty of Friendship between Chile and Peru", ("CHL", "PER"), ""),
        (EU, "The Council adopted the EU Strategy for the Arctic in June 2021.",
         "strategy", "EU Strategy for the Arctic", ("EU",), "2021-06"),
        (NATO, "Work follows the Tailored Partnership Programme signed with Mongolia in 2012.",
         "programme", "Tailored Partnership Programme", ("MNG", "NATO"), "2012"),
    ],
)  # fmt: skip
def test_an_instrument_has_title_parties_and_date(
    url: str, sentence: str, kind: str, title: str, parties: tuple[str, ...], date: str
) -> None:
    (one,) = instruments(sentence, url)
    assert (one.kind, one.title, one.parties, one.date) == (kind, title, parties, date)


@pytest.mark.parametrize(
    "sentence",
    [
        "Negotiations on a Free Trade Agreement between the EU and India will continue.",
        "Kenya and Chad called for an agreement.",
        "The Kenya-Chad Trade Policy Forum opened.",
        "France and India discussed the Lima Agreement.",
        "Kenya and Chad reached agreement on the agenda.",
        "The President issued a Major Flood Declaration.",
    ],
)
def test_what_is_sought_or_nobody_s_is_no_instrument(sentence: str) -> None:
    assert instruments(sentence) == []


def test_each_of_several_partners_has_its_own() -> None:
    body = "NATO and each of the partners, Malta and Peru, have developed River Safety Programmes."
    assert {(one.title, one.parties) for one in instruments(body, NATO)} == {
        ("River Safety Programme", ("MLT", "NATO")),
        ("River Safety Programme", ("NATO", "PER")),
    }


def test_a_joint_text_is_one_of_those_who_open_it() -> None:
    body = "We, the leaders of Chile, Kenya and Peru, share one ocean. We will protect it."
    (one,) = instruments(body, title="Ocean Pledge")
    assert (one.kind, one.title, one.date) == ("joint-declaration", "Ocean Pledge", "2023-05-10")
    assert one.parties == ("CHL", "KEN", "PER")


def test_an_arrangement_is_founded_under_a_name() -> None:
    body = "Chile and Peru announced the creation of a naval partnership called “Humboldt”."
    (one,) = instruments(body)
    assert (one.kind, one.title, one.parties) == ("arrangement", "Humboldt", ("CHL", "PER"))


def cooperation(body: str, url: str = NATO) -> list[CooperationClaim]:
    return [one for one in claims_of(body, url) if isinstance(one, CooperationClaim)]


def test_cooperation_agreed_ongoing_and_contributed() -> None:
    (agreed, more, ongoing, given) = cooperation(
        "NATO and Malta have agreed to step up cooperation in areas including cyber defence and "
        "space. They have also agreed to work together on issues such as climate change. "
        "Peru and Chile cooperate on arms control and border security. "
        "Kenya contributes its expertise to NATO debates, such as maritime security."
    )
    assert (agreed.mode, agreed.parties) == ("agreed", ("MLT", "NATO"))
    assert agreed.topics == ("cyber defence", "space")
    assert (more.mode, more.parties, more.topics) == (
        "agreed", ("MLT", "NATO"), ("climate change",)
    )  # fmt: skip
    assert (ongoing.mode, ongoing.parties) == ("ongoing", ("CHL", "PER"))
    assert ongoing.areas == ("non-proliferation", "homeland-security")
    assert (given.mode, given.parties) == ("contributes", ("KEN", "NATO"))


def test_what_parties_do_together_is_part_of_the_strategy_the_text_says() -> None:
    (one,) = cooperation(
        "Working with Malta forms an important part of the NATO 2040 agenda. "
        "NATO and Malta have agreed to deepen cooperation, including cyber defence."
    )
    assert one.strategy == "NATO 2040 agenda"


def test_a_list_of_topics_keeps_the_names_of_areas_whole() -> None:
    (one,) = cooperation(
        "NATO and Malta have agreed to expand cooperation, including civil preparedness and "
        "Women, Peace and Security."
    )
    assert one.topics == ("civil preparedness", "Women, Peace and Security")


def test_confidence_is_a_probability_that_features_move() -> None:
    plain = instruments("France and Peru signed the Lima Treaty on 22 January 2019.")[0]
    bare = cooperation("Peru and Chile cooperate on arms control.")[0]
    assert 0 < bare.confidence < plain.confidence < 1


def test_several_with_several_are_one_with_each() -> None:
    body = "NATO has agreed River Safety Programmes with Malta, Peru and Chad."
    assert {(one.title, one.parties) for one in instruments(body, NATO)} == {
        ("River Safety Programme", ("MLT", "NATO")),
        ("River Safety Programme", ("NATO", "PER")),
        ("River Safety Programme", ("NATO", "TCD")),
    }


@pytest.mark.parametrize(
    ("first_line", "told"),
    [
        ("Kenya and Chad signed the Water Treaty in Cairo on 4 May 2020.", 1),
        ("Readout of the signing of a Water Treaty by Kenya and Chad Jr.", 0),
        ("STATEMENT BY KENYA AND CHAD, WHO SIGNED THE WATER TREATY IN 2020.", 0),
    ],
)
def test_a_first_line_that_is_a_sentence_is_read_as_one(first_line: str, told: int) -> None:
    text = Text(first_line, title=first_line, published="2023-05-10")
    claims = read(text, Gazetteer.from_terms()).claims
    assert sum(isinstance(one, InstrumentClaim) for one in claims) == told

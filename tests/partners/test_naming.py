"""Naming profiles."""

from __future__ import annotations

from datetime import date

import pytest

from comity.partners import naming, queries
from comity.record.vantage import Vantage
from comity.terms import load_terms


def test_a_house_without_rules_takes_the_name_as_it_is() -> None:
    house = naming.profile("house")
    assert house.style("XKX", "Kosovo").text == "Kosovo"
    assert house.style("XKX", "Kosovo").footnote == ""
    assert naming.profile("no-such-audience") == house


def test_a_footnote_goes_with_the_name() -> None:
    styled = naming.profile("EU").style("XKX", "Kosovo")
    assert styled.text == "Kosovo*"
    assert "1244" in styled.footnote
    assert styled.order == "kosovo"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2018, 7, 11), "the former Yugoslav Republic of Macedonia"),
        (date(2020, 3, 27), "North Macedonia"),
    ],
)
def test_a_rule_holds_over_its_span(day: date, text: str) -> None:
    assert naming.profile("NATO").style("MKD", "North Macedonia", day.toordinal()).text == text


def test_every_rule_names_a_known_actor_and_says_where_it_is_from() -> None:
    known = load_terms().actors
    for code in ("NATO", "EU", "UN", "COE", "APEC", "OECD"):
        profile = naming.profile(code)
        assert profile.code == code
        for actor, rules in profile.rules.items():
            assert actor in known
            for rule in rules:
                assert rule.source_url.startswith("https://")
                assert not rule.requested_by or rule.requested_by in known


@pytest.mark.usefixtures("vocabulary")
def test_lists_in_the_order_of_the_profile() -> None:
    vantage = Vantage.of("public", date(2022, 4, 7))
    four = list(queries.codes(vantage, ["AUS", "JPN", "KOR", "NZL"]).values())

    def texts(profile: str, host: str = "") -> list[str]:
        styled = queries.styled(vantage, four, naming.profile(profile), host)
        return [one.text for one in styled]

    assert texts("house") == ["Australia", "Japan", "New Zealand", "South Korea"]
    assert texts("NATO") == ["Australia", "Japan", "New Zealand", "Republic of Korea"]
    assert texts("house-fr") == ["Australie", "Corée du Sud", "Japon", "Nouvelle-Zélande"]
    assert texts("house", host="JPN")[0] == "Japan"

"""The packaged vocabulary as the rest of Comity meets it."""

from __future__ import annotations

import dataclasses

import pytest

from comity.terms import load_terms


def texts(code: str, *forms: str, language: str = "en") -> set[str]:
    return {
        name.text
        for name in load_terms().names
        if name.code == code and name.form in forms and name.language == language
    }


def test_terms_are_loaded_once_and_cannot_change():
    terms = load_terms()
    assert terms is load_terms()
    with pytest.raises(TypeError):
        terms.actors["AUS"] = terms.actors["NZL"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        terms.names[0].text = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("code", "form", "text"),
    [
        ("KOR", "alias", "Republic of Korea"),
        ("KOR", "acronym", "ROK"),
        ("KOR", "short", "South Korea"),
        ("GBR", "acronym", "UK"),
        ("GBR", "alias", "Great Britain"),
        ("USA", "acronym", "U.S."),
        ("USA", "formal", "United States of America"),
        ("AUS", "adjective", "Australian"),
        ("AUS", "demonym", "Australians"),
        ("JPN", "capital", "Tokyo"),
        ("NLD", "alias", "Holland"),
        ("SUN", "acronym", "USSR"),
        ("NATO", "alias", "the Alliance"),
        ("NATO.NAC", "short", "North Atlantic Council"),
        ("EU.EEAS", "acronym", "EEAS"),
    ],
)
def test_an_actor_is_known_by_the_names_prose_uses(code: str, form: str, text: str):
    assert text in texts(code, form)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("TUR", "Turkey", "Türkiye"),
        ("MKD", "Macedonia", "North Macedonia"),
        ("SWZ", "Swaziland", "Eswatini"),
        ("MMR", "Burma", "Myanmar"),
        ("CZE", "Czech Republic", "Czechia"),
        ("CPV", "Cape Verde", "Cabo Verde"),
        ("LKA", "Ceylon", "Sri Lanka"),
        ("COD", "Zaire", "Democratic Republic of the Congo"),
    ],
)
def test_a_renamed_state_has_its_names_one_after_the_other(code: str, before: str, after: str):
    short = {
        name.text: name
        for name in load_terms().names
        if name.code == code and name.form == "short" and name.language == "en"
    }
    assert short[before].end < short[after].start
    assert short[after].end == ""


def test_every_state_has_a_french_name():
    named = {name.code for name in load_terms().names if name.language == "fr"}
    states = {a.code for a in load_terms().actors.values() if a.type == "country"}
    assert states <= named


def test_a_body_belongs_to_its_organisation():
    bodies = {body.code: body for body in load_terms().bodies}
    assert bodies["NATO.MC"].parent == "NATO"
    assert bodies["NATO.MC"].level == "chiefs-of-defence"
    assert bodies["EU.COM"].parent == "EU"


def test_an_article_that_belongs_to_a_name_never_hides_a_longer_name():
    # "the Alliance" begins before "Alliance of Sahel States" does, so that has to have its "the"
    english = {name.text for name in load_terms().names if name.language == "en"}
    for article in (text for text in english if text.startswith("the ")):
        short = article.removeprefix("the ") + " "
        assert {f"the {text}" for text in english if text.startswith(short)} <= english

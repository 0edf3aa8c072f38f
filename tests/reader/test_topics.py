"""Topics as worded: lists are cut where the text cuts them, and nowhere else."""

import pytest

from comity.reader import Gazetteer, Text
from comity.reader.reading import sentences_of
from comity.reader.topics import areas_of, topics_in


def topics(text: str) -> list[str]:
    sentences = sentences_of(Text(text, published="2022-06-01"), Gazetteer.from_terms())
    return [text[i:j] for sentence in sentences for i, j in topics_in(text, sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They discussed the price of grain and the ports of the Black Sea.",
            ["price of grain", "ports of the Black Sea"],
        ),
        (
            "The two sides reviewed trade and investment, fisheries, and the release of prisoners.",
            ["trade and investment", "fisheries", "release of prisoners"],
        ),
        (
            "Ministers addressed Women, Peace and Security, which had been left over from May.",
            ["Women, Peace and Security"],
        ),
        ("They spoke about the links between Chad and Niger.", ["links between Chad and Niger"]),
        ("Staff talks on cyber defence were held in Oslo.", ["cyber defence"]),
        ("He spoke with her for about thirty minutes.", []),
        ("She said that members should address the drought.", []),
        ("They met on 3 May.", []),
    ],
)
def test_topics_are_the_phrases_that_the_text_lists(text: str, expected: list[str]) -> None:
    assert topics(text) == expected


def test_areas_come_from_the_words_of_the_topics() -> None:
    assert areas_of(["maritime security in the Gulf", "piracy"])[:1] == ("maritime-security",)

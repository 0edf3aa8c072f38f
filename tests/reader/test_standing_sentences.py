"""Each sentence of specimens/standings.csv tells the standings beside it, in its voice."""

import csv
from pathlib import Path

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import StandingClaim

TABLE = Path(__file__).parents[1] / "specimens" / "standings.csv"
SPECIMENS = [tuple(row) for row in csv.reader(TABLE.read_text(encoding="utf-8").splitlines())][1:]


def told(url: str, sentence: str) -> set[str]:
    text = Text(f"Notice\n\n{sentence}", title="Notice", published="2024-12-20", url=url)
    claims = read(text, Gazetteer.from_terms()).claims
    return {
        f"{one.subject} {one.kind} {one.object} {one.start}..{one.end}".removesuffix(" ..")
        for one in claims
        if isinstance(one, StandingClaim) and one.kind != "group-member"
    }


@pytest.mark.parametrize(
    ("url", "sentence", "standings"), SPECIMENS, ids=[row[1][:60] for row in SPECIMENS]
)
def test_the_sentence_tells_its_standings(url: str, sentence: str, standings: str) -> None:
    assert told(url, sentence) == {one for one in standings.split("; ") if one}


def test_there_are_sentences_of_many_publishers() -> None:
    assert len(SPECIMENS) > 100
    assert len({url for url, _, _ in SPECIMENS}) > 8

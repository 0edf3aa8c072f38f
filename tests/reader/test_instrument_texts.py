"""Each text of specimens/instruments.csv tells the instruments beside it, in its voice."""

import csv
from pathlib import Path

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import InstrumentClaim

TABLE = Path(__file__).parents[1] / "specimens" / "instruments.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    SPECIMENS = list(csv.reader(lines))[1:]


def told(url: str, title: str, body: str) -> set[str]:
    text = Text(f"{title}\n\n{body}", title=title, published="2024-12-20", url=url)
    return {
        f"{one.kind} {one.title} {'+'.join(sorted(one.parties))} {one.date}".strip()
        for one in read(text, Gazetteer.from_terms()).claims
        if isinstance(one, InstrumentClaim)
    }


@pytest.mark.parametrize(
    ("url", "title", "body", "instruments"), SPECIMENS, ids=[row[2][:60] for row in SPECIMENS]
)
def test_the_text_tells_its_instruments(url: str, title: str, body: str, instruments: str) -> None:
    assert told(url, title, body) == {one for one in instruments.split("; ") if one}


def test_there_are_instruments_made_and_others_only_wanted() -> None:
    assert len(SPECIMENS) > 25
    assert any(not row[3] for row in SPECIMENS)

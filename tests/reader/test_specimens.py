"""The example documents are read as people annotated them, or nearly; the floors only rise."""

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.reader.specimens import Row, compare, shares

from comity.examples import example_documents
from comity.reader import Gazetteer, Text, read
from comity.reader.forms import open_texts
from comity.reader.gold import to_gold

SPECIMENS = Path(__file__).parents[1] / "specimens" / "examples"


@cache
def texts() -> dict[str, Text]:
    """Every example text by the name of its annotation, dated and placed as the manifest says."""
    out = {}
    for document in example_documents():
        parts = list(open_texts(document.path))
        for number, text in enumerate(parts):
            name = document.path.stem + (f"-{number}" if len(parts) > 1 else "")
            out[name] = replace(
                text,
                published=text.published or document.published,
                publisher=text.publisher or document.publisher,
                url=text.url or document.address,
            )
    return out


@cache
def read_rows(name: str) -> dict[str, list[Row]]:
    return to_gold(read(texts()[name], Gazetteer.from_terms()))


def annotated(name: str) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = json.loads((SPECIMENS / f"{name}.json").read_text())
    return rows


def test_every_example_is_annotated_and_quotes_it() -> None:
    assert sorted(texts()) == sorted(path.stem for path in SPECIMENS.glob("*.json"))
    for name, text in texts().items():
        flat = " ".join(text.text.split())
        for rows in annotated(name).values():
            assert all(row["quote"] in flat for row in rows)


@pytest.mark.parametrize(
    ("rows", "precision", "recall"),
    [("engagements", 0.93, 0.80), ("relations", 0.92, 0.78), ("instruments", 0.92, 0.78)],
)
def test_examples_are_read_as_annotated(rows: str, precision: float, recall: float) -> None:
    count: Counter[str] = Counter()
    for name in texts():
        compare(annotated(name), read_rows(name), count)
    found = shares(count, rows)
    assert found[0] >= precision, found
    assert found[1] >= recall, found


def test_a_page_without_facts_gives_none() -> None:
    assert read_rows("accreditation") == {"engagements": [], "relations": [], "instruments": []}

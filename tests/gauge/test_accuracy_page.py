"""The page of accuracy says what was measured, by kind of claim and by publisher."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
from benchmarks import accuracy_page
from benchmarks.blocks import Block, read_block

from comity.reader import Gazetteer

MET = "The Foreign Ministers of Norway and Chile met in Oslo on {} May 2022."


class Rules:
    """The least that scoring needs: rows match when parties and date are the same."""

    @staticmethod
    def eng_score(_loose: bool) -> object:
        return None

    rel_score = ins_score = None

    @staticmethod
    def greedy(
        expected: list[dict[str, Any]], got: list[dict[str, Any]], _score: object
    ) -> tuple[list[tuple[int, int]], None, None]:
        def key(row: dict[str, Any]) -> tuple[object, str]:
            return row.get("parties"), str(row.get("date"))

        pairs = [
            (i, j)
            for i, one in enumerate(expected)
            for j, other in enumerate(got)
            if key(one) == key(other)
        ]
        return pairs, None, None

    norm = staticmethod(lambda text: " ".join(str(text).split()))
    ids = expanded = staticmethod(lambda parties: frozenset(parties or ()))
    date_key = staticmethod(str)


@pytest.fixture
def block(tmp_path: Path) -> Block:
    """Six texts of one publisher, of which one expects what it does not tell, and another's."""
    for number in range(7):
        rows = [
            {
                "date": f"2022-05-{number + 1:02}", "kind": "meeting", "level": "ministers",
                "parties": ["CHL", "NOR"] if number else ["CHL", "SWE"], "quote": "",
            }
        ]  # fmt: skip
        gold = {"engagements": rows, "relations": [], "instruments": []}
        (tmp_path / f"{number:03}.json").write_text(json.dumps(gold))
        head = f"URL: https://news.example/{number}\nDATE: 2022-06-01\n\n"
        (tmp_path / f"{number:03}.txt").write_text(f"{head}A meeting\n\n{MET.format(number + 1)}")
    named = [f"{number},The North,readout" for number in range(6)]
    (tmp_path / "publishers.csv").write_text("\n".join(["number,publisher,form", *named]))
    return read_block(tmp_path, cast(ModuleType, Rules), Gazetteer.from_terms())


def test_figures_are_told_by_publisher(block: Block) -> None:
    assert {name: len(rows) for name, rows in block.by_publisher.items()} == {
        "The North": 6,
        "news.example": 1,
    }
    assert block.figures("written: ")["written: engagements f1"] == pytest.approx(6 / 7)
    page = accuracy_page.page(block, {"seen": block}, {"texts read alike twice": 1.0}, "abc")
    assert "| engagements | 7 | 0.86 | 0.86 | 0.86 |" in page
    assert "| The North | 6 | 6 | 0.83 / 0.83 | 0.83 (" in page
    assert "| news.example | 1 | 1 | – | – |" in page
    assert "## 7 texts of 2 publishers, written for this" in page
    assert "Corpus `abc`" in page
    assert accuracy_page.COMMAND in page


def test_the_page_that_is_published_names_its_command_and_corpus() -> None:
    published = accuracy_page.PAGE.read_text()
    assert accuracy_page.COMMAND in published
    assert "Corpus `" in published
    assert "| engagements |" in published

"""The table of the verification standard names tests that are there, and counts itself rightly."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

TOP = Path(__file__).parents[2]
TABLE = TOP / "docs" / "reference" / "asvs.md"
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
ROWS = [tuple(cell.strip() for cell in row) for row in ROW.findall(TABLE.read_text())]
STATES = {"met", "**partly**", "**not met**", "**operator**"}


def test_each_item_stands_there_once_with_a_state() -> None:
    assert len(ROWS) > 100
    assert [item for item, count in Counter(row[0] for row in ROWS).items() if count > 1] == []
    assert {row[2] for row in ROWS} == STATES


def test_each_test_named_is_there() -> None:
    missing = []
    for item, *_, shown in ROWS:
        if not shown:
            continue
        path, _, name = shown.strip("`").partition("::")
        file = TOP / path
        if not file.exists() or (name and f"def {name}(" not in file.read_text()):
            missing.append((item, shown))
    assert missing == [], "name another test, or say that it is not met"


def test_the_counts_are_those_of_the_table() -> None:
    counted = Counter(row[2].strip("*") for row in ROWS)
    told = re.search(
        r"(\d+) items: (\d+) met, (\d+) partly, (\d+) not met, (\d+) the operator's",
        TABLE.read_text(),
    )
    assert told is not None
    states = ("met", "partly", "not met", "operator")
    assert [int(number) for number in told.groups()] == [
        len(ROWS), *(counted[state] for state in states),
    ]  # fmt: skip


def test_what_falls_short_is_listed_above_the_table() -> None:
    text = TABLE.read_text()
    for words, state in (("Partly", "**partly**"), ("Not met", "**not met**")):
        told = re.search(rf"{words}: ([\d., ]+\d)\.", text)
        assert told is not None
        assert set(told[1].split(", ")) == {row[0] for row in ROWS if row[2] == state}


def test_pages_of_safety_lead_somewhere() -> None:
    for name in ("docs/threat-model.md", "docs/guide/accounts.md", "docs/guide/interface.md"):
        page = TOP / name
        for link in re.findall(r"\]\(([^)#]+)", page.read_text()):
            assert (page.parent / link).exists(), f"{name}: {link}"

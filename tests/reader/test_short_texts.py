"""Each specimen is read as it says: a short text of our own, and the engagements it tells."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim

SPECIMENS = sorted((Path(__file__).parents[1] / "specimens").glob("*.toml"))


def _row(claim: EngagementClaim) -> dict[str, Any]:
    return {
        "date": claim.date,
        "kind": claim.kind,
        "level": claim.level,
        "parties": sorted(claim.parties),
        "planned": claim.planned,
        "recurring": claim.recurring,
    }


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_specimen(path: Path) -> None:
    specimen = tomllib.loads(path.read_text(encoding="utf-8"))
    text = Text(
        specimen["text"],
        title=specimen.get("title", ""),
        published=specimen["published"],
        url=specimen.get("url", ""),
    )
    claims = [
        claim
        for claim in read(text, Gazetteer.from_terms()).claims
        if isinstance(claim, EngagementClaim)
    ]
    expected = specimen.get("engagements", [])
    found = sorted((_row(claim) for claim in claims), key=str)
    wanted = [
        {
            "date": row["date"],
            "kind": row["kind"],
            "level": row["level"],
            "parties": sorted(row["parties"]),
            "planned": row.get("planned", False),
            "recurring": row.get("recurring", False),
        }
        for row in expected
    ]
    assert found == sorted(wanted, key=str)
    places = {row["place"] for row in expected if "place" in row}
    assert places <= {claim.place for claim in claims}
    for claim in claims:
        for span in (*claim.passages, *claim.evidence):
            assert text.text[span.start : span.end] == span.exact


def test_there_are_specimens() -> None:
    assert len(SPECIMENS) >= 40

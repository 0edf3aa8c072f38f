"""A folder of annotated texts, read and judged: in all, and by publisher.

A folder holds NNN.txt with the URL and DATE lines of the corpus, NNN.json with its annotation, and
perhaps publishers.csv (number, publisher, form); without it the host of a text's address stands
for its publisher.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

from benchmarks.corpora import annotated
from benchmarks.scores import FIELDS, SETS, Outcome, judge, shares
from comity.reader import Gazetteer

OWN = Path(__file__).with_name("texts")
"""Texts of the project's own, in the manner of many publishers; a folder for each block of them."""
KNOWN = {
    "seen": "looked at while rules were made",
    "kept-apart": "kept apart while rules were made, until the evening of 24 November 2026",
}
"""What a block's texts were to those who made the rules, by the name of its folder."""
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True)
class Block:
    """``outcomes`` are (publisher, what came of the text), in the order of the texts."""

    folder: Path
    digest: str
    outcomes: list[tuple[str, Outcome]]

    @property
    def all(self) -> list[Outcome]:
        return [outcome for _, outcome in self.outcomes]

    @property
    def by_publisher(self) -> dict[str, list[Outcome]]:
        """Those with most texts first."""
        table: dict[str, list[Outcome]] = {}
        for publisher, outcome in self.outcomes:
            table.setdefault(publisher, []).append(outcome)
        return dict(sorted(table.items(), key=lambda row: (-len(row[1]), row[0])))

    @property
    def counts(self) -> Counter[str]:
        return sum((one.counts for one in self.all), Counter())

    def figures(self, prefix: str = "") -> dict[str, float]:
        """Every figure of the block by its name."""
        counts = self.counts
        out: dict[str, float] = {}
        for name in SETS:
            out[f"{name} f1"] = shares(counts, name)[2]
        for name, fields in FIELDS.items():
            matched = counts[f"{name} matched"]
            for one in fields:
                out[f"{name} {one}"] = counts[f"{name} {one}"] / matched if matched else 1.0
            shared = counts[f"{name} parties shared"]
            out[f"{name} party precision"] = shared / max(1, counts[f"{name} parties got"])
            out[f"{name} party recall"] = shared / max(1, counts[f"{name} parties expected"])
        out["quotes verbatim"] = counts["quotes verbatim"] / max(1, counts["quotes"])
        clean = max(1, counts["clean texts"])
        out["clean texts without false alarm"] = 1 - counts["false alarms"] / clean
        return {prefix + name: figure for name, figure in out.items()}


def read_block(folder: Path, rules: ModuleType, gazetteer: Gazetteer) -> Block:
    """The block of a folder."""
    publishers = _publishers(folder)
    outcomes = []
    for name, text, gold in annotated(folder):
        host = (urlsplit(text.url).hostname or "not named").removeprefix("www.")
        outcomes.append((publishers.get(_key(name), host), judge(text, gold, gazetteer, rules)))
    sha = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        sha.update(path.name.encode())
        sha.update(path.read_bytes())
    return Block(folder, sha.hexdigest()[:16], outcomes)


def blocks_of(folder: Path, rules: ModuleType, gazetteer: Gazetteer) -> dict[str, Block]:
    """Each block of a folder by its name: that of a subfolder, or its own if it holds texts."""
    if not folder.is_dir():
        return {}
    inner = sorted(path for path in folder.iterdir() if path.is_dir())
    return {one.name: read_block(one, rules, gazetteer) for one in inner or [folder]}


def _publishers(folder: Path) -> dict[str, str]:
    listed = folder / "publishers.csv"
    if not listed.is_file():
        return {}
    with listed.open(encoding="utf-8", newline="") as lines:
        return {_key(row["number"]): row["publisher"] for row in csv.DictReader(lines)}


def _key(number: str) -> str:
    """ "7", "07" and "007" are one number."""
    return number.strip().lstrip("0") or "0"


def calibration(
    outcomes: list[Outcome],
) -> tuple[list[tuple[float, float, int, float, float]], str]:
    """(from, to, claims, mean confidence, share right in every field) and the Brier score told."""
    judged = [pair for one in outcomes for pair in one.judged]
    rows = []
    for low, high in pairwise(_BINS):
        here = [
            (claim.confidence, right) for claim, right in judged if low <= claim.confidence < high
        ]
        if here:
            mean = sum(value for value, _ in here) / len(here)
            right = sum(one for _, one in here) / len(here)
            rows.append((low, min(high, 1.0), len(here), mean, right))
    brier = sum((claim.confidence - right) ** 2 for claim, right in judged) / max(1, len(judged))
    share = sum(right for _, right in judged) / max(1, len(judged))
    told = (
        f"Brier score {brier:.3f}; {share * (1 - share):.3f} if each were given the mean"
        f" {share:.2f}"
    )
    return rows, told

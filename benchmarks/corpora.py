"""Texts to read: annotated ones, and whole collections, from the folder beside the project."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from comity.reader.claims import Text
from comity.reader.gold import parse_gold

CORPUS = Path(__file__).parents[1] / ".." / "shared" / "corpus"
DATA = Path(__file__).parents[1] / ".." / "shared" / "data"
COLLECTIONS = ("white-house.jsonl", "australia.jsonl")
Rows = dict[str, list[dict[str, Any]]]


def annotated(folder: Path) -> list[tuple[str, Text, Rows]]:
    """Name, text and annotation of each annotated text, by name."""
    out = []
    for path in sorted(folder.glob("*.json")):
        text = parse_gold(path.with_suffix(".txt").read_text(encoding="utf-8"))
        out.append((path.stem, text, json.loads(path.read_text(encoding="utf-8"))))
    return out


def collected(corpus: Path, names: tuple[str, ...] = COLLECTIONS) -> Iterator[Text]:
    """The texts of the collections, in order; the title is the first line of each."""
    for name in names:
        with (corpus / name).open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield Text(
                    f"{row['title']}\n\n{row['text']}",
                    title=row["title"],
                    published=row["date"],
                    url=row["url"],
                )


def digest_of(corpus: Path) -> str:
    """SHA-256 over names and contents of all that is annotated and collected, shortened."""
    sha = hashlib.sha256()
    for path in (*sorted((corpus / "gold").iterdir()), *(corpus / name for name in COLLECTIONS)):
        sha.update(path.name.encode())
        sha.update(path.read_bytes())
    return sha.hexdigest()[:16]


def scorer(corpus: Path) -> ModuleType:
    """The scoring rules that lie beside the annotated texts, so that all score alike."""
    spec = importlib.util.spec_from_file_location("corpus_score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

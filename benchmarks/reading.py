"""Reading, raw text to claims, on one core, beside the least that any reader must do.

    python -m benchmarks.reading --every 4

The floor is the same text through sentence splitting, name matching and date finding alone, in
the same run. Each pass is made in turns, so that a busy machine is busy for both.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.corpora import CORPUS, collected
from comity.dates.prose import find_dates
from comity.reader import Gazetteer, read
from comity.reader.claims import Text
from comity.reader.layout import blocks
from comity.reader.reading import sentences_of
from comity.reader.sentences import sentence_spans

_TURN = 40
"""Texts read before the other pass has its turn."""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--every", type=int, default=2, help="read every n-th text")
    asked = options.parse_args()
    if not asked.corpus.is_dir():
        print(f"found no texts in {asked.corpus}; give their folder with --corpus")
        return 2
    gazetteer = Gazetteer.from_terms()
    texts = [
        text for number, text in enumerate(collected(asked.corpus)) if not number % asked.every
    ]
    read(texts[0], gazetteer)  # tables are built on first use
    parts: dict[str, Callable[[Text], object]] = {
        "sentences": split,
        "names": lambda text: gazetteer.find(text.text),
        "dates": lambda text: find_dates(text.text, date.fromisoformat(text.published)),
        "words": lambda text: sentences_of(text, gazetteer),
        "claims": lambda text: read(text, gazetteer),
    }
    spent = dict.fromkeys(parts, 0.0)
    for start in range(0, len(texts), _TURN):
        for name, part in parts.items():
            began = time.process_time()
            for text in texts[start : start + _TURN]:
                part(text)
            spent[name] += time.process_time() - began
    count = sum(len(split(text)) for text in texts)
    report(count, sum(len(text.text) for text in texts), spent)
    return 0


def split(text: Text) -> list[tuple[int, int]]:
    """The sentences of a text."""
    return [
        span for block in blocks(text.text, text.title) for span in sentence_spans(text.text, block)
    ]


def report(count: int, characters: int, spent: dict[str, float]) -> None:
    """Print the rates of both passes and what each part of the reading takes."""
    floor = spent["sentences"] + spent["names"] + spent["dates"]
    whole = spent["claims"]
    shares = {
        "sentences": spent["sentences"],
        "names": spent["names"],
        "dates": spent["dates"],
        "words": spent["words"] - floor,
        "grammar and claims": whole - spent["words"],
    }
    print(f"{count:,} sentences, {characters / 1e6:.1f} million characters, one core")
    print(f"  raw text to claims   {count / whole:8,.0f} sentences/s   goal 5,000")
    print(f"  floor                {count / floor:8,.0f} sentences/s")
    print(f"  reader / floor       {floor / whole:8.2f}               goal 0.50")
    for name, seconds in shares.items():
        print(f"    {name:<18} {seconds / whole:8.0%}")


if __name__ == "__main__":
    sys.exit(main())

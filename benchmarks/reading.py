"""Reading, raw text to claims, on one core, beside the least that any reader must do.

    python -m benchmarks.reading --every 4

The floor is the same text through sentence splitting, name matching and date finding alone, in
the same run. Each pass is made in turns, so that a busy machine is busy for both. Then ten times
the text, as ten times as many texts and as one text ten times as long; and how long the command
takes to start. All times are of the processor.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.corpora import CORPUS, collected
from comity.dates.prose import find_dates
from comity.reader import Gazetteer, read
from comity.reader.claims import Text
from comity.reader.layout import blocks
from comity.reader.reading import sentences_of
from comity.reader.sentences import sentence_spans

_STARTS = 5
_SOME = 40
"""Texts of which ten times as many are read."""
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
    report_growth(texts, gazetteer)
    seconds = min(_start_up() for _ in range(_STARTS))
    print(f"  comity read, one line {seconds:8.2f} s             goal 0.40")
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
    print(f"Reading: {count:,} sentences, {characters / 1e6:.1f} million characters, one core")
    print(f"  raw text to claims    {count / whole:8,.0f} sentences/s   goal 5,000")
    print(f"  floor                 {count / floor:8,.0f} sentences/s")
    print(f"  reader / floor        {floor / whole:8.2f}               goal 0.50")
    for name, seconds in shares.items():
        each = 1e6 * seconds / count
        print(f"    {name:<19} {seconds / whole:8.0%}   {each:6.0f} µs a sentence")


def report_growth(texts: list[Text], gazetteer: Gazetteer) -> None:
    """Print what ten times the text takes, in texts and in one text, and the memory it leaves."""
    some = texts[:: max(1, len(texts) // _SOME)][:_SOME]
    before = _resident_mib()
    once = _seconds(some, gazetteer)
    tenfold = _seconds(some * 10, gazetteer)
    grown = _resident_mib() - before
    print(f"  10 times as many texts {tenfold / once:7.1f} × the time     goal 10.5")
    print(f"    memory               {grown:+7.1f} MiB of {before:.0f}    goal flat")
    long = [replace(text, text="\n\n".join([text.text] * 10)) for text in some]
    print(
        f"  a text 10 times as long{_seconds(long, gazetteer) / once:7.1f} × the time     goal 10.5"
    )


def _seconds(texts: list[Text], gazetteer: Gazetteer) -> float:
    began = time.process_time()
    for text in texts:
        read(text, gazetteer)
    return time.process_time() - began


def _resident_mib() -> float:
    """Memory in use now, where the system tells; else the most there was."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 2**20


def _start_up() -> float:
    """Processor seconds of the command that reads a file of one line, with its bytecode kept.

    The first of several starts may have to make it.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.txt"
        path.write_text("The President of Finland met the Prime Minister of Japan on 4 May 2023.\n")
        command = [sys.executable, "-m", "comity.cli.main", "read", str(path)]
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


if __name__ == "__main__":
    sys.exit(main())

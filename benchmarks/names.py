"""Names among 20,000 aliases, whole words, as borne on a day, beside what any matcher must do.

    python -m benchmarks.names --megabytes 4

The limit is one bare pass of the automaton, without boundaries, names or days. The peer is
pyahocorasick with the same boundaries, if it is installed (pip install pyahocorasick). All look
for the same writings, those of the lexicon included, in the collections' text or else in made-up
prose. They take turns; the best of three counts.
"""

from __future__ import annotations

import argparse
import importlib
import random
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks.corpora import CORPUS, collected
from benchmarks.forms import sentence
from comity.reader import Gazetteer, lexicon
from comity.reader.gazetteer import Name, _writings

ALIASES = 20_000
DAY = date(2023, 5, 4).toordinal()
ROUNDS = 3
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ren",
    "tas",
    "vo",
    "shi",
    "ban",
    "dur",
    "el",
    "far",
    "gos",
    "hin",
    "jor",
    "kel",
    "ust",
]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--megabytes", type=float, default=4)
    asked = options.parse_args()
    chance = random.Random(1)
    gazetteer = Gazetteer.build(names=aliases(chance))
    size = int(asked.megabytes * 1e6)
    texts = list(
        _up_to(size, (text.text for text in collected(asked.corpus)))
        if asked.corpus.is_dir()
        else _up_to(size, prose(chance, gazetteer))
    )
    patterns = sorted(
        {text for text, _ in lexicon.phrases()}.union(*map(_writings, gazetteer.names))
    )
    bare = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    ways: dict[str, Callable[[str], object]] = {
        "bare pass of ahocorasick_rs": bare.find_matches_as_indexes,
        "names, whole words, on a day": lambda text: gazetteer.find(text, DAY),
    }
    peer = _pyahocorasick(patterns)
    if peer:
        ways["pyahocorasick, whole words"] = peer
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            began = time.process_time()
            for text in texts:
                way(text)
            best[name] = min(best[name], time.process_time() - began)
    characters = sum(map(len, texts)) / 1e6
    limit = best["bare pass of ahocorasick_rs"]
    ours = best["names, whole words, on a day"]
    print(
        f"Names: {ALIASES:,} aliases in {len(patterns):,} writings,"
        f" {characters:.1f} million characters, one core"
    )
    for name, seconds in best.items():
        print(f"  {name:<34} {characters / seconds:8.1f} MB/s")
    print(f"  ours / bare pass                   {limit / ours:8.2f}        goal 0.80")
    if peer:
        print(
            f"  ours / pyahocorasick               "
            f"{best['pyahocorasick, whole words'] / ours:8.1f}        goal 4"
        )
    else:
        print("  pyahocorasick is not installed (pip install pyahocorasick): no peer measured")


def aliases(chance: random.Random) -> Iterator[Name]:
    """The packaged names, and made-up ones up to the number wanted, half of them ended by then."""
    packaged = {name.text: name for name in Gazetteer.from_terms().names}
    yield from packaged.values()
    known = set(packaged)
    while len(known) < ALIASES:
        words = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))) for _ in range(2))
        text = " ".join(word.capitalize() for word in words)
        if text not in known:
            known.add(text)
            yield Name(f"x{len(known)}", text, last_day=DAY + chance.choice((-400, 400)))


def _up_to(size: int, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if size <= 0:
            return
        size -= len(text)
        yield text


def prose(chance: random.Random, gazetteer: Gazetteer) -> Iterator[str]:
    """Texts of some 5,000 characters, without end."""
    while True:
        sentences = []
        for _ in range(40):
            words = sentence(chance, 20)
            if chance.random() < 0.25:
                words = f"{words[:-1]} {chance.choice(gazetteer.names).text}."
            sentences.append(words)
        yield " ".join(sentences)


def _pyahocorasick(patterns: list[str]) -> Callable[[str], object] | None:
    try:
        module: Any = importlib.import_module("ahocorasick")
    except ImportError:
        return None
    automaton = module.Automaton()
    for number, pattern in enumerate(patterns):
        automaton.add_word(pattern, (number, len(pattern)))
    automaton.make_automaton()

    def whole_words(text: str) -> list[tuple[int, int, int]]:
        found = []
        for last, (number, length) in automaton.iter_long(text):
            start, end = last + 1 - length, last + 1
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                found.append((number, start, end))
        return found

    return whole_words


if __name__ == "__main__":
    main()

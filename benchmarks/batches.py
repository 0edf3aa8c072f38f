"""Batches: texts a second with one process and with more, and how much memory they take.

    python -m benchmarks.batches --pages 3000 --jobs 1 --jobs 2

Reads the collections of the corpus and a folder of pages made for this, each as
``comity read --out`` does, in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.corpora import COLLECTIONS, CORPUS

_STATES = ("Norway", "Chile", "Japan", "Peru", "Kenya", "Canada", "Ghana", "Vietnam", "Latvia")
_OFFICES = ("Foreign Minister", "Defence Minister", "Prime Minister", "President")
_TOPICS = ("maritime security", "cyber defence", "trade", "energy", "climate change", "fisheries")
_MONTHS = ("January", "March", "April", "June", "September", "November")
_FRAME = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta name="date" content="2022-05-{day:02}"><style>{style}</style></head><body>
<nav><ul>{links}</ul></nav><main><h1>{title}</h1>{paragraphs}</main>
<footer><p>Contact the press office. All rights reserved.</p><ul>{links}</ul></footer></body></html>
"""


def made_page(number: int) -> str:
    """A page of some 25 sentences in its frame of links; the same for the same number."""
    chance = random.Random(number)
    one, other = chance.sample(_STATES, 2)
    title = f"{chance.choice(_OFFICES)} of {one} in {other}, note {number}"
    paragraphs = []
    for _ in range(6):
        topic, further = chance.sample(_TOPICS, 2)
        first, second = chance.sample(_STATES, 2)
        day, month = chance.randint(1, 28), chance.choice(_MONTHS)
        paragraphs.append(
            f"<p>The {chance.choice(_OFFICES)}s of {first} and {second} met on {day} {month} 2021"
            f" to discuss {topic}. They thanked their hosts for a warm welcome. Both sides look"
            f" forward to further work on {further}, which they called"
            f" important for the people of the region. {second} is a partner of NATO.</p>"
        )
    links = "".join(f'<li><a href="/{n}">Section {n}: news and events</a></li>' for n in range(60))
    style = ".a{margin:0;padding:0}" * 80
    return _FRAME.format(
        title=title, day=number % 28 + 1, style=style, links=links, paragraphs="".join(paragraphs)
    )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--pages", type=int, default=3000)
    options.add_argument("--jobs", type=int, action="append")
    options.add_argument("--rounds", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "pages")
        for number in range(asked.pages):
            page = folder / f"{number // 1000:03}" / f"{number:06}.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(made_page(number))
        batches = {"made pages": [folder]}
        if asked.corpus.is_dir():
            batches["collections"] = [asked.corpus / name for name in COLLECTIONS]
        for title, paths in batches.items():
            written: set[bytes] = set()
            for jobs in (asked.jobs or [1, 2]) * asked.rounds:
                out = Path(name, "out.jsonl")
                measure(title, paths, out, jobs)
                written.add(out.read_bytes())
            print(f"{title}: " + ("the same bytes each time" if len(written) == 1 else "DIFFERENT"))
    return 0


def measure(title: str, paths: list[Path], out: Path, jobs: int) -> None:
    """Read a batch once and print its rate, the processor time it took and its memory."""
    command = [sys.executable, "-m", "comity.cli.main", "read", *map(str, paths)]
    command += ["--anew", "--jobs", str(jobs), "--out", str(out)]
    began = time.monotonic()
    before = os.times()
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    peaks: list[float] = []
    watch = threading.Thread(target=_watch, args=(running, peaks))
    watch.start()
    if running.wait():
        raise SystemExit(f"{' '.join(command)} failed")
    seconds = time.monotonic() - began
    watch.join()
    after = os.times()
    spent = sum(after[2:4]) - sum(before[2:4])
    count = out.read_bytes().count(b"\n")
    middle = peaks[len(peaks) // 3 : len(peaks) // 2] or [0.0]
    print(
        f"{title}, {jobs} jobs: {count:,} texts in {seconds:.1f} s, {count / seconds:,.0f} texts/s;"
        f" {spent:.1f} s of one core, {count / spent:,.0f} texts per second of it; memory of all"
        f" processes {max(middle):,.0f} MiB before the middle,"
        f" {max(peaks, default=0):,.0f} at most",
        flush=True,
    )


def _watch(running: subprocess.Popen[bytes], peaks: list[float]) -> None:
    """Take down the memory of the process and all below it, in MiB, twice a second."""
    while running.poll() is None:
        peaks.append(sum(map(_resident_mib, _below(running.pid))))
        time.sleep(0.5)


def _below(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        except OSError:
            continue
        found.extend(map(int, listed))
    return found


def _resident_mib(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(one.split()[1]) / 1024 for one in lines if one.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    sys.exit(main())

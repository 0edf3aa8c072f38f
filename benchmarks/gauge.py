"""How well the reader reads: by kind of claim, beside the floors pinned in gauge_floors.toml.

    python -m benchmarks.gauge               print, and fail where a figure is below its floor
    python -m benchmarks.gauge --pin         raise the floors to what was measured
    python -m benchmarks.gauge --pin --lower let them fall as well: say why in the commit
    python -m benchmarks.gauge --page        write what was measured to docs/reference/accuracy.md

The annotated texts were looked at while rules were made: their figures flatter the reader.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

from benchmarks import accuracy_page, visits
from benchmarks.blocks import KNOWN, OWN, Block, blocks_of, calibration, read_block
from benchmarks.corpora import CORPUS, DATA, collected, digest_of, scorer
from benchmarks.scores import FIELDS, SETS, Outcome, interval, shares
from comity.reader import Gazetteer, read
from comity.reader.claims import Reading, Text

FLOORS = Path(__file__).with_name("gauge_floors.toml")
SLACK = 0.002
"""Rounding of a pinned floor."""
_SLOW_S = 10.0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--also", type=Path, default=OWN, help="another folder of annotated texts")
    options.add_argument("--gold-only", action="store_true", help="the annotated texts alone")
    options.add_argument("--page", action="store_true", help="write docs/reference/accuracy.md")
    options.add_argument("--pin", action="store_true")
    options.add_argument("--lower", action="store_true")
    asked = options.parse_args()
    if not (asked.corpus / "gold").is_dir():
        print(f"found no annotated texts in {asked.corpus}; give their folder with --corpus")
        return 2
    gazetteer = Gazetteer.from_terms()
    digest = digest_of(asked.corpus)
    print(f"corpus {digest} · terms {gazetteer.digest[:16]}\n")
    rules = scorer(asked.corpus)
    gold = read_block(asked.corpus / "gold", rules, gazetteer)
    print(f"{len(gold.all)} annotated texts")
    report(gold)
    figures = gold.figures()
    own = blocks_of(asked.also, rules, gazetteer)
    for name, block in own.items():
        print(
            f"\n{len(block.all)} texts of {len(block.by_publisher)} publishers, written for this,"
        )
        print(KNOWN.get(name, name))
        report(block)
        figures |= block.figures(f"{name}: ")
    if asked.gold_only:
        return pin(figures, lower=asked.lower) if asked.pin else compare(figures)
    figures |= on_collections(asked.corpus, asked.data, gazetteer)
    return concluded(accuracy_page.page(gold, own, figures, digest), figures, asked)


def concluded(page: str, figures: dict[str, float], asked: argparse.Namespace) -> int:
    """Exit code, once floors and page are written, or compared with what was measured."""
    if asked.page:
        accuracy_page.PAGE.write_text(page, encoding="utf-8")
        print(f"\nwrote {accuracy_page.PAGE.name}")
    if asked.pin:
        return pin(figures, lower=asked.lower)
    below = compare(figures)
    if accuracy_page.PAGE.read_text(encoding="utf-8") != page:
        print(f"docs/reference/accuracy.md is not what is measured: {accuracy_page.COMMAND}")
        return 1
    return below


def report(block: Block) -> None:
    """Print the figures of a block: by kind of claim, by field, by publisher, by confidence."""
    print("                          P      R     F1   95 % of F1")
    counts = block.counts
    for name in SETS:
        print(f"  {name:<20}{_line(block.all, name)}   ({counts[f'{name} expected']} in the texts)")
    figures = block.figures()
    for name, fields in FIELDS.items():
        print(
            f"  {name} matched: "
            + ", ".join(f"{one} {figures[f'{name} {one}']:.3f}" for one in fields)
            + f", parties P {figures[f'{name} party precision']:.3f}"
            + f" R {figures[f'{name} party recall']:.3f}"
        )
    print(f"  quotes verbatim {counts['quotes verbatim']} of {counts['quotes']}")
    print(f"  false alarms {counts['false alarms']} in {counts['clean texts']} texts without facts")
    for publisher, outcomes in block.by_publisher.items():
        print(f"  {publisher}, {len(outcomes)} texts")
        for name in SETS:
            if any(one.counts[f"{name} expected"] for one in outcomes):
                print(f"    {name:<18}{_line(outcomes, name)}")
    rows, brier = calibration(block.all)
    print("\nconfidence      claims   mean   right in every field")
    for low, high, number, mean, right in rows:
        print(f"  {low:.2f}–{high:.2f}   {number:9} {mean:6.2f} {right:8.2f}")
    print(f"  {brier}")


def _line(outcomes: list[Outcome], name: str) -> str:
    counts: Counter[str] = sum((one.counts for one in outcomes), Counter())
    precision, recall, f1 = shares(counts, name)
    low, high = interval(outcomes, name)
    return f"{precision:6.3f} {recall:6.3f} {f1:6.3f}   {low:.3f}–{high:.3f}"


def on_collections(corpus: Path, data: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """Figures on all collected texts: each is read twice."""
    readings: list[tuple[Text, Reading]] = []
    failed = slow = differing = 0
    for text in collected(corpus):
        began = time.perf_counter()
        try:
            reading = read(text, gazetteer)
            differing += read(text, gazetteer) != reading
        except Exception as error:  # whatever it is, the text was not read
            failed += 1
            print(f"  failed on {text.url}: {error!r}")
            continue
        slow += time.perf_counter() - began > _SLOW_S
        readings.append((text, reading))
    claims = sum(len(reading.claims) for _, reading in readings)
    print(f"\n{len(readings)} collected texts read, {claims} claims")
    print(
        f"  failed on {failed}, slower than {_SLOW_S:.0f} s {slow}, "
        f"read differently twice {differing}"
    )
    figures = {"texts read alike twice": 1 - (failed + slow + differing) / max(1, len(readings))}
    folder = data / "histstate-visits" / "data"
    if folder.is_dir():
        told, missed = visits.told(visits.listed(folder, gazetteer), readings, gazetteer)
        figures["visits found"] = 1 - len(missed) / max(1, told)
        print(f"  visits of the Historian's list that readouts tell of: {told}, ", end="")
        print(f"{told - len(missed)} of them found; not found:")
        for visit, urls in missed:
            print(f"    {visit.surname} ({visit.country}) {visit.start}: {' '.join(urls)}")
    return figures


def compare(figures: dict[str, float]) -> int:
    """Exit code: 1 if a figure is below its floor."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("floors", {})
    below = [
        f"{name} {figures[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if name in figures and figures[name] < floor - SLACK
    ]
    print("\n" + ("\n".join(below) if below else f"no figure is below its floor ({len(floors)})"))
    return 1 if below else 0


def pin(figures: dict[str, float], *, lower: bool) -> int:
    """Write the floors anew; a lower one only if asked for."""
    content = FLOORS.read_text(encoding="utf-8")
    comments = [line for line in content.splitlines() if line.startswith("#")]
    floors = tomllib.loads(content).get("floors", {})
    for name, figure in figures.items():
        floors[name] = round(figure if lower else max(figure, floors.get(name, 0.0)), 3)
    rows = [f'"{name}" = {floor:.3f}' for name, floor in sorted(floors.items())]
    FLOORS.write_text("\n".join([*comments, "", "[floors]", *rows]) + "\n", encoding="utf-8")
    print(f"\npinned {len(rows)} floors in {FLOORS.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

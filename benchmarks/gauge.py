"""How well the reader reads: by kind of claim, beside the floors pinned in gauge_floors.toml.

    python -m benchmarks.gauge               print, and fail where a figure is below its floor
    python -m benchmarks.gauge --pin         raise the floors to what was measured
    python -m benchmarks.gauge --pin --lower let them fall as well: say why in the commit

The annotated texts were looked at while rules were made: their figures flatter the reader.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

from benchmarks import visits
from benchmarks.corpora import CORPUS, DATA, annotated, collected, digest_of, scorer
from benchmarks.scores import FIELDS, SETS, Outcome, interval, judge, shares
from comity.reader import Gazetteer, read
from comity.reader.claims import Reading, Text

FLOORS = Path(__file__).with_name("gauge_floors.toml")
SLACK = 0.002
"""Rounding of a pinned floor."""
_SLOW_S = 10.0
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", type=Path, default=CORPUS)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--gold-only", action="store_true", help="the annotated texts alone")
    options.add_argument("--pin", action="store_true")
    options.add_argument("--lower", action="store_true")
    asked = options.parse_args()
    if not (asked.corpus / "gold").is_dir():
        print(f"found no annotated texts in {asked.corpus}; give their folder with --corpus")
        return 2
    gazetteer = Gazetteer.from_terms()
    print(f"corpus {digest_of(asked.corpus)} · terms {gazetteer.digest[:16]}\n")
    figures = on_gold(asked.corpus, gazetteer)
    if not asked.gold_only:
        figures |= on_collections(asked.corpus, asked.data, gazetteer)
    if asked.pin:
        return pin(figures, lower=asked.lower)
    return compare(figures)


def on_gold(corpus: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """Figures on the annotated texts."""
    rules = scorer(corpus)
    outcomes = [judge(text, gold, gazetteer, rules) for _, text, gold in annotated(corpus / "gold")]
    counts: Counter[str] = sum((one.counts for one in outcomes), Counter())
    figures: dict[str, float] = {}
    print(f"{len(outcomes)} annotated texts      P      R     F1   95 % of F1")
    for name in SETS:
        precision, recall, f1 = shares(counts, name)
        low, high = interval(outcomes, name)
        line = f"{precision:6.3f} {recall:6.3f} {f1:6.3f}   {low:.3f}–{high:.3f}"
        print(f"  {name:<20}{line}   ({counts[f'{name} expected']} in the texts)")
        figures[f"{name} f1"] = f1
    for name, fields in FIELDS.items():
        matched = counts[f"{name} matched"]
        for one in fields:
            figures[f"{name} {one}"] = counts[f"{name} {one}"] / matched if matched else 1.0
        shared = counts[f"{name} parties shared"]
        figures[f"{name} party precision"] = shared / max(1, counts[f"{name} parties got"])
        figures[f"{name} party recall"] = shared / max(1, counts[f"{name} parties expected"])
        print(
            f"  {name} matched: "
            + ", ".join(f"{one} {figures[f'{name} {one}']:.3f}" for one in fields)
            + f", parties P {figures[f'{name} party precision']:.3f}"
            + f" R {figures[f'{name} party recall']:.3f}"
        )
    figures["quotes verbatim"] = counts["quotes verbatim"] / max(1, counts["quotes"])
    figures["clean texts without false alarm"] = 1 - counts["false alarms"] / max(
        1, counts["clean texts"]
    )
    print(f"  quotes verbatim {counts['quotes verbatim']} of {counts['quotes']}")
    print(f"  false alarms {counts['false alarms']} in {counts['clean texts']} texts without facts")
    calibration(outcomes)
    return figures


def calibration(outcomes: list[Outcome]) -> None:
    """Print how often claims are right in every field, by the confidence they were given."""
    print("\nconfidence      claims   mean   right in every field")
    judged = [pair for one in outcomes for pair in one.judged]
    for low, high in pairwise(_BINS):
        here = [
            (claim.confidence, right) for claim, right in judged if low <= claim.confidence < high
        ]
        if here:
            mean = sum(value for value, _ in here) / len(here)
            right = sum(one for _, one in here) / len(here)
            print(f"  {low:.2f}–{min(high, 1):.2f}   {len(here):9} {mean:6.2f} {right:8.2f}")
    brier = sum((claim.confidence - right) ** 2 for claim, right in judged) / max(1, len(judged))
    share = sum(right for _, right in judged) / max(1, len(judged))
    print(
        f"  Brier score {brier:.3f}; "
        f"{share * (1 - share):.3f} if each were given the mean {share:.2f}"
    )


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

"""Fit the confidence of claims on annotated texts, and write its weights.

    python -m benchmarks.calibrate

Each form of claim has its own logistic model, fitted by gradient descent with a ridge. Rules were
made while looking at these texts, so that the share of right claims in them flatters the reader:
pseudo-claims, half of them wrong, hold each fit back.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from benchmarks.corpora import CORPUS, annotated, scorer
from benchmarks.scores import judge
from comity.reader import Gazetteer
from comity.reader import confidence as model

OUT = Path(model.__file__).parent / "lexicon" / "confidence.csv"
Row = tuple[frozenset[str], float, float]  # features, share right, weight of the row

PSEUDO_CLAIMS = 12
RIDGE = 2.0
STEPS = 4_000
RATE = 0.02
FEWEST = 5
"""A feature that fewer claims have is not given a weight."""


def main() -> int:
    rules, gazetteer = scorer(CORPUS), Gazetteer.from_terms()
    texts: dict[str, dict[str, list[Row]]] = {}
    for name, text, gold in annotated(CORPUS / "gold"):
        for claim, right in judge(text, gold, gazetteer, rules).judged:
            row = (model.features(claim), float(right), 1.0)
            texts.setdefault(claim.form, {}).setdefault(name, []).append(row)
    rows_out: list[tuple[str, str, float]] = []
    for form, by_text in sorted(texts.items()):
        rows = [row for rows in by_text.values() for row in rows]
        fitted = fit(rows)
        print(f"{form}: {len(rows)} claims, {sum(r for _, r, _ in rows) / len(rows):.2f} right,")
        print(f"  Brier score {brier(rows, fitted):.3f}, left out by text {held_out(by_text):.3f}")
        rows_out += [(form, feature, weight) for feature, weight in sorted(fitted.items())]
    rows_out.append(("cooperation", "bias", 0.4))  # no annotated claims: a cautious guess, 0.6
    with OUT.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("form", "feature", "weight"))
        out.writerows((form, feature, f"{weight:.3f}") for form, feature, weight in rows_out)
    return 0


def fit(rows: list[Row]) -> dict[str, float]:
    """Weights of the features that enough claims have."""
    having = Counter(feature for found, _, _ in rows for feature in found)
    names = [name for name, count in having.items() if count >= FEWEST]
    held = [*rows, (frozenset(("bias",)), 0.5, float(PSEUDO_CLAIMS))]
    weights = dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        slope = {name: -RIDGE * weights[name] * (name != "bias") for name in names}
        for found, right, weight in held:
            error = weight * (right - model.probability(weights, found))
            for name in found:
                if name in slope:
                    slope[name] += error
        for name in names:
            weights[name] += RATE * slope[name]
    return weights


def brier(rows: list[Row], weights: dict[str, float]) -> float:
    return sum((model.probability(weights, found) - right) ** 2 for found, right, _ in rows) / len(
        rows
    )


def held_out(by_text: dict[str, list[Row]], folds: int = 8) -> float:
    """Brier score of claims by weights fitted on the other texts."""
    names = sorted(by_text)
    total = count = 0.0
    for fold in range(folds):
        out = [row for name in names[fold::folds] for row in by_text[name]]
        kept = [row for name in names if name not in names[fold::folds] for row in by_text[name]]
        if out:
            total += brier(out, fit(kept)) * len(out)
            count += len(out)
    return total / count


if __name__ == "__main__":
    sys.exit(main())

"""How probable it is that a claim is right in every field, by a few features of it.

A logistic model for each form of claim. Its weights are fitted on annotated texts by
``python -m benchmarks.calibrate`` and kept in ``lexicon/confidence.csv``; since rules were made
while looking at such texts, the fit is held back by pseudo-claims of which half are wrong. A form
without annotated claims has no weights but its bias.
"""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from functools import cache
from importlib.resources import files

from comity.reader.claims import (
    Claim,
    CooperationClaim,
    EngagementClaim,
    InstrumentClaim,
    StandingClaim,
)

_LONG_SENTENCE = 260
"""Characters from which a sentence is long: it tells of several things."""
_MANY_PARTIES = 4


def features(claim: Claim) -> frozenset[str]:
    """The features of a claim that the model knows, by name."""
    found = {"bias"}
    if len(claim.passages) > 1:
        found.add("told-more-than-once")
    if len(claim.quote) > _LONG_SENTENCE:
        found.add("long-sentence")
    if isinstance(claim, EngagementClaim):
        found |= _of_engagement(claim)
    elif isinstance(claim, StandingClaim):
        found.add(f"kind-{claim.kind}")
        if claim.start or claim.end:
            found.add("dated")
    elif isinstance(claim, InstrumentClaim):
        found |= _of_instrument(claim)
    elif isinstance(claim, CooperationClaim):
        found.add(f"mode-{claim.mode}")
    return frozenset(found)


def _of_engagement(claim: EngagementClaim) -> set[str]:
    found = {f"kind-{claim.kind}"}
    if not claim.date:
        found.add("undated")
    elif len(claim.date) != len("2000-01-01"):
        found.add("not-to-the-day")
    if claim.level == "unknown":
        found.add("level-unknown")
    if len(claim.parties) > _MANY_PARTIES:
        found.add("many-parties")
    if claim.planned:
        found.add("planned")
    if claim.recurring:
        found.add("recurring")
    main = claim.passages[0]
    named = [one for one in claim.evidence if one.field == "parties"]
    if any(not main.start <= one.start < main.end for one in named):
        found.add("parties-from-elsewhere")
    if len({one.actor for one in claim.participants}) > len(named):
        found.add("parties-by-reference")
    return found


def _of_instrument(claim: InstrumentClaim) -> set[str]:
    found = {f"kind-{claim.kind}"}
    if not claim.date:
        found.add("undated")
    if claim.title in claim.quote and len(claim.title) > 0.8 * len(claim.quote):
        found.add("the-text-itself")
    if claim.title[:1].islower():
        found.add("without-a-name")
    return found


@cache
def weights() -> dict[str, dict[str, float]]:
    """Form → feature → weight."""
    path = files(__package__).joinpath("lexicon", "confidence.csv")
    table: dict[str, dict[str, float]] = {}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            table.setdefault(row["form"], {})[row["feature"]] = float(row["weight"])
    return table


def probability(form_weights: dict[str, float], found: frozenset[str]) -> float:
    """The logistic of the weights of the features found."""
    return 1 / (1 + math.exp(-sum(form_weights.get(one, 0.0) for one in found)))


def reasons(claim: Claim) -> list[tuple[str, float]]:
    """The features of the claim that raise or lower its probability, with their weights, the
    weightiest first; "bias" is what every claim of the form starts from."""
    known = weights().get(claim.form, {})
    told = [(one, known[one]) for one in features(claim) if known.get(one)]
    return sorted(told, key=lambda row: (-abs(row[1]), row[0]))


def with_confidence(claim: Claim) -> Claim:
    """The claim with the model's probability, to two digits."""
    value = probability(weights().get(claim.form, {}), features(claim))
    return replace(claim, confidence=round(value, 2))

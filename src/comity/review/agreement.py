"""How far judges agree, and how sure a share is: pure.

Krippendorff's α for nominal values: 1 − observed over expected disagreement, as in K. Krippendorff,
Computing Krippendorff's Alpha-Reliability (2011), whose worked examples are the tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

#: Samples drawn anew of the units for the interval of α.
RESAMPLES = 1_000
#: Of the normal distribution, for 95 %.
Z = 1.959964

Unit = Sequence[Hashable]
"""The values that the judges gave one thing; those who gave none are left out."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval; None where it is not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None
    of: int = 0


def nominal_alpha(units: Sequence[Unit]) -> float | None:
    """α over the units that at least two judges gave a value; None where nothing could disagree:
    no such unit, or one value alone."""
    values: Counter[Hashable] = Counter()
    observed = 0.0
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        values.update(counts)
        # Ordered pairs of this unit that differ, each unit weighing as much as it has values.
        differing = len(unit) ** 2 - sum(count**2 for count in counts.values())
        observed += differing / (len(unit) - 1)
    total = values.total()
    expected = total**2 - sum(count**2 for count in values.values())
    if not expected:
        return None
    return 1 - (total - 1) * observed / expected


def alpha_interval(units: Sequence[Unit], seed: int) -> Interval:
    """α with the 95 % interval of a bootstrap that draws whole units again."""
    judged = [unit for unit in units if len(unit) >= 2]
    value = nominal_alpha(judged)
    if value is None:
        return Interval(None, of=len(judged))
    random = Random(seed)  # noqa: S311  no secret: the seed is shown, so that it can be repeated
    drawn = (nominal_alpha(random.choices(judged, k=len(judged))) for _ in range(RESAMPLES))
    found = sorted(one for one in drawn if one is not None)
    return Interval(value, *percentiles(found), of=len(judged))


def percentiles(ordered: Sequence[float]) -> tuple[float, float]:
    """What 95 % of the values lie between."""
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]


def agreed(units: Sequence[Unit]) -> float | None:
    """The share of units on which all who judged gave one value."""
    judged = [unit for unit in units if len(unit) >= 2]
    return sum(len(set(unit)) == 1 for unit in judged) / len(judged) if judged else None


def share(found: int, of: int) -> Interval:
    """A share with its Wilson interval, which holds for small samples and at 0 and 1."""
    if not of:
        return Interval(None)
    p, z2 = found / of, Z * Z
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return Interval(p, max(0.0, middle - half), min(1.0, middle + half), of)


def recall(precision: Interval, claims: int, missing: Interval, sentences: int) -> Interval:
    """Of all that the texts tell, the share on record.

    ``precision`` of ``claims`` accepted ones are right; ``missing`` of ``sentences`` without a
    claim hold one that was missed. The bounds combine the less and the more favourable bounds of
    both, so that the interval is wider than 95 %.
    """
    if precision.value is None or missing.value is None:
        return Interval(None)

    def told(right: float | None, missed: float | None) -> float | None:
        on_record, missing_ = claims * (right or 0), sentences * (missed or 0)
        return on_record / (on_record + missing_) if on_record + missing_ else None

    return Interval(
        told(precision.value, missing.value),
        told(precision.low, missing.high),
        told(precision.high, missing.low),
        precision.of + missing.of,
    )

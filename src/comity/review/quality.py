"""What samples tell of the record's quality: agreement by variable; precision, recall."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.review.agreement import Interval, agreed, alpha_interval, recall, share
from comity.review.models import Decision, Judgement, Sample, Unit

#: Fields of a claim that no judge fills in.
NOT_JUDGED = ("form", "passages", "evidence", "confidence", "firsts")
DECIDED = ("accepted", "corrected", "rejected")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One row per variable: how many units two judges gave a value, how often the same, and α.

    ``alpha.value`` is None where all gave one and the same value throughout.
    """

    variable: str
    units: int
    same: float | None
    alpha: Interval


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found, and what follows for all that it was drawn from."""

    right: int
    wrong: int
    nothing: int
    missed: int
    precision: Interval
    missing: Interval
    recall: Interval


def agreement(of: Sample) -> list[Agreement]:
    """One row per variable of a second coding: the verdict, then each field of claims that were
    accepted by everyone who judged them."""
    variables: dict[str, list[tuple[Hashable, ...]]] = {"verdict": []}
    for unit in of.units.select_related("claim").order_by("number"):
        coded = [first_coding(unit), *_codings(unit)]
        said = [(verdict, body) for verdict, body in coded if verdict]
        if len(said) < 2:
            continue
        variables["verdict"].append(tuple(verdict for verdict, _ in said))
        if all(verdict == "accepted" for verdict, _ in said):
            for name in said[0][1]:
                if name not in NOT_JUDGED:
                    values = tuple(_value(body.get(name)) for _, body in said)
                    variables.setdefault(name, []).append(values)
    return [
        Agreement(name, len(units), agreed(units), alpha_interval(units, of.seed))
        for name, units in variables.items()
        if units
    ]


def first_coding(unit: Unit) -> tuple[str, Mapping[str, Any]]:
    """How a person decided the claim first: accepted or rejected, and the claim as accepted."""
    assert unit.claim is not None
    first = unit.claim.decisions.filter(verdict__in=DECIDED, rule=None).order_by("pk").first()
    if first is None:
        return "", {}
    rejected = first.verdict == Decision.Verdict.REJECTED
    return "rejected" if rejected else "accepted", first.body or unit.claim.body


def _codings(unit: Unit) -> list[tuple[str, Mapping[str, Any]]]:
    assert unit.claim is not None
    body = unit.claim.body
    return [(one.verdict, one.body or body) for one in unit.judgements.order_by("pk")]


def _value(value: Any) -> str:
    """A value of a field as one nominal value; the order of a list tells nothing."""
    if isinstance(value, list | tuple):
        return json.dumps(sorted(json.dumps(one, sort_keys=True) for one in value))
    return json.dumps(value, sort_keys=True)


def audit(of: Sample) -> Audit:
    """Precision of accepted claims, share of sentences with something missed, and recall."""
    verdicts: dict[int, str] = {}
    for one in Judgement.objects.filter(unit__sample=of).order_by("at", "pk"):
        verdicts[one.unit_id] = one.verdict
    said = list(verdicts.values())
    right, wrong, nothing, missed = (
        said.count(verdict) for verdict in ("right", "wrong", "nothing", "missed")
    )
    precision, missing = share(right, right + wrong), share(missed, nothing + missed)
    return Audit(
        right, wrong, nothing, missed, precision, missing,
        recall(precision, of.claims_from, missing, of.sentences_from),
    )  # fmt: skip

"""What of a reading is right, by the rules that lie beside the annotated texts."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from types import ModuleType

from benchmarks.corpora import Rows
from comity.reader import Gazetteer, read
from comity.reader.claims import Claim, EngagementClaim, InstrumentClaim, StandingClaim, Text
from comity.reader.gold import to_gold

SETS = ("engagements", "relations", "instruments")
FIELDS = {
    "engagements": ("date", "kind", "level", "planned", "recurring"),
    "instruments": ("date", "kind"),
}
_FORMS = {"engagement": "engagements", "standing": "relations", "instrument": "instruments"}
_ROUNDS = 2_000


@dataclass
class Outcome:
    """Of one text: counts by name, and of each claim whether it is right in every field."""

    counts: Counter[str] = field(default_factory=Counter)
    judged: list[tuple[Claim, bool]] = field(default_factory=list)


def judge(text: Text, gold: Rows, gazetteer: Gazetteer, rules: ModuleType) -> Outcome:
    """The outcome of reading one annotated text."""
    reading = read(text, gazetteer)
    rows = to_gold(reading)
    out = Outcome()
    claims = _claims_of(reading.claims)
    clean = not any(gold.get(name) for name in SETS)
    out.counts["clean texts"] += clean
    whole = rules.norm(text.text)
    scores = {
        "engagements": rules.eng_score(False),
        "relations": rules.rel_score,
        "instruments": rules.ins_score,
    }
    for name in SETS:
        expected, got = gold.get(name, []), rows[name]
        pairs, _missed, _false = rules.greedy(expected, got, scores[name])
        out.counts[f"{name} expected"] += len(expected)
        out.counts[f"{name} got"] += len(got)
        out.counts[f"{name} matched"] += len(pairs)
        out.counts["false alarms"] += len(got) if clean else 0
        right = {j: _compare(name, expected[i], got[j], rules, out.counts) for i, j in pairs}
        out.judged += [(claim, right.get(j, False)) for j, claim in enumerate(claims[name])]
        for row in got:
            out.counts["quotes"] += 1
            out.counts["quotes verbatim"] += (
                bool(row["quote"]) and rules.norm(row["quote"]) in whole
            )
    return out


def _claims_of(claims: tuple[Claim, ...]) -> dict[str, list[Claim]]:
    """The claims in the order in which they become rows."""
    table: dict[str, list[Claim]] = {name: [] for name in SETS}
    for claim in claims:
        if isinstance(claim, EngagementClaim | StandingClaim | InstrumentClaim) and not (
            isinstance(claim, StandingClaim) and claim.kind == "group-member"
        ):
            table[_FORMS[claim.form]].append(claim)
    return table


def _compare(
    name: str, expected: dict[str, object], got: dict[str, object], rules: ModuleType,
    counts: Counter[str],
) -> bool:  # fmt: skip
    """Whether all fields agree; counts each."""
    right = True
    for one in FIELDS.get(name, ()):
        agrees = _plain(one, expected, rules) == _plain(one, got, rules)
        counts[f"{name} {one}"] += agrees
        right &= agrees
    if name == "relations":
        return right
    mine, theirs = rules.ids(expected.get("parties")), rules.ids(got.get("parties"))
    counts[f"{name} parties shared"] += len(mine & theirs)
    counts[f"{name} parties expected"] += len(mine)
    counts[f"{name} parties got"] += len(theirs)
    return right and bool(rules.expanded(mine) == rules.expanded(theirs))


def _plain(name: str, row: dict[str, object], rules: ModuleType) -> object:
    value = row.get(name)
    if name in ("planned", "recurring"):
        return bool(value)
    return rules.date_key(value) if name == "date" else value


def shares(counts: Counter[str], name: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a set of claims."""
    matched, got, expected = (counts[f"{name} {one}"] for one in ("matched", "got", "expected"))
    precision = matched / got if got else float(not expected)
    recall = matched / expected if expected else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def interval(outcomes: list[Outcome], name: str) -> tuple[float, float]:
    """The 95 % interval of F1 when texts are drawn anew, with replacement."""
    chance = random.Random(1)
    drawn = []
    for _ in range(_ROUNDS):
        counts: Counter[str] = Counter()
        for one in chance.choices(outcomes, k=len(outcomes)):
            for key in ("matched", "got", "expected"):
                counts[f"{name} {key}"] += one.counts[f"{name} {key}"]
        drawn.append(shares(counts, name)[2])
    drawn.sort()
    return drawn[int(0.025 * _ROUNDS)], drawn[int(0.975 * _ROUNDS)]

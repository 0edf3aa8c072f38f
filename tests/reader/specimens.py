"""Claims compared with annotated ones: found, missed, false, and which fields agree.

Two engagements match when their parties overlap by half and one date lies within the other; two
standings by subject, kind and object; two instruments when parties overlap by half and half of
the shorter title's words are in the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from comity.dates import DateError, Span

Row = dict[str, Any]
SETS = ("engagements", "relations", "instruments")
_DULL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "on",
        "for",
        "to",
        "with",
        "by",
        "at",
        "from",
        "between",
        "s",
        "this",
        "its",
    ]
)


def compare(gold: dict[str, list[Row]], read: dict[str, list[Row]], count: Counter[str]) -> None:
    """Add to ``count`` how many of each set were wanted, read, found, and right in their fields."""
    for name, likeness in zip(SETS, (_engagement, _relation, _instrument), strict=True):
        pairs = _matched(gold[name], read[name], likeness)
        count[name] += len(gold[name])
        count[f"{name} read"] += len(read[name])
        count[f"{name} found"] += len(pairs)
        if name == "engagements":
            for field in ("date", "kind", "level"):
                count[field] += sum(one[field] == other[field] for one, other in pairs)
            for field in ("planned", "recurring"):
                count[field] += sum(
                    bool(one.get(field)) == bool(other.get(field)) for one, other in pairs
                )
            count["parties"] += sum(
                set(one["parties"]) == set(other["parties"]) for one, other in pairs
            )


def shares(count: Counter[str], name: str) -> tuple[float, float]:
    """Precision and recall of one set."""
    found = count[f"{name} found"]
    return found / max(1, count[f"{name} read"]), found / max(1, count[name])


def _matched(
    gold: list[Row], read: list[Row], likeness: Callable[[Row, Row], float]
) -> list[tuple[Row, Row]]:
    """Pairs, the most alike first, each row in one pair at most."""
    ranked = sorted(
        (
            (likeness(one, other), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(read)
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    left, right, pairs = set(), set(), []
    for score, i, j in ranked:
        if score and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], read[j]))
    return pairs


def _engagement(one: Row, other: Row) -> float:
    alike = _overlap(one["parties"], other["parties"])
    if alike < 0.5 or not _agree(one["date"], other["date"]):
        return 0
    same = sum(one[field] == other[field] for field in ("date", "kind", "level"))
    return alike + same


def _relation(one: Row, other: Row) -> float:
    return float(all(one[field] == other[field] for field in ("subject", "kind", "object")))


def _instrument(one: Row, other: Row) -> float:
    alike = _overlap(one["parties"], other["parties"])
    words, others = _words(one["title"]), _words(other["title"])
    shared = len(words & others) / min(len(words), len(others)) if words and others else 0
    same = bool(one["date"]) and (one["kind"], one["date"]) == (other["kind"], other["date"])
    return alike + shared if alike >= 0.5 and (shared >= 0.5 or same) else 0


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    left, right = set(one), set(other)
    return len(left & right) / len(left | right) if left | right else 0


def _agree(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        left, right = Span.parse(one), Span.parse(other)
    except DateError:
        return False
    return _within(left, right) or _within(right, left)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start_earliest <= inner.start_earliest and inner.end_latest <= outer.end_latest


def _words(title: str) -> set[str]:
    return set(re.findall(r"\w+", title.lower())) - _DULL

"""Portion marks: the label of what is shown, by two rules.

One source that may be shown suffices for an entry, so the widest label of those the audience sees
counts; what rests on several entries bears the narrowest of theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from comity.accounts.policy import handlings
from comity.record.queries import labels
from comity.record.vantage import Vantage


def widest(several: Iterable[str]) -> str:
    """Of handling labels the one that lets most see; "" of none."""
    return min(several, key=_rank, default="")


def narrowest(several: Iterable[str]) -> str:
    """Of handling labels the one that lets fewest see; "" of none."""
    return max((label for label in several if label), key=_rank, default="")


def is_open(label: str) -> bool:
    """Whether everyone may be told what bears the label."""
    known = handlings().get(label)
    return known is not None and known.public


def _rank(label: str) -> int:
    known = handlings()
    return known[label].rank if label in known else 1 + max(one.rank for one in known.values())


def marks_of(vantage: Vantage, entries: Collection[int]) -> dict[int, str]:
    """The mark of each of these entries, by row number, from the sources the vantage sees.

    What is held no longer rests on sources that were withdrawn: the narrowest of their labels.
    """
    found = {entry: widest(several) for entry, several in labels(vantage, entries).items()}
    past = [entry for entry in entries if entry not in found]
    once = labels(vantage, past, withdrawn=True)
    return found | {entry: narrowest(several) for entry, several in once.items()}

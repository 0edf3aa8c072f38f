"""Handling labels as this installation has them: how narrow each is, and what it lets a release do.

The packaged table holds the Traffic Light Protocol, version 2.0, and a ladder for unclassified
information. An installation puts its own in its place (``COMITY_HANDLINGS``), with the same
columns; a label that the record bears already must stay in it.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from comity.accounts.errors import UnreadablePolicy

COLUMNS = ("label", "rank", "public", "two_persons", "words")


@dataclass(frozen=True, slots=True)
class Handling:
    """One row per label. ``rank`` grows as fewer may see; ``public`` says that everyone may.

    ``two_persons``: what bears the label is released by one releaser and confirmed by another.
    """

    label: str
    rank: int
    public: bool
    two_persons: bool
    words: str


@cache
def handlings() -> dict[str, Handling]:
    """The labels by their names, from the widest to the narrowest.

    Raises:
        UnreadablePolicy: the table lacks a column, or a row does not fit.
    """
    path = Path(os.environ.get("COMITY_HANDLINGS") or Path(__file__).with_name("handlings.csv"))
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [_handling(row) for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, KeyError, ValueError, csv.Error) as error:
        raise UnreadablePolicy(
            f"The table of handling labels {path} cannot be read: {error!r}. It needs the columns"
            f" {', '.join(COLUMNS)}; rank is a whole number, public and two_persons yes or no."
        ) from error
    if not any(one.public for one in rows):
        raise UnreadablePolicy(
            f"No label of {path} may be public; one must, for what everyone may see."
        )
    return {one.label: one for one in sorted(rows, key=lambda one: one.rank)}


def _handling(row: dict[str, str]) -> Handling:
    flags = {"yes": True, "no": False}
    return Handling(
        row["label"], int(row["rank"]), flags[row["public"]], flags[row["two_persons"]],
        row["words"],
    )  # fmt: skip

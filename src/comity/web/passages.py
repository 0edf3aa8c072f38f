"""A document's text cut where its passages begin and end, for marking them on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.reader.claims import Passage
from comity.record.documents import SeenPassage


@dataclass(frozen=True, slots=True)
class Marked:
    """One quoted place of a text, numbered in the order of the text, and what rests on it."""

    number: int
    start: int
    end: int
    exact: str
    entries: tuple[int, ...]

    @property
    def anchor(self) -> str:
        return anchor(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a text between two places where a passage begins or ends."""

    text: str
    quoted: bool
    begins: tuple[Marked, ...]
    ends: tuple[Marked, ...]


def anchor(start: int, end: int) -> str:
    """The fragment of the address that leads to a passage on its document's page."""
    return f"p{start}-{end}"


def marked(passages: Iterable[SeenPassage]) -> list[Marked]:
    """One row per place quoted, with the entries that rest on it."""
    places: dict[tuple[int, int], tuple[str, list[int]]] = {}
    for passage in passages:
        place = places.setdefault((passage.start, passage.end), (passage.exact, []))
        if passage.entry not in place[1]:
            place[1].append(passage.entry)
    return [
        Marked(number, start, end, exact, tuple(resting))
        for number, ((start, end), (exact, resting)) in enumerate(sorted(places.items()), 1)
    ]


def runs(text: str, places: Sequence[Marked]) -> list[Run]:
    """The whole text in runs; joined they give it back."""
    begins: dict[int, list[Marked]] = {}
    ends: dict[int, list[Marked]] = {}
    for place in places:
        begins.setdefault(place.start, []).append(place)
        ends.setdefault(place.end, []).append(place)
    cuts = sorted({0, len(text), *begins, *ends})
    found, depth = [], 0
    for start, end in pairwise(cuts):
        depth += len(begins.get(start, [])) - (len(ends.get(start, [])) if start else 0)
        found.append(
            Run(
                text[start:end], depth > 0,
                tuple(begins.get(start, [])), tuple(ends.get(end, [])),
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with the words around it."""

    before: str
    exact: str
    after: str


def in_context(text: str, start: int, end: int, around: int = 240) -> Quote:
    """The passage with up to ``around`` characters on either side, cut at a space or line."""
    first, last = max(0, start - around), min(len(text), end + around)
    before, after = text[first:start], text[end:last]
    before = before.rpartition("\n\n")[2]
    after = after.partition("\n\n")[0]
    if first and len(before) == start - first and " " in before:
        before = "… " + before.partition(" ")[2]
    if last < len(text) and len(after) == last - end and " " in after:
        after = after.rpartition(" ")[0] + " …"
    return Quote(before, text[start:end], after)


def marked_runs(
    text: str, places: Sequence[Marked], chosen: Sequence[Passage]
) -> list[tuple[Run, bool]]:
    """The text in runs, each with whether it stands in one of the chosen passages."""
    ranges = [(passage.start, passage.end) for passage in chosen]
    found, at = [], 0
    for run in runs(text, places):
        inside = any(start <= at and at + len(run.text) <= end for start, end in ranges)
        found.append((run, inside))
        at += len(run.text)
    return found

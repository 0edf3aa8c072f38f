"""The controlled words of the trade: areas, levels, kinds, styles, roles, event types.

    Vocabulary
    ├── areas        subjects of dialogue and cooperation, in a hierarchy
    ├── concepts     short lists, by scheme: level, engagement-kind, track, mode, format,
    │                visit-style, role, standing-kind, instrument-kind, plover-event
    └── event_types  CAMEO codes with the PLOVER event, mode and contexts each corresponds to

All of it is data: ``areas.csv``, ``concepts.csv``, ``event_types.csv``; ``origins.csv`` says where
each file comes from.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

FOLDER = Path(__file__).parent

SCHEMES = (
    "level",
    "engagement-kind",
    "track",
    "mode",
    "format",
    "visit-style",
    "role",
    "standing-kind",
    "instrument-kind",
    "plover-event",
)


@dataclass(frozen=True, slots=True)
class AreaTerm:
    """A subject of dialogue or cooperation. ``broader`` is the code of the wider one, or ""."""

    code: str
    name: str
    broader: str
    alt_labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConceptTerm:
    """One word of a short list. What ``rank`` means depends on the scheme.

    level: the higher acts at the higher level. standing-kind: of several standings at once, the
    one with the highest rank names the actor. visit-style, role: the higher absorbs the lower.
    format: how many parties. plover-event: the class 1–4 (verbal and material cooperation, verbal
    and material conflict). Elsewhere 0.
    """

    scheme: str
    code: str
    name: str
    rank: int
    alt_labels: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class EventTypeTerm:
    """One CAMEO code and the PLOVER event, mode and contexts it corresponds to ("" if to none)."""

    cameo: str
    name: str
    plover: str
    mode: str
    contexts: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All areas, concepts and event types, each by its code."""

    areas: dict[str, AreaTerm]
    concepts: dict[str, dict[str, ConceptTerm]]
    event_types: dict[str, EventTypeTerm]

    def concept(self, scheme: str, code: str) -> ConceptTerm:
        """The one concept of that code. Raises: KeyError if there is none."""
        return self.concepts[scheme][code]

    def rank(self, scheme: str, code: str) -> int:
        """The rank of a concept within its scheme."""
        return self.concepts[scheme][code].rank

    def naming_standing(self, kinds: Iterator[str] | tuple[str, ...] | set[str]) -> str:
        """Of standings held at once, the kind that names the actor; "" for none."""
        ranks = self.concepts["standing-kind"]
        return max(kinds, key=lambda kind: ranks[kind].rank, default="")

    def broader_areas(self, code: str) -> tuple[str, ...]:
        """The area itself, then each wider one up to the widest."""
        chain = []
        while code:
            chain.append(code)
            code = self.areas[code].broader
        return tuple(chain)

    def narrower_areas(self, code: str) -> tuple[str, ...]:
        """The area itself and all narrower ones, at every depth, in the order of the file."""
        return tuple(other for other in self.areas if code in self.broader_areas(other))

    @cached_property
    def area_labels(self) -> dict[str, str]:
        """Lower-cased label, in every spelling, → code of its area."""
        labels: dict[str, str] = {}
        for area in self.areas.values():
            for label in (area.name, *area.alt_labels):
                for spelling in spellings(label):
                    labels.setdefault(spelling, area.code)
        return labels

    @cached_property
    def concept_labels(self) -> dict[str, dict[str, str]]:
        """Scheme → lower-cased label, in every spelling, → code."""
        return {
            scheme: {
                spelling: concept.code
                for concept in reversed(concepts.values())
                for label in (concept.name, *concept.alt_labels)
                for spelling in spellings(label)
            }
            for scheme, concepts in self.concepts.items()
        }


BRITISH_AMERICAN = (
    ("defence", "defense"),
    ("programme", "program"),
    ("labour", "labor"),
    ("neighbour", "neighbor"),
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("organised", "organized"),
    ("organisation", "organization"),
    ("modernisation", "modernization"),
    ("stabilisation", "stabilization"),
    ("destabilising", "destabilizing"),
    ("normalisation", "normalization"),
    ("denuclearisation", "denuclearization"),
    ("grey-zone", "gray-zone"),
    ("combating", "combatting"),
)


def spellings(label: str) -> tuple[str, ...]:
    """The label in lower case as British and American writers put it, with ’ and with ', with
    hyphens and with spaces between its parts. The label as given comes first."""
    forms = [label.lower()]
    for british, american in BRITISH_AMERICAN:
        if british in forms[0]:
            forms += [form.replace(british, american) for form in forms]
    for typographic, plain in (("’", "'"), ("–", "-")):
        if typographic in forms[0]:
            forms += [form.replace(typographic, plain) for form in forms]
    if "-" in forms[0]:
        forms += [form.replace("-", " ") for form in forms if "-" in form]
    return tuple(dict.fromkeys(forms))


@cache
def load_vocabulary() -> Vocabulary:
    """The packaged vocabulary; the same object every time."""
    areas = {
        row["code"]: AreaTerm(row["code"], row["name"], row["broader"], split(row["alt_labels"]))
        for row in rows_of("areas.csv")
    }
    concepts: dict[str, dict[str, ConceptTerm]] = {scheme: {} for scheme in SCHEMES}
    for row in rows_of("concepts.csv"):
        concepts[row["scheme"]][row["code"]] = ConceptTerm(
            row["scheme"],
            row["code"],
            row["name"],
            int(row["rank"]),
            split(row["alt_labels"]),
            row["meaning"],
        )
    event_types = {
        row["cameo"]: EventTypeTerm(
            row["cameo"], row["name"], row["plover"], row["mode"], split(row["contexts"])
        )
        for row in rows_of("event_types.csv")
    }
    for code, event_type in event_types.items():
        if not event_type.name:  # four digits are named as the three they refine
            event_types[code] = EventTypeTerm(
                code,
                event_types[code[:3]].name,
                event_type.plover,
                event_type.mode,
                event_type.contexts,
            )
    return Vocabulary(areas, concepts, event_types)


def check_vocabulary(vocabulary: Vocabulary) -> list[str]:
    """What is wrong, one line each; empty when every label names one thing and no area is lost."""
    problems = [
        f"areas.csv: {area.code} is under {area.broader}, which is not there"
        for area in vocabulary.areas.values()
        if area.broader and area.broader not in vocabulary.areas
    ]
    owners: dict[str, str] = {}
    for area in vocabulary.areas.values():
        for label in (area.name, *area.alt_labels):
            owner = owners.setdefault(label.lower(), area.code)
            if owner != area.code:
                problems.append(f"areas.csv: “{label}” names {owner} and {area.code}")
    plover_events = vocabulary.concepts["plover-event"]
    problems += [
        f"event_types.csv: {event_type.cameo} is PLOVER “{event_type.plover}”, no such event"
        for event_type in vocabulary.event_types.values()
        if event_type.plover and event_type.plover not in plover_events
    ]
    return problems


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """One mapping per row of a packaged CSV file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that "|" separates."""
    return tuple(cell.split("|")) if cell else ()

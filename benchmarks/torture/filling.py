"""A small record in which every kind of row and of permitted change occurs."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from comity.dates import Span
from comity.record.carry import supersede
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.revising import Writer, revise
from comity.record.vantage import Vantage

AUDIENCES = ("public", "JPN", "AUS", "NZL")
SPANS = ("2022-04", "2012/2023-04-03", "../2020", "2021-05-02", "2015/..", "../..")
WORDS = ("harbour", "council", "treaty", "patrol", "envoy", "cable", "ferry", "charter")


@dataclass(slots=True)
class Filled:
    """Row numbers of what was written so far."""

    chance: random.Random
    markings: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    editions: list[tuple[int, str]] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)


def begin(seed: int = 0) -> Filled:
    """Audiences, and markings that release to all of them, to one, to some."""
    filled = Filled(random.Random(seed))
    with revise("torture", "begin") as revision:
        numbers = [Vantage.of("public").audience]
        numbers += [revision.audience(code, code) for code in AUDIENCES[1:]]
        public, japan, australia, zealand = numbers
        filled.markings = [
            revision.marking("TLP:CLEAR", japan, [public]),
            revision.marking("TLP:AMBER", japan, []),
            revision.marking("TLP:GREEN", australia, [zealand]),
        ]
        filled.items = [revision.item("actor", filled.markings[0]) for _ in range(4)]
    return filled


def fill(filled: Filled, revisions: int, rows: int = 4, *, marked_anew: bool = True) -> Filled:
    """So many revisions more, each of one document quoted, with older rows changed now and then.

    ``marked_anew`` replaces markings too, which reaches every past answer.
    """
    for _ in range(revisions):
        with revise("torture", "import", reason=f"batch {len(filled.editions)}") as revision:
            _document(revision, filled, rows)
            if filled.chance.random() < 0.4:
                filled.entries.append(_supersede(revision, filled))
        if marked_anew and filled.chance.random() < 0.3:
            with revise("torture", "mark") as revision:
                source = filled.chance.choice(filled.sources)
                revision.remark("record_source", source, filled.chance.choice(filled.markings))
        if filled.chance.random() < 0.2 and len(filled.sources) > rows:
            with revise("torture", "correct") as revision:
                revision.withdraw(filled.sources.pop(filled.chance.randrange(rows)))
    return filled


def _document(revision: Writer, filled: Filled, rows: int) -> None:
    marking = filled.chance.choice(filled.markings)
    words = " ".join(filled.chance.choices(WORDS, k=40))
    document = revision.item("document", marking)
    edition = revision.edition(document, EditionDraft(f"On {words[:20]}", text=words), marking)
    filled.editions.append((edition, words))
    for _ in range(rows):
        start = filled.chance.randrange(len(words) - 12)
        passage = revision.passage(edition, start, start + 12, words[start : start + 12])
        draft = EntryDraft(
            "name", filled.chance.choice(filled.items), term="alias",
            value={"text": f"{filled.chance.choice(WORDS)} {len(filled.entries)}"},
            span=Span.parse(filled.chance.choice(SPANS)),
        )  # fmt: skip
        entry = revision.entry(draft, [SourceDraft(marking, passage=passage)])
        filled.entries.append(entry)
        filled.sources.append(entry + 1)  # the source of an entry has the number after it


def _supersede(revision: Writer, filled: Filled) -> int:
    place = filled.chance.randrange(max(1, len(filled.entries) - 8))
    closed = filled.entries.pop(place)
    draft = EntryDraft(
        "name", filled.chance.choice(filled.items), value={"text": f"put right {closed}"}
    )
    source = SourceDraft(filled.markings[0], locator="torture")
    return supersede(revision, closed, draft, filled.markings[0], [source])

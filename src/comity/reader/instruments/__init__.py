"""Instruments: texts that parties made, by their names, or by verbs of making.

joint     the text itself, when its title or first words say that several parties speak in it
named     2008 U.S.–Iraq Framework Agreement; A and B signed a memorandum of understanding
outcomes  The following agreements were signed: …
founded   A and B agreed the A–B Strategic Partnership
called    the creation of a partnership called "X"; adopted a declaration, "X"

What is only wanted or negotiated is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.reader.instruments.called import called_at
from comity.reader.instruments.founded import founded_at
from comity.reader.instruments.joint import hear_speakers, joint_text
from comity.reader.instruments.made import Made
from comity.reader.instruments.named import named_at
from comity.reader.instruments.outcomes import announces_outcomes, outcome_in
from comity.reader.row import Row

__all__ = ["Made", "hear_speakers", "instruments_of"]

_CALLED = frozenset(("called", "named", "known", "dubbed", "titled", "entitled"))


def instruments_of(row: Row, published: str) -> Iterator[Made]:
    """The instruments that one sentence tells, in its order."""
    if row.sentence.kind == "title":
        joint = joint_text(row, published)
        if joint:
            yield joint
        return
    discourse = row.discourse
    if announces_outcomes(row):
        discourse.outcomes_ahead = True
        if row.sentence.kind in ("heading", "lead-in"):
            return
    elif discourse.outcomes_ahead:
        listed = outcome_in(row, published) if row.sentence.kind != "paragraph" else None
        if listed:
            yield listed
            return
        discourse.outcomes_ahead = row.sentence.kind != "paragraph" or "|" in row.words
    at = 0
    if "I" not in row.letters and row.sentence.vocabulary.isdisjoint(_CALLED):
        at = next((k for k, w in enumerate(row.words) if w.endswith("partnership")), len(row.words))
    while at < len(row.tokens):
        if row.letters[at] == "I":
            found = named_at(row, at)
            if found:
                yield from found[0]
                at = max(at, found[1] - 1)
        elif row.words[at].endswith("partnership") and row.letters[at] in "NS":
            founded = founded_at(row, at)
            if founded:
                yield founded
        elif row.words[at] in _CALLED:
            called = called_at(row, at, published)
            if called:
                yield called
        at += 1

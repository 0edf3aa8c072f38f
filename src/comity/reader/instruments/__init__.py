"""Instruments: texts that parties made, by their names, or by verbs of making.

joint    the text itself, when its title or first words say that several parties speak in it
named    2008 U.S.–Iraq Framework Agreement; A and B signed a memorandum of understanding
called   the creation of a partnership called "X"

What is only wanted or negotiated is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.reader.instruments.called import called_at
from comity.reader.instruments.joint import hear_speakers, joint_text
from comity.reader.instruments.made import Made
from comity.reader.instruments.named import named_at
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
    at = 0
    while at < len(row.tokens):
        if row.letters[at] == "I":
            found = named_at(row, at)
            if found:
                yield from found[0]
                at = max(at, found[1] - 1)
        elif row.words[at] in _CALLED:
            called = called_at(row, at, published)
            if called:
                yield called
        at += 1

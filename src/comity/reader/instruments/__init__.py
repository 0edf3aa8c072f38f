"""Instruments: texts that parties made, by their names, or by verbs of making.

joint     the text itself, when its title or first words say that several parties speak in it
named     2008 U.S.–Iraq Framework Agreement; A and B signed a memorandum of understanding
outcomes  The following agreements were signed: …
founded   A and B agreed the A–B Strategic Partnership, launched a Framework of Cooperation
called    the creation of a partnership called "X"; adopted a declaration, "X"
again     It was signed on …, of the one named before

What is only wanted or negotiated is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.reader.instruments.again import hear_date
from comity.reader.instruments.called import called_at
from comity.reader.instruments.founded import HEADS, MAKES, founded_at
from comity.reader.instruments.joint import hear_speakers, joint_text
from comity.reader.instruments.made import Made
from comity.reader.instruments.named import named_at
from comity.reader.instruments.outcomes import hear_outcomes_ahead, is_title_alone, outcome_in
from comity.reader.row import Row

__all__ = ["Made", "hear_date", "hear_speakers", "instruments_of"]

_CALLED = frozenset(("called", "named", "known", "dubbed", "titled", "entitled"))


def instruments_of(row: Row, published: str) -> Iterator[Made]:
    """The instruments that one sentence tells, in its order."""
    if row.sentence.kind == "title":
        joint = joint_text(row, published)
        if joint:
            yield joint
        else:
            hear_outcomes_ahead(row, published)
        return
    listed = _listed(row, published)
    if listed is not None:
        yield from listed
        return
    at, made = 0, not row.sentence.vocabulary.isdisjoint(MAKES)
    if "I" not in row.letters and row.sentence.vocabulary.isdisjoint(_CALLED):
        if not made:
            return
        heads = (k for k, word in enumerate(row.words) if word.endswith(HEADS))
        at = next(heads, len(row.words))
    while at < len(row.tokens):
        if row.letters[at] == "I":
            found = named_at(row, at)
            if found:
                yield from found[0]
                at = max(at, found[1] - 1)
        elif made and row.words[at].endswith(HEADS) and row.letters[at] in "NSExj":
            founded = founded_at(row, at)
            if founded:
                yield founded
        elif row.words[at] in _CALLED:
            called = called_at(row, at, published)
            if called:
                yield called
        at += 1


def _listed(row: Row, published: str) -> list[Made] | None:
    """What the line names as one of a list of what was signed; None if it is no line of one."""
    discourse = row.discourse
    if hear_outcomes_ahead(row, published):
        return [] if row.sentence.kind in ("heading", "lead-in") else None
    if not discourse.outcomes_ahead:
        return None
    prose = row.sentence.kind == "paragraph" and not is_title_alone(row)
    listed = None if prose else outcome_in(row, discourse.outcomes_on)
    discourse.outcomes_ahead = bool(listed) or not prose or "|" in row.words
    return [listed] if listed else None

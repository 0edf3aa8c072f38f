"""A standing claim becomes a standing, or more sources for one that says as much."""

from __future__ import annotations

from comity.dates import Answer, Span
from comity.reader.claims import StandingClaim
from comity.record.drafts import EntryDraft
from comity.record.queries import Entry
from comity.review.adopting.adoption import Adoption
from comity.terms import load_terms

#: Standings that hold both ways between two states.
SYMMETRIC = ("partner", "other")


def span_of(claim: StandingClaim, published: str) -> Span:
    """When it held: from start to end as far as told, and on the day the text speaks of."""
    as_of = claim.as_of or ("" if claim.start or claim.end else published)
    return Span.between(claim.start, claim.end, as_of=as_of)


def adopt(adoption: Adoption, claim: StandingClaim) -> int:
    """The row number of the standing's entry."""
    subject, other = adoption.actor(claim.subject), adoption.actor(claim.object)
    span = span_of(claim, adoption.edition.published)
    sources = adoption.sources(claim)
    for entry in _held(adoption, claim, subject, other):
        if agrees(entry.span, span, claim):
            adoption.support(entry.id, sources)
            return entry.id
    value = {"label": claim.label}
    draft = EntryDraft("standing", subject, other, claim.kind, value, span)
    return adoption.hold(draft, sources, [])


def _held(adoption: Adoption, claim: StandingClaim, subject: int, other: int) -> list[Entry]:
    pairs = [(subject, other)]
    if claim.kind in SYMMETRIC:
        pairs.append((other, subject))
    return [
        entry
        for one, two in pairs
        for entry in adoption.known(one, ["standing"])
        if entry.object == two and entry.term == claim.kind and claim.label in _labels(entry)
    ]


def _labels(entry: Entry) -> tuple[str, ...]:
    """What the standing is called: in the words of its source, or by the name of its framework."""
    label = str(entry.value.get("label", ""))
    framework = load_terms().frameworks.get(str(entry.value.get("framework", "")))
    return (label, framework.name) if framework and not label else (label,)


def agrees(known: Span, claimed: Span, claim: StandingClaim) -> bool:
    """Whether the known standing bears the claim out: what it tells of start and end is the same,
    and the day it speaks of may fall within."""
    if claim.start and not _touch(known, Span.parse(claim.start), at_start=True):
        return False
    if claim.end and not _touch(known, Span.parse(claim.end), at_start=False):
        return False
    if claim.as_of:
        return known.overlaps(Span.parse(claim.as_of)) is not Answer.no
    return known.overlaps(claimed) is not Answer.no


def _touch(known: Span, told: Span, *, at_start: bool) -> bool:
    first, last = (
        (known.start_earliest, known.start_latest)
        if at_start
        else (known.end_earliest, known.end_latest)
    )
    return first <= told.end_latest and told.start_earliest <= last

"""Claims in a line of words, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from comity.cli.printing import printable
from comity.reader.claims import (
    Claim,
    CooperationClaim,
    EngagementClaim,
    InstrumentClaim,
    StandingClaim,
)


def claim_words(claim: Claim) -> str:
    """What the claim says, by codes: "2022-04-07 · meeting · ministers · AUS JPN NATO"."""
    match claim:
        case EngagementClaim():
            status = "recurring" if claim.recurring else "planned" if claim.planned else ""
            found = [
                claim.date, status, claim.kind, claim.level, " ".join(claim.parties),
                claim.body, claim.place, "; ".join(claim.topics),
            ]  # fmt: skip
        case StandingClaim():
            dates = "/".join([claim.start, claim.end]).strip("/") or claim.as_of
            found = [f"{claim.subject} is {claim.kind} of {claim.object}", claim.label, dates]
        case InstrumentClaim():
            found = [
                claim.date, claim.kind, claim.title, " ".join(claim.parties),
                "; ".join(claim.topics), *(f"part of {title}" for title in claim.part_of),
            ]  # fmt: skip
        case CooperationClaim():
            found = [" ".join(claim.parties), claim.mode, "; ".join(claim.topics), claim.strategy]
        case _:
            found = [claim.form]
    return " · ".join(part for part in found if part)


def explanation(claim: Claim) -> Iterator[str]:
    """One line per field with the words that gave it, then how sure the reader is."""
    for passage in claim.passages:
        yield f"“{_line(passage.exact)}”"
    for words in claim.evidence:
        yield f"{words.field:<10} “{_line(words.exact)}” (at {words.start})"
    yield f"confidence {claim.confidence:.2f}"


def _line(text: str) -> str:
    return printable(" ".join(text.split()))

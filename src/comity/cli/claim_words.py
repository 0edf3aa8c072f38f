"""Claims in a line of words, for the terminal."""

from __future__ import annotations

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

"""What another reader claims is let through only where it can be checked.

Every passage must be in the text at the place given, word for word; every actor must be one that
the gazetteer knows; kinds and levels must be those a claim can have. The rest is for the review
desk to judge, as with every claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.reader.claims import (
    Claim,
    CooperationClaim,
    EngagementClaim,
    Evidence,
    InstrumentClaim,
    Passage,
    Reading,
    StandingClaim,
    Text,
)
from comity.reader.errors import ReaderFailed
from comity.reader.gazetteer import Gazetteer

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "engagement": {
        "kind": (
            "meeting", "visit", "summit", "call", "council", "conference", "exercise", "signing",
            "other",
        ),
        "level": (
            "leaders", "secretary-general", "ministers", "chiefs-of-defence", "ambassadors",
            "officials", "parliamentary", "mixed", "unknown",
        ),
        "mode": ("", "in-person", "telephone", "video", "hybrid"),
        "track": ("", "political", "military", "economic", "parliamentary"),
    },
    "standing": {
        "kind": (
            "member", "partner", "candidate", "observer", "invitee", "aspirant", "group-member",
            "dialogue-partner", "other",
        ),
    },
    "instrument": {
        "kind": (
            "programme", "treaty", "joint-declaration", "mou", "arrangement", "action-plan",
            "strategy", "other",
        ),
    },
    "cooperation": {"mode": ("agreed", "ongoing", "contributes")},
}  # fmt: skip
"""Form of claim → field → what it may hold."""


def checked(text: Text, reading: object, gazetteer: Gazetteer, name: str) -> Reading:
    """The reading without the claims that cannot be checked; ``refused`` says which and why.

    Raises:
        ReaderFailed: it is no reading, or passes for Comity's own.
    """
    if not isinstance(reading, Reading):
        raise ReaderFailed(f"expected a Reading of the reader {name}, found {reading!r:.80}")
    if reading.reader.partition("/")[0] in ("", "comity.reader"):
        raise ReaderFailed(
            f"found that the reader {name} calls itself {reading.reader!r}; expected a name and"
            f" version of its own, such as {name}/1"
        )
    kept, refused = [], list(reading.refused)
    for claim in reading.claims:
        why = next(_faults(text, claim, gazetteer), "")
        if why:
            refused.append(why)
        else:
            kept.append(claim)
    return replace(reading, claims=tuple(kept), refused=tuple(refused))


def _faults(text: Text, claim: Claim, gazetteer: Gazetteer) -> Iterator[str]:
    """What is wrong with a claim; nothing if nothing is."""
    if not isinstance(claim, Claim) or claim.form not in CHOICES:
        yield f"found {type(claim).__name__}, expected a claim"
        return
    if not claim.passages:
        yield f"{claim.form}: found no passage; expected the words it rests on"
    quotes: tuple[Passage | Evidence, ...] = (*claim.passages, *claim.evidence)
    for quote in quotes:
        is_place = 0 <= quote.start < quote.end <= len(text.text)
        there = text.text[quote.start : quote.end] if is_place else ""
        if not quote.exact or there != quote.exact:
            yield (
                f"{claim.form}: “{quote.exact[:80]}” is not in the text at {quote.start}, where"
                f" “{there[:80]}” is"
            )
    for field, choices in CHOICES[claim.form].items():
        value = getattr(claim, field)
        if value not in choices:
            yield f"{claim.form}: {field} is {value!r:.40}; expected one of {', '.join(choices)}"
    if unknown := sorted(set(_actors(claim)) - gazetteer.types.keys()):
        yield f"{claim.form}: nobody has the code {', '.join(unknown)[:80]}"
    if not 0 <= claim.confidence <= 1:
        yield f"{claim.form}: confidence is {claim.confidence}; expected 0 to 1"


def _actors(claim: Claim) -> tuple[str, ...]:
    match claim:
        case EngagementClaim():
            body = (claim.body,) if claim.body else ()
            return (*claim.parties, *(one.actor for one in claim.participants), *body)
        case StandingClaim():
            return (claim.subject, claim.object)
        case InstrumentClaim() | CooperationClaim():
            return claim.parties
    return ()

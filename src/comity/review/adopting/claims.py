"""Any claim: whether it can enter the record, and how it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.reader.claim_json import MisshapenClaim, from_json
from comity.reader.claims import (
    Claim,
    CooperationClaim,
    EngagementClaim,
    InstrumentClaim,
    StandingClaim,
)
from comity.review.adopting import cooperation, engagements, instruments, standings
from comity.review.adopting.adoption import Adoption
from comity.review.errors import CannotAdopt


def problem(body: Mapping[str, Any]) -> str:
    """Why a claim of that body cannot enter the record as it stands; "" if it can."""
    try:
        checked(body)
    except CannotAdopt as error:
        return str(error)
    return ""


def checked(body: Mapping[str, Any]) -> Claim:
    """The claim of that body.

    Raises:
        CannotAdopt: it cannot enter the record as it stands; the message says what to do.
    """
    try:
        claim = from_json(dict(body))
    except MisshapenClaim as error:
        raise CannotAdopt(f"The claim does not fit: {error}. Correct that field.") from None
    if not claim.passages:
        raise CannotAdopt("The claim quotes nothing; quote the words it rests on.")
    if isinstance(claim, EngagementClaim) and len(claim.parties) < 2 and not claim.body:
        raise CannotAdopt("An engagement needs two parties, or a body; add the other one.")
    return claim


def adopt(adoption: Adoption, claim: Claim, engagement: int | None) -> None:
    """The claim enters the record in the revision of the adoption."""
    match claim:
        case EngagementClaim():
            engagements.adopt(adoption, claim, engagement)
        case StandingClaim():
            standings.adopt(adoption, claim)
        case InstrumentClaim():
            instruments.adopt(adoption, claim)
        case CooperationClaim():
            cooperation.adopt(adoption, claim)

"""The part of the JSON interface that writes: for programs with a token, never for a session.

A session's cookie is sent by a browser whoever asks it to; a token only by who has it.
"""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from comity.dates import DateError
from comity.reader.claim_json import to_json
from comity.reader.claims import Text
from comity.record.errors import RecordError
from comity.record.opaque import reference
from comity.record.vantage import Vantage
from comity.review import actions, queries
from comity.review.errors import ReviewError
from comity.web.api_rows import Refusal, Unclear
from comity.web.pages import may
from comity.web.uploads import take_in

router = Router()
MOST = 500
MOST_SIGNS = 2_000_000


def desk_for(request: HttpRequest, scope: str) -> Vantage:
    """The desk of the token's account.

    Raises: PermissionDenied, where there is no token, or it may not do this.
    """
    if not hasattr(request, "comity_scopes") or not may(request, scope):
        raise PermissionDenied
    assert request.user.is_authenticated
    return Vantage(request.user.audience_id)


def proposing(request: HttpRequest) -> bool:
    """Looked at before what was sent is."""
    return bool(desk_for(request, "propose"))


def deciding(request: HttpRequest) -> bool:
    return bool(desk_for(request, "decide"))


class ClaimRow(Schema):
    """A claim at the desk; ``claim`` is as ``comity read --json`` gives it."""

    id: str
    state: str
    confidence: float
    document: str
    edition: str
    claim: dict[str, Any]


class Waiting(Schema):
    """``state`` is awaiting, accepted or rejected; "" for all."""

    state: Literal["", "awaiting", "accepted", "rejected"] = "awaiting"
    limit: int = Field(50, ge=0, le=MOST)
    offset: int = Field(0, ge=0, le=10**9)


REFUSALS = {400: Refusal, 401: Refusal, 403: Refusal, 404: Refusal, 429: Refusal}


def _row(view: queries.ClaimView) -> dict[str, Any]:
    return {
        "id": view.public_id,
        "state": view.state,
        "confidence": view.confidence,
        "document": view.edition.title,
        "edition": reference(view.edition.id),
        "claim": to_json(view.claim),
    }


@router.get("claims", response={200: list[ClaimRow], **REFUSALS}, url_name="claims",
            auth=proposing)  # fmt: skip
def list_claims(request: HttpRequest, asked: Query[Waiting]) -> list[dict[str, Any]]:
    """One object per claim of the desk. Needs a token with the scope propose."""
    desk = desk_for(request, "propose")
    found = queries.claims(desk, state=asked.state, limit=asked.limit, offset=asked.offset)
    return [_row(view) for view in found]


class Decided(Schema):
    decision: Literal["accept", "reject", "undo"]
    reason: str = Field("", max_length=1000)


@router.post("claims/{ref}", response={200: ClaimRow, **REFUSALS}, url_name="claim-decided",
             auth=deciding)  # fmt: skip
def decide_claim(request: HttpRequest, ref: str, given: Decided) -> dict[str, Any]:
    """Accepts, rejects or takes back a decision. Needs a token with the scope decide."""
    desk = desk_for(request, "decide")
    by = request.user.get_username()
    if queries.claim(desk, ref) is None:
        raise Http404
    reason = given.reason.replace("\0", "")
    try:
        if given.decision == "accept":
            actions.accept_claim(by, desk, ref, reason=reason)
        elif given.decision == "reject":
            actions.reject_claim(by, desk, ref, reason)
        else:
            actions.undo_decision(by, desk, ref, reason)
    except (ReviewError, RecordError, DateError) as refusal:
        raise Unclear(str(refusal)) from refusal
    view = queries.claim(desk, ref)
    assert view is not None
    return _row(view)


class Sent(Schema):
    text: str = Field(min_length=1, max_length=MOST_SIGNS)
    title: str = Field("", max_length=500)
    published: str = Field("", max_length=40)
    publisher: str = Field("", max_length=200)
    url: str = Field("", max_length=500)


class TakenRow(Schema):
    """``new`` is false where the same words were on record from the same address."""

    title: str
    edition: str
    new: bool
    claims: int
    released: list[str]


@router.post("texts", response={200: TakenRow, **REFUSALS}, url_name="text-sent",
             auth=proposing)  # fmt: skip
def send_text(request: HttpRequest, given: Sent) -> dict[str, Any]:
    """Puts a text on record and reads it. Needs a token with the scope propose."""
    desk = desk_for(request, "propose")
    fields = {name: words.replace("\0", "") for name, words in given.dict().items()}
    if not fields["text"].strip():
        raise Unclear("There are no words in the text.")
    taken = take_in(request.user.get_username(), desk, Text(**fields))
    return {
        "title": taken.title,
        "edition": taken.reference,
        "new": taken.new,
        "claims": taken.claims,
        "released": list(taken.released),
    }

"""The part of the JSON interface that releases and restricts what a desk gave.

As on the pages, whom it reaches is shown first: what was not shown is not made. A program acts for
the account of its token, so that the second person is another account's.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from comity.accounts.errors import AccountsError
from comity.exchange import rows
from comity.record import holdings
from comity.record.access import PUBLIC
from comity.record.vantage import UnknownAudience
from comity.releasing import actions, queries
from comity.releasing.errors import ReleasingError
from comity.releasing.models import Proposal
from comity.releasing.reaching import Reach, reach
from comity.web.api_desk import REFUSALS, desk_for
from comity.web.api_rows import Unclear
from comity.web.looking import today
from comity.web.releasing import Marked, digest_of, marked_at

router = Router()
REFUSED = (ReleasingError, AccountsError, UnknownAudience)


def releasing(request: HttpRequest) -> bool:
    """Looked at before what was sent is."""
    return bool(desk_for(request, "release"))


class ShownRow(Schema):
    """How many of the desk's own rows bear one marking, and to whom it shows them."""

    handling: str
    reached: list[str]
    rows: int


class GroupRow(Schema):
    """A group that was named, with its accredited members as of today."""

    group: str
    members: list[str]


class ReachRow(Schema):
    """Whom a marking would reach; ``shown`` is sent back to make it."""

    handling: str
    releases: list[str]
    groups: list[GroupRow]
    absent: list[str]
    gain: list[str]
    lose: list[str]
    rows: int
    held_back: int
    two_persons: bool
    shown: str


class MarkingsRow(Schema):
    """What the desk gave of a thing as it is marked now; ``reach`` where a marking is asked for."""

    ref: str
    marked: list[ShownRow]
    reach: ReachRow | None


class ReleaseRow(Schema):
    """``state`` is waiting (for a second person), confirmed (for its day), done, declined, ended.

    ``rows`` counts what is marked anew; days are "" where there are none.
    """

    ref: str
    handling: str
    releases: list[str]
    rows: int
    two_persons: bool
    by: str
    second: str
    state: str
    reason: str
    starts_on: str
    ends_on: str


class Wanted(Schema):
    """``to`` are codes of audiences and groups with commas between, or public."""

    handling: str = Field("", max_length=80)
    to: str = Field("", max_length=2000)


@router.get("markings/{ref}", response={200: MarkingsRow, **REFUSALS}, url_name="markings",
            auth=releasing)  # fmt: skip
def show_markings(request: HttpRequest, ref: str, asked: Query[Wanted]) -> dict[str, Any]:
    """How the desk marked what it gave of a thing, a document or an entry, and, with ``handling``,
    whom that label and list would reach. Changes nothing. Needs a token with the scope release."""
    marked = marked_at(desk_for(request, "release"), ref)
    found = None
    if asked.handling:
        found = _reach(request, marked, asked.handling, asked.to.replace(",", " ").split())
    return {
        "ref": ref,
        "marked": [
            {"handling": one.handling, "reached": list(one.reached), "rows": one.rows}
            for one in holdings.shown(marked.rows)
        ],
        "reach": _told(found, marked) if found else None,
    }


def _reach(request: HttpRequest, marked: Marked, handling: str, to: list[str]) -> Reach:
    named = [code if code == PUBLIC else code.upper() for code in to]
    try:
        return reach(desk_for(request, "release"), marked.rows, handling, named)
    except REFUSED as refusal:
        raise Unclear(str(refusal)) from refusal


def _told(found: Reach, marked: Marked) -> dict[str, Any]:
    return {
        "handling": found.handling,
        "releases": list(found.releases),
        "groups": [{"group": code, "members": list(inside)} for code, inside in found.expanded],
        "absent": list(found.absent),
        "gain": list(found.gain),
        "lose": list(found.lose),
        "rows": found.rows,
        "held_back": found.held_back,
        "two_persons": found.two_persons,
        "shown": digest_of(found, marked.rows),
    }


class Marking(Schema):
    """An empty ``to`` restricts to the desk itself."""

    handling: str = Field(max_length=80)
    to: list[Annotated[str, Field(max_length=80)]] = Field([], max_length=500)
    shown: str = Field(max_length=80)
    reason: str = Field("", max_length=1000)
    starts_on: date | None = None
    ends_on: date | None = None


@router.post("markings/{ref}", response={200: ReleaseRow, **REFUSALS}, url_name="marked",
             auth=releasing)  # fmt: skip
def mark(request: HttpRequest, ref: str, given: Marking) -> dict[str, Any]:
    """Releases or restricts what the desk gave, as it was shown; where the label asks for two
    persons it waits for the second. Needs a token with the scope release."""
    desk = desk_for(request, "release")
    marked = marked_at(desk, ref)
    to = [code.replace("\0", "").strip() for code in given.to]
    found = _reach(request, marked, given.handling.replace("\0", ""), to)
    if given.shown != digest_of(found, marked.rows):
        raise Unclear(
            "What is asked for was not shown as it is now, so nothing was changed. Ask GET with the"
            " same handling and to, look whom it reaches, and send its “shown” back."
        )
    try:
        proposal = actions.propose(
            request.user.get_username(), desk, marked.rows, found, today=today(),
            about=marked.item, reason=given.reason.replace("\0", "").strip(),
            starts_on=given.starts_on, ends_on=given.ends_on,
        )  # fmt: skip
    except REFUSED as refusal:
        raise Unclear(str(refusal)) from refusal
    return rows.release(proposal)


class Several(Schema):
    limit: int = Field(50, ge=0, le=500)
    offset: int = Field(0, ge=0, le=10**9)


@router.get("releases", response={200: list[ReleaseRow], **REFUSALS}, url_name="releases",
            auth=releasing)  # fmt: skip
def list_releases(request: HttpRequest, asked: Query[Several]) -> list[dict[str, Any]]:
    """The desk's releases, those that wait first. Needs a token with the scope release."""
    desk = desk_for(request, "release")
    waiting = queries.proposals(desk, [Proposal.State.WAITING, Proposal.State.CONFIRMED])
    decided = queries.proposals(
        desk, [Proposal.State.DONE, Proposal.State.DECLINED, Proposal.State.ENDED]
    )
    several = [*waiting, *decided][asked.offset : asked.offset + asked.limit]
    return [rows.release(one) for one in several]


class Confirmed(Schema):
    decision: Literal["confirm", "decline"]


@router.post("releases/{ref}", response={200: ReleaseRow, **REFUSALS}, url_name="release-decided",
             auth=releasing)  # fmt: skip
def decide(request: HttpRequest, ref: str, given: Confirmed) -> dict[str, Any]:
    """Confirms or declines a release that waits: not by the account that asked for it, but where
    it declines. Needs a token with the scope release."""
    desk, by = desk_for(request, "release"), request.user.get_username()
    if not Proposal.objects.filter(audience_id=desk.audience, public_id=ref).exists():
        raise Http404
    try:
        if given.decision == "confirm":
            return rows.release(actions.confirm(by, desk, ref, today=today()))
        return rows.release(actions.decline(by, desk, ref))
    except REFUSED as refusal:
        raise Unclear(str(refusal)) from refusal

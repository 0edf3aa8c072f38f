"""The review desk: what it shows and what it decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from json import JSONDecodeError, loads
from typing import Any

import typer

from comity.cli.claim_words import claim_words
from comity.cli.printing import print_json, print_table, printable
from comity.cli.refusals import Refused
from comity.record import documents
from comity.record.vantage import Vantage
from comity.review import actions, assigning, queries, queue
from comity.review.comparing import Comparer
from comity.review.errors import CannotAdopt
from comity.review.queries import ClaimView
from comity.review.queue import Wanted

BY = "comity review"
#: More than a desk ever holds: a list in the terminal is not paged.
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of claims is narrowed to, and its order, as the options name them."""

    document: str = ""
    state: str = "awaiting"
    kind: str = ""
    publisher: str = ""
    beside: str = ""
    assigned: str = ""
    order: str = "text"


def print_claims(desk: Vantage, asked: Asked, *, json: bool) -> None:
    state = asked.state
    rows = [
        row
        for edition in _editions(desk, asked.document)
        for row in queue.ordered(
            desk,
            Wanted(
                form=asked.kind, publisher=asked.publisher, state=state, compared=asked.beside,
                assigned=asked.assigned, edition=edition, order=asked.order,
            ),
        ).select_related("reading", "assigned")
    ]  # fmt: skip
    views = queries.views(desk, rows)
    if json:
        print_json([claim_row(view) for view in views])
        return
    print_table(
        ["CLAIM", "SURE", "FORM", "DOCUMENT", "SAYS"],
        (
            (
                view.public_id, f"{view.confidence:.2f}", view.form, view.edition.title,
                claim_words(view.claim),
            )
            for view in views
        ),
        f"No claim is {state} at this desk.",
    )  # fmt: skip


def _editions(desk: Vantage, document: str) -> list[int | None]:
    if not document:
        return [None]
    found = [one.id for one in documents.editions(desk) if one.public_id == document]
    if not found:
        raise Refused(f"There is no document {document!r}; `comity documents` lists them.")
    return list(found)


def claim_row(view: ClaimView) -> dict[str, Any]:
    return {
        "claim": view.public_id,
        "state": view.state,
        "document": view.edition.public_id,
        "title": view.edition.title,
        **view.body,
    }


def _claim(desk: Vantage, reference: str) -> ClaimView:
    view = queries.claim(desk, reference)
    if view is None:
        raise Refused(f"There is no claim {reference!r} at this desk; `comity review` lists them.")
    return view


def print_claim(desk: Vantage, reference: str, *, json: bool) -> None:
    view = _claim(desk, reference)
    several = Comparer(desk).beside(view.claim, view.edition)
    if json:
        row = claim_row(view)
        row["candidates"] = [
            {
                "score": one.score, "reasons": list(one.reasons), "outcome": one.outcome,
                "fields": [asdict(field) for field in one.rows],
            }
            for one in several
        ]  # fmt: skip
        row["comments"] = [
            {"by": one.by, "role": one.role, "at": one.at.isoformat(), "text": one.text}
            for one in assigning.comments_on(desk, reference)
        ]
        row["decisions"] = [
            {"verdict": one.verdict, "by": one.by, "at": one.at.isoformat(), "reason": one.reason}
            for one in view.decisions
        ]
        print_json(row)
        return
    typer.secho(f"{printable(view.edition.title)} ({view.edition.published})", bold=True)
    typer.echo(f"{view.form} · {view.state} · {printable(claim_words(view.claim))}\n")
    typer.echo(printable(view.before), nl=False)
    typer.secho(printable(view.claim.quote), bold=True, nl=False)
    typer.echo(printable(view.after) + "\n")
    for name, value in view.body.items():
        if name not in ("passages", "evidence", "form") and value not in ("", [], (), False):
            typer.echo(f"{name:<20} {printable(str(value))}")
    for beside in several:
        reasons = f" ({', '.join(beside.reasons)})" if beside.reasons else ""
        typer.echo(f"\non record{printable(reasons)}: {beside.outcome}")
        for one in beside.rows:
            if one.claimed or one.known:
                told = f"{one.outcome:<8} {one.name:<12} {one.claimed or '–'} | {one.known or '–'}"
                typer.echo(f"  {printable(told)}")
    for said in assigning.comments_on(desk, reference):
        typer.echo(f"{said.by}, {said.at:%Y-%m-%d %H:%M} UTC: {printable(said.text)}")
    for decision in view.decisions:
        typer.echo(f"{decision.verdict} by {decision.by}, {decision.at:%Y-%m-%d %H:%M} UTC")


def accept(desk: Vantage, claims: Sequence[str], reason: str) -> None:
    for claim in claims:
        view = _claim(desk, claim)
        actions.accept_claim(BY, desk, claim, reason=reason)
        typer.echo(f"Accepted: {printable(claim_words(view.claim))}")


def correct(desk: Vantage, claim: str, fields: Sequence[str], reason: str) -> None:
    view = _claim(desk, claim)
    correction = dict(_field(view, given) for given in fields)
    actions.accept_claim(BY, desk, claim, correction=correction, reason=reason)
    typer.echo(f"Accepted as corrected: {printable(claim_words(_claim(desk, claim).claim))}")


def _field(view: ClaimView, given: str) -> tuple[str, Any]:
    """Name and value of "name=value": a list where the claim has one, JSON where it parses."""
    name, sign, text = given.partition("=")
    if not sign or name not in view.body:
        known = ", ".join(key for key in view.body if key not in ("form", "passages", "evidence"))
        raise Refused(f"{given!r} is no field of this claim. Give one of {known} as name=value.")
    before = view.body[name]
    if isinstance(before, bool) or text[:1] in "[{":
        try:
            return name, loads(text)
        except JSONDecodeError:
            raise Refused(f"{given!r}: expected true or false, or a JSON list.") from None
    if isinstance(before, list | tuple):
        return name, [part.strip() for part in text.split(",") if part.strip()]
    return name, text


def reject(desk: Vantage, claims: Sequence[str], reason: str) -> None:
    for claim in claims:
        actions.reject_claim(BY, desk, claim, reason)
    typer.echo(f"{len(claims)} set aside.")


def undo(desk: Vantage, claim: str, reason: str) -> None:
    back = actions.undo_decision(BY, desk, claim, reason)
    typer.echo(f"Undone; {len(back)} claims await review again: {', '.join(back)}")


def accept_all(desk: Vantage, document: str, at_least: float, reason: str) -> None:
    """Claims that lack what the record needs stay waiting and are named.

    Raises:
        Refused: there are such claims; the others are in the record.
    """
    editions = _editions(desk, document)
    if editions == [None]:
        editions = [count.edition.id for count in queries.desk_counts(desk) if count.awaiting]
    accepted, left = 0, []
    for edition in editions:
        views = queries.claims(desk, edition=edition, state="awaiting", limit=ALL)
        # What was opened again is for a person to look at, one by one.
        chosen = [v for v in views if v.confidence >= at_least and not v.reopened]
        taken, refused = accept_views(BY, desk, chosen, reason)
        accepted += taken
        left += refused
    typer.echo(f"{accepted} claims are in the record now.")
    for view, why in left:
        typer.echo(f"{view.public_id}  {printable(claim_words(view.claim))}: {why}", err=True)
    if left:
        raise Refused(f"{len(left)} claims still wait: correct or reject them.")


def accept_views(
    by: str, desk: Vantage, views: Sequence[ClaimView], reason: str
) -> tuple[int, list[tuple[ClaimView, str]]]:
    """How many claims of one edition were accepted, in one revision; and those that cannot be,
    each with the reason. One such claim sends all of them through one by one."""
    if not views:
        return 0, []
    try:
        return actions.accept_claims(by, desk, [v.public_id for v in views], reason), []
    except CannotAdopt:
        pass
    accepted, left = 0, []
    for view in views:
        try:
            actions.accept_claim(by, desk, view.public_id, reason=reason)
            accepted += 1
        except CannotAdopt as error:
            left.append((view, str(error)))
    return accepted, left

"""Releases and restrictions from the terminal: whoever holds the record may act for its desks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import typer

from comity.cli.printing import print_json, print_table
from comity.cli.refusals import Refused
from comity.exchange import rows
from comity.record.access import PUBLIC
from comity.record.holdings import Row, of_document, of_entry, of_item
from comity.record.opaque import number
from comity.record.queries import entry, items
from comity.record.vantage import Vantage
from comity.releasing import actions, queries
from comity.releasing.models import Proposal
from comity.releasing.reaching import Reach, reach

BY = "comity release"


def day(text: str) -> date | None:
    """The day written; None for none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(f"{text!r} is no day; write year-month-day, such as 2026-07-01.") from None


def today() -> date:
    return datetime.now(UTC).date()


def _rows(desk: Vantage, mark: str) -> tuple[list[Row], int]:
    for one in items(desk, public_id=mark) if mark else ():
        found = of_document if one.kind == "document" else of_item
        return found(desk, one.id), one.id
    row = number(mark)
    held = entry(desk, row) if row is not None else None
    if held is None:
        raise Refused(f"There is nothing {mark!r} on record for you; give the REF of a list.")
    return of_entry(desk, held.id), held.subject


def release(
    desk: Vantage, mark: str, to: str, handling: str, days: tuple[date | None, date | None],
    reason: str, *, sure: bool,
) -> None:  # fmt: skip
    """Tells whom it reaches, asks, and makes or proposes the release."""
    rows, about = _rows(desk, mark)
    named = [code if code == PUBLIC else code.upper() for code in to.replace(",", " ").split()]
    found = reach(desk, rows, handling, named)
    _tell(found)
    if rows and not sure and not typer.confirm("Mark it so?"):
        raise Refused("Nothing was changed.")
    proposal = actions.propose(
        BY, desk, rows, found, today=today(), about=about, reason=reason, starts_on=days[0],
        ends_on=days[1],
    )  # fmt: skip
    if proposal.state == Proposal.State.WAITING:
        typer.echo(f"Proposed as {proposal.public_id}; `comity releases --confirm` agrees to it.")
    elif proposal.state == Proposal.State.CONFIRMED:
        typer.echo("Agreed; `comity releases --due` carries it out on its day.")
    else:
        typer.echo(f"Done: {len(rows)} rows are marked anew.")


def _tell(found: Reach) -> None:
    for words, codes in (
        ("released to", found.releases), ("will see more", found.gain),
        ("will see less", found.lose), ("members without an account here", found.absent),
    ):  # fmt: skip
        typer.echo(f"{words}: {', '.join(codes) or 'nobody'}")
    for code, inside in found.expanded:
        typer.echo(f"group {code} today: {', '.join(inside)}")
    if found.held_back:
        typer.echo(f"{found.held_back} entries stay hidden: they name what some do not see")


def decide(desk: Vantage, proposal: str, by: str, *, agreed: bool) -> None:
    if not by:
        raise Refused("Say who decides, with --by: a second person, not who proposed it.")
    if agreed:
        state = actions.confirm(by, desk, proposal, today=today()).state
        typer.echo("Confirmed." if state == Proposal.State.DONE else "Confirmed for its day.")
    else:
        actions.decline(by, desk, proposal)
        typer.echo("Declined: nothing was released.")


def carry_out_due() -> None:
    begun, ended = actions.carry_out_due("comity releases", today())
    typer.echo(f"{begun} releases began today or before, {ended} ended.")


def list_(desk: Vantage, kept_from: str, *, json: bool) -> None:
    """What waits and what is kept, as tables or one object."""
    waiting = queries.proposals(desk, [Proposal.State.WAITING, Proposal.State.CONFIRMED])
    kept = queries.withheld(desk, kept_from)
    if json:
        print_json({
            "waiting": [rows.release(one) for one in waiting],
            "withheld": [
                {"handling": one.handling, "releases": one.releases, "from": one.withheld_from,
                 "editions": one.documents, "things": one.things, "sources": one.sources}
                for one in kept
            ],
        })  # fmt: skip
        return
    print_table(
        ("ref", "label", "to", "rows", "by", "state"),
        [(one.public_id, one.handling, ", ".join(one.releases), str(len(one.rows)), one.by,
          one.state) for one in waiting],
        empty="No release waits.",
    )  # fmt: skip
    print_table(
        ("label", "released to", "kept from", "editions", "things", "sources"),
        [(one.handling, ", ".join(one.releases), ", ".join(one.withheld_from),
          str(one.documents), str(one.things), str(one.sources)) for one in kept],
        empty="Nothing is kept: all that the desk gave is released.",
    )  # fmt: skip

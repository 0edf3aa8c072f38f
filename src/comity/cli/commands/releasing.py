"""`comity release`, `comity releases`: to whom a desk shows what it gave, from the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.opening import vantage
from comity.cli.options import For, Json


def register(app: typer.Typer) -> None:
    app.command()(release)
    app.command()(releases)


def release(
    mark: Annotated[
        str, typer.Argument(metavar="REF", help="An engagement, document, actor, or one entry.")
    ],
    to: Annotated[
        str, typer.Option(metavar="WHOM", help="Audiences or groups, by code: AUS,IP4, or public.")
    ] = "",
    handling: Annotated[str, typer.Option(metavar="LABEL", help="Its handling label.")] = (
        "TLP:AMBER"
    ),
    starts: Annotated[str, typer.Option("--from", metavar="DAY", help="Not before.")] = "",
    ends: Annotated[str, typer.Option("--until", metavar="DAY", help="And no longer.")] = "",
    reason: Annotated[str, typer.Option(help="Why; kept with the change.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    for_: For = "public",
) -> None:
    """Show what your desk gave of a thing to those named, and to nobody else; first say to whom.

    Without --to it is restricted to your desk. A new marking reaches every earlier version. What
    a label asks two persons for waits until another one confirms it (`comity releases`).

    \b
    Examples:
      comity release 6e6e6fa09c412a24 --to AUS,JPN --for NATO
      comity release 6e6e6fa09c412a24 --for NATO --reason "not cleared after all"
    """
    desk = vantage(for_)
    from comity.cli.answers import releasing

    days = releasing.day(starts), releasing.day(ends)
    releasing.release(desk, mark, to, handling, days, reason, sure=yes)


def releases(
    confirm: Annotated[str, typer.Option(metavar="REF", help="Confirm one that waits.")] = "",
    decline: Annotated[str, typer.Option(metavar="REF", help="Decline one that waits.")] = "",
    by: Annotated[str, typer.Option(help="Who confirms: not who proposed it.")] = "",
    due: Annotated[
        bool, typer.Option("--due", help="Carry out, for all desks, what has its day today.")
    ] = False,
    kept_from: Annotated[
        str, typer.Option("--kept-from", metavar="CODE", help="What your desk keeps from it.")
    ] = "",
    for_: For = "public",
    json: Json = False,
) -> None:
    """List the releases that wait, and what your desk keeps from whom; decide one that waits.

    \b
    Examples:
      comity releases --for NATO
      comity releases --kept-from JPN --for NATO
      comity releases --confirm 1f0c2a9be0d34c77 --by second.releaser --for NATO
      comity releases --due
    """
    desk = vantage(for_)
    from comity.cli.answers import releasing

    if due:
        releasing.carry_out_due()
    elif confirm or decline:
        releasing.decide(desk, confirm or decline, by, agreed=bool(confirm))
    else:
        releasing.list_(desk, kept_from, json=json)

"""`comity review`: the review desk in the terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from comity.cli.opening import vantage
from comity.cli.options import For, Json

CLAIM = typer.Argument(metavar="CLAIM", help="As `comity review` shows it.")
Reference = Annotated[str, CLAIM]
References = Annotated[list[str], CLAIM]
Reason = Annotated[str, typer.Option(help="Why; kept with the decision.")]


class Order(StrEnum):
    text = "text"
    unsure = "unsure"
    sure = "sure"
    newest = "newest"
    oldest = "oldest"


desk = typer.Typer(help="Claims that await review: list, show, accept, correct, reject, undo.")


def register(app: typer.Typer) -> None:
    app.add_typer(desk, name="review", invoke_without_command=True, callback=review)


def review(context: typer.Context, for_: For = "public") -> None:
    """Claims that await review at a desk; without a command, the list of them.

    \b
    Examples:
      comity review --for NATO
      comity review show 3f1c2a9b7d5e6f80
      comity review correct 3f1c2a9b7d5e6f80 date=2022-04-06/2022-04-07
      comity review accept-all
    """
    context.obj = for_
    if context.invoked_subcommand is None:
        list_(context, order=Order.text)


def desk_code(context: typer.Context, for_: str) -> str:
    """The desk named at the command, else the one named before it."""
    return for_ or str(context.obj or "public")


Desk = Annotated[str, typer.Option("--for", metavar="AUDIENCE", help="The desk's audience.")]


@desk.command("list")
def list_(
    context: typer.Context,
    document: Annotated[str, typer.Option(metavar="REF", help="Of this document alone.")] = "",
    state: Annotated[str, typer.Option(help="awaiting, accepted or rejected")] = "awaiting",
    kind: Annotated[str, typer.Option(help="engagement, standing, instrument or cooperation")] = "",
    publisher: Annotated[str, typer.Option(help="Of this publisher's documents alone.")] = "",
    beside: Annotated[
        str, typer.Option(help="What the record holds of it: new, known, adds or differs.")
    ] = "",
    assigned: Annotated[
        str, typer.Option(metavar="ACCOUNT", help="Whose they are to decide; nobody for no one's.")
    ] = "",
    order: Annotated[
        Order, typer.Option(help="As read, by confidence or by the document's date.")
    ] = Order.text,
    for_: Desk = "",
    json: Json = False,
) -> None:
    """Claims of the desk, in the order of reading and text unless told otherwise.

    \b
    Examples:
      comity review list --for NATO --state accepted --json
      comity review list --beside differs --order unsure
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import desk as answers

    asked = answers.Asked(document, state, kind, publisher, beside, assigned, order.value)
    answers.print_claims(seen, asked, json=json)


@desk.command()
def show(context: typer.Context, claim: Reference, for_: Desk = "", json: Json = False) -> None:
    """One claim in its context, with the engagements it may tell of and what was decided.

    \b
    Example:
      comity review show 3f1c2a9b7d5e6f80
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import desk as answers

    answers.print_claim(seen, claim, json=json)


@desk.command()
def accept(
    context: typer.Context, claims: References, reason: Reason = "", for_: Desk = ""
) -> None:
    """Take claims into the record as proposed.

    \b
    Example:
      comity review accept 3f1c2a9b7d5e6f80 9d0b1c2e3f4a5b6c
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import desk as answers

    answers.accept(seen, claims, reason)


@desk.command()
def correct(
    context: typer.Context,
    claim: Reference,
    fields: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE…", help="Lists with commas: parties=JPN,NATO."),
    ],
    reason: Reason = "",
    for_: Desk = "",
) -> None:
    """Take a claim into the record with some fields put right.

    \b
    Example:
      comity review correct 3f1c2a9b7d5e6f80 level=ministers parties=AUS,JPN,NATO
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import desk as answers

    answers.correct(seen, claim, fields, reason)


@desk.command()
def reject(
    context: typer.Context, claims: References, reason: Reason = "", for_: Desk = ""
) -> None:
    """Set claims aside; the record stays as it is.

    \b
    Example:
      comity review reject 3f1c2a9b7d5e6f80 --reason "a hope, no fact"
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import desk as answers

    answers.reject(seen, claims, reason)


@desk.command("accept-all")
def accept_all(
    context: typer.Context,
    document: Annotated[str, typer.Option(metavar="REF", help="Of this document alone.")] = "",
    at_least: Annotated[
        float, typer.Option(min=0, max=1, help="Only those the reader is so sure of (0 to 1).")
    ] = 0.0,
    reason: Reason = "",
    for_: Desk = "",
) -> None:
    """Take every claim that awaits review into the record, one revision per document.

    \b
    Example:
      comity review accept-all --document 5e6f803f1c2a9b7d --at-least 0.8
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import desk as answers

    answers.accept_all(seen, document, at_least, reason)


@desk.command()
def undo(context: typer.Context, claim: Reference, reason: Reason = "", for_: Desk = "") -> None:
    """Take back the last decision on a claim, by a further revision.

    \b
    Example:
      comity review undo 3f1c2a9b7d5e6f80
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import desk as answers

    answers.undo(seen, claim, reason)

"""`comity review rules`: acceptance rules in the terminal; assignments and comments beside them."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.commands.review import Desk, Reason, Reference, References, desk, desk_code
from comity.cli.opening import vantage
from comity.cli.options import Json

rules = typer.Typer(help="Acceptance rules: list, make, withdraw, apply, undo.")
Rule = Annotated[str, typer.Argument(metavar="RULE", help="As `comity review rules list` shows.")]
Because = Annotated[str, typer.Option("--reason", help="Why; kept with the revision.")]


def register(_: typer.Typer) -> None:
    desk.add_typer(rules, name="rules", no_args_is_help=True)
    desk.command()(assign)
    desk.command()(comment)
    desk.command("undo-step")(undo_step)


@rules.command("list")
def list_(context: typer.Context, for_: Desk = "", json: Json = False) -> None:
    """The rules of the desk, those in force first, with how many claims each accepted.

    \b
    Example:
      comity review rules list --for NATO
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    answers.print_rules(seen, json=json)


@rules.command()
def make(
    context: typer.Context,
    reason: Because,
    kind: Annotated[str, typer.Option(help="engagement, standing, instrument or cooperation")] = "",
    publisher: Annotated[str, typer.Option(help="Of this publisher's documents alone.")] = "",
    at_least: Annotated[float, typer.Option(help="Only those the reader is so sure of.")] = 0.0,
    reader: Annotated[str, typer.Option(help="Read by this version of the reader alone.")] = "",
    waiting: Annotated[bool, typer.Option("--waiting", help="Also to what waits now.")] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what it would accept; make nothing.")
    ] = False,
    for_: Desk = "",
) -> None:
    """Accept what is read from now on and meets the conditions. The rule is a revision.

    \b
    Examples:
      comity review rules make --publisher "Example newsroom" --reason "tried" --preview
      comity review rules make --at-least 0.9 --reason "checked a hundred by hand" --waiting
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    asked = answers.conditions(kind, publisher, at_least, reader)
    if preview:
        answers.print_preview(seen, asked)
    else:
        answers.make(seen, asked, reason, waiting=waiting)


@rules.command()
def withdraw(context: typer.Context, rule: Rule, reason: Because, for_: Desk = "") -> None:
    """The rule decides nothing any more; what it accepted stays.

    \b
    Example:
      comity review rules withdraw 3f1c2a9b7d5e6f80 --reason "the page changed its form"
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    answers.withdraw(seen, rule, reason)


@rules.command()
def apply(context: typer.Context, rule: Rule, for_: Desk = "") -> None:
    """Accept what waits now and meets the rule.

    \b
    Example:
      comity review rules apply 3f1c2a9b7d5e6f80
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    answers.apply(seen, rule)


@rules.command()
def undo(context: typer.Context, rule: Rule, reason: Reason = "", for_: Desk = "") -> None:
    """Take back all that the rule accepted and nobody decided since.

    \b
    Example:
      comity review rules undo 3f1c2a9b7d5e6f80 --reason "half of them were wrong"
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    answers.undo(seen, rule, reason)


def undo_step(
    context: typer.Context,
    step: Annotated[str, typer.Argument(metavar="STEP", help="As the step told when it was done.")],
    reason: Reason = "",
    for_: Desk = "",
) -> None:
    """Take back all that one step over many claims accepted.

    \b
    Example:
      comity review undo-step 9d0b1c2e3f4a5b6c
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    answers.undo_step(seen, step, reason)


def assign(
    context: typer.Context,
    claims: References,
    to: Annotated[str, typer.Option(metavar="ACCOUNT", help="Of this desk; else nobody's.")] = "",
    for_: Desk = "",
) -> None:
    """Say whose claims are to decide.

    \b
    Example:
      comity review assign 3f1c2a9b7d5e6f80 --to reviewer --for NATO
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    answers.assign(seen, claims, to)


def comment(
    context: typer.Context,
    claim: Reference,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="For the desk alone.")],
    for_: Desk = "",
) -> None:
    """Say something about a claim; `comity review show` tells it.

    \b
    Example:
      comity review comment 3f1c2a9b7d5e6f80 "One meeting or two?"
    """
    seen = vantage(desk_code(context, for_))
    from comity.cli.answers import rules as answers

    answers.comment(seen, claim, text)

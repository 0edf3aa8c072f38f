"""`comity retention`: how long personal fields are kept, and asking for what is due to go."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.commands.expunging import Account, Password
from comity.cli.opening import vantage
from comity.cli.options import For, Json

retention = typer.Typer(
    help="How long personal fields are kept: rules of a desk, and what is due by them.",
    no_args_is_help=True,
)
Because = Annotated[str, typer.Option("--reason", help="Why; no personal data in it.")]


def register(app: typer.Typer) -> None:
    app.add_typer(retention, name="retention")


@retention.command("list")
def list_(for_: For = "public", json: Json = False) -> None:
    """The rules of a desk, those in force first, with how much is due by each.

    \b
    Example:
      comity retention list --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import retention as answers

    answers.print_rules(desk, json=json)


@retention.command()
def add(
    field: Annotated[str, typer.Argument(metavar="FIELD", help="Which field: see below.")],
    years: Annotated[int, typer.Option(help="Kept so many years from the entry's last day.")],
    reason: Because,
    account: Account,
    password: Password,
    publisher: Annotated[str, typer.Option(help="Told by this publisher's texts alone.")] = "",
    level: Annotated[str, typer.Option(help="Of engagements of this level alone.")] = "",
    for_: For = "public",
) -> None:
    """Make a rule. The rule is a revision; it destroys nothing, but says what is due.

    Fields: participant-person, the person named in a participation; person-name, the name of a
    person, once it is no longer borne.

    \b
    Example:
      comity retention add participant-person --years 10 --level officials --account desk \\
        --reason "our data protection policy" --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import retention as answers

    answers.add(desk, field, years, publisher, level, reason, account, password)


@retention.command()
def end(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="As `comity retention list` says.")],
    reason: Because,
    account: Account,
    password: Password,
    for_: For = "public",
) -> None:
    """Nothing falls due by the rule any more; what was asked for still awaits its decision.

    \b
    Example:
      comity retention end 3f1c2a9b7d5e6f80 --reason "a new policy" --account desk --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import retention as answers

    answers.end(desk, rule, reason, account, password)


@retention.command()
def due(for_: For = "public", json: Json = False) -> None:
    """What a desk keeps longer than its rules say, the longest due first.

    \b
    Example:
      comity retention due --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import retention as answers

    answers.print_due(desk, json=json)


@retention.command()
def ask(account: Account, password: Password, for_: For = "public") -> None:
    """Ask for all that is due to be destroyed. A second person decides: see `comity expunge`.

    \b
    Example:
      comity retention ask --account desk --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import retention as answers

    answers.ask(desk, account, password)

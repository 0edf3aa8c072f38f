"""Accounts looked after from the terminal, for every audience."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.opening import open_record
from comity.cli.options import Json

accounts = typer.Typer(help="Who signs in: accounts looked after.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The account.")]


def register(app: typer.Typer) -> None:
    app.add_typer(accounts, name="accounts")


@accounts.command("list")
def list_accounts(json: Json = False) -> None:
    """Every account with its audience, role and state.

    \b
    Example:
      comity accounts list
    """
    open_record()
    from comity.cli.answers import accounts as answers

    answers.tell_accounts(json=json)


@accounts.command()
def events(
    name: Name,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 50,
    json: Json = False,
) -> None:
    """What happened to an account, latest first: sign-ins and changes, without personal data.

    \b
    Example:
      comity accounts events desk
    """
    open_record()
    from comity.cli.answers import accounts as answers

    answers.tell_events(name, limit, json=json)


@accounts.command()
def change(
    name: Name,
    role: Annotated[
        str, typer.Option(help="reader, analyst, reviewer, releaser or administrator")
    ] = "",
    for_: Annotated[
        str,
        typer.Option("--for", metavar="AUDIENCE", help="It acts for this audience from now on."),
    ] = "",
    office: Annotated[
        str | None, typer.Option(metavar="IDENTITY", help='Who it is at its office; "" for nobody.')
    ] = None,
) -> None:
    """Change an account's role, audience or identity at its office, from its next request on.

    \b
    Examples:
      comity accounts change desk --role reviewer
      comity accounts change desk --for JPN
    """
    open_record()
    from comity.cli.answers import accounts as answers

    answers.change(name, role, for_, office)


@accounts.command()
def link(name: Name) -> None:
    """Make a set-up link by which an account gets a new password; the old one is void.

    \b
    Example:
      comity accounts link desk
    """
    open_record()
    from comity.cli.answers import accounts as answers

    answers.make_link(name)


@accounts.command()
def withdraw(name: Name) -> None:
    """Withdraw an account: its sessions end, nobody signs in with it any more.

    \b
    Example:
      comity accounts withdraw desk
    """
    open_record()
    from comity.cli.answers import accounts as answers

    answers.do("withdraw", name)


@accounts.command()
def reinstate(name: Name) -> None:
    """Take the withdrawal of an account back.

    \b
    Example:
      comity accounts reinstate desk
    """
    open_record()
    from comity.cli.answers import accounts as answers

    answers.do("reinstate", name)


@accounts.command("drop-factors")
def drop_factors(name: Name) -> None:
    """Remove the second factors of an account whose device is lost.

    \b
    Example:
      comity accounts drop-factors desk
    """
    open_record()
    from comity.cli.answers import accounts as answers

    answers.do("drop-factors", name)

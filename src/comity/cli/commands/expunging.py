"""`comity expunge`: what must not be there is destroyed, by two persons."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.opening import open_record, vantage
from comity.cli.options import For, Json

expunge = typer.Typer(
    help="Destroy personal data, or a text that must not be there, by two persons.",
    no_args_is_help=True,
)
Account = Annotated[str, typer.Option(metavar="NAME", help="The account of the desk that says so.")]
Password = Annotated[
    str,
    typer.Option(
        envvar="COMITY_PASSWORD", prompt=True, hide_input=True,
        help="Its password; asked for if not given.",
    ),
]  # fmt: skip
Reason = Annotated[str, typer.Option(help="Why; no personal data in it.")]
Request = Annotated[str, typer.Argument(metavar="REQUEST", help="As `comity expunge list` says.")]


def register(app: typer.Typer) -> None:
    app.add_typer(expunge, name="expunge")


@expunge.command()
def ask(
    ref: Annotated[str, typer.Argument(metavar="REF", help="Of a document, or of an entry.")],
    ground: Annotated[str, typer.Option(help="Why: a code, see below.")],
    account: Account,
    password: Password,
    reason: Annotated[str, typer.Option(help="More words; no personal data in them.")] = "",
    for_: For = "public",
) -> None:
    """Ask for a document, or the value of an entry, to be destroyed. A second person decides.

    Grounds: personal-data, not-ours, classified, order, mistake. Of a document go its texts, title
    and address, all that is quoted from it, its readings with their claims, decisions and comments,
    and every entry that rests on nothing else.

    \b
    Example:
      comity expunge ask 6e6e6fa09c412a24 --ground not-ours --account desk --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import expunging

    expunging.ask(desk, ref, ground, reason, account, password)


@expunge.command()
def confirm(request: Request, account: Account, password: Password, for_: For = "public") -> None:
    """Destroy what another person asked for. It cannot be undone.

    The database's files are written anew without it, which takes as long as a copy. Copies made
    before, and the logs of PostgreSQL, hold it still: see docs/guide/keeping.md.

    \b
    Example:
      comity expunge confirm 0c7f3a5e9d21b846 --account second --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import expunging

    expunging.confirm(desk, request, account, password)


@expunge.command()
def refuse(
    request: Request, account: Account, password: Password, reason: Reason, for_: For = "public"
) -> None:
    """Refuse what another person asked for; it stays.

    \b
    Example:
      comity expunge refuse 0c7f3a5e9d21b846 --reason "still needed" --account second --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import expunging

    expunging.refuse(desk, request, reason, account, password)


@expunge.command()
def withdraw(
    request: Request, account: Account, password: Password, reason: Reason = "",
    for_: For = "public",
) -> None:  # fmt: skip
    """Take back what you asked for, while nobody has decided; it stays.

    \b
    Example:
      comity expunge withdraw 0c7f3a5e9d21b846 --account desk --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import expunging

    expunging.withdraw(desk, request, reason, account, password)


@expunge.command()
def files() -> None:
    """Write the database's files anew without what was destroyed, where that was not sure.

    \b
    Example:
      comity expunge files
    """
    open_record()
    from comity.cli.answers import expunging

    expunging.write_files_anew()


@expunge.command("list")
def list_(for_: For = "public", json: Json = False) -> None:
    """What was asked for at a desk, and what became of it; what awaits a second person first.

    \b
    Example:
      comity expunge list --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import expunging

    expunging.list_requests(desk, json=json)

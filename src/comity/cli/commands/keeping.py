"""Keeping the record: its chain, copies of it, its vocabulary, audiences and accounts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.opening import open_record
from comity.cli.options import Json
from comity.cli.refusals import Refused

terms = typer.Typer(help="The packaged vocabulary.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command()(verify)
    app.command("head-key")(head_key)
    app.command()(backup)
    app.command()(restore)
    app.command()(wall)
    app.command()(audiences)
    app.command()(account)
    app.add_typer(terms, name="terms")


def verify(
    head: Annotated[
        str, typer.Option(metavar="DIGEST", help="A head noted earlier; it must be in the chain.")
    ] = "",
    heads: Annotated[
        Path | None, typer.Option(help="Signed heads, kept outside the database.")
    ] = None,
    public_key: Annotated[
        Path | None, typer.Option(help="Check every head of that file with this key.")
    ] = None,
    sign: Annotated[
        Path | None,
        typer.Option(metavar="KEY", help="If all holds, sign the head into that file."),
    ] = None,
    json: Json = False,
) -> None:
    """Recompute the chain of revisions and compare it with what is stored, row by row.

    Whoever holds the database could write all of it anew. Heads that are signed with a key and kept
    in a file that he cannot reach show it: sign one each day, and check them.

    \b
    Examples:
      comity verify
      comity verify --sign heads.key --heads /mnt/elsewhere/heads.log
      comity verify --heads /mnt/elsewhere/heads.log --public-key heads.key.pub
    """
    if heads is None and (sign or public_key):
        raise typer.BadParameter("name the file of the signed heads with --heads")
    if heads and not (sign or public_key):
        raise typer.BadParameter("give --public-key to check the heads, or --sign to add one")
    open_record()
    from comity.cli.answers import keeping

    keeping.verify_chain(head, heads, public_key, sign, json=json)


def wall() -> None:
    """Lay the second wall, PostgreSQL's row-level security, and tell whether it stands.

    With COMITY_WALL=1 it is laid with the record's tables. Where their owner may not, this says
    what a superuser has to run once.

    \b
    Example:
      COMITY_WALL=1 comity wall
    """
    open_record()
    from comity.cli.answers import keeping

    keeping.lay_wall()


def head_key(
    file: Annotated[Path, typer.Argument(help="Where the key goes; .pub beside it is public.")],
) -> None:
    """Make a key that signs heads of the chain. Keep it where the database's keeper does not reach.

    \b
    Example:
      comity head-key heads.key
    """
    from comity.record.heads import make_key  # here: other commands do without cryptography

    try:
        public = make_key(file)
    except FileExistsError as error:
        raise Refused(f"{error.filename} exists; name a new file.") from None
    typer.echo(
        f"{file} signs heads: keep it apart from the database, readable for you alone.\n"
        f"{public} checks them: give it to whoever should be able to."
    )


def backup(file: Annotated[Path, typer.Argument(help="The copy; it must not exist.")]) -> None:
    """Copy the whole record while it is in use, on SQLite and on PostgreSQL.

    The secret key in the record's folder is not in it; keep that apart. The head it prints is
    the state it holds.

    \b
    Example:
      comity backup record-2023-04-11.copy
    """
    open_record()
    from comity.cli.answers import keeping

    keeping.back_up(file)


def restore(
    file: Annotated[Path, typer.Argument(help="A copy that `comity backup` made.")],
) -> None:
    """Make a copy the record of this installation, which must have none, and verify it.

    A copy of SQLite goes into a folder, a copy of PostgreSQL into an empty database there.

    \b
    Example:
      COMITY_HOME=/srv/comity comity restore record-2023-04-11.copy
    """
    from comity.cli.restoring import place_copy

    place_copy(file)
    open_record()
    from comity.cli.answers import keeping

    keeping.verify_chain(json=False)


def audiences(
    codes: Annotated[
        list[str], typer.Argument(metavar="CODE…", help="Accredit these states or organisations.")
    ] = [],  # noqa: B006
    json: Json = False,
) -> None:
    """Who is accredited: to whom things may be released, and for whom accounts act.

    \b
    Examples:
      comity audiences
      comity audiences NATO JPN AUS
    """
    open_record(new=bool(codes))
    from comity.cli.answers import keeping

    keeping.accredit(codes, json=json)


def account(
    name: Annotated[str, typer.Argument(metavar="NAME", help="For a desk or office.")],
    for_: Annotated[
        str, typer.Option("--for", metavar="AUDIENCE", help="The audience it acts for.")
    ],
    role: Annotated[
        str, typer.Option(help="reader, analyst, reviewer, releaser or administrator")
    ] = "reader",
    password: Annotated[
        str,
        typer.Option(
            envvar="COMITY_PASSWORD", prompt=True, hide_input=True, confirmation_prompt=True,
            help="Asked for if not given; better not on the command line.",
        ),
    ] = "",
) -> None:  # fmt: skip
    """Open an account for signing in to the site.

    \b
    Example:
      comity account desk --for NATO --role reviewer
    """
    open_record(new=True)
    from comity.cli.answers import keeping

    keeping.open_account(name, password, for_, role)


@terms.command()
def check(json: Json = False) -> None:
    """Prove the vocabulary consistent: no member before a founding, no overlap, no orphan.

    \b
    Example:
      comity terms check
    """
    from comity.cli.printing import print_json
    from comity.terms import check_terms, load_terms  # here: other commands do without

    found = load_terms()
    problems = check_terms(found)
    if json:
        print_json(problems)
    else:
        for problem in problems:
            typer.echo(problem)
        typer.echo(
            f"{len(found.actors):,} actors, {len(found.names):,} names,"
            f" {len(found.memberships):,} memberships: {len(problems) or 'no'} problems"
        )
    if problems:
        raise Refused("The vocabulary is not consistent; the lines above say where.")


@terms.command()
def load() -> None:
    """Bring the record's vocabulary up to the packaged one; a second time changes nothing.

    \b
    Example:
      comity terms load
    """
    open_record(new=True)
    from comity.cli.answers.registering import ensure_vocabulary

    ensure_vocabulary()

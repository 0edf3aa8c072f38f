"""The record kept: verified, copied, its audiences and accounts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from comity.accounts.actions import create_account
from comity.cli.answers.heads import compare
from comity.cli.answers.registering import desk_of, ensure_vocabulary
from comity.cli.printing import print_json, print_table
from comity.cli.refusals import Refused
from comity.exchange.copies import write_copy
from comity.record import wall
from comity.record.access import audiences_by_code
from comity.record.chain import verify


def verify_chain(
    noted: str = "",
    heads: Path | None = None,
    public_key: Path | None = None,
    sign: Path | None = None,
    *,
    json: bool,
) -> None:
    """Raises:
    Refused: the record is not what its revisions wrote, or not what was signed.
    """
    report = verify(noted)
    signed = compare(report, heads, public_key, sign) if heads else 0
    if json:
        print_json(
            {
                "revisions": report.revisions,
                "rows": report.rows,
                "expunged": report.expunged,
                "head": report.head,
                "signed_heads": signed,
                "problems": report.problems,
            }
        )
    else:
        for problem in report.problems:
            typer.echo(problem)
        typer.echo(
            f"{report.revisions:,} revisions, {report.rows:,} rows, {report.expunged:,} expunged\n"
            f"head {report.head}"
        )
        if heads:
            typer.echo(f"{signed:,} signed heads in {heads}")
    if report.problems:
        raise Refused(f"The chain is broken: {len(report.problems)} problems. Restore a copy.")
    if not json:
        typer.echo("The chain holds.")


def lay_wall() -> None:
    """Raises:
    Refused: it is not asked for, or does not stand; the words say what to do.
    """
    wall.relay()
    check_wall()
    if not wall.stands():
        raise Refused("The second wall is not asked for: set COMITY_WALL=1, on PostgreSQL.")
    typer.echo("The second wall stands: pages are read behind row-level security.")


def check_wall() -> None:
    """Raises:
    Refused: COMITY_WALL asks for a wall that does not stand.
    """
    if words := wall.advice():
        raise Refused(words)


def back_up(file: Path) -> None:
    """The copy holds one state of the record, whole.

    Raises:
        Refused: there is such a file.
        CopyError: see ``exchange.errors``.
    """
    if file.exists():
        raise Refused(f"{file} exists; name a new file.")
    copied = write_copy(file)
    typer.echo(f"{file}: {copied.revisions:,} revisions\nhead {copied.head}")


def accredit(codes: Sequence[str], *, json: bool) -> None:
    """The audiences there are, once these are among them."""
    if codes:
        ensure_vocabulary()
    for code in codes:
        desk_of(code)
    found = sorted(audiences_by_code())
    if json:
        print_json(found)
    else:
        print_table(["AUDIENCE"], [[code] for code in found], "Nobody is accredited.")


def open_account(name: str, password: str, audience: str, role: str) -> None:
    ensure_vocabulary()
    desk_of(audience)
    create_account(name, password, audience, role, by="comity account")
    typer.echo(f"{name}: an account of {audience}, {role}.")

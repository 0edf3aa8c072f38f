"""The record kept: verified, copied, its audiences and accounts."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import typer
from django.db import connection

from comity.accounts.actions import create_account
from comity.cli.answers.registering import desk_of, ensure_vocabulary
from comity.cli.printing import print_json, print_table
from comity.cli.refusals import Refused
from comity.record.access import audiences_by_code
from comity.record.chain import verify


def verify_chain(head: str, *, json: bool) -> None:
    """Raises:
    Refused: the record is not what its revisions wrote.
    """
    report = verify(head)
    if json:
        print_json(
            {
                "revisions": report.revisions,
                "rows": report.rows,
                "expunged": report.expunged,
                "head": report.head,
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
    if report.problems:
        raise Refused(f"The chain is broken: {len(report.problems)} problems. Restore a copy.")
    if not json:
        typer.echo("The chain holds.")


def back_up(file: Path) -> None:
    """The copy holds one state of the record, whole."""
    if connection.vendor != "sqlite":
        raise Refused("This record is in PostgreSQL: copy it with pg_dump.")
    if file.exists():
        raise Refused(f"{file} exists; name a new file.")
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy, pages=1024)
        head, revisions = copy.execute("SELECT digest, revision FROM record_head").fetchone()
        sound = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if sound != "ok":
        raise Refused(f"The copy {file} is not sound ({sound}); try again elsewhere.")
    typer.echo(f"{file}: {revisions:,} revisions\nhead {head}")


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
    create_account(name, password, audience, role)
    typer.echo(f"{name}: an account of {audience}, {role}.")

"""What is to be destroyed: asked for, done or refused by a second person, listed."""

from __future__ import annotations

from collections.abc import Collection

import typer

from comity.accounts.models import Account
from comity.cli.printing import print_json, print_table
from comity.cli.refusals import Refused
from comity.record.opaque import number, reference
from comity.record.queries import entry, item
from comity.record.reclaiming import reclaim
from comity.record.vantage import Vantage
from comity.review.expunging import (
    ask_to_expunge,
    confirm_expunging,
    expungings,
    refuse_expungings,
    withdraw_expungings,
)
from comity.review.models import Expunging


def ask(desk: Vantage, ref: str, ground: str, reason: str, account: str, password: str) -> None:
    """Raises:
    Refused: nothing on record for the desk has that reference, or the password is wrong.
    CannotExpunge: see ``review.expunging``.
    """
    check_password(account, password)
    found = item(desk, "document", ref)
    row = number(ref)
    if found is not None:
        target, numbered = Expunging.Target.DOCUMENT, found.id
    elif row is not None and entry(desk, row) is not None:
        target, numbered = Expunging.Target.ENTRY, row
    else:
        raise Refused(f"No document and no entry {ref!r} is on record for this desk.")
    asked = ask_to_expunge(account, desk, target, numbered, ground, reason)
    typer.echo(f"{asked.public_id}: a second person of the desk now confirms or refuses it.")


def confirm(desk: Vantage, request: str, account: str, password: str) -> None:
    """Raises:
    Refused: the password is wrong.
    CannotExpunge: see ``review.expunging``.
    """
    check_password(account, password)
    done = confirm_expunging(account, desk, request)
    typer.echo(f"Destroyed: {done.rows:,} rows of the record, {done.claims:,} claims.")
    if done.elsewhere:
        typer.echo(
            f"{done.elsewhere:,} editions still quote the words it rested on; expunge those"
            " documents too if the words must go."
        )
    typer.echo("Copies, briefs and exports made before may hold it still; see to those.")
    _tell_left(done.left)


def refuse(desk: Vantage, request: str, reason: str, account: str, password: str) -> None:
    """Raises:
    Refused, CannotExpunge: as for confirming.
    """
    check_password(account, password)
    refuse_expungings(account, desk, [request], reason)
    typer.echo("Refused; nothing was destroyed.")


def withdraw(desk: Vantage, request: str, reason: str, account: str, password: str) -> None:
    """Raises:
    Refused, CannotExpunge: as for confirming.
    """
    check_password(account, password)
    withdraw_expungings(account, desk, [request], reason)
    typer.echo("Withdrawn; nothing was destroyed.")


def write_files_anew() -> None:
    """Raises:
    Refused: something may hold dead rows still.
    """
    _tell_left(reclaim())
    typer.echo("The database's files hold nothing that was destroyed.")


def _tell_left(left: Collection[str]) -> None:
    if left:
        raise Refused(
            f"Gone from the record, but {', '.join(left)} may hold dead rows still, since other"
            " sessions were at work. End those, or wait, and run: comity expunge files"
        )


def list_requests(desk: Vantage, *, json: bool) -> None:
    rows = [
        {
            "request": one.public_id,
            "state": one.state,
            "target": one.target,
            "entry": reference(one.row) if one.target == Expunging.Target.ENTRY else "",
            "ground": one.ground,
            "reason": one.words,
            "asked_by": one.asked_by,
            "asked_at": one.asked_at.isoformat(timespec="seconds"),
            "decided_by": one.decided_by,
            "because": one.because,
        }
        for one in expungings(desk)
    ]
    if json:
        print_json(rows)
        return
    shown = ("request", "state", "target", "ground", "asked_by", "decided_by")
    print_table(
        [name.upper().replace("_", " ") for name in shown],
        [[row[name] for name in shown] for row in rows],
        "Nothing was asked to be expunged at this desk.",
    )


def check_password(name: str, password: str) -> None:
    """Raises Refused unless this is an account in use and its password."""
    account = Account.objects.filter(username=name, is_active=True).first()
    if account is None or not account.check_password(password):
        raise Refused("No account of that name and password; two persons each give their own.")

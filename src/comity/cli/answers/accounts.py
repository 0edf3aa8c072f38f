"""Accounts looked after: told, changed, withdrawn; each change is logged as the terminal's."""

from __future__ import annotations

import typer
from django.urls import reverse

from comity.accounts import administering
from comity.accounts.log import events_of
from comity.cli.printing import print_json, print_table
from comity.cli.refusals import Refused

BY = "comity accounts"
ACTIONS = {
    "withdraw": (administering.withdraw, "withdrawn; its sessions are over"),
    "reinstate": (administering.reinstate, "reinstated"),
    "drop-factors": (administering.drop_factors, "without a second factor; its sessions are over"),
}


def tell_accounts(*, json: bool) -> None:
    found = [
        {
            "account": one.username,
            "audience": one.audience.code,
            "role": one.role,
            "state": "in use" if one.is_active else "withdrawn",
        }
        for one in administering.accounts_of()
    ]
    if json:
        print_json(found)
        return
    heads = ["ACCOUNT", "AUDIENCE", "ROLE", "STATE"]
    print_table(heads, [list(one.values()) for one in found], "There is no account.")


def tell_events(name: str, limit: int, *, json: bool) -> None:
    """Raises: UnknownAccount."""
    account = administering.account_named(name)
    found = [
        {
            "at": one.at.isoformat(timespec="seconds"),
            "what": one.what,
            "by": one.by,
            "detail": one.detail,
        }
        for one in events_of(account.audience_id, name, limit=limit)
    ]
    if json:
        print_json(found)
        return
    heads = ["AT", "WHAT", "BY", "DETAIL"]
    print_table(heads, [list(one.values()) for one in found], "Nothing happened yet.")


def change(name: str, role: str, audience: str, office: str | None) -> None:
    """Raises: UnknownAccount, UnknownRole, UnknownAudience, AlreadyTied."""
    if not role and not audience and office is None:
        raise Refused("Nothing was to be changed: give --role, --for or --office.")
    account = administering.account_named(name)
    if role:
        administering.set_role(BY, account, role)
    if audience:
        administering.set_audience(BY, account, audience)
    if office is not None:
        administering.tie_to_office(BY, account, office)
    account.refresh_from_db()
    typer.echo(f"{name}: an account of {account.audience.code}, {account.role}.")


def make_link(name: str) -> None:
    """Raises: UnknownAccount."""
    secret = administering.make_link(BY, administering.account_named(name))
    typer.echo(f"{reverse('set-up', args=[secret])}")
    typer.echo("Put the site's address before it. It is good once, for three days.", err=True)


def do(action: str, name: str) -> None:
    """Raises: UnknownAccount."""
    act, words = ACTIONS[action]
    act(BY, administering.account_named(name))
    typer.echo(f"{name}: {words}.")

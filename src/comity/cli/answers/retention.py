"""Retention rules made, listed and ended; what is due by them listed and asked for."""

from __future__ import annotations

from collections import Counter

import typer

from comity.cli.answers.expunging import check_password
from comity.cli.printing import print_json, print_table, printable
from comity.record.opaque import reference
from comity.record.vantage import Vantage
from comity.review.falling_due import ask_for_due, falling_due
from comity.review.retention import Kept, end_retention, make_retention, retentions


def print_rules(desk: Vantage, *, json: bool) -> None:
    due = Counter(one.rule.public_id for one in falling_due(desk))
    rows = [
        {
            "rule": one.public_id,
            "due": due[one.public_id],
            "state": "in force" if one.in_force else "ended",
            "keeps": one.kept.words,
            "made_by": one.by,
            "reason": one.reason,
            "since": one.since.isoformat(timespec="seconds"),
            "ended_by": one.ended_by,
            "ended_because": one.ended_because,
        }
        for one in retentions(desk)
    ]
    if json:
        print_json(rows)
        return
    shown = ("rule", "due", "state", "keeps", "made_by", "reason")
    print_table(
        [name.upper().replace("_", " ") for name in shown],
        [[row[name] for name in shown] for row in rows],
        "No retention rule yet: personal fields are kept until somebody asks to expunge them."
        " Make one with: comity retention add",
    )


def print_due(desk: Vantage, *, json: bool) -> None:
    rows = [
        {
            "entry": reference(one.entry.id),
            "field": one.field.code,
            "of": str(one.entry.span),
            "due_since": one.since.isoformat(),
            "rule": one.rule.public_id,
        }
        for one in falling_due(desk)
    ]
    if json:
        print_json(rows)
        return
    shown = ("entry", "field", "of", "due_since", "rule")
    print_table(
        [name.upper().replace("_", " ") for name in shown],
        [[row[name] for name in shown] for row in rows],
        "Nothing is due by a retention rule of this desk.",
    )


def add(
    desk: Vantage, field: str, years: int, publisher: str, level: str, reason: str,
    account: str, password: str,
) -> None:  # fmt: skip
    """Raises:
    Refused: the password is wrong.
    CannotExpunge, MisshapenRule: see ``review.retention``.
    """
    check_password(account, password)
    made = make_retention(account, desk, Kept(field, years, publisher, level), reason)
    typer.echo(f"Rule {made.public_id}: {printable(made.kept.words)}.")
    due = sum(one.rule.item == made.item for one in falling_due(desk))
    typer.echo(f"{due:,} due by it now; to ask for them: comity retention ask")


def end(desk: Vantage, rule: str, reason: str, account: str, password: str) -> None:
    """Raises:
    Refused: the password is wrong.
    CannotExpunge, NoSuchRule, MisshapenRule: see ``review.retention``.
    """
    check_password(account, password)
    end_retention(account, desk, rule, reason)
    typer.echo("Ended; nothing falls due by it any more.")


def ask(desk: Vantage, account: str, password: str) -> None:
    """Raises:
    Refused: the password is wrong.
    CannotExpunge: see ``review.falling_due``.
    """
    check_password(account, password)
    made = ask_for_due(account, desk)
    typer.echo(
        f"{len(made):,} asked for; a second person of the desk now confirms or refuses each."
        " See: comity expunge list"
    )

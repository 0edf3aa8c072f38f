"""Acceptance rules, assignments and comments, as the terminal asks for them."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from comity.cli.printing import print_json, print_table, printable
from comity.record.vantage import Vantage
from comity.review import acceptance, assigning, bulk, queue
from comity.review.acceptance import Conditions, Rule

BY = "comity review"


def conditions(kind: str, publisher: str, at_least: float, reader: str) -> Conditions:
    """Raises MisshapenRule where they cannot be."""
    found = Conditions(kind, publisher, at_least, reader)
    found.check()
    return found


def _words(of: Conditions) -> str:
    parts = [
        of.form or "every claim",
        of.publisher and f"of {of.publisher}",
        of.at_least and f"at least {of.at_least:g} sure",
        of.reader and f"read by {of.reader}",
    ]
    return ", ".join(part for part in parts if part)


def print_rules(desk: Vantage, *, json: bool) -> None:
    found = acceptance.rules(desk)
    if json:
        print_json([_row(one) for one in found])
        return
    print_table(
        ["RULE", "ACCEPTED", "STATE", "MADE BY", "ACCEPTS", "REASON"],
        (
            (
                one.public_id, one.accepted, "in force" if one.in_force else "withdrawn", one.by,
                _words(one.conditions), one.reason,
            )
            for one in found
        ),
        "No rule yet: every claim is decided by a person.",
    )  # fmt: skip


def _row(one: Rule) -> dict[str, object]:
    return {
        "rule": one.public_id, "kind": one.conditions.form, "publisher": one.conditions.publisher,
        "at_least": one.conditions.at_least, "reader": one.conditions.reader, "by": one.by,
        "reason": one.reason, "since": one.since.isoformat(), "accepted": one.accepted,
        "in_force": one.in_force, "withdrawn_by": one.withdrawn_by,
        "withdrawn_because": one.withdrawn_because,
    }  # fmt: skip


def print_preview(desk: Vantage, asked: Conditions) -> None:
    waiting = queue.narrowed(desk, asked.wanted()).count()
    told = bulk.preview(desk, asked.wanted(), waiting or 1)
    forms = ", ".join(f"{count} {form}" for form, count in told.forms) or "none"
    compared = ", ".join(f"{count} {code}" for code, count in told.compared) or "none"
    typer.echo(f"{told.claims} claims that wait would be accepted ({forms}).")
    typer.echo(f"Beside the record: {compared}.")
    for row, why in told.refused:
        typer.echo(f"{row.public_id} would stay: {why}")


def make(desk: Vantage, asked: Conditions, reason: str, *, waiting: bool) -> None:
    made = acceptance.make_rule(BY, desk, asked, reason)
    typer.echo(f"Rule {made.public_id}: {printable(_words(asked))}; it decides what is read now.")
    if waiting:
        apply(desk, made.public_id)


def withdraw(desk: Vantage, rule: str, reason: str) -> None:
    ended = acceptance.withdraw_rule(BY, desk, rule, reason)
    typer.echo(f"Withdrawn; the {ended.accepted} claims it accepted stay.")


def apply(desk: Vantage, rule: str) -> None:
    found = acceptance.rule(desk, rule)
    wanted = found.conditions.wanted()
    rows = bulk.chosen(desk, wanted, queue.narrowed(desk, wanted).count() or 1)
    done = bulk.accept_wanted(acceptance.BY, desk, rows, found.words, rule=found.item)
    typer.echo(f"{done.accepted} claims that waited are accepted; the step is {done.batch}.")


def undo(desk: Vantage, rule: str, reason: str) -> None:
    decisions = bulk.accepted_by_rule(desk, acceptance.rule(desk, rule).item)
    _tell(bulk.take_back(BY, desk, decisions, reason))


def undo_step(desk: Vantage, step: str, reason: str) -> None:
    _tell(bulk.undo_batch(BY, desk, step, reason))


def _tell(back: bulk.TakenBack) -> None:
    typer.echo(f"Undone; {back.claims} claims await review again.")
    if back.resting:
        typer.echo(f"{back.resting} revisions stay, since later ones rest on them.")


def assign(desk: Vantage, claims: Sequence[str], to: str) -> None:
    count = assigning.assign_claims(desk, claims, to)
    typer.echo(f"{count} of {len(claims)} claims are {to or 'nobody'}'s to decide.")


def comment(desk: Vantage, claim: str, text: str) -> None:
    assigning.comment(BY, "terminal", desk, claim, text)
    typer.echo("Said; it is for the desk alone.")

"""What is watched, and one pass over it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import typer

from comity.cli.printing import print_json, print_table, printable
from comity.cli.refusals import Refused
from comity.exchange.fetching import Fetcher, checked
from comity.exchange.watched import look
from comity.partners.gazetteer import gazetteer
from comity.reader import Reading, Text, read
from comity.record import revising
from comity.record.alone import alone
from comity.record.vantage import Vantage
from comity.review import watching

BY = "comity watch"


def print_watches(desk: Vantage, *, json: bool) -> None:
    rows = list(watching.watches(desk))
    if json:
        print_json(
            [
                {
                    "watch": one.public_id, "place": one.place, "publisher": one.publisher,
                    "every_hours": one.every_hours, "outcome": one.outcome,
                    "looked_at": one.looked_at.isoformat() if one.looked_at else None,
                    "failures": one.failures,
                }
                for one in rows
            ]
        )  # fmt: skip
        return
    print_table(
        ["LOOKED AT", "EVERY", "PLACE", "FOUND"],
        (
            (
                f"{one.looked_at:%Y-%m-%d %H:%M}" if one.looked_at else "not yet",
                f"{one.every_hours} h", one.place, one.outcome,
            )
            for one in rows
        ),
        "Nothing is watched by this desk; `comity watch ADDRESS` begins.",
    )  # fmt: skip


def watch(desk: Vantage, place: str, publisher: str, every: int) -> None:
    """Raises CannotWatch or Forbidden where the place cannot be watched."""
    if watching.is_address(place):
        checked(place)
    found = watching.watch(BY, desk, place, publisher=publisher, every_hours=every)
    typer.echo(f"Watched every {found.every_hours} hours: {printable(found.place)}")


def stop(desk: Vantage, place: str) -> None:
    typer.echo(f"Watched no more: {printable(watching.stop(desk, place).place)}")


def work(*, every: bool) -> None:
    """Looks at what is due, one place after another.

    Raises:
        UnderWay: another pass is at work; it looks at all that is due.
        Refused: some could not be read; the others were.
    """
    with alone("comity work"):
        _work(every=every)


def _work(*, every: bool) -> None:
    """The pass itself."""

    @cache
    def reader_for(desk: Vantage) -> Callable[[Text], Reading]:
        names = gazetteer(desk)

        def reader(text: Text) -> Reading:
            return read(text, names)

        return reader

    looked = failed = 0
    for one in list(watching.due(revising.now(), every=every)):
        outcome = look(one, reader_for, Fetcher())
        looked += 1
        failed += bool(one.failures)
        typer.echo(f"{printable(one.place)}: {printable(outcome)}", err=bool(one.failures))
    if not looked:
        typer.echo("Nothing is due. `comity watch` lists what is watched.")
    if failed:
        raise Refused(f"{failed} of {looked} places could not be read; they are tried again later.")

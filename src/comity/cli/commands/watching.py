"""`comity watch` and `comity work`: places that are read again when they change."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.options import For, Json


def register(app: typer.Typer) -> None:
    app.command()(watch)
    app.command()(work)


def watch(
    place: Annotated[
        str, typer.Argument(metavar="[PLACE]", help="An address (http, https) or a file.")
    ] = "",
    publisher: Annotated[str, typer.Option(help="Who publishes it, if it does not say.")] = "",
    every: Annotated[int, typer.Option(metavar="HOURS", help="How often it is looked at.")] = 24,
    stop: Annotated[bool, typer.Option("--stop", help="Watch it no more.")] = False,
    for_: For = "public",
    json: Json = False,
) -> None:
    """Watch a page or file for a desk; without one, list what is watched.

    `comity work` looks at what is due. A changed place is a new edition: it is registered as the
    desk's release profile says, read, and what rested on words that are gone awaits review again.

    \b
    Examples:
      comity watch https://www.example.org/partners --for NATO --publisher "Example newsroom"
      comity watch
      comity watch https://www.example.org/partners --for NATO --stop
    """
    from comity.cli.opening import vantage

    desk = vantage(for_)
    from comity.cli.answers import watching as answers

    if not place:
        answers.print_watches(desk, json=json)
    elif stop:
        answers.stop(desk, place)
    else:
        answers.watch(desk, place, publisher, every)


def work(
    all_: Annotated[
        bool, typer.Option("--all", help="Look at everything watched, whether or not it is due.")
    ] = False,
) -> None:
    """Look once at every watched place that is due, and read what changed. For a scheduler.

    Addresses are fetched from the open internet alone, over http or https, at most 20 MiB and 30
    seconds each; a place that cannot be read is tried less and less often. One pass is made at a
    time: a second one meanwhile does nothing and says so.

    \b
    Examples:
      comity work
      comity work --all
    """
    from comity.cli.opening import open_record

    open_record()
    from comity.cli.answers import watching as answers

    answers.work(every=all_)

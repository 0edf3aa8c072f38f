"""`comity demo` and `comity serve`."""

from __future__ import annotations

from typing import Annotated

import typer

Port = Annotated[
    int | None, typer.Option(min=0, max=65535, help="8000 if it is free, else the next free one.")
]


def register(app: typer.Typer) -> None:
    app.command()(demo)
    app.command()(serve)


def demo(
    port: Port = None,
    no_serve: Annotated[
        bool, typer.Option("--no-serve", help="Do everything but serve the site.")
    ] = False,
) -> None:
    """Make a record of the example documents, with accounts by role, and serve it here.

    A second run finds everything there and starts in seconds; what you changed stays.

    \b
    Examples:
      comity demo
      comity demo --no-serve
      COMITY_HOME=/tmp/comity comity demo --port 8080
    """
    from comity.cli import serving
    from comity.cli.opening import open_record

    listen_at = None if no_serve else serving.free_port(port)
    open_record(new=True)
    from comity.cli.answers import demo as answers

    answers.make_demo()
    if listen_at is not None:
        serving.serve(listen_at)


def serve(port: Port = None) -> None:
    """Serve the record that is there, on this machine alone.

    \b
    Example:
      comity serve --port 8080
    """
    from comity.cli import serving
    from comity.cli.opening import open_record

    listen_at = serving.free_port(port)
    open_record()
    from comity.cli.answers import keeping

    keeping.check_wall()
    serving.serve(listen_at)

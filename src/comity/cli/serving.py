"""The site, started from the terminal."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer

HOST = "127.0.0.1"
PORT = 8000
#: Ports tried from there on, if the user named none.
TRIED = 20


def _site() -> Any:
    # By name, as Django itself finds the site: faces do not know each other.
    return import_module("comity.web.serving")


def free_port(asked: int | None) -> int:
    """The port asked for, or the first free one from PORT on.

    Raises:
        CannotServe: it is not free, or none of those tried is.
    """
    site = _site()
    if asked is not None:
        site.listen(HOST, asked).close()
        return asked
    for port in range(PORT, PORT + TRIED - 1):
        try:
            site.listen(HOST, port).close()
        except site.CannotServe:
            continue
        return port
    site.listen(HOST, PORT + TRIED - 1).close()
    return PORT + TRIED - 1


def serve(port: int) -> None:
    """Serves until interrupted."""

    def ready(address: str) -> None:
        typer.echo(f"Comity answers at {address} (stop with Ctrl-C)")

    try:
        _site().serve(HOST, port, ready)
    except KeyboardInterrupt:
        typer.echo("Stopped.")

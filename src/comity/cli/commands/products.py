"""`comity products`: files that left from a desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.opening import vantage
from comity.cli.options import For, Json


def register(app: typer.Typer) -> None:
    app.command()(products)


def products(
    is_it: Annotated[
        Path | None,
        typer.Option("--is-it", metavar="FILE", exists=True, dir_okay=False,
                     help="Only those that are this file, to the byte."),
    ] = None,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only those with something destroyed since.")
    ] = False,
    seen_to: Annotated[
        str, typer.Option("--seen-to", metavar="REF", help="Note what was done about this one.")
    ] = "",
    words: Annotated[str, typer.Option(help="What was done about its copies.")] = "",
    for_: For = "public",
    json: Json = False,
) -> None:  # fmt: skip
    """Files that left from a desk: briefs and lists that somebody took from the site or wrote here.

    The files are not kept. When something that one was made of is destroyed, it waits here until
    somebody says what was done about its copies.

    \b
    Examples:
      comity products --waiting --for NATO
      comity products --is-it brief.docx --for NATO
      comity products --seen-to 1f0c2a9be0d34c77 --words "withdrawn" --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import products

    if seen_to:
        products.note(desk, seen_to, words)
    else:
        products.list_products(desk, is_it, waiting=waiting, json=json)

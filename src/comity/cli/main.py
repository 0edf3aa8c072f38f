"""The command ``comity``."""

from __future__ import annotations

import typer

from comity.cli.commands import (
    accounts,
    asking,
    briefs,
    editing,
    expunging,
    keeping,
    products,
    quality,
    reading,
    releasing,
    retention,
    review,
    review_rules,
    site,
    watching,
)
from comity.cli.refusals import Commands

app = typer.Typer(
    name="comity",
    cls=Commands,
    help="An organisation's relations with its partners: read, reviewed, recorded, asked.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain words, the same in a pipe; and rich takes 0.1 s to load
    pretty_exceptions_enable=False,
    add_completion=False,
)
for module in (
    reading,
    review,
    review_rules,
    editing,
    releasing,
    asking,
    briefs,
    keeping,
    expunging,
    products,
    retention,
    quality,
    accounts,
    site,
    watching,
):
    module.register(app)


def main() -> None:
    app()


if __name__ == "__main__":
    main()

"""`comity brief`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.commands.asking import Of, Region
from comity.cli.opening import vantage
from comity.cli.options import AsOf, For, Known
from comity.cli.refusals import Refused

With = Annotated[
    str,
    typer.Option("--with", metavar="ACTOR", help="On this partner alone: its code or its name."),
]


def register(app: typer.Typer) -> None:
    app.command()(brief)


def brief(
    of: Of,
    region: Region = "",
    with_: With = "",
    as_of: AsOf = None,
    known: Known = None,
    for_: For = "public",
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Its ending says the form: .html, .md, .docx or .json."),
    ] = None,
) -> None:
    """A brief on a partner, or on partners of a region, as of a day, every sentence backed.

    \b
    Examples:
      comity brief --of NATO --with JPN
      comity brief --of NATO --region indo-pacific --as-of 2023-04-11
      comity brief --of NATO --region IP4 --as-of 2022-04-07 --out brief.docx
    """
    if bool(region) == bool(with_):
        raise Refused("Say whom it is on: --with JPN for one partner, --region IP4 for a group.")
    seen = vantage(for_, as_of or datetime.now(UTC).date(), known)
    from comity.cli.answers import briefs

    briefs.write(seen, for_, of, with_, region, out)

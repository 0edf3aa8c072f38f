"""`comity brief`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.commands.asking import Of, Region
from comity.cli.opening import vantage
from comity.cli.options import AsOf, For, Known


def register(app: typer.Typer) -> None:
    app.command()(brief)


def brief(
    of: Of,
    region: Region,
    as_of: AsOf = None,
    known: Known = None,
    for_: For = "public",
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Its ending says the form: .html, .md, .docx or .json."),
    ] = None,
) -> None:
    """A brief on an organisation's partners of a region as of a day, every sentence backed.

    \b
    Examples:
      comity brief --of NATO --region indo-pacific --as-of 2023-04-11
      comity brief --of NATO --region IP4 --as-of 2022-04-07 --out brief.docx
    """
    seen = vantage(for_, as_of or datetime.now(UTC).date(), known)
    from comity.cli.answers import briefs

    briefs.write(seen, for_, of, region, out)

"""`comity read` and `comity add`: documents in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import For
from comity.cli.refusals import Refused

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", help="Text, Markdown, HTML, PDF, DOCX, feed, e-mail, JSONL, WARC."
    ),
]
Published = Annotated[
    str,
    typer.Option(
        "--published", metavar="DATE", help="Date of publication (EDTF), if it states none."
    ),
]


class Form(StrEnum):
    table = "table"
    json = "json"
    gold = "gold"


def register(app: typer.Typer) -> None:
    app.command()(read)
    app.command()(add)


def read(
    files: Files,
    as_: Annotated[
        Form, typer.Option("--as", help="table, json, or gold with --out.")
    ] = Form.table,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where gold files go, one per text.")
    ] = None,
    published: Published = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show which words gave each field, and how sure.")
    ] = False,
    record: Annotated[
        bool, typer.Option("--record", help="Register them too, as `comity add` does.")
    ] = False,
    for_: For = "public",
) -> None:
    """Read documents and show what they claim. Nothing is recorded, unless --record says so.

    \b
    Examples:
      comity read communique.html
      comity read release.txt --published 2022-04-07 --explain
      comity read --as gold --out claims texts/*.txt
    """
    if (as_ is Form.gold) != (out is not None):
        raise typer.BadParameter("--as gold and --out FOLDER go together")
    from comity.cli import read_files  # here: it loads the vocabulary's automaton and parsers

    failed = read_files.show(files, as_, out, published, explain=explain)
    if record:
        add(files, for_=for_, published=published)
    if failed:
        raise Refused(f"{failed} of {len(files)} files could not be read; the others were.")


def add(
    files: Files,
    for_: For = "public",
    release: Annotated[
        list[str],
        typer.Option(metavar="AUDIENCE", help="Released to, besides the desk; repeat for several."),
    ] = [],  # noqa: B006
    handling: Annotated[
        str, typer.Option(metavar="LABEL", help="Handling label of TLP 2.0, such as TLP:AMBER.")
    ] = "",
    published: Published = "",
    publisher: Annotated[str, typer.Option(help="Who published it, if it does not say.")] = "",
    url: Annotated[str, typer.Option(help="Where it was published, if it does not say.")] = "",
    genre: Annotated[str, typer.Option(help="readout, communique, page, release, …")] = "",
    side: Annotated[str, typer.Option(metavar="CODE", help="Whose account it is.")] = "",
    authority: Annotated[
        str, typer.Option(help="agreed, unilateral, internal, unattributable")
    ] = "",
) -> None:
    """Register documents at a desk and read them: their claims then await review.

    Without --release the desk's release profile for that publisher decides; a desk without one
    keeps the document to itself, and the public desk shows it to everyone.

    \b
    Examples:
      comity add page.html && comity review
      comity add note.md --for NATO --release AUS --handling TLP:AMBER
    """
    from comity.cli.opening import open_record

    open_record(new=True)
    from comity.cli.answers import registering

    about = registering.About(
        published=published, publisher=publisher, url=url, genre=genre, side=side,
        authority=authority,
    )  # fmt: skip
    registering.add(files, for_, about, release, handling)

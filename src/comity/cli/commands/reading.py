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
Sources = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…",
        help="Text, Markdown, HTML, PDF, DOCX, feed, e-mail, JSONL, WARC; a folder of them;"
        " @LIST, a file with one path a line; @- for a list piped in.",
    ),
]
Published = Annotated[
    str,
    typer.Option(
        "--published", metavar="DATE", help="Date of publication (EDTF), if it states none."
    ),
]


ReaderName = Annotated[
    str,
    typer.Option(
        "--reader", envvar="COMITY_READER", metavar="NAME",
        help="Who reads: comity, model (a language model; see docs/guide/second-reader.md), or one"
        " that an installed package brings.",
    ),
]  # fmt: skip


class Form(StrEnum):
    table = "table"
    json = "json"
    lines = "lines"
    gold = "gold"


class Engine(StrEnum):
    pool = "pool"
    spark = "spark"


def register(app: typer.Typer) -> None:
    app.command()(read)
    app.command()(add)


def read(
    files: Sources,
    as_: Annotated[
        Form,
        typer.Option(
            "--as", help="table, json, lines (one document a line), or gold with --out FOLDER."
        ),
    ] = Form.table,
    out: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="File for lines, or folder for gold, one per text."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, max=1024, help="Processes that read, for lines.")] = 1,
    engine: Annotated[
        Engine,
        typer.Option(
            help="What lines are read on: processes here, or Spark, here too or on the cluster"
            " that COMITY_SPARK_MASTER names."
        ),
    ] = Engine.pool,
    anew: Annotated[
        bool, typer.Option("--anew", help="Begin --out anew instead of going on with it.")
    ] = False,
    reader: ReaderName = "comity",
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

    With --out FILE each document is one line of JSON. A run that was stopped or killed goes on
    when it is started again, and the file is the same as if it had not been. What cannot be
    read is a line too, and is summed up at the end.

    \b
    Examples:
      comity read communique.html
      comity read release.txt --published 2022-04-07 --explain
      comity read archive/ crawl.warc.gz --jobs 8 --out claims.jsonl
      find texts -name '*.html' | comity read @- --out claims.jsonl
      comity read --as gold --out claims texts/*.txt
    """
    if out is not None and as_ is Form.table:
        as_ = Form.lines
    _check_together(files, as_, out, jobs, engine, explain=explain, record=record)
    # Here and below, since they load the vocabulary's automaton, parsers and processes.
    from comity.reader.second import reader_named

    chosen = reader_named(reader)
    if as_ is Form.lines:
        from comity.cli import read_batch
        from comity.reader.batch.lines import Rows

        rows = Rows(published, reader)
        if out is not None:
            return read_batch.write(files, out, rows, jobs=jobs, engine=engine, anew=anew)
        failed = read_batch.show(files, rows, jobs=jobs)
    else:
        from comity.cli import read_files

        failed = read_files.show(files, as_, out, published, chosen, explain=explain)
    if record:
        add(files, for_=for_, published=published, reader=reader)
    if failed:
        raise Refused(f"{failed} texts could not be read; the others were.")
    return None


def _check_together(
    files: list[Path],
    as_: Form,
    out: Path | None,
    jobs: int,
    engine: Engine,
    *,
    explain: bool,
    record: bool,
) -> None:
    if as_ is Form.gold and out is None:
        raise typer.BadParameter("--as gold needs --out FOLDER")
    if as_ is Form.json and out is not None:
        raise typer.BadParameter("--out goes with --as lines or --as gold, not with --as json")
    if as_ is not Form.lines and Path("@-") in files:
        raise typer.BadParameter("@- goes with --as lines or --out FILE")
    if as_ is not Form.lines and (jobs > 1 or engine is Engine.spark):
        raise typer.BadParameter("--jobs and --engine go with --as lines or --out FILE")
    if engine is Engine.spark and out is None:
        raise typer.BadParameter("--engine spark needs --out FILE")
    if as_ is Form.lines and (explain or record):
        raise typer.BadParameter("--explain and --record do not go with lines; leave out --out")


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
    reader: ReaderName = "comity",
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
    from comity.reader.second import reader_named

    about = registering.About(
        published=published, publisher=publisher, url=url, genre=genre, side=side,
        authority=authority,
    )  # fmt: skip
    registering.add(files, for_, about, release, handling, reader_named(reader))

"""`comity enter`, `comity correct`, `comity history`: the record by hand, from the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.opening import vantage
from comity.cli.options import For, Json, Known

Entry = Annotated[
    str, typer.Argument(metavar="ENTRY", help="Its reference, as `comity history` shows it.")
]
Reason = Annotated[str, typer.Option(help="Why; kept with the change.")]
KnownTo = Annotated[
    str, typer.Option("--known-to", metavar="OFFICE", help="The office that knows it.")
]
Quoting = Annotated[
    str, typer.Option("--document", metavar="REF", help="The document that says so.")
]
Exact = Annotated[str, typer.Option("--exact", metavar="WORDS", help="Its exact words.")]
Release = Annotated[
    str,
    typer.Option(
        "--release", metavar="WHOM",
        help="default, everyone, own, or codes of audiences: AUS,JPN. By default as the desk does.",
    ),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    app.command()(enter)
    app.command()(correct)
    app.command()(history)
    app.command()(undo)


def enter(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="Of entry, or of a new item.")],
    fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…")],
    about: Annotated[
        str, typer.Option(metavar="REF", help="What it is about; for a new item nothing.")
    ] = "",
    known_to: KnownTo = "",
    document: Quoting = "",
    exact: Exact = "",
    release: Release = "default",
    reason: Reason = "",
    for_: For = "public",
) -> None:
    """Enter by hand what no document tells, or one more thing about what is on record.

    The fields of a new item are named for the entry they are of (KIND.FIELD=VALUE); a field that
    comes again begins another entry of its kind. A field that is missing or unknown is said.

    \b
    Examples:
      comity enter engagement held.term=held held.when=2024-02-28 engagement_kind.term=meeting
          participant.object=NATO participant.object=JPN place.text=Tokyo --for NATO
      comity enter place text=Tokyo --about 6e6e6fa09c412a24 --for NATO
      comity enter standing object=NATO term=partner when=2012/.. --about cdcd8f34eb96f77e
    """
    desk = vantage(for_)
    from comity.cli.answers import editing

    rests = editing.Rests(known_to, document, exact, release)
    editing.enter(desk, kind, fields, about, rests, reason)


def correct(
    entry: Entry,
    fields: Annotated[
        list[str] | None, typer.Argument(metavar="FIELD=VALUE…", help="What is put right.")
    ] = None,
    ended: Annotated[
        bool, typer.Option("--ended", help="It was so until now: a change, not a correction.")
    ] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take it back.")] = False,
    drop_sources: Annotated[
        bool, typer.Option("--drop-sources", help="Its sources do not say what is put right.")
    ] = False,
    known_to: KnownTo = "",
    document: Quoting = "",
    exact: Exact = "",
    release: Release = "default",
    reason: Reason = "",
    for_: For = "public",
) -> None:
    """Put an entry right; with a source and no field, the entry gains that source.

    \b
    Examples:
      comity correct 7c904850a91f6b91 when=2010/2023-04-03 --ended --for NATO
      comity correct 7c904850a91f6b91 term=officials --reason "as minuted" --for NATO
      comity correct 7c904850a91f6b91 --withdraw --for NATO
      comity correct 7c904850a91f6b91 --known-to "protocol office" --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import editing

    rests = editing.Rests(known_to, document, exact, release)
    if withdraw:
        editing.withdraw(desk, entry, reason)
    elif not fields:
        editing.support(desk, entry, rests, reason)
    else:
        editing.correct(
            desk, entry, fields, rests, reason, ended=ended, keep_sources=not drop_sources
        )


def history(
    ref: Annotated[str, typer.Argument(metavar="REF", help="An actor, engagement, instrument …")],
    known: Known = None,
    for_: For = "public",
    json: Json = False,
) -> None:
    """All that was ever held of a thing, since when and until when, by whom changed and why.

    \b
    Example:
      comity history 6e6e6fa09c412a24 --for NATO
    """
    desk = vantage(for_, known=known)
    from comity.cli.answers import editing

    editing.print_history(desk, ref, json=json)


def undo(entry: Entry, reason: Reason = "", for_: For = "public") -> None:
    """Undo the last change of an entry that the desk made.

    \b
    Example:
      comity undo 7c904850a91f6b91 --for NATO
    """
    desk = vantage(for_)
    from comity.cli.answers import editing

    editing.undo(desk, entry, reason)

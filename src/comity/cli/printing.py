"""What commands print: plain columns, JSON, CSV; the same on a terminal and in a pipe."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import typer

#: What a spreadsheet may take for the beginning of a formula, full-width forms included.
FORMULA_SIGNS = "=+-@\t\r\n\0|%＝＋－＠"
#: Columns of a table are cut here, but for the last.
WIDTH_MAX = 44


def print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]], empty: str) -> None:
    """The rows under their head in aligned columns; ``empty`` where there are none."""
    cells = [[_cell(value) for value in row] for row in rows]
    if not cells:
        typer.echo(empty, err=True)
        return
    table = [list(head), *cells]
    widths = [max(_width(row[place]) for row in table) for place in range(len(head) - 1)]
    for number, row in enumerate(table):
        padded = [
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)
        ]
        typer.secho("  ".join([*padded, row[-1]]).rstrip(), bold=number == 0)


def _cell(value: object) -> str:
    text = " ".join(printable(str(value)).split())
    return text if len(text) <= WIDTH_MAX else text[: WIDTH_MAX - 1] + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def printable(text: str) -> str:
    """The text without control characters, which could command a terminal."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\ufffd" for sign in text)


def print_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """The rows as CSV that a spreadsheet opens without running anything in it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    typer.echo(out.getvalue(), nl=False)


def guarded(cell: object) -> str:
    """The text of a cell; an apostrophe before what would be read as a formula."""
    text = str(cell).replace("\0", "")
    live = text[:1] in tuple(FORMULA_SIGNS) or text.lstrip()[:1] in tuple(FORMULA_SIGNS)
    return f"'{text}" if live else text

"""Files that left from a desk, and what was done about those that hold what was destroyed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import typer

from comity.cli.printing import print_json, print_table
from comity.record.vantage import Vantage
from comity.releasing.products import products, settle, to_settle

BY = "comity products"


def list_products(desk: Vantage, file: Path | None, *, waiting: bool, json: bool) -> None:
    """The files that left; those to be seen to alone, or those that are this one to the byte."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest() if file else ""
    wanting = {one.id for one in to_settle(desk)}
    rows = [
        {
            "file": one.public_id,
            "name": one.name,
            "by": one.by,
            "at": one.at.isoformat(timespec="seconds"),
            "state": "to be seen to" if one.id in wanting else one.settled,
            "digest": one.digest,
        }
        for one in products(desk, digest)
        if one.id in wanting or not waiting
    ]
    if json:
        print_json(rows)
        return
    shown = ("file", "name", "by", "at", "state")
    nothing = "No file with these bytes left from this desk." if file else "None."
    print_table(
        [name.upper() for name in shown], [[row[name] for name in shown] for row in rows], nothing
    )


def note(desk: Vantage, reference: str, words: str) -> None:
    """Raises:
    ReleasingError: no such file, or nothing was said.
    """
    typer.echo(f"{settle(BY, desk, reference, words).name}: noted.")

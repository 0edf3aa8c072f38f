"""A copy of a record put where this installation keeps its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from comity.cli.refusals import Refused


def place_copy(file: Path) -> None:
    """The copy stands in this installation's home, whole or not at all.

    Raises:
        Refused: there is a record already, or the file is none.
    """
    if "COMITY_DATABASE_URL" in os.environ:
        raise Refused("COMITY_DATABASE_URL names the database; restore it with its own tools.")
    home = Path(os.environ.get("COMITY_HOME", "var")).absolute()
    place = home / "comity.sqlite3"
    if place.exists():
        raise Refused(f"{place} is a record already. Move it away, or set COMITY_HOME elsewhere.")
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            copy.execute("SELECT count(*) FROM record_revision")
    except sqlite3.DatabaseError as error:
        raise Refused(f"{file} is no copy of a record ({error}).") from None
    home.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(".part")
    shutil.copyfile(file, part)
    part.rename(place)

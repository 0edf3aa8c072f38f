"""A copy of a record put where this installation keeps its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from comity.cli.refusals import Refused


def place_copy(file: Path) -> None:
    """The copy stands where this installation keeps its record, whole or not at all.

    Raises:
        Refused, NoCopy: there is a record already, or the file is none.
    """
    url = urlsplit(os.environ.get("COMITY_DATABASE_URL", ""))
    if url.scheme.startswith("postgres"):
        _into_postgresql(file)
        return
    home = Path(os.environ.get("COMITY_HOME", "var")).absolute()
    place = Path(unquote(url.path[1:])) if url.scheme == "sqlite" else home / "comity.sqlite3"
    if place.exists():
        raise Refused(f"{place} is a record already. Move it away, or set COMITY_HOME elsewhere.")
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            copy.execute("SELECT count(*) FROM record_revision")
    except sqlite3.DatabaseError as error:
        raise Refused(f"{file} is no copy of a record ({error}).") from None
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(".part")
    shutil.copyfile(file, part)
    part.rename(place)


def _into_postgresql(file: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
    import django  # not before a command needs the record

    django.setup()
    from comity.exchange.copies import read_copy

    read_copy(file)

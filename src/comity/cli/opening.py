"""The record of this installation, opened for a command."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from comity.cli.refusals import Refused

if TYPE_CHECKING:
    from datetime import date, datetime

    from comity.record.vantage import Vantage

SECRET_BYTES = 48


def open_record(*, new: bool = False) -> None:
    """Django is set up, and the record has the tables that this version needs.

    ``new`` makes a record where there is none.

    Raises:
        Refused: there is no record, or its folder cannot be written.
    """
    home = Path(os.environ.get("COMITY_HOME", "var")).absolute()
    if new:
        _prepare(home)
    elif "COMITY_DATABASE_URL" not in os.environ and not (home / "comity.sqlite3").exists():
        raise Refused(
            f"There is no record in {home} yet. `comity demo` makes one of examples, `comity add"
            " FILE` begins one with a document; COMITY_HOME names another folder."
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.settings")
    import django  # not before a command needs the record: it takes longer than reading a page

    django.setup()
    _migrate()


def _prepare(home: Path) -> None:
    """The folder is there, with a secret key of its own that only its owner may read."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        if "COMITY_SECRET_KEY" in os.environ or (home / "secret-key").exists():
            return
        handle = os.open(home / "secret-key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES) + "\n")
    except FileExistsError:
        if not home.is_dir():
            raise Refused(f"{home} is no folder. Name another with COMITY_HOME.") from None
    except OSError as error:
        raise Refused(
            f"{error.filename or home} cannot be written ({error.strerror}). Name a folder of"
            " yours with COMITY_HOME, or make this one writable."
        ) from None


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if steps:
        typer.echo(f"Bringing the record's tables up to date ({len(steps)} steps) …", err=True)
        call_command("migrate", verbosity=0, interactive=False)
    from comity.record.revising import begin  # its models exist once Django is set up

    begin()


def vantage(audience: str, on: date | None = None, known: datetime | None = None) -> Vantage:
    """The vantage that the common options name; opens the record.

    Raises:
        Refused, UnknownAudience: see ``open_record`` and ``Vantage.of``.
    """
    open_record()
    from comity.record.vantage import Vantage

    return Vantage.of(audience, on, known)

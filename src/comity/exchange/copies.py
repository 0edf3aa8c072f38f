"""A whole record as one file: written while it is in use, whole or not at all.

Of SQLite the copy is a database that SQLite opens. Of PostgreSQL it is a ZIP archive: a manifest
that names the migrations applied, and each table as COPY writes it, all from one snapshot. Sessions
of the site are in neither: whoever was signed in signs in again.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from comity.exchange.errors import NoCopy, NoRoom
from comity.record.rows import fetch

FORM = "comity copy of PostgreSQL, 1"
#: Made by migrations, or not worth keeping.
LEFT_OUT = {"contenttypes", "auth", "sessions"}
PAGES_AT_ONCE = 1024
#: How often a copy of SQLite may begin again because others wrote; then it makes them wait.
BEGUN_AGAIN_MAX = 3
CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Copied:
    """What the copy holds: its last revision and the digest of the chain there."""

    revisions: int
    head: str


def write_copy(file: Path) -> Copied:
    """The copy holds one state of the record; only its owner may read it.

    Raises:
        NoRoom: the disk has less room than the record takes.
        NoCopy: what was written is not sound.
        FileExistsError: there is such a file.
    """
    _check_room(file)
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        return _of_sqlite(file) if connection.vendor == "sqlite" else _of_postgresql(file)
    except BaseException:
        file.unlink()
        raise


def _check_room(file: Path) -> None:
    size = (
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        if connection.vendor == "sqlite"
        else "SELECT pg_database_size(current_database()) / 4"  # archives are about that small
    )
    ((needed,),) = fetch(size)
    free = shutil.disk_usage(file.absolute().parent).free
    if needed > free:
        raise NoRoom(
            f"The copy needs about {needed / 1e6:,.0f} MB and {file.absolute().parent} has"
            f" {free / 1e6:,.0f} MB; name another place."
        )


def _of_sqlite(file: Path) -> Copied:
    connection.ensure_connection()
    begun_again, least = 0, 1 << 62

    def watch(_: int, remaining: int, total: int) -> None:
        nonlocal begun_again, least
        begun_again += remaining > least
        least = remaining
        if begun_again > BEGUN_AGAIN_MAX:
            raise InterruptedError

    with closing(sqlite3.connect(file)) as copy:
        try:
            connection.connection.backup(copy, pages=PAGES_AT_ONCE, progress=watch)
        except InterruptedError:
            connection.connection.backup(copy, pages=-1)
        head, revisions = copy.execute("SELECT digest, revision FROM record_head").fetchone()
        copy.execute("DELETE FROM django_session")
        copy.commit()
        sound = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if sound != "ok":
        raise NoCopy(f"The copy {file} is not sound ({sound}); try again elsewhere.")
    return Copied(revisions, head)


def _tables() -> list[type[Model]]:
    """Every model that is copied, those that others rest on first."""
    return [
        model
        for config in apps.get_app_configs()
        if config.label not in LEFT_OUT
        for model in config.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def _of_postgresql(file: Path) -> Copied:
    with transaction.atomic(), connection.cursor() as cursor, ZipFile(file, "w") as archive:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT digest, revision FROM record_head")
        head, revisions = cursor.fetchone()
        tables = []
        for model in _tables():
            columns = [field.column for field in model._meta.concrete_fields if field.column]
            name = model._meta.db_table
            tables.append({"table": name, "columns": columns})
            with (
                archive.open(name, "w", force_zip64=True) as part,
                cursor.copy(f"COPY {_quoted(name, columns)} TO STDOUT") as copy,
            ):
                for data in copy:
                    part.write(data)
        manifest = {
            "form": FORM, "head": head, "revisions": revisions, "tables": tables,
            "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
        }  # fmt: skip
        archive.writestr("manifest.json", json.dumps(manifest), ZIP_DEFLATED)
    return Copied(revisions, head)


def _quoted(table: str, columns: list[str]) -> str:
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    return f"{connection.ops.quote_name(table)} ({names})"


def read_copy(file: Path) -> None:
    """The copy is the record of this PostgreSQL database, which must have none.

    Raises:
        NoCopy: there is a record, or the file is no copy of one in PostgreSQL.
    """
    if "record_revision" in connection.introspection.table_names():
        raise NoCopy("This database holds a record already. Make an empty one and name that.")
    try:
        with ZipFile(file) as archive:
            manifest = json.loads(archive.read("manifest.json"))
            if manifest.get("form") != FORM:
                raise NoCopy(f"{file} is no {FORM}, but {manifest.get('form')!r}.")
            _fill(archive, manifest)
    except (BadZipFile, KeyError, ValueError) as error:
        raise NoCopy(f"{file} is no copy of a record in PostgreSQL ({error}).") from None


def _fill(archive: ZipFile, manifest: dict[str, Any]) -> None:
    """Tables as they were when the copy was made, then their rows, then what came later."""
    for app, name in dict(manifest["migrations"]).items():
        call_command("migrate", app, name, verbosity=0, interactive=False)
    with transaction.atomic(), connection.cursor() as cursor:
        every = ", ".join(connection.ops.quote_name(one["table"]) for one in manifest["tables"])
        cursor.execute(f"TRUNCATE {every}")
        for one in manifest["tables"]:
            with (
                archive.open(one["table"]) as part,
                cursor.copy(f"COPY {_quoted(one['table'], one['columns'])} FROM STDIN") as copy,
            ):
                for data in _chunks(part):
                    copy.write(data)
        for statement in connection.ops.sequence_reset_sql(no_style(), _tables()):
            cursor.execute(statement)
    call_command("migrate", verbosity=0, interactive=False)


def _chunks(part: Any) -> Iterator[bytes]:
    while data := part.read(CHUNK):
        yield data

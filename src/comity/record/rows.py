"""Rows in and out by plain SQL, the same words for SQLite and PostgreSQL.

An ORM costs 7-11 times as much on the paths of as-of questions and bulk loads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")

#: From this many rows PostgreSQL's COPY beats a prepared INSERT.
COPY_FROM = 50


def marks(values: int | Collection[Any]) -> str:
    """As many placeholders as there are values."""
    return ",".join(["%s"] * (values if isinstance(values, int) else len(values)))


def chunked(values: Collection[T], size: int) -> Iterator[list[T]]:
    """Lists of at most ``size`` of the values, in their order."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def fetch(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def moment(at: Any) -> datetime:
    """A time as a query gives it, in UTC: SQLite gives words, and keeps no zone."""
    read: datetime = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def insert(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Writes rows in one go: COPY on PostgreSQL, one prepared statement on SQLite."""
    if not rows:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and len(rows) >= COPY_FROM:
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks(columns)})", rows)

"""The second wall: on PostgreSQL the database itself shows an audience its own rows and no others.

The first wall is the condition of the vantage in every query. Behind the second one a query that
forgot it finds nothing of others: what reads takes on a role that owns nothing, may only select,
and is shown what each app says in its ``walled.py``, by row-level security. Where a row is shown
in part, a view of the table's own name stands before it. Actions, workers and the terminal stay
the owner of the tables, whom no policy holds.

It keeps apart what a query forgot to keep apart. It does not hold somebody who may run SQL of his
own: he could take the role off again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from comity.record.access import PUBLIC
from comity.record.errors import NoWall
from comity.record.rows import fetch
from comity.record.walling import SEEN, digest, lay, made, making, reader, take_down


@cache
def stands() -> bool:
    """Whether the wall stands in this database as this version lays it; asked once."""
    if connection.vendor != "postgresql" or settings.WALL != "1" or not all(made()):
        return False
    kept = fetch("SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", [SEEN])
    return kept == [(digest(),)]


def must_stand() -> bool:
    """Whether what is read is read behind the wall.

    Raises:
        NoWall: the installation asks for it, and it does not stand.
    """
    if words := advice():
        raise NoWall(words)
    return stands()


def advice() -> str:
    """What to do where the wall is asked for and does not stand; "" otherwise."""
    if settings.WALL != "1" or stands():
        return ""
    if connection.vendor != "postgresql":
        return "COMITY_WALL asks for row-level security, which PostgreSQL alone has. Set it to 0."
    lacking = [one for one, there in zip(making(), made(), strict=True) if not there]
    if not lacking:
        return (
            "The second wall, PostgreSQL's row-level security, was not laid by this version, or was"
            " changed since. Run `comity wall` to lay it anew, then start again."
        )
    return (
        "The second wall, PostgreSQL's row-level security, does not stand: the owner of the tables"
        " may not make what it needs. As a superuser run\n  "
        + ";\n  ".join(lacking)
        + ";\nthen `comity wall`. Or set COMITY_WALL=0 to do without."
    )


@contextmanager
def behind(audience: int | None, desk: int | None) -> Iterator[None]:
    """Inside, one transaction reads for the audience (None: the public) and for the desk of its
    account; it writes nothing. Where no wall stands, nothing is different inside."""
    if not stands():
        yield
        return
    within = connection.in_atomic_block
    with transaction.atomic():
        fetch(
            "SELECT set_config('role', %s, TRUE), set_config('search_path', %s, TRUE),"
            " set_config('comity.audience', coalesce(%s, (SELECT id::text FROM record_audience"
            " WHERE code = %s)), TRUE), set_config('comity.desk', %s, TRUE)",
            [reader(), f"{SEEN}, public", _text(audience), PUBLIC, _text(desk) or ""],
        )
        yield
        if within:  # the end of a transaction ends its settings; that of a part of it does not
            fetch(
                "SELECT set_config('role', 'none', TRUE), set_config('comity.audience', '', TRUE),"
                " set_config('comity.desk', '', TRUE), set_config(name, reset_val, TRUE)"
                " FROM pg_settings WHERE name = 'search_path'"
            )


@contextmanager
def lifted() -> Iterator[None]:
    """Inside, what is read behind the wall may leave a note: it is written by the owner."""
    if not stands():
        yield
        return
    with transaction.atomic():  # should the note fail, the role is back with what was before
        ((role,),) = fetch("SELECT current_setting('role')")
        fetch("SELECT set_config('role', 'none', TRUE)")
        yield
        fetch("SELECT set_config('role', %s, TRUE)", [role])


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def relay() -> None:
    """Lays the wall anew where it is asked for, unless it stands as it should."""
    stands.cache_clear()
    if connection.vendor == "postgresql" and settings.WALL == "1" and not stands():
        lay()
        stands.cache_clear()


def relay_after_migrate(sender: Any, **_: Any) -> None:
    """Signal handler: once the tables of all apps are as of now."""
    graph = MigrationLoader(connection)
    if all(last in graph.applied_migrations for last in graph.graph.leaf_nodes()):
        relay()


def take_down_before_migrate(sender: Any, *, plan: Any = (), **_: Any) -> None:
    """Signal handler: where anything is to change, the wall makes way."""
    if plan and connection.vendor == "postgresql":
        take_down()
        stands.cache_clear()

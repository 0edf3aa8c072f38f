"""How the second wall (``wall``) is laid in a PostgreSQL database, from what each app says in its
``walled.py``: a role that only reads, policies of row-level security, and a schema of views.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import DatabaseError, connection, transaction

from comity.record.rows import fetch

#: For whom is read, and of which desk: row numbers of audiences, in the transaction's settings.
#: In a subquery of its own each is worked out once for a query, not for a row.
ME = "(SELECT nullif(current_setting('comity.audience', TRUE), '')::bigint)"
DESK = "(SELECT nullif(current_setting('comity.desk', TRUE), '')::bigint)"
#: The schema of the views, which the reader looks at before the tables.
SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Walled:
    """What an app's tables show. ``rows``: table → condition of its policy; ``views``: name → what
    the reader sees under it in the table's place; ``functions``: head → body of what conditions
    call, past all policies; ``open`` to every reader and ``closed`` to all of them, with the
    reason. A table that none names is closed."""

    rows: dict[str, str] = field(default_factory=dict)
    views: dict[str, str] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)
    open: dict[str, str] = field(default_factory=dict)
    closed: dict[str, str] = field(default_factory=dict)


@cache
def walled() -> Walled:
    """What the ``walled`` modules of all apps say together."""
    found = Walled()
    for config in apps.get_app_configs():
        if find_spec(f"{config.name}.walled"):
            told: Walled = import_module(f"{config.name}.walled").WALLED
            for name in Walled.__slots__:
                getattr(found, name).update(getattr(told, name))
    return found


@cache
def owner() -> str:
    """Who owns the tables, and signs in to the database."""
    return str(fetch("SELECT session_user")[0][0])


def reader() -> str:
    """The role that only reads, named after the owner."""
    return f"{owner()}_reader"


def making() -> list[str]:
    """What a superuser runs where the owner may not: the role, that the owner may take it on, and
    a schema for the views."""
    role, keeper = map(connection.ops.quote_name, (reader(), owner()))
    return [
        f"CREATE ROLE {role} NOLOGIN",
        f"GRANT {role} TO {keeper}",
        f"CREATE SCHEMA {SEEN} AUTHORIZATION {keeper}",
    ]


def _laid() -> list[str]:
    """All that stands in the database once the role and the schema do, in order."""
    told, role = walled(), connection.ops.quote_name(reader())
    return [
        f"GRANT USAGE ON SCHEMA {SEEN} TO {role}",
        *(_function(head, body) for head, body in told.functions.items()),
        *(f"CREATE VIEW {SEEN}.{name} AS {sql}" for name, sql in told.views.items()),
        *(
            f"CREATE POLICY {SEEN} ON {table} FOR SELECT TO {role} USING ({condition})"
            for table, condition in told.rows.items()
        ),
        *(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY" for table in told.rows),
        *(f"GRANT SELECT ON {SEEN}.{name} TO {role}" for name in told.views),
        *(f"GRANT SELECT ON {table} TO {role}" for table in (*told.rows, *told.open)),
    ]


def _function(head: str, body: str) -> str:
    """Run as the owner, so that what it looks up is not looked up through policies again."""
    return (
        f"CREATE FUNCTION {SEEN}.{head} LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER"
        f" COST 1000 AS $$ BEGIN {body}; END $$"
    )


def lay() -> None:
    """Lays the wall anew, where its role and schema are there or can be made."""
    take_down()
    for statement, there in zip(making(), made(), strict=True):
        if not there:
            _try(statement)
    if not all(made()):
        return
    role = connection.ops.quote_name(reader())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
        for statement in _laid():
            cursor.execute(statement)
        cursor.execute(f"COMMENT ON SCHEMA {SEEN} IS '{digest()}'")


def digest() -> str:
    """Stands for the wall as this version would lay it and as the database holds it; it is kept
    as the schema's comment, so that a policy that was taken away or replaced is noticed."""
    held = fetch(
        "SELECT tablename, roles::text, qual FROM pg_policies WHERE schemaname = 'public'"
        " UNION ALL SELECT relname, relrowsecurity::text, relkind::text FROM pg_class"
        " WHERE relnamespace IN ('public'::regnamespace, to_regnamespace(%s)) AND relkind IN"
        " ('r', 'v') AND has_table_privilege(%s, oid, 'SELECT, INSERT, UPDATE, DELETE')"
        " UNION ALL SELECT viewname, '', definition FROM pg_views WHERE schemaname = %s"
        " UNION ALL SELECT proname, '', prosrc FROM pg_proc WHERE pronamespace ="
        " to_regnamespace(%s) ORDER BY 1, 2, 3",
        [SEEN, reader(), SEEN, SEEN],
    )
    return sha256(repr((_laid(), held)).encode()).hexdigest()


def made() -> tuple[bool, bool, bool]:
    """Whether the role is there, whether the owner may take it on, and whether the schema is."""
    (row,) = fetch(
        "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s),"
        " EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s AND NOT rolsuper AND NOT rolbypassrls"
        " AND pg_has_role(current_user, oid, CASE"
        # From 16 on one may be a member and yet not take the role on.
        " WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)),"
        " EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = %s)",
        [reader(), reader(), SEEN],
    )
    return row[0], row[1], row[2]


def _try(statement: str) -> None:
    """Another process may have made it meanwhile, and the owner may not be allowed to."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return  # ``wall.advice`` tells what is not there


def take_down() -> None:
    """No policy and no view rests on a column any more, so that migrations may change it; readers
    see nothing until the wall is laid anew."""
    with connection.cursor() as cursor:
        for (table,) in fetch("SELECT tablename FROM pg_policies WHERE policyname = %s", [SEEN]):
            cursor.execute(f"DROP POLICY {SEEN} ON {connection.ops.quote_name(table)}")
        for (view,) in fetch("SELECT viewname FROM pg_views WHERE schemaname = %s", [SEEN]):
            cursor.execute(f"DROP VIEW IF EXISTS {SEEN}.{connection.ops.quote_name(view)} CASCADE")
        for (signature,) in fetch(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = to_regnamespace(%s)",
            [SEEN],
        ):
            cursor.execute(f"DROP FUNCTION {signature}")

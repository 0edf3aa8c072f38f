"""The line the database itself holds: rows are added, hardly changed, and never deleted.

Laid anew after every migration (a migration on SQLite drops them silently) and checked at start.
An update passes if it is one of: closing an entry or withdrawing a source once, replacing a
marking as a Change row says, a derived column, emptying a row that has a tombstone, and
completing the revision that is being written.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from comity.record.commitments import COMMITTED, EMPTIED, NEVER_NULL

UNCHANGEABLE = ("record_audience", "record_marking", "record_change", "record_tombstone")
#: Tables of other packages whose rows are added and never changed nor deleted.
ADDED_ONLY: list[str] = []
KEPT = (*COMMITTED, "record_revision")
REMARKED = ("record_item", "record_edition", "record_source")


def _same(column: str) -> str:
    distinct = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    return f'OLD."{column}" {distinct} NEW."{column}"'


def _forbidden(table: str) -> str:
    """The condition, over OLD and NEW, under which an update of the table is refused."""
    if table in UNCHANGEABLE:
        return "TRUE"
    if table == "record_revision":
        fixed = ("id", "at", "by", "kind", "reason", "undoes_id", "first_row", "previous")
        return " OR ".join(["OLD.digest NOT LIKE 'open:%'", *map(_same, fixed)])
    buried = 'EXISTS (SELECT 1 FROM record_tombstone t WHERE t."row" = NEW.id)'
    changed = (
        "EXISTS (SELECT 1 FROM record_change c WHERE c.\"row\" = NEW.id AND c.what = '{}'"
        " AND c.after = NEW.{})"
    )
    conditions = []
    for column in (*COMMITTED[table], "salt"):
        if column in EMPTIED.get(table, ()) or column == "salt":
            empty = "= ''" if column in NEVER_NULL else "IS NULL"
            conditions.append(f'({_same(column)} AND NOT (NEW."{column}" {empty} AND {buried}))')
        elif column == "marking_id" and table in REMARKED:
            conditions.append(f"({_same(column)} AND NOT {changed.format('remark', 'marking_id')})")
        else:
            conditions.append(_same(column))
    if table == "record_entry":
        conditions.append(
            f"(({_same('closed_id')} OR {_same('closing_id')}) AND (OLD.closed_id IS NOT NULL"
            f" OR NOT {changed.format('close', 'closing_id')}))"
        )
    if table == "record_source":
        conditions.append(
            f"({_same('withdrawn_id')} AND (OLD.withdrawn_id IS NOT NULL OR NOT EXISTS"
            " (SELECT 1 FROM record_change c"
            " WHERE c.\"row\" = NEW.id AND c.what = 'withdraw')))"
        )
    return " OR ".join(conditions)


VERBATIM = (
    "NEW.exact IS NULL OR NEW.exact <> substr("
    "(SELECT text FROM record_edition WHERE id = NEW.edition_id),"
    ' NEW.start + 1, NEW."end" - NEW.start)'
)
NOT_VERBATIM = "the quoted words do not stand at that place of that edition"


def _rules() -> list[tuple[str, str, str, str, str]]:
    """(name, table, event, condition, what is said) of every trigger."""
    rules = []
    for table in KEPT:
        rules.append((f"{table}_stays", table, "DELETE", "TRUE", f"rows of {table} stay"))
        rules.append(
            (f"{table}_fixed", table, "UPDATE", _forbidden(table), f"rows of {table} are fixed")
        )
    there = set(connection.introspection.table_names()) if ADDED_ONLY else set()
    for table in (one for one in ADDED_ONLY if one in there):
        for event, name in (("DELETE", "stays"), ("UPDATE", "fixed")):
            rules.append((f"{table}_{name}", table, event, "TRUE", f"rows of {table} are added"))
    # An edition expunged meanwhile has no text: nothing may be quoted from it any more.
    rules.append(
        ("record_passage_verbatim", "record_passage", "INSERT", f"({VERBATIM}) IS NOT FALSE",
         NOT_VERBATIM)
    )  # fmt: skip
    return rules


def _statements(name: str, table: str, event: str, condition: str, words: str) -> list[str]:
    if connection.vendor == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {condition}"
            f" BEGIN SELECT RAISE(ABORT, '{words}'); END",
        ]
    returned = "OLD" if event == "DELETE" else "NEW"
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{words}'"
        f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {returned}; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def install() -> None:
    """Lays every trigger anew."""
    with connection.cursor() as cursor:
        for rule in _rules():
            for statement in _statements(*rule):
                cursor.execute(statement.replace("%", "%%"), [])


def missing() -> list[str]:
    """Names of the triggers that should be there and are not, or not in these words."""
    there = _there()
    return sorted(rule[0] for rule in _rules() if there.get(rule[0]) != _words(rule))


def _words(rule: tuple[str, str, str, str, str]) -> str:
    """What the database keeps of a trigger that was laid: on PostgreSQL its function's body."""
    statement = _statements(*rule)[1]
    return statement.split("$$")[1] if connection.vendor == "postgresql" else statement


def _there() -> dict[str, str]:
    table = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(table)
        return dict(cursor.fetchall())


def install_after_migrate(sender: Any, **_: Any) -> None:
    """Signal handler: lays the triggers and begins the record, once its tables are as of now."""
    from comity.record.revising import begin  # the models must be loaded first

    graph = MigrationLoader(connection)
    if all(last in graph.applied_migrations for last in graph.graph.leaf_nodes("record")):
        install()
        begin()

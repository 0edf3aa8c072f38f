"""What all tests with a database share: cheap passwords, and a record that holds the vocabulary.

A test that asks for ``db`` begins with an empty record; one that asks for ``vocabulary`` begins
with the packaged terms in it. They are loaded once; each test is given a copy of the rows.
"""

from __future__ import annotations

from typing import Any

import pytest

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Passwords of tests are hashed by a cheap function: Argon2 takes 30 ms on purpose.

    This takes the place of pytest-django's fixture, which gives each worker its own database;
    hence the one it depends on.
    """
    from django.conf import settings  # configured only once a test asks for a database

    settings.READS_PER_MINUTE = 0  # tests ask without a pause; those of the limit set one
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def vocabulary_rows(django_db_setup: None, django_db_blocker: Any) -> Rows:
    """Table → (columns, rows) of a record that holds the vocabulary and nothing else."""
    from django.apps import apps
    from django.db import connection, transaction

    from comity.partners.actions import load_terms

    rows: Rows = {}
    with django_db_blocker.unblock(), transaction.atomic():
        load_terms("tests")
        with connection.cursor() as cursor:
            for model in apps.get_app_config("record").get_models():
                cursor.execute(f"SELECT * FROM {model._meta.db_table}")
                columns = [column[0] for column in cursor.description]
                rows[model._meta.db_table] = (columns, cursor.fetchall())
        transaction.set_rollback(True)
    return rows


@pytest.fixture
def vocabulary(db: None, vocabulary_rows: Rows) -> None:
    """The record holds the packaged terms, as ``load_terms`` writes them."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    from comity.record.rows import insert

    models = list(apps.get_app_config("record").get_models())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_head")
        for table, (columns, rows) in vocabulary_rows.items():
            cursor.execute(f"SELECT * FROM {table}")  # the record has begun: some rows are there
            there = {row[0] for row in cursor.fetchall()}
            insert(table, columns, [row for row in rows if row[0] not in there])
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)

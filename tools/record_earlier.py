"""Writes a small record as this version of Comity makes it, for later versions to migrate.

    PYTHONPATH=src python tools/record_earlier.py tests/record/earlier/0.1.json

Each release adds its file (CONTRIBUTING.md). To record an earlier commit, put its ``src`` on the
path instead: the record is then written by the code of that time, and so are its answers. It
holds every kind of row and permitted change; SQLite's tables stand in it as they were laid.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

WORDS = ("harbour", "council", "treaty", "patrol", "envoy", "cable", "ferry", "charter")
SPANS = ("2022-04", "2012/2023-04-03", "../2020", "2021-05-02", "2015/..", "../..")
OWN = ("record_", "review_", "accounts_", "releasing_")


def main() -> None:
    place = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "COMITY_HOME": home,
            "COMITY_DATABASE_URL": f"sqlite:///{home}/record.sqlite3",
            "DJANGO_SETTINGS_MODULE": "comity.settings",
        }
        import django  # the environment comes first

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _fill()
        place.write_text(json.dumps(_recorded(), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _fill() -> None:
    """Six revisions of the record, with every permitted change; a row in each other table."""
    from comity.accounts.actions import create_account
    from comity.dates import Span
    from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
    from comity.record.expunging import expunge_entry
    from comity.record.revising import begin, revise
    from comity.record.vantage import Vantage

    chance = random.Random(4)
    with suppress(TypeError):
        begin()
    with revise("tests", "begin") as revision:
        codes = ("public", "JPN", "AUS", "NZL")
        public, japan, australia, zealand = [revision.audience(code, code) for code in codes]
        markings = [
            revision.marking("TLP:CLEAR", japan, [public]),
            revision.marking("TLP:AMBER", japan, []),
            revision.marking("TLP:GREEN", australia, [zealand]),
        ]
        actors = [revision.item("actor", one) for one in (markings[0], markings[0], markings[2])]
    written: list[int] = []
    for number in range(4):
        with revise("tests", "import", audience=japan, reason=f"batch {number}") as revision:
            marking = markings[number % 3]
            text = " ".join(chance.choices(WORDS, k=20))
            document = revision.item("document", marking)
            edition = revision.edition(document, EditionDraft(f"On {number}", text=text), marking)
            for start in (0, 8):
                passage = revision.passage(edition, start, start + 9, text[start : start + 9])
                draft = EntryDraft(
                    "name", chance.choice(actors), None, "alias",
                    {"text": f"{chance.choice(WORDS)} {number} {start}"},
                    Span.parse(chance.choice(SPANS)),
                )  # fmt: skip
                written.append(revision.entry(draft, [SourceDraft(marking, passage=passage)]))
    with revise("tests", "correct") as revision:
        revision.close(written[0], markings[0])
        revision.remark("record_source", written[1] + 1, markings[1])
        revision.withdraw(written[4] + 1)
    expunge_entry(written[6], "first", "second", "mistake")
    create_account("desk", "a harbour of calm seas", "JPN", "reviewer")
    assert Vantage.of("JPN").audience == japan
    _fill_others()


def _fill_others() -> None:
    """A row in each table of the desk and of accounts, whatever it holds."""
    from django.apps import apps

    waiting = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("comity.") and config.label != "record"
        for model in config.get_models()
    ]
    while waiting:
        left = [model for model in waiting if not _filled(model)]
        assert len(left) < len(waiting), left
        waiting = left


def _filled(model: Any) -> bool:
    from django.db import models

    if model._default_manager.exists():
        return True
    values: dict[str, Any] = {}
    for one in model._meta.concrete_fields:
        if one.primary_key or one.has_default() or (one.null and not one.is_relation):
            continue
        if isinstance(one, models.ForeignKey):
            found = one.related_model._default_manager.order_by("-pk").first()
            if found is None and not one.null:
                return False
            values[one.name] = found
        elif one.choices:
            values[one.name] = one.choices[0][0]
        elif isinstance(one, models.DateTimeField):
            values[one.name] = datetime(2026, 11, 24, tzinfo=UTC)
        elif isinstance(one, models.JSONField):
            values[one.name] = {}
        else:
            text = isinstance(one, models.TextField | models.CharField)
            values[one.name] = "a word" if text else 7
    model._default_manager.create(**values)
    return True


def _recorded() -> dict[str, Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' ORDER BY type = 'trigger', type = 'index', name"
        )
        schema = cursor.fetchall()
        rows = {}
        for kind, table, _ in schema:
            if kind == "table" and table.startswith((*OWN, "django_migrations")):
                cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
                columns = [one[0] for one in cursor.description]
                rows[table] = {"columns": columns, "rows": [_plain(row) for row in cursor]}
    return {"schema": [sql for _, _, sql in schema], "rows": rows, "told": told()}


def _plain(row: Any) -> list[Any]:
    """The row as JSON takes it; times are UTC, as SQLite keeps them."""
    return [
        {"hex": bytes(one).hex()} if isinstance(one, bytes | memoryview)
        else one.isoformat(" ") if isinstance(one, datetime) else one
        for one in row
    ]  # fmt: skip


def told() -> dict[str, Any]:
    """The head, a digest of all rows of the chain, and what each audience knew at each time.

    What may change with a version is left out: derived columns, and how an answer is ordered.
    """
    from django.db import connection

    from comity.record import queries
    from comity.record.commitments import COMMITTED
    from comity.record.models import Audience, Head, Revision
    from comity.record.vantage import Vantage

    rows, answers = sha256(), {}
    with connection.cursor() as cursor:
        for table, columns in sorted(COMMITTED.items()):
            names = ", ".join(f'"{column}"' for column in (*columns, "salt"))
            cursor.execute(f"SELECT {names} FROM {table} ORDER BY id")
            for row in cursor.fetchall():
                rows.update(json.dumps(_plain(row)).encode())
    last = Revision.objects.order_by("-id").first()
    assert last is not None
    at = last.at.astimezone(UTC).replace(microsecond=0)
    for code in sorted(Audience.objects.values_list("code", flat=True)):
        for on in (date(2019, 5, 1), date(2022, 4, 7), None):
            for known in (None, at + timedelta(seconds=2), datetime(2020, 1, 1, tzinfo=UTC)):
                found = queries.entries(Vantage.of(code, on, known), kinds=["name"])
                words = sorted(f"{e.id} {e.value} {e.span.edtf} {e.covers.value}" for e in found)
                answers[f"{code} on {on} known {known}"] = words
    return {"head": Head.objects.get(pk=1).digest, "rows": rows.hexdigest(), "answers": answers}


if __name__ == "__main__":
    main()

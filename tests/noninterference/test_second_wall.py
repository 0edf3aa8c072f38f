"""Behind the second wall plain SQL, with no vantage in it, tells no audience of another; pages are
the same with the wall and without; and what a forgotten vantage would let through, the wall stops.

The wall is PostgreSQL's row-level security: on SQLite these tests have nothing to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from tests.noninterference.asking import Renamed, ask
from tests.noninterference.cells import outside
from tests.noninterference.hiding import HIDINGS, Hiding
from tests.noninterference.pairs import READERS, Stage, aims

from comity.record import history, queries, wall
from comity.record.errors import NoWall
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.record.walling import reader, walled

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's row-level security"),
]
SEED = "wall"


@pytest.fixture(scope="module", autouse=True)
def standing(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The wall stands for the tests of this module."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(settings, "WALL", "1")
        wall.relay()
        assert wall.stands()
        yield
    wall.stands.cache_clear()


#: Columns of a row that is shown and that change with what is hidden: the wall keeps rows apart.
CHANGED_BY_OTHERS = {"record_entry": {"closed_id", "closing_id", "access_id"}}
#: Tables that tell nothing of what is hidden but that something was written, with the reason.
NUMBERS_ALONE = {
    "record_marking": "a label that all may see, first borne by what is hidden",
    "record_revision": "that there was one, and when; what it did is hidden",
    "record_visible": "that the audience sees it",
    "record_visibleaccess": "sets of markings that the audience passes, by number",
}
KNOWN = ("2124-01-01T14:30:00", "2124-01-01T16:30:00", "2124-01-01T20:30:00")


@pytest.fixture
def hidden(stage: Stage) -> Iterator[Hiding]:
    """The stage with something hidden in every way."""
    with stage.rolled_back():
        yield hide_in_every_way(stage)


def hide_in_every_way(stage: Stage) -> Hiding:
    stage.turn_on("every way")
    hiding = Hiding(stage.ground, Random("every way"))
    for write in HIDINGS:
        write(hiding)
    hiding.done()
    return hiding


def tables() -> list[str]:
    told = walled()
    return sorted({*told.rows, *told.open, *(told.views.keys() - {"sight", "sources"})})


def dumped(code: str) -> dict[str, set[tuple[Any, ...]]]:
    """What plain SQL finds behind the wall of that audience, but for what others may change."""
    audience = Vantage.of(code).audience
    found = {}
    with wall.behind(audience, audience):
        for table in tables():
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT * FROM {table}")
                left_out = CHANGED_BY_OTHERS.get(table, set())
                kept = [n for n, one in enumerate(cursor.description) if one.name not in left_out]
                found[table] = {tuple(repr(row[n]) for n in kept) for row in cursor.fetchall()}
    return found


@pytest.mark.parametrize("code", ["public", "NOR"])
def test_plain_sql_finds_nothing_that_is_hidden(stage: Stage, code: str) -> None:
    before, insider = dumped(code), dumped("SOU")
    with stage.rolled_back():
        hide_in_every_way(stage)
        after, told = dumped(code), dumped("SOU")

    different = {table for table in before if before[table] != after[table]}
    assert different <= NUMBERS_ALONE.keys()
    new = after["record_revision"] - before["record_revision"]
    assert {one for row in new for one in row[2:]} <= {"None"}
    grown = {table for table in told if told[table] > insider[table]}
    assert {"record_item", "record_entry", "record_source", "record_edition", "record_passage",
            "record_revision", "review_claim", "review_decision", "releasing_proposal",
            "accounts_releaseprofile"} <= grown  # fmt: skip


def test_nothing_is_shown_to_who_names_no_audience(stage: Stage, hidden: Hiding) -> None:
    with wall.behind(0, None):
        shown = {table for table in tables() if fetch(f"SELECT 1 FROM {table} LIMIT 1")}

    assert shown == {"record_audience", "record_revision"}


@pytest.mark.parametrize("sql", [
    "INSERT INTO record_visibleaccess SELECT 1, id FROM record_audience",
    "UPDATE record_item SET kind = kind",
    "DELETE FROM review_comment",
    "SELECT * FROM django_session",
    "SELECT password FROM accounts_token",
    "SELECT * FROM public.record_edition",
    "SELECT * FROM public.record_revision",
])  # fmt: skip
def test_the_reader_writes_nothing_and_reads_no_other_table(stage: Stage, sql: str) -> None:
    audience = Vantage.of("NOR").audience
    with pytest.raises(DatabaseError), transaction.atomic(), wall.behind(audience, audience):
        fetch(sql)


def seen_by(code: str, known: str) -> list[Any]:
    """What the questions of the record answer, whatever they are about."""
    then = datetime.fromisoformat(f"{known}+00:00") if known else None
    vantage = Vantage.of(code, None, then)
    with wall.behind(vantage.audience, vantage.audience):
        entries = queries.entries(vantage, order="opened")
        items = queries.items(vantage)
        return [
            entries, items, queries.sources(vantage, [one.id for one in entries]),
            [history.history(vantage, one.id) for one in items],
        ]  # fmt: skip


@pytest.mark.parametrize("code", ["public", "NOR", "SOU", "LEAGUE"])
@pytest.mark.parametrize("known", ["", *KNOWN])
def test_the_two_walls_agree(
    stage: Stage, hidden: Hiding, without_wall: Callable[[], None], code: str, known: str
) -> None:
    behind = seen_by(code, known)
    without_wall()

    assert behind == seen_by(code, known)
    assert len(behind[1]) > 10


def pages(stage: Stage, names: tuple[str, ...], addresses: list[str]) -> list[Any]:
    rename = Renamed()
    return [ask(stage.readers[name], rename, one)[0] for name in names for one in addresses]


def test_pages_are_the_same_behind_the_wall(
    stage: Stage, hidden: Hiding, without_wall: Callable[[], None]
) -> None:
    found = aims(stage, hidden.hidden, walk=True)
    addresses = [
        one
        for where in (stage.map.addresses, found.read)
        for route, several in where.items()
        if not outside(route)
        for one in several[:1]
    ]
    addresses += [f"{one}{'&' if '?' in one else '?'}known={KNOWN[1]}" for one in addresses[::3]]
    names = (*READERS, "sou.releaser")
    behind = pages(stage, names, addresses)
    without_wall()

    assert [one.status for one in behind if one.status >= 500] == []
    different = [
        (one, other)
        for one, other in zip(behind, pages(stage, names, addresses), strict=True)
        if one != other
    ]
    assert different == []


def forgetful(_: Vantage) -> tuple[str, list[Any]]:
    return "TRUE", []


def test_a_query_that_forgets_the_vantage_is_stopped(
    stage: Stage,
    hidden: Hiding,
    monkeypatch: pytest.MonkeyPatch,
    without_wall: Callable[[], None],
) -> None:
    """Every entry of the record, whoever may see it, but for the second wall."""
    vantage = Vantage.of("NOR")
    own = {one.id for one in queries.entries(vantage)}
    everything = {row for (row,) in fetch("SELECT id FROM record_entry")}
    seen_once = {row for (row,) in fetch_behind("SELECT id FROM record_entry", vantage)}
    monkeypatch.setattr(queries, "seen_condition", forgetful)
    with wall.behind(vantage.audience, vantage.audience):
        leaked = {one.id for one in queries.entries(vantage)}

    assert own <= leaked == seen_once < everything
    without_wall()
    assert {one.id for one in queries.entries(vantage)} == everything


def fetch_behind(sql: str, vantage: Vantage) -> list[tuple[Any, ...]]:
    with wall.behind(vantage.audience, vantage.audience):
        return fetch(sql)


@pytest.mark.parametrize("sql", [
    "DROP POLICY seen ON record_item",
    "ALTER TABLE review_claim DISABLE ROW LEVEL SECURITY",
    "GRANT SELECT ON record_head TO {reader}",
    "DROP VIEW seen.record_revision",
])  # fmt: skip
def test_a_wall_that_was_changed_does_not_stand(stage: Stage, sql: str) -> None:
    """Pages are then refused rather than served without it, and the words say what to do."""
    with transaction.atomic():
        connection.check_constraints()  # what is pending would keep the table from changing
        with connection.cursor() as cursor:
            cursor.execute(sql.format(reader=connection.ops.quote_name(reader())))
        wall.stands.cache_clear()
        with pytest.raises(NoWall, match="comity wall"):
            wall.must_stand()
        transaction.set_rollback(True)
    wall.stands.cache_clear()
    assert wall.must_stand()

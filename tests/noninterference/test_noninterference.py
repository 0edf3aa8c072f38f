"""Two worlds that differ only in what a reader may not see give that reader the same bytes.

Pairs of worlds and the cells asked in them are drawn at random, from seeds; ``make torture`` runs
as many as one likes, and this a short form.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.apps import apps
from tests.noninterference.asking import Renamed, ask
from tests.noninterference.cells import DECLARED
from tests.noninterference.hiding import Hiding, hide_everything
from tests.noninterference.pairs import READERS, Stage, Tally, aims, compare, unreached

pytestmark = pytest.mark.django_db
SEED = "0"
PAIRS = 25
CELLS = 20
#: Tables that what is hidden adds no row to, with the reason.
EXCUSED = {
    "record_audience": "who is accredited is known to all",
    "record_head": "one row, which counts",
    "accounts_account": "accounts are the same in both worlds",
    "accounts_event": "so is what happened to them",
    "accounts_tally": "so are the tries that are counted",
    "accounts_token": "so are the tokens of programs",
}


def told(tally: Tally) -> str:
    return "\n".join(map(str, tally.differences[:3]))


def test_what_may_not_be_seen_leaves_no_trace(stage: Stage) -> None:
    tally = Tally()
    for number in range(PAIRS):
        tally.add(compare(stage, number, CELLS))

    assert tally.differences == [], told(tally)
    assert tally.failures == {}
    assert unreached(tally) == [], (
        "No cell asked these routes: link them from a page, or give the ids of their addresses"
        " in ids_for (tests/noninterference/cells.py)."
    )


def hidden_in_every_way(stage: Stage) -> Hiding:
    stage.turn_on("every way")
    return hide_everything(stage.ground, Random("every way"))


def test_what_is_hidden_cannot_be_changed(stage: Stage) -> None:
    answers = []
    with stage.rolled_back():
        there = aims(stage, hidden_in_every_way(stage).hidden, walk=True)
        answers.append(list(all_changes(stage, there.changed)))
    with stage.rolled_back():
        nowhere = there.elsewhere(stage.before)
        answers.append(list(all_changes(stage, nowhere.changed)))

    changing = {
        row["route"] for row in DECLARED if row["method"] == "POST" and "{" in row["address"]
    }
    assert {route for route in changing if not there.changed.get(route)} == set(), (
        "Nothing hidden was found at these addresses: give their ids in ids_for"
        " (tests/noninterference/cells.py), or write some in hiding.py."
    )
    assert answers[0] == answers[1]
    assert {one.status for one in answers[0]} <= {200, 403, 404}  # 200: led on to sign in


def all_changes(stage: Stage, changes: Any) -> Iterator[Any]:
    rename = Renamed()
    for route in sorted(changes):
        for form in changes[route][:8]:
            filled = {name: values[0] if values else "" for name, values in form.fields}
            for name in READERS:
                yield ask(stage.readers[name], rename, form.action, filled)[0]


def test_every_table_is_filled_by_what_is_hidden(stage: Stage) -> None:
    tables = {
        model._meta.db_table: model
        for config in apps.get_app_configs()
        if config.name.startswith("comity.")
        for model in config.get_models()
    }
    before = {table: model._default_manager.count() for table, model in tables.items()}
    with stage.rolled_back():
        hidden_in_every_way(stage)
        after = {table: model._default_manager.count() for table, model in tables.items()}

    same = {table for table in tables if before[table] == after[table]}
    assert same == EXCUSED.keys() & tables.keys(), (
        "A table that may hold what is not for all must be written to by a function in"
        " tests/noninterference/hiding.py, or be excused here with the reason."
    )


def test_who_may_see_it_sees_the_worlds_differ(stage: Stage) -> None:
    tally = compare(stage, 0, 40, readers=("sou.releaser",))

    assert len(tally.differences) > 10

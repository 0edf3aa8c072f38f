"""Every table of the project has its place in the second wall: none is forgotten."""

from __future__ import annotations

from django.apps import apps

from comity.record.walling import walled


def test_every_table_is_shown_by_a_condition_or_is_named_with_a_reason() -> None:
    told = walled()
    named = {
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name.startswith("comity.")
        for model in config.get_models()
    }
    shown = told.rows.keys() | {name for name in told.views if name in named}

    assert named - shown - told.open.keys() - told.closed.keys() == set(), (
        "Say in the app's walled.py which of its rows an audience is shown, or why all of them, or"
        " none, may be read."
    )
    assert all({**told.open, **told.closed}.values())
    assert not shown & (told.open.keys() | told.closed.keys())

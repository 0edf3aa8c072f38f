"""One stage for all tests of a module, which names its seed; everything on it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from tests.noninterference.asking import Listened
from tests.noninterference.ground import set_clock
from tests.noninterference.pairs import Stage

from comity.record import wall


@pytest.fixture(scope="module")
def stage(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Stage]:
    listened = Listened()
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        listened.install(patch)
        yield Stage(set_clock(patch), listened, request.module.SEED)
        transaction.set_rollback(True)


@pytest.fixture
def without_wall(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Once called, the first wall stands alone for the rest of the test."""

    def take_away() -> None:
        monkeypatch.setattr(settings, "WALL", "0")
        wall.stands.cache_clear()

    yield take_away
    monkeypatch.undo()
    wall.stands.cache_clear()

"""One stage for all tests of a module, which names its seed; everything on it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from tests.noninterference.asking import Listened
from tests.noninterference.ground import set_clock
from tests.noninterference.pairs import Stage


@pytest.fixture(scope="module")
def stage(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Stage]:
    listened = Listened()
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        listened.install(patch)
        yield Stage(set_clock(patch), listened, request.module.SEED)
        transaction.set_rollback(True)

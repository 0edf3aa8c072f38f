"""The comparison bites: each leak planted on purpose is caught, most in the first pairs.

The cells that ask keep to the route at which the leak would show, and things of every sort are
hidden, so that it hangs on no draw whether there is something to leak; all else is drawn as ever.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from tests.noninterference.leaks import LEAKS
from tests.noninterference.pairs import Stage, compare
from tests.noninterference.test_noninterference import CELLS

pytestmark = pytest.mark.django_db
SEED = "1"
MOST_PAIRS = 100


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_caught(stage: Stage, monkeypatch: pytest.MonkeyPatch, leak: str) -> None:
    module, name = LEAKS[leak].place.split(":")
    owner: Any = import_module(f"comity.{module}")
    *path, last = name.split(".")
    for step in path:
        owner = getattr(owner, step)
    monkeypatch.setattr(owner, last, LEAKS[leak].planted(getattr(owner, last)))

    deck = [LEAKS[leak].route]
    found = (
        compare(stage, n, CELLS, deck=deck, first_only=True, every=True) for n in range(MOST_PAIRS)
    )
    assert any(tally.differences for tally in found)

"""The comparison bites: each leak planted on purpose is caught.

All are looked for in the same pairs of worlds, in which every sort of thing is hidden and an entry
of every kind, so that whether one is caught hangs on few draws. The cells that ask keep to the
route at which a leak would show; without a leak they tell nothing. On PostgreSQL the second wall
would stop most leaks (``test_second_wall``): it is left out here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from random import Random
from typing import Any

import pytest
from tests.noninterference.asking import Answer
from tests.noninterference.cells import Cell, changed
from tests.noninterference.hiding import hide_everything
from tests.noninterference.leaks import LEAKS, Leak
from tests.noninterference.pairs import DRAWN, Aims, Playing, Stage, Tally, aims

pytestmark = pytest.mark.django_db
SEED = "1"
DOES = ("ask",) * 6 + ("aim",) * 2
PAIRS = 12
"""At most; each pair looks for the leaks that those before did not find."""


@contextmanager
def planted(leak: Leak) -> Iterator[None]:
    module, name = leak.place.split(":")
    owner: Any = import_module(f"comity.{module}")
    *path, last = name.split(".")
    for step in path:
        owner = getattr(owner, step)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, last, leak.planted(getattr(owner, last)))
        yield


@contextmanager
def leading_to(stage: Stage, leak: Leak) -> Iterator[None]:
    """All addresses of the route have the parameters without which the leak never shows."""
    with pytest.MonkeyPatch.context() as patch:
        for known in (stage.near, stage.map.addresses) if leak.parameters else ():
            several = [changed(one, list(leak.parameters)) for one in known[leak.route]]
            patch.setitem(known, leak.route, several)
        yield


def answers(stage: Stage, found: Aims, leak: Leak, number: int) -> list[Answer]:
    """What the cells at the leak's route are answered; what they change is taken back."""
    chance = Random(f"{stage.seed}.{number} {leak.place}")
    cells = [
        Cell(does, chance.choice(DRAWN), leak.route, f"{leak.place} {number}.{place}")
        for place, does in enumerate(DOES)
    ]
    with stage.rolled_back(), planted(leak), leading_to(stage, leak):
        playing = Playing(stage, found, Tally())
        return [playing.play(cell) for cell in cells]


def caught(stage: Stage, leaks: Mapping[str, Leak], number: int) -> set[str]:
    """The leaks by which the cells of that pair could tell its two worlds apart."""
    seed = f"{stage.seed}.{number}"
    stage.turn_on(seed)
    with stage.rolled_back():
        hidden = hide_everything(stage.ground, Random(f"hidden {seed}")).hidden
        found = aims(stage, hidden, walk=False)
        stage.later(seed)
        more = {name: answers(stage, found, leak, number) for name, leak in leaks.items()}
    with stage.rolled_back():
        stage.later(seed)
        found = found.elsewhere(stage.before)
        less = {name: answers(stage, found, leak, number) for name, leak in leaks.items()}
    return {name for name in leaks if more[name] != less[name]}


def test_every_planted_leak_is_caught(stage: Stage, without_wall: Callable[[], None]) -> None:
    without_wall()
    left = LEAKS
    for number in range(PAIRS):
        found = caught(stage, left, number)
        left = {name: leak for name, leak in left.items() if name not in found}
        if not left:
            break

    assert left.keys() == set()


def test_without_a_leak_the_same_cells_tell_nothing(stage: Stage) -> None:
    routes = {leak.route: leak for leak in LEAKS.values()}
    intact = {name: replace(leak, planted=lambda own: own) for name, leak in routes.items()}

    assert caught(stage, intact, 0) == set()

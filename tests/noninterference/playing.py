"""Plays pairs of worlds one ground after the other; everything is rolled back.

    python -m tests.noninterference.playing SEED PAIRS CELLS

plays the pairs of one ground again and prints what came of them as one line of JSON.
"""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.noninterference.pairs import Tally


def set_up() -> None:
    """Django is ready for a client of tests; passwords are cheap."""
    import django
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["testserver"]
    django.setup()
    logging.disable(logging.CRITICAL)  # answers that fail are counted and told by the caller


def play(seed: str, pairs: int, cells: int) -> Tally:
    """The tally of the first pairs on the ground of that seed."""
    import pytest
    from django.db import transaction
    from tests.noninterference.asking import Listened
    from tests.noninterference.ground import set_clock
    from tests.noninterference.pairs import Stage, Tally, compare

    tally = Tally()
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        listened = Listened()
        listened.install(patch)
        stage = Stage(set_clock(patch), listened, seed)
        for number in range(pairs):
            tally.add(compare(stage, number, cells))
        transaction.set_rollback(True)
    return tally


def main(seed: str, pairs: int, cells: int) -> None:
    set_up()
    from tests.noninterference.pairs import unreached

    tally = play(seed, pairs, cells)
    told = {
        "seed": seed, "pairs": tally.pairs, "cells": tally.cells,
        "differences": [str(one) for one in tally.differences],
        "failures": list(tally.failures),
        "reached": {f"{route} {what}": count for (route, what), count in tally.reached.items()},
        "unreached": unreached(tally),
    }  # fmt: skip
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

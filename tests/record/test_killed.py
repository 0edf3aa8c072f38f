"""A load killed at any moment loses nothing acknowledged and leaves nothing half done."""

from __future__ import annotations

import random

from benchmarks.torture.running import fresh_record
from benchmarks.torture.trial import SQLITE
from tests.record.killing import kill_once


def test_a_killed_load_leaves_whole_revisions():
    with fresh_record("killed", SQLITE) as (url, _):
        for seed in range(2):
            acknowledged, held, half_done, problems = kill_once(url, random.Random(seed))
            assert held >= acknowledged > 1
            assert (half_done, problems) == (0, "")

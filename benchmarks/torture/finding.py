"""The trials there are, by the names of their files."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from benchmarks.torture import trials
from benchmarks.torture.trial import Trial


def find_trials() -> dict[str, Trial]:
    """Every trial by its name, in the order of the names."""
    found = {}
    for module in sorted(pkgutil.iter_modules(trials.__path__), key=lambda one: one.name):
        trial = getattr(import_module(f"{trials.__name__}.{module.name}"), "TRIAL", None)
        if isinstance(trial, Trial):
            found[module.name.replace("_", "-")] = trial
    return found

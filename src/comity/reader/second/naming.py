"""A reader by its name: Comity's own, the adapter for a language model, or an entry point's."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points

from comity.reader.claims import Reading, Text
from comity.reader.errors import ReaderFailed, ReaderUnknown
from comity.reader.gazetteer import Gazetteer
from comity.reader.reading import read
from comity.reader.second.checking import checked

Reader = Callable[[Text, Gazetteer], Reading]
GROUP = "comity.readers"
"""The group of entry points, each a function of a text and a gazetteer that gives a reading."""
OWN = "comity"
BUILT_IN = {"model": "comity.reader.second.model"}
"""Adapters that come along, and the modules whose ``read`` they are."""


def reader_named(name: str) -> Reader:
    """The reader of this name; what another than Comity's own claims is checked.

    Raises:
        ReaderUnknown: nobody is called so, or it cannot be loaded.
        ModelNotSet: it is the adapter for a model, and no address is set.
    """
    if name == OWN:
        return read
    found = _loaded(name)

    def read_and_check(text: Text, gazetteer: Gazetteer) -> Reading:
        try:
            reading = found(text, gazetteer)
        except ReaderFailed:
            raise
        except Exception as error:  # another's code: whatever it is, other texts are to be read
            raise ReaderFailed(f"found that the reader {name} raised {error!r}") from error
        return checked(text, reading, gazetteer, name)

    return read_and_check


def _loaded(name: str) -> Reader:
    if name in BUILT_IN:
        module = import_module(BUILT_IN[name])
        module.check_set()
        built_in: Reader = module.read
        return built_in
    points = entry_points(group=GROUP)
    if name not in points.names:
        known = ", ".join(sorted({OWN, *BUILT_IN, *points.names}))
        raise ReaderUnknown(
            f"found no reader called {name!r}; there are {known}. A package brings another by an"
            f" entry point of the group {GROUP}."
        )
    try:
        given: Reader = points[name].load()
    except Exception as error:  # another's code
        raise ReaderUnknown(f"found that the reader {name} cannot be loaded ({error!r})") from error
    return given

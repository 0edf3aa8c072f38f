"""The gazetteer of the packaged vocabulary, ready made beside the code as Python keeps bytecode.

Read from the data files it takes a quarter of the start of a command that reads one page. So it is
kept in the folder of this package's bytecode, which whoever may write there could change as well,
and holds plain values alone. It is made anew when a file that it came from is another, and where
Python keeps no bytecode none is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from types import MappingProxyType
from typing import Any

from comity import dates, terms
from comity.reader import gazetteer
from comity.reader.gazetteer import Gazetteer, Member, Name, bounds
from comity.reader.holders import Holder, by_writing
from comity.terms.holders import load_holders
from comity.terms.offices import load_offices

_FOLDERS = (Path(terms.__file__).parent, Path(dates.__file__).parent)
_CODE = (Path(__file__), Path(gazetteer.__file__))
_FIELDS = ("names", "types", "parents", "members", "holders", "lookalikes", "digest", "written")


@lru_cache(maxsize=1)
def packaged() -> Gazetteer:
    """The packaged vocabulary; the same object at every call."""
    place = Path(cache_from_source(__file__)).with_name("vocabulary.marshal")
    stamp = _stamp()
    kept = _kept(place, stamp)
    if kept is not None:
        return kept
    made = _made()
    if not sys.dont_write_bytecode:
        _keep(place, stamp, made)
    return made


def _made() -> Gazetteer:
    """The gazetteer as the data files have it."""
    read = terms.load_terms()
    made = Gazetteer.build(
        names=(
            Name(name.code, name.text, name.form, *bounds(name.start, name.end))
            for name in read.names
            if name.language in ("en", "")
        ),
        types={code: actor.type for code, actor in read.actors.items()},
        parents={code: actor.parent for code, actor in read.actors.items() if actor.parent},
        members=(
            Member(row.actor, row.organisation, row.kind, *bounds(row.start, row.end))
            for row in read.memberships
        ),
        lookalikes=read.lookalikes,
        holders=_holders(),
    )
    return replace(made, written=by_writing(made.holders))


def _holders() -> Iterator[Holder]:
    kinds = load_offices().kinds
    for row in load_holders().rows:
        yield Holder(
            row.name,
            row.actor,
            kinds[row.kind].level,
            kinds[row.kind].name,
            *bounds(row.start, row.end),
            row.family,
            row.aliases,
        )


def _stamp() -> list[tuple[str, int, int]]:
    """Name, size and time of change of each file that the gazetteer comes from."""
    files = [*_CODE, *(path for folder in _FOLDERS for path in sorted(folder.glob("*.*")))]
    found = ((path.name, path.stat()) for path in files)
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in found]


def _kept(place: Path, stamp: list[tuple[str, int, int]]) -> Gazetteer | None:
    """What is kept; None if that is nothing, of other files, or not whole."""
    try:
        content = place.read_bytes()
        if hashlib.sha256(content[32:]).digest() != content[:32]:
            return None
        found: dict[str, Any] = marshal.loads(content[32:])  # noqa: S302 (see the module's words)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if found.pop("stamp", None) != stamp or set(found) != set(_FIELDS):
        return None
    for field, form in (("names", Name), ("members", Member), ("holders", Holder)):
        found[field] = tuple(map(form._make, found[field]))
    for field in ("types", "parents", "written"):
        found[field] = MappingProxyType(found[field])
    return Gazetteer(**found)


def _keep(place: Path, stamp: list[tuple[str, int, int]], made: Gazetteer) -> None:
    """Write it, whole or not at all; a folder that is not ours to write in is left alone."""
    rows: dict[str, Any] = {field: getattr(made, field) for field in _FIELDS}
    for field in ("names", "members", "holders"):
        rows[field] = list(map(tuple, rows[field]))
    for field in ("types", "parents", "written"):
        rows[field] = dict(rows[field])
    content = marshal.dumps({"stamp": stamp, **rows})
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        beside.write_bytes(hashlib.sha256(content).digest() + content)
        beside.replace(place)

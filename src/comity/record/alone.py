"""Work that is done once at a time: whoever comes second is told so and does nothing.

On PostgreSQL the lock is the database's and holds for all machines; on SQLite it is a file beside
the record. Both fall away with the process that holds them, however it ends.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection

from comity.record.errors import UnderWay
from comity.record.rows import fetch

#: What this process holds on PostgreSQL.
_HELD: set[str] = set()


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Nobody else does this with this record meanwhile.

    Raises:
        UnderWay: somebody does already.
    """
    holding = _by_database if connection.vendor == "postgresql" else _by_file
    with holding(what):
        yield


def _refusal(what: str) -> UnderWay:
    return UnderWay(
        f"“{what}” is under way already, so nothing was done. Wait until it has ended, or end it."
    )


@contextmanager
def _by_database(what: str) -> Iterator[None]:
    number = int.from_bytes(sha256(what.encode()).digest()[:8], signed=True)
    # The database would let the session that holds a lock take it once more.
    if what in _HELD or not fetch("SELECT pg_try_advisory_lock(%s)", [number])[0][0]:
        raise _refusal(what)
    _HELD.add(what)
    try:
        yield
    finally:
        _HELD.discard(what)
        fetch("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def _by_file(what: str) -> Iterator[None]:
    name = "".join(sign if sign.isalnum() else "-" for sign in what)
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    with (home / f".{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _refusal(what) from None
        yield

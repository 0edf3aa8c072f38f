"""The bytes a revision commits to: one salted digest per row, chained over all of them.

Of each row everything is committed but what may change later (a closing, a withdrawal, a
replaced marking: each of those is a Change row with a commitment of its own) and what is derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from orjson import dumps

#: Columns committed to, by table, in order. A marking is the one the row was written with.
COMMITTED: dict[str, tuple[str, ...]] = {
    "record_audience": ("id", "code", "name"),
    "record_marking": ("id", "handling", "originator_id", "releases"),
    "record_item": ("id", "kind", "public_id", "marking_id", "opened_id"),
    "record_edition": (
        "id", "document_id", "address", "title", "publisher", "published", "genre", "side",
        "authority", "language", "form", "text", "digest", "marking_id", "opened_id",
    ),
    "record_passage": ("id", "edition_id", "start", "end", "exact"),
    "record_entry": (
        "id", "kind", "subject_id", "object_id", "term", "value", "edtf", "start_earliest",
        "start_latest", "end_earliest", "end_latest", "opened_id",
    ),
    "record_source": (
        "id", "entry_id", "passage_id", "edition_id", "locator", "marking_id", "added_id",
    ),
    "record_change": ("id", "what", "row", "before", "after", "revision_id"),
    "record_tombstone": ("id", "row", "table", "commitment", "revision_id"),
}  # fmt: skip

#: Columns whose words go when a row is expunged, by table.
EMPTIED: dict[str, tuple[str, ...]] = {
    "record_passage": ("exact",),
    "record_edition": ("text", "title", "digest", "address"),
    "record_entry": ("value",),
    "record_source": ("locator",),
}
#: Of those, the ones that are never null: they become empty.
NEVER_NULL = ("title", "digest", "address", "locator")


def commitment(salt: bytes, table: str, values: Sequence[Any]) -> bytes:
    """32 bytes that bind ``values`` (in the order of COMMITTED) without telling them."""
    return sha256(salt + dumps((table, *values))).digest()


def remainder(table: str, values: Sequence[Any]) -> bytes:
    """32 bytes that bind what stays of a row once it is expunged; ``values`` as COMMITTED."""
    emptied = EMPTIED[table]
    kept = (v for c, v in zip(COMMITTED[table], values, strict=True) if c not in emptied)
    return sha256(dumps((table, *kept))).digest()


def header(
    number: int, at: str, by: str, audience: int | None, kind: str, reason: str, undoes: int | None
) -> bytes:
    """The revision's own words, as committed; ``at`` is ISO 8601 with microseconds, UTC."""
    return dumps((number, at, by, audience, kind, reason, undoes))


def chain(previous: str, head: bytes, commitments: Iterable[bytes]) -> str:
    """The digest of a revision, in hex: over the one before, its header and its rows in order."""
    digest = sha256(previous.encode())
    digest.update(head)
    digest.update(b"".join(commitments))
    return digest.hexdigest()

"""Who sees what, kept ready for queries: three derived tables, rebuilt and compared by a check.

An audience sees a marking if it is its originator or on its release list, or the public is.
It sees an entry if it sees the marking of a live source of it and of every item named in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db import connection

from comity.record.models import Access, Audience, Marking, Visible, VisibleAccess
from comity.record.rows import chunked, fetch, marks

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

PUBLIC = "public"


def key(numbers: Iterable[int]) -> str:
    """The canonical text of a set of row numbers."""
    return ",".join(map(str, sorted(set(numbers))))


def numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split(","))) if text else frozenset()


def seers(originator: int, releases: AbstractSet[int], audiences: dict[str, int]) -> set[int]:
    """Row numbers of the audiences that see a marking."""
    if audiences.get(PUBLIC) in releases:
        return set(audiences.values())
    return {originator} | set(releases)


def passes(access_sources: str, access_items: str, seen: AbstractSet[int]) -> bool:
    """Whether one who sees the markings ``seen`` sees an entry of that access."""
    return not seen.isdisjoint(numbers(access_sources)) and numbers(access_items) <= seen


def audiences_by_code() -> dict[str, int]:
    return {code: number for number, code in fetch("SELECT id, code FROM record_audience")}


def admit_marking(marking: Marking) -> None:
    """Writes who sees a new marking."""
    allowed = seers(marking.originator_id, numbers(marking.releases), audiences_by_code())
    Visible.objects.bulk_create(
        Visible(audience_id=audience, marking_id=marking.pk) for audience in sorted(allowed)
    )


def admit_audience(audience: Audience) -> None:
    """Writes what a new audience sees: all that is public."""
    codes = audiences_by_code() | {audience.code: audience.pk}
    seen = {
        marking.pk
        for marking in Marking.objects.all()
        if audience.pk in seers(marking.originator_id, numbers(marking.releases), codes)
    }
    Visible.objects.bulk_create(
        Visible(audience_id=audience.pk, marking_id=marking) for marking in sorted(seen)
    )
    VisibleAccess.objects.bulk_create(
        VisibleAccess(audience_id=audience.pk, access_id=access.pk)
        for access in Access.objects.all()
        if passes(access.sources, access.items, seen)
    )


def intern(sources: Collection[int], items: Collection[int]) -> int:
    """The row number of the access for these markings; made, with who passes it, if it is new."""
    row = fetch(
        f"SELECT id FROM record_access WHERE sources = {marks(1)} AND items = {marks(1)}",
        [key(sources), key(items)],
    )
    if row:
        return int(row[0][0])
    access = Access.objects.create(sources=key(sources), items=key(items))
    seen: dict[int, set[int]] = {}
    wanted = sorted({*sources, *items})
    for audience, marking in fetch(
        f"SELECT audience_id, marking_id FROM record_visible WHERE marking_id IN ({marks(wanted)})",
        wanted,
    ):
        seen.setdefault(audience, set()).add(marking)
    VisibleAccess.objects.bulk_create(
        VisibleAccess(audience_id=audience, access_id=access.pk)
        for audience, markings in sorted(seen.items())
        if passes(access.sources, access.items, markings)
    )
    return access.pk


def wanted_access(entries: Collection[int]) -> dict[int, tuple[str, str]]:
    """For each entry the (sources, items) keys that its rows call for, from scratch."""
    wanted: dict[int, tuple[set[int], set[int]]] = {}
    for some in chunked(entries, 500):
        for entry, subject, object_ in fetch(
            "SELECT e.id, s.marking_id, o.marking_id FROM record_entry e"
            " JOIN record_item s ON s.id = e.subject_id"
            " LEFT JOIN record_item o ON o.id = e.object_id"
            f" WHERE e.id IN ({marks(some)})",
            some,
        ):
            wanted[entry] = (set(), {subject} | ({object_} if object_ is not None else set()))
        for entry, marking in fetch(
            "SELECT entry_id, marking_id FROM record_source"
            f" WHERE withdrawn_id IS NULL AND entry_id IN ({marks(some)})",
            some,
        ):
            wanted[entry][0].add(marking)
    return {entry: (key(sources), key(items)) for entry, (sources, items) in wanted.items()}


def refresh(entries: Collection[int]) -> None:
    """Sets the access of these entries anew, after a source or a marking changed."""
    interned: dict[tuple[str, str], int] = {}
    by_access: dict[int, list[int]] = {}
    for entry, keys in wanted_access(entries).items():
        if keys not in interned:
            interned[keys] = intern(numbers(keys[0]), numbers(keys[1]))
        by_access.setdefault(interned[keys], []).append(entry)
    with connection.cursor() as cursor:
        for access, those in by_access.items():
            for some in chunked(those, 500):
                cursor.execute(
                    f"UPDATE record_entry SET access_id = %s WHERE id IN ({marks(some)})",
                    [access, *some],
                )


def stale() -> list[str]:
    """What the derived tables hold otherwise than the rows they derive from; empty when true."""
    found = []
    codes = audiences_by_code()
    sight: dict[int, set[int]] = {audience: set() for audience in codes.values()}
    for marking in Marking.objects.all():
        for audience in seers(marking.originator_id, numbers(marking.releases), codes):
            sight[audience].add(marking.pk)
    held = set(fetch("SELECT audience_id, marking_id FROM record_visible"))
    if held != {(audience, marking) for audience, seen in sight.items() for marking in seen}:
        found.append("record_visible differs from the markings")
    accesses: dict[int, tuple[str, str]] = {
        number: (sources, items)
        for number, sources, items in fetch("SELECT id, sources, items FROM record_access")
    }
    passed = set(fetch("SELECT audience_id, access_id FROM record_visibleaccess"))
    if passed != {
        (audience, access)
        for audience, seen in sight.items()
        for access, keys in accesses.items()
        if passes(*keys, seen)
    }:
        found.append("record_visibleaccess differs from the markings")
    rows = dict(fetch("SELECT id, access_id FROM record_entry"))
    for entry, keys in wanted_access(list(rows)).items():
        if accesses.get(rows[entry]) != keys:
            found.append(f"entry {entry} has another access than its sources call for")
    return found

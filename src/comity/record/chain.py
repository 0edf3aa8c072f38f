"""Whether the record is what its revisions wrote, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from comity.record import access, triggers
from comity.record.commitments import COMMITTED, EMPTIED, chain, commitment, header, remainder
from comity.record.models import Head, Revision
from comity.record.rows import fetch


@dataclass(slots=True)
class ChainReport:
    """What ``verify`` found. ``head`` is the digest to note outside the database."""

    revisions: int = 0
    rows: int = 0
    expunged: int = 0
    head: str = ""
    problems: list[str] = field(default_factory=list)


def verify(noted: str = "") -> ChainReport:
    """Recomputes every digest and compares it with what is stored.

    ``noted`` is a head noted earlier: it must still be in the chain, which shows a record cut
    short or written anew from some point on.
    """
    report = ChainReport()
    try:
        _check_revisions(report, noted)
        _check_changes(report)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        report.problems.append(f"rows after revision {report.revisions} cannot be read ({error})")
    if not report.problems:  # what derives from rows is compared with rows that are sound
        report.problems += access.stale()
    report.problems += [f"trigger {name} is missing or another" for name in triggers.missing()]
    return report


def digest_of(revision: int) -> str | None:
    """The digest that the record holds of a revision, None where it has none of that number."""
    return Revision.objects.filter(pk=revision).values_list("digest", flat=True).first()


def _check_revisions(report: ChainReport, noted: str) -> None:
    """Every revision follows the one before and wrote the rows that are there."""
    first_markings: dict[int, int] = {}
    for row, before in fetch(
        "SELECT \"row\", before FROM record_change WHERE what = 'remark' ORDER BY id"
    ):
        first_markings.setdefault(row, before)
    stones = dict(fetch('SELECT "row", "commitment" FROM record_tombstone'))
    report.expunged = len(stones)
    previous, next_row, digests = "", 1, set()
    for revision in Revision.objects.order_by("id").iterator(chunk_size=500):
        report.revisions += 1
        if revision.id != report.revisions:
            report.problems.append(f"revision {report.revisions} is missing")
            report.revisions = revision.id
        if revision.previous != previous or revision.first_row != next_row:
            report.problems.append(f"revision {revision.id} does not follow the one before")
        committed = list(_commitments(revision, first_markings, stones, report))
        if len(committed) != revision.last_row - revision.first_row + 1:
            report.problems.append(f"revision {revision.id} lacks rows, or has too many")
        if _digest(revision, committed) != revision.digest:
            report.problems.append(f"revision {revision.id} is not what was committed")
        report.rows += len(committed)
        previous, next_row = revision.digest, revision.last_row + 1
        digests.add(previous)
    report.head = previous
    _check_end(report, next_row, noted, digests)


def _digest(revision: Revision, committed: list[bytes]) -> str:
    words = header(
        revision.id, revision.at.astimezone(UTC).isoformat(timespec="microseconds"), revision.by,
        revision.audience_id, revision.kind, revision.reason, revision.undoes_id,
    )  # fmt: skip
    return chain(revision.previous, words, committed)


def _commitments(
    revision: Revision,
    first_markings: dict[int, int],
    stones: dict[int, str],
    report: ChainReport,
) -> Iterator[bytes]:
    """The commitment of each row the revision wrote, in the order of their numbers."""
    rows: list[tuple[int, bytes]] = []
    for table, columns in COMMITTED.items():
        names = ", ".join(f'"{column}"' for column in columns)
        place = columns.index("marking_id") if "marking_id" in columns else None
        for *values, salt in fetch(
            f"SELECT {names}, salt FROM {table} WHERE id BETWEEN %s AND %s",
            [revision.first_row, revision.last_row],
        ):
            if place is not None:
                values[place] = first_markings.get(values[0], values[place])
            rows.append((values[0], _one(table, values, salt, stones, report)))
    rows.sort()
    return (committed for _, committed in rows)


def _one(
    table: str, values: list[Any], salt: Any, stones: dict[int, str], report: ChainReport
) -> bytes:
    if values[0] in stones:
        committed, _, remains = stones[values[0]].partition(":")
        # The earliest tombstones have one digest; that none was cut off, their own commitment says.
        if remains and remainder(table, values).hex() != remains:
            report.problems.append(f"what remains of row {values[0]} of {table} was changed")
        kept = zip(COMMITTED[table], values, strict=True)
        if salt is not None or any(value for column, value in kept if column in EMPTIED[table]):
            report.problems.append(f"row {values[0]} of {table} was expunged and has words")
        return bytes.fromhex(committed)
    if salt is None:
        report.problems.append(f"row {values[0]} of {table} has lost its salt")
        return b""
    return commitment(bytes(salt), table, tuple(values))


def _check_end(report: ChainReport, next_row: int, noted: str, digests: set[str]) -> None:
    head = Head.objects.filter(pk=1).first()
    told = (head.digest, head.revision, head.last_row + 1) if head else None
    if told != (report.head, report.revisions, next_row):
        report.problems.append("the head differs from the last revision")
    beyond = sum(
        fetch(f"SELECT count(*) FROM {table} WHERE id >= %s OR id < 1", [next_row])[0][0]
        for table in COMMITTED
    )
    if beyond:
        report.problems.append(f"{beyond} rows belong to no revision")
    if noted and noted not in digests:
        report.problems.append("the head noted earlier is not in the chain")


def _check_changes(report: ChainReport) -> None:
    """Every closing, withdrawal and replaced marking is as its Change row says, and none else."""
    for words, sql in (
        (
            "entries are closed otherwise than their changes say",
            'SELECT count(*) FROM record_entry e LEFT JOIN (SELECT min(id) AS id, "row" FROM'
            ' record_change WHERE what = \'close\' GROUP BY "row") f ON f."row" = e.id'
            " LEFT JOIN record_change c ON c.id = f.id WHERE"
            " (e.closed_id IS NULL) <> (c.id IS NULL) OR e.closed_id <> c.revision_id"
            " OR e.closing_id <> c.after",
        ),
        (
            "sources are withdrawn otherwise than their changes say",
            "SELECT count(*) FROM record_source s LEFT JOIN record_change c"
            " ON c.\"row\" = s.id AND c.what = 'withdraw' WHERE"
            " (s.withdrawn_id IS NULL) <> (c.id IS NULL) OR s.withdrawn_id <> c.revision_id",
        ),
    ):
        (count,) = fetch(sql)[0]
        if count:
            report.problems.append(f"{count} {words}")
    last = dict(fetch("SELECT \"row\", after FROM record_change WHERE what = 'remark' ORDER BY id"))
    for table in triggers.REMARKED:
        for row, marking in fetch(
            f"SELECT t.id, t.marking_id FROM {table} t WHERE t.id IN"
            " (SELECT \"row\" FROM record_change WHERE what = 'remark')"
        ):
            if last[row] != marking:
                report.problems.append(
                    f"row {row} of {table} has another marking than it was given"
                )

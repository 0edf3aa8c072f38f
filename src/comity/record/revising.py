"""One change of the record: a transaction, a revision, a link in the chain.

    with revise("desk.officer", "accept", audience=nato) as revision:
        item = revision.item("actor", marking)
        revision.entry(EntryDraft("name", item, ...), [SourceDraft(marking, passage=...)])

Nothing else writes to the record's tables. Rows are gathered and written together when the block
ends; an exception inside it leaves nothing behind.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from orjson import loads

from comity.record import access, kinds
from comity.record.closings import closings, covered
from comity.record.commitments import COMMITTED, EMPTIED, NEVER_NULL, chain, commitment, header
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.errors import AlreadyClosed, NotVerbatim
from comity.record.models import Audience, Head, Marking, Revision
from comity.record.rows import chunked, fetch, insert, marks

#: Rows of one revision, at most, so that no other writer waits long (see docs/decisions).
ROWS_PER_REVISION = 2_000
SALT_BYTES = 16
#: Tables with what each row holds beyond its committed columns, in the order they are written.
UNCOMMITTED: dict[str, tuple[str, ...]] = {
    "record_item": (),
    "record_edition": (),
    "record_passage": (),
    "record_entry": ("closed_id", "closing_id", "access_id"),
    "record_source": ("withdrawn_id",),
    "record_change": (),
    "record_tombstone": (),
}


def now() -> datetime:
    """The clock that revisions read."""
    return datetime.now(UTC)


class Writer:
    """Gathers the rows of one revision. Row numbers it returns are good at once."""

    def __init__(self, number: int, first_row: int) -> None:
        self.number = number
        self._next = first_row
        self.commitments: list[bytes] = []
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in UNCOMMITTED}
        self._items: dict[int, tuple[str, int]] = {}
        self._entries: list[tuple[tuple[Any, ...], bytes, set[int]]] = []
        self._touched: set[int] = set()
        self._closings: list[tuple[int, int]] = []
        self._withdrawals: list[int] = []
        self._remarks: list[tuple[str, int, int]] = []
        self._expunged: list[tuple[str, int]] = []

    @property
    def last_row(self) -> int:
        return self._next - 1

    def _commit(self, table: str, values: tuple[Any, ...]) -> bytes:
        salt = secrets.token_bytes(SALT_BYTES)
        self.commitments.append(commitment(salt, table, values))
        return salt

    def _number(self) -> int:
        number = self._next
        self._next += 1
        return number

    def audience(self, code: str, name: str) -> int:
        """The row number of the audience with that code; opened if there is none."""
        known = Audience.objects.filter(code=code).first()
        if known:
            return int(known.pk)
        number = self._number()
        salt = self._commit("record_audience", (number, code, name))
        access.admit_audience(Audience.objects.create(id=number, code=code, name=name, salt=salt))
        return number

    def marking(self, handling: str, originator: int, releases: Sequence[int]) -> int:
        """The row number of the marking with these parts; written if there is none."""
        parts = {
            "handling": handling,
            "originator_id": originator,
            "releases": access.key(releases),
        }
        known = Marking.objects.filter(**parts).first()
        if known:
            return int(known.pk)
        number = self._number()
        salt = self._commit("record_marking", (number, *parts.values()))
        access.admit_marking(Marking.objects.create(id=number, salt=salt, **parts))
        return number

    def item(self, kind: str, marking: int) -> int:
        kinds.item_kind(kind)
        number = self._number()
        values = (number, kind, secrets.token_hex(8), marking, self.number)
        self._rows["record_item"].append((*values, self._commit("record_item", values)))
        self._items[number] = (kind, marking)
        return number

    def edition(self, document: int, draft: EditionDraft, marking: int) -> int:
        """A new edition of a document; its digest is that of the text, else the file's as given."""
        digest = sha256(draft.text.encode()).hexdigest() if draft.text is not None else draft.digest
        number = self._number()
        values = (
            number, document, draft.address, draft.title, draft.publisher, draft.published,
            draft.genre, draft.side, draft.authority, draft.language, draft.form, draft.text,
            digest, marking, self.number,
        )  # fmt: skip
        self._rows["record_edition"].append((*values, self._commit("record_edition", values)))
        return number

    def passage(self, edition: int, start: int, end: int, exact: str) -> int:
        """Quoted words of an edition. The database compares them with its text as it writes them.

        Raises:
            NotVerbatim: nothing is quoted, or the positions do not fit the words.
        """
        if not exact or end - start != len(exact) or start < 0:
            raise NotVerbatim(
                f"A passage of {len(exact)} characters was placed at {start}-{end}; "
                "quote the words exactly, with their place in the edition's text."
            )
        number = self._number()
        values = (number, edition, start, end, exact)
        self._rows["record_passage"].append((*values, self._commit("record_passage", values)))
        return number

    def entry(self, draft: EntryDraft, sources: Sequence[SourceDraft]) -> int:
        """Opens an entry that rests on at least one source."""
        if not sources:
            raise ValueError(f"An entry of kind {draft.kind!r} has no source; give at least one.")
        number = self._number()
        span = draft.span
        values = (
            number, draft.kind, draft.subject, draft.object, draft.term,
            kinds.canonical(draft.value), span.edtf, span.start_earliest, span.start_latest,
            span.end_earliest, span.end_latest, self.number,
        )  # fmt: skip
        salt = self._commit("record_entry", values)
        self._entries.append((values, salt, {source.marking for source in sources}))
        kinds.entry_kind(draft.kind)
        for source in sources:
            self._source(number, source)
        return number

    def _source(self, entry: int, draft: SourceDraft) -> int:
        number = self._number()
        values = (
            number, entry, draft.passage, draft.edition, draft.locator, draft.marking, self.number,
        )  # fmt: skip
        salt = self._commit("record_source", values)
        self._rows["record_source"].append((*values, None, salt))
        return number

    def source(self, entry: int, draft: SourceDraft) -> int:
        """One more source for an entry that is already there."""
        self._touched.add(entry)
        return self._source(entry, draft)

    def _change(self, what: str, row: int, before: int | None, after: int) -> None:
        number = self._number()
        values = (number, what, row, before, after, self.number)
        self._rows["record_change"].append((*values, self._commit("record_change", values)))

    def close(self, entry: int, closing: int) -> None:
        """Closes an entry for all who see the marking ``closing``."""
        self._change("close", entry, None, closing)
        self._closings.append((entry, closing))

    def withdraw(self, source: int) -> None:
        """The entry rests no longer on this source."""
        ((entry, marking),) = fetch(
            "SELECT entry_id, marking_id FROM record_source WHERE id = %s", [source]
        )
        self._change("withdraw", source, None, marking)
        self._withdrawals.append(source)
        self._touched.add(entry)

    def remark(self, table: str, row: int, marking: int) -> None:
        """Replaces the marking of an item, edition or source, in every version of the past too."""
        if table not in ("record_item", "record_edition", "record_source"):
            raise ValueError(f"A row of {table} has no marking of its own.")
        ((before,),) = fetch(f"SELECT marking_id FROM {table} WHERE id = %s", [row])
        if before == marking:
            return
        self._change("remark", row, before, marking)
        self._remarks.append((table, row, marking))
        named = {
            "record_source": "SELECT entry_id FROM record_source WHERE id = %s",
            "record_item": "SELECT id FROM record_entry WHERE subject_id = %s OR object_id = %s",
        }.get(table)
        if named:
            self._touched.update(e for (e,) in fetch(named, [row] * named.count("%s")))

    def tombstone(self, table: str, row: int, committed: bytes, remains: bytes) -> None:
        """Marks a row as expunged: its commitment stays, its words and salt go."""
        number = self._number()
        values = (number, row, table, f"{committed.hex()}:{remains.hex()}", self.number)
        self._rows["record_tombstone"].append((*values, self._commit("record_tombstone", values)))
        self._expunged.append((table, row))

    def flush(self) -> None:
        """Checks and writes what was gathered; called once, as the revision ends."""
        self._complete_entries()
        for table, rows in self._rows.items():
            insert(table, (*COMMITTED[table], *UNCOMMITTED[table], "salt"), rows)
        with connection.cursor() as cursor:
            self._close(cursor)
            for source in self._withdrawals:
                cursor.execute(
                    "UPDATE record_source SET withdrawn_id = %s WHERE id = %s",
                    [self.number, source],
                )
            for table, row, marking in self._remarks:
                cursor.execute(f"UPDATE {table} SET marking_id = %s WHERE id = %s", [marking, row])
            for table, row in self._expunged:
                emptied = ", ".join(
                    f"{column} = {repr('') if column in NEVER_NULL else 'NULL'}"
                    for column in (*EMPTIED[table], "salt")
                )
                cursor.execute(f"UPDATE {table} SET {emptied} WHERE id = %s", [row])
        access.refresh(self._touched)

    def _close(self, cursor: Any) -> None:
        """Closes entries. One that was closed before is closed again if more are to see it so:
        a closing that some may not see must not keep them from theirs."""
        done: set[int] = set()
        for some in chunked(self._closings, 500):
            before = closings([entry for entry, _ in some], before=self.number)
            told = [entry for entry, closing in some if covered(closing, before.get(entry, ()))]
            if told:
                raise AlreadyClosed(
                    f"{len(told)} of these entries were closed by another revision in the"
                    " meantime; look at the record again and decide anew."
                )
            done |= before.keys()
            first = {entry: closing for entry, closing in reversed(some) if entry not in done}
            done |= first.keys()
            cursor.executemany(
                "UPDATE record_entry SET closed_id = %s, closing_id = %s WHERE id = %s",
                [(self.number, closing, entry) for entry, closing in first.items()],
            )

    def _complete_entries(self) -> None:
        """Checks the new entries against their kinds and gives each its access."""
        named = {v[2] for v, _, _ in self._entries} | {v[3] for v, _, _ in self._entries if v[3]}
        for some in chunked(named - self._items.keys(), 500):
            for number, kind, marking in fetch(
                f"SELECT id, kind, marking_id FROM record_item WHERE id IN ({marks(some)})", some
            ):
                self._items[number] = (kind, marking)
        interned: dict[tuple[frozenset[int], frozenset[int]], int] = {}
        for values, salt, sources in self._entries:
            kind, marking = self._items[values[2]]
            items = {marking}
            other = None
            if values[3] is not None:
                other, marking = self._items[values[3]]
                items.add(marking)
            given = loads(values[5]) if values[5] else None
            kinds.entry_kind(values[1]).check(kind, other, values[4], given)
            keys = (frozenset(sources), frozenset(items))
            if keys not in interned:
                interned[keys] = access.intern(*keys)
            self._rows["record_entry"].append((*values, None, None, interned[keys], salt))


@contextmanager
def revise(
    by: str,
    kind: str,
    *,
    audience: int | None = None,
    reason: str = "",
    undoes: int | None = None,
) -> Iterator[Writer]:
    """One transaction and one revision around the block; its time is later than any before.

    ``kind`` says what was done: import, accept, correct, change, undo, mark, expunge, and so on.
    """
    with transaction.atomic():
        head = Head.objects.select_for_update().get(pk=1)
        writer = Writer(head.revision + 1, head.last_row + 1)
        before = Revision.objects.filter(pk=head.revision).values_list("at", flat=True).first()
        at = now()
        if before is not None and at <= before:
            at = before + timedelta(microseconds=1)
        revision = Revision.objects.create(
            id=writer.number, at=at, by=by, audience_id=None, kind=kind, reason=reason,
            undoes_id=undoes, first_row=head.last_row + 1, last_row=head.last_row,
            previous=head.digest, digest=f"open:{writer.number}",
        )  # fmt: skip
        yield writer
        writer.flush()
        words = header(
            writer.number, at.isoformat(timespec="microseconds"), by, audience, kind, reason, undoes
        )
        digest = chain(head.digest, words, writer.commitments)
        Revision.objects.filter(pk=revision.pk).update(
            audience_id=audience, last_row=writer.last_row, digest=digest
        )
        Head.objects.filter(pk=1).update(
            revision=writer.number, last_row=writer.last_row, digest=digest
        )


def begin() -> None:
    """Makes sure the record has a head and knows the public; does nothing the second time."""
    _, new = Head.objects.get_or_create(pk=1, defaults={"revision": 0, "last_row": 0, "digest": ""})
    if new:
        with revise("comity", "begin", reason="The record begins.") as revision:
            revision.audience(access.PUBLIC, "Public")

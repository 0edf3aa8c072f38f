"""The tables of the record. Rows are written by ``revising`` alone and read through ``queries``.

Every row has a number from one counter over all tables, so that a revision owns one run of
numbers and nothing can be slipped in or taken out unseen. Rows are never updated, with two
exceptions, each logged as a Change: an entry is closed (a source withdrawn) once, and a marking
may be replaced. Triggers (``triggers.py``) hold that line in the database.
"""

from __future__ import annotations

from typing import Any

from django.db import models


def row_number() -> models.BigIntegerField[Any, Any]:
    return models.BigIntegerField(primary_key=True)


def salt() -> models.BinaryField[Any, Any]:
    """16 random bytes; null once the row is expunged."""
    return models.BinaryField(null=True)


def to(model: str, *, null: bool = False, index: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(model, models.PROTECT, null=null, db_index=index, related_name="+")


class Audience(models.Model):
    """One row per accredited state or organisation, and one for the public."""

    id = row_number()
    code = models.TextField(unique=True)
    name = models.TextField()
    salt = salt()

    class Meta:
        db_table = "record_audience"


class Marking(models.Model):
    """One row per (handling label, originator, release list): interned, never changed.

    ``releases`` is the canonical list of audience row numbers, comma-separated and sorted.
    """

    id = row_number()
    handling = models.TextField()
    originator = to("record.Audience")
    releases = models.TextField()
    salt = salt()

    class Meta:
        db_table = "record_marking"
        constraints = [
            models.UniqueConstraint("handling", "originator", "releases", name="marking_interned")
        ]


class Visible(models.Model):
    """One row per (audience, marking it sees). Derived from markings; rebuilt by ``access``."""

    pk = models.CompositePrimaryKey("audience_id", "marking_id")
    audience = to("record.Audience")
    marking = to("record.Marking")

    class Meta:
        db_table = "record_visible"


class Access(models.Model):
    """One row per set of markings that decides who sees an entry, now. Derived.

    ``sources`` lists the markings of its live sources (one seen suffices), ``items`` those of the
    items it names (all must be seen).
    """

    id = models.BigAutoField(primary_key=True)
    sources = models.TextField()
    items = models.TextField()

    class Meta:
        db_table = "record_access"
        constraints = [models.UniqueConstraint("sources", "items", name="access_interned")]


class VisibleAccess(models.Model):
    """One row per (audience, access it passes). Derived."""

    pk = models.CompositePrimaryKey("audience_id", "access_id")
    audience = to("record.Audience")
    access = to("record.Access")

    class Meta:
        db_table = "record_visibleaccess"


class Revision(models.Model):
    """One row per change of the record: who, when, why; chained by digest."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(unique=True)
    by = models.TextField()
    """Account name or the command that ran; no personal detail."""
    audience = to("record.Audience", null=True)
    """For whom the author acted."""
    kind = models.TextField()
    reason = models.TextField(blank=True)
    undoes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    first_row = models.BigIntegerField()
    last_row = models.BigIntegerField()
    """``first_row - 1`` where the revision wrote no row."""
    previous = models.TextField()
    digest = models.TextField(unique=True)

    class Meta:
        db_table = "record_revision"


class Head(models.Model):
    """The one row on which revisions queue."""

    id = models.IntegerField(primary_key=True)
    revision = models.BigIntegerField()
    last_row = models.BigIntegerField()
    digest = models.TextField()

    class Meta:
        db_table = "record_head"


class Item(models.Model):
    """One row per thing the record knows; it holds nothing that can change but its marking."""

    id = row_number()
    kind = models.TextField()
    public_id = models.TextField(unique=True)
    marking = to("record.Marking")
    opened = to("record.Revision")
    salt = salt()

    class Meta:
        db_table = "record_item"
        indexes = [models.Index("kind", "id", name="item_kind")]


class Edition(models.Model):
    """One row per dated edition of a document, with its normalised text.

    ``digest`` is SHA-256 of ``text``; of the file for a data set, which keeps no text.
    """

    id = row_number()
    document = to("record.Item", index=True)
    address = models.TextField(blank=True, db_index=True)
    title = models.TextField()
    publisher = models.TextField(blank=True)
    published = models.TextField(blank=True)
    genre = models.TextField(blank=True)
    side = models.TextField(blank=True)
    """Code of the actor whose account this is."""
    authority = models.TextField(blank=True)
    """agreed, unilateral, internal, unattributable; blank where not told."""
    language = models.TextField(default="en")
    form = models.TextField(default="text")
    text = models.TextField(null=True)
    digest = models.TextField(db_index=True)
    marking = to("record.Marking")
    opened = to("record.Revision")
    salt = salt()

    class Meta:
        db_table = "record_edition"


class Passage(models.Model):
    """One row per quoted run of an edition: ``text[start:end] == exact`` in characters."""

    id = row_number()
    edition = to("record.Edition", index=True)
    start = models.IntegerField()
    end = models.IntegerField()
    exact = models.TextField(null=True)
    salt = salt()

    class Meta:
        db_table = "record_passage"


class Entry(models.Model):
    """One row per thing held about an item, true in the world over a span.

    Day numbers as ``comity.dates``: proleptic Gregorian ordinals, inclusive, with sentinels.
    """

    id = row_number()
    kind = models.TextField()
    subject = to("record.Item")
    object = to("record.Item", null=True)
    term = models.TextField(blank=True)
    value = models.TextField(null=True)
    """Canonical JSON of the kind's value fields; null where the kind has none."""
    edtf = models.TextField()
    start_earliest = models.IntegerField()
    start_latest = models.IntegerField()
    end_earliest = models.IntegerField()
    end_latest = models.IntegerField()
    opened = to("record.Revision")
    closed = to("record.Revision", null=True)
    closing = to("record.Marking", null=True)
    """Marking of the closing: it works only for those who see it."""
    access = to("record.Access")
    salt = salt()

    class Meta:
        db_table = "record_entry"
        indexes = [
            models.Index("subject", "kind", "start_earliest", name="entry_subject"),
            models.Index("object", "kind", "start_earliest", name="entry_object"),
            models.Index("kind", "term", "start_earliest", name="entry_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start_earliest__lte=models.F("start_latest"))
                & models.Q(start_earliest__lte=models.F("end_latest"))
                & models.Q(end_earliest__lte=models.F("end_latest")),
                name="entry_bounds_ordered",
            ),
            models.CheckConstraint(
                condition=models.Q(closed__isnull=True, closing__isnull=True)
                | models.Q(closed__isnull=False, closing__isnull=False),
                name="entry_closing_marked",
            ),
        ]


class Source(models.Model):
    """One row per thing an entry rests on: a passage, a row of a data set, someone's knowledge."""

    id = row_number()
    entry = to("record.Entry", index=True)
    passage = to("record.Passage", null=True, index=True)
    edition = to("record.Edition", null=True)
    """The data set's edition, for a row; null otherwise."""
    locator = models.TextField(blank=True)
    """Row (and cell) in the data set, or in whose knowledge it is."""
    marking = to("record.Marking")
    added = to("record.Revision")
    withdrawn = to("record.Revision", null=True)
    salt = salt()

    class Meta:
        db_table = "record_source"


class Change(models.Model):
    """One row per permitted change of an older row: close, withdraw, remark."""

    id = row_number()
    what = models.TextField()
    row = models.BigIntegerField(db_index=True)
    before = models.BigIntegerField(null=True)
    after = models.BigIntegerField()
    """close: the closing's marking; withdraw: the source's marking; remark: the new marking."""
    revision = to("record.Revision", index=True)
    salt = salt()

    class Meta:
        db_table = "record_change"


class Tombstone(models.Model):
    """One row per expunged row: its commitment stays so that the chain still verifies."""

    id = row_number()
    row = models.BigIntegerField(unique=True)
    table = models.TextField()
    commitment = models.TextField()
    """Two digests in hex: of the row as it was written, and of what remains of it."""
    revision = to("record.Revision")
    salt = salt()

    class Meta:
        db_table = "record_tombstone"

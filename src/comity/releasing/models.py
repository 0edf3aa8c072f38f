"""Releases that wait: for a second person, for their day, or for their end."""

from __future__ import annotations

import secrets

from django.db import models


def public_id() -> str:
    return secrets.token_hex(8)


class Proposal(models.Model):
    """One row per release or restriction, as somebody of the desk asked for it.

    ``rows`` are [table, row number, marking before]; ``releases`` codes of audiences, groups
    already expanded, so that who joins a group later gains nothing. It is carried out at once, or
    when a second person confirms it where ``two_persons``, and not before ``starts_on``; from the
    day after ``ends_on`` on the rows bear the markings they bore before.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        CONFIRMED = "confirmed"
        DECLINED = "declined"
        DONE = "done"
        ENDED = "ended"

    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    public_id = models.TextField(unique=True, default=public_id)
    about = models.ForeignKey("record.Item", models.PROTECT, null=True, related_name="+")
    rows = models.JSONField()
    handling = models.TextField()
    releases = models.JSONField(default=list)
    groups = models.JSONField(default=list)
    """[code, members then] of each group that was named."""
    reason = models.TextField(blank=True)
    two_persons = models.BooleanField(default=False)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    by = models.TextField()
    at = models.DateTimeField()
    second = models.TextField(blank=True)
    """Who confirmed or declined it."""
    state = models.TextField(choices=State, default=State.WAITING)

    class Meta:
        db_table = "releasing_proposal"


class Product(models.Model):
    """One row per file that left with what the record held: a brief, a list.

    The file itself is not kept: ``digest`` tells whether one at hand is it, and ``entries`` and
    ``editions`` are row numbers of what it was made of, so that it is found again when one of
    them is destroyed.
    """

    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    public_id = models.TextField(unique=True, default=public_id)
    name = models.TextField()
    """The file's."""
    address = models.TextField(blank=True)
    """Of the page it was taken from, vantage and all; "" from the terminal."""
    by = models.TextField()
    at = models.DateTimeField()
    digest = models.TextField()
    """SHA-256 of the file's bytes, hexadecimal."""
    entries = models.JSONField(default=list)
    editions = models.JSONField(default=list)
    settled_by = models.TextField(blank=True)
    """Who saw to every copy of it, after something in it was destroyed."""
    settled_at = models.DateTimeField(null=True)
    """None while nobody has."""
    settled = models.TextField(blank=True)
    """What was done about it."""

    class Meta:
        db_table = "releasing_product"

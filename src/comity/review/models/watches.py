"""Pages and files that are read again when they change."""

from __future__ import annotations

from django.db import models

from comity.review.models.claims import public_id


class Watch(models.Model):
    """One row per (desk, place): what is watched, how often, and what the last look found.

    ``place`` is an http or https address, or the absolute path of a file of this machine.
    """

    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    public_id = models.TextField(unique=True, default=public_id)
    place = models.TextField()
    publisher = models.TextField(blank=True)
    every_hours = models.IntegerField(default=24)
    by = models.TextField()
    at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    """In words: a new edition, unchanged, or why it could not be read."""
    failures = models.IntegerField(default=0)
    """Looks that failed since the last that did not."""
    etag = models.TextField(blank=True)
    last_modified = models.TextField(blank=True)
    digest = models.TextField(blank=True)
    """SHA-256 of the bytes last read."""

    class Meta:
        db_table = "review_watch"
        constraints = [models.UniqueConstraint("audience", "place", name="watched_once")]

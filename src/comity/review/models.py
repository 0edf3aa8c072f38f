"""Readings, their claims, and what was decided of each.

A claim belongs to the desk (the audience) for which the document was read; no other audience
sees it, whatever the document's marking.
"""

from __future__ import annotations

import secrets

from django.db import models


def public_id() -> str:
    return secrets.token_hex(8)


class Reading(models.Model):
    """One row per reading of one edition by one version of a reader, for one desk."""

    edition = models.ForeignKey("record.Edition", models.PROTECT, related_name="+")
    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    by = models.TextField()
    at = models.DateTimeField()
    reader = models.TextField()
    gazetteer = models.TextField()

    class Meta:
        db_table = "review_reading"


class ClaimRow(models.Model):
    """One row per claim of a reading. ``body`` is the claim as proposed (``reader.claim_json``)."""

    class State(models.TextChoices):
        AWAITING = "awaiting"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="claims")
    number = models.IntegerField()
    """Place within the reading, from 0, in the order of the text."""
    public_id = models.TextField(unique=True, default=public_id)
    form = models.TextField()
    body = models.JSONField()
    confidence = models.FloatField()
    state = models.TextField(choices=State, default=State.AWAITING, db_index=True)

    class Meta:
        db_table = "review_claim"
        constraints = [models.UniqueConstraint("reading", "number", name="claim_numbered")]


class Decision(models.Model):
    """One row per decision on a claim; the latest gives the claim its state. Never updated.

    ``body`` is the claim as corrected, null where it was taken as proposed; ``revision`` what
    entered the record by it, null for a rejection.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"
        UNDONE = "undone"

    claim = models.ForeignKey(ClaimRow, models.PROTECT, related_name="decisions")
    verdict = models.TextField(choices=Verdict)
    by = models.TextField()
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    body = models.JSONField(null=True)
    revision = models.ForeignKey(
        "record.Revision", models.PROTECT, null=True, related_name="+", db_index=True
    )

    class Meta:
        db_table = "review_decision"

"""Readings, their claims, what was decided of each and what was said about it.

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
    compared = models.TextField(blank=True, db_index=True)
    """What the record held of it when it was last compared: ``comparing.OUTCOMES``."""
    assigned = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, related_name="+", db_index=True
    )
    """Whose it is to decide: an account of the same audience, or nobody's in particular."""

    class Meta:
        db_table = "review_claim"
        constraints = [models.UniqueConstraint("reading", "number", name="claim_numbered")]


class Decision(models.Model):
    """One row per decision on a claim; the latest gives the claim its state. Never updated.

    ``body`` is the claim as corrected, null where it was taken as proposed; ``revision`` what
    entered the record by it, null for a rejection. ``first_row`` to ``last_row`` are the numbers
    of the record's rows that this claim alone wrote in that revision.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"
        UNDONE = "undone"
        REOPENED = "reopened"

    claim = models.ForeignKey(ClaimRow, models.PROTECT, related_name="decisions")
    verdict = models.TextField(choices=Verdict)
    by = models.TextField()
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    body = models.JSONField(null=True)
    revision = models.ForeignKey(
        "record.Revision", models.PROTECT, null=True, related_name="+", db_index=True
    )
    first_row = models.BigIntegerField(null=True)
    last_row = models.BigIntegerField(null=True)
    batch = models.TextField(blank=True, db_index=True)
    """Shared by all decisions of one step over several documents; "" for a claim by itself."""
    rule = models.ForeignKey(
        "record.Item", models.PROTECT, null=True, related_name="+", db_index=True
    )
    """The acceptance rule that decided; null where a person did."""
    edition = models.ForeignKey("record.Edition", models.PROTECT, null=True, related_name="+")
    """For a claim opened again: the newer edition, which no longer has its words."""

    class Meta:
        db_table = "review_decision"
        indexes = [models.Index("by", "at", name="decision_by")]


class Comment(models.Model):
    """One row per remark on a claim. It is read by the desk of the claim, and by nobody else."""

    claim = models.ForeignKey(ClaimRow, models.PROTECT, related_name="comments")
    by = models.TextField()
    role = models.TextField()
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        db_table = "review_comment"

"""Samples drawn to learn how good the record is: what was drawn, and what each judge said."""

from __future__ import annotations

from django.db import models

from comity.review.models.claims import ClaimRow, public_id


class Sample(models.Model):
    """One row per sample, drawn at random with a seed that is kept, so that it can be drawn again.

    coding: decided claims, to be decided a second time without sight of the first decision.
    audit: accepted claims, to be found right or wrong, and sentences that no claim quotes, to be
    searched for what was missed.
    """

    class Kind(models.TextChoices):
        CODING = "coding"
        AUDIT = "audit"

    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    public_id = models.TextField(unique=True, default=public_id)
    kind = models.TextField(choices=Kind)
    seed = models.IntegerField()
    by = models.TextField()
    at = models.DateTimeField()
    claims_from = models.IntegerField()
    """How many claims it was drawn from."""
    sentences_from = models.IntegerField(default=0)
    """How many sentences without a claim it was drawn from."""

    class Meta:
        db_table = "review_sample"


class Unit(models.Model):
    """One row per thing drawn: a claim, or a sentence (a run of an edition's text)."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="units")
    number = models.IntegerField()
    public_id = models.TextField(unique=True, default=public_id)
    claim = models.ForeignKey(ClaimRow, models.PROTECT, null=True, related_name="+")
    edition = models.ForeignKey("record.Edition", models.PROTECT, related_name="+")
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)

    class Meta:
        db_table = "review_unit"
        constraints = [models.UniqueConstraint("sample", "number", name="unit_numbered")]


class Judgement(models.Model):
    """One row per (unit, judge): accepted or rejected; right or wrong; how many were missed.

    ``body`` is the claim as this judge would have it, null where it was left as proposed.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted"
        REJECTED = "rejected"
        RIGHT = "right"
        WRONG = "wrong"
        NOTHING = "nothing"
        MISSED = "missed"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="judgements")
    by = models.TextField()
    at = models.DateTimeField()
    verdict = models.TextField(choices=Verdict)
    body = models.JSONField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        db_table = "review_judgement"
        constraints = [models.UniqueConstraint("unit", "by", name="judged_once")]

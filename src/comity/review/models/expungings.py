"""What one person asks to be destroyed, and what a second one said to it."""

from __future__ import annotations

from django.db import models

from comity.review.models.claims import public_id


class Expunging(models.Model):
    """One row per request. It names the row, never the words that are to go.

    ``row`` is the row number of a document (an item), of an entry, or of an edition whose claims
    at this desk are to go; ``ground`` a code of ``expunging_grounds.csv``; ``words`` say more
    without personal data, as does ``because``, why it was refused or withdrawn.
    """

    class Target(models.TextChoices):
        DOCUMENT = "document"
        ENTRY = "entry"
        CLAIMS = "claims"

    class State(models.TextChoices):
        ASKED = "asked"
        DONE = "done"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    public_id = models.TextField(unique=True, default=public_id)
    target = models.TextField(choices=Target)
    row = models.BigIntegerField()
    field = models.TextField(blank=True)
    """Of an entry: the one field of its value that is to go; "" for all of it."""
    ground = models.TextField()
    words = models.TextField(blank=True)
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    state = models.TextField(choices=State, default=State.ASKED, db_index=True)
    decided_by = models.TextField(blank=True)
    because = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    revision = models.ForeignKey("record.Revision", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "review_expunging"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "withdrawn"])
                | ~models.Q(decided_by=models.F("asked_by")),
                name="expunged_by_two",
            )
        ]

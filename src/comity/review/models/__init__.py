"""The tables of the desk: claims and decisions, samples, watched pages, what is to be expunged."""

from comity.review.models.claims import ClaimRow, Comment, Decision, Reading, public_id
from comity.review.models.expungings import Expunging
from comity.review.models.samples import Judgement, Sample, Unit
from comity.review.models.watches import Watch

__all__ = [
    "ClaimRow", "Comment", "Decision", "Expunging", "Judgement", "Reading", "Sample", "Unit",
    "Watch", "public_id",
]  # fmt: skip

"""What can go wrong at the review desk.

ReviewError
├── UnseenClaim      no such claim, or it is another desk's
├── AlreadyDecided   somebody decided this claim before
└── CannotAdopt      the claim cannot enter the record as it stands
"""

from __future__ import annotations


class ReviewError(Exception):
    """The desk refuses: nothing was written."""


class UnseenClaim(ReviewError):
    """There is no such claim at this desk."""


class AlreadyDecided(ReviewError):
    """The claim was decided before; undo that decision first."""


class CannotAdopt(ReviewError):
    """The claim lacks what the record needs; the message says what to correct."""

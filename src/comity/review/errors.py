"""What can go wrong at the review desk.

ReviewError
├── UnseenClaim      no such claim, or it is another desk's
├── AlreadyDecided   somebody decided this claim before
├── CannotAdopt      the claim cannot enter the record as it stands
├── CannotTakeBack   what the claim put into the record is not known row by row
├── UnknownAccount   no account of that name works at this desk
├── NoSuchRule       no rule of that reference, or it is another desk's
├── MisshapenRule    a rule with a condition that cannot be
├── NoSuchSample     no sample or unit of that reference, or it is another desk's
├── NotBlind         whoever decided first cannot be the second judge
├── CannotExpunge    no such request, not this desk's, or not by this person
└── CannotWatch      what was given is neither an address nor a file that can be read
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


class CannotTakeBack(ReviewError):
    """Nobody kept which rows of the record are this claim's alone."""


class UnknownAccount(ReviewError):
    """No account of that name works at this desk."""


class NoSuchRule(ReviewError):
    """There is no such rule of acceptance or retention at this desk."""


class MisshapenRule(ReviewError):
    """A condition of the rule cannot be; the message says which, and what was expected."""


class NoSuchSample(ReviewError):
    """There is no such sample, or unit of one, at this desk."""


class NotBlind(ReviewError):
    """Whoever decided a claim cannot judge it a second time without knowing the first."""


class CannotWatch(ReviewError):
    """What was given is neither an address nor a file that can be watched."""


class CannotExpunge(ReviewError):
    """Nothing was destroyed; the message says what stands in the way."""

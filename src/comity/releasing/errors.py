"""What can go wrong with releases, and with files that left.

ReleasingError
├── NothingOfYours    the desk gave nothing of it: its markings are others' to change
├── NoSuchProposal    no release of that name waits at this desk
├── SecondPerson      whoever proposed a release may not confirm it too
├── MarkedMeanwhile   markings were changed since the release was proposed
├── NoSuchProduct     no file of that reference left from this desk
└── NothingSaid       a file is not settled without words on what was done about it
"""

from __future__ import annotations


class ReleasingError(Exception):
    """No marking was changed."""


class NothingOfYours(ReleasingError):
    """Only what a desk gave itself is its to release or restrict."""


class NoSuchProposal(ReleasingError):
    """There is no such proposal at this desk, or it was decided before."""


class SecondPerson(ReleasingError):
    """A second releaser confirms; the first one cannot."""


class MarkedMeanwhile(ReleasingError):
    """What was proposed no longer fits the markings as they are."""


class NoSuchProduct(ReleasingError):
    """There is no such file, or it left from another desk."""


class NothingSaid(ReleasingError):
    """Words are wanted, for whoever asks later."""

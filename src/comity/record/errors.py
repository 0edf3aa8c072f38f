"""What can go wrong in the record.

RecordError
├── UnknownKind      an entry or item of a kind that no package declared
├── MisshapenEntry   an entry that does not fit its kind
├── NotVerbatim      a passage whose words are not in its edition at its place
├── AlreadyClosed    an entry that another revision closed first
├── RestedUpon       an undo of what later revisions rest on
├── UnderWay         work that is done once at a time and is being done
├── NoWall           the database's own wall is asked for and does not stand
├── NoKey            a file that holds no key for signing heads
└── BrokenChain      the record was changed outside its revisions
"""

from __future__ import annotations


class RecordError(Exception):
    """The record refuses: nothing was written."""


class UnknownKind(RecordError):
    """No package declared this kind."""


class MisshapenEntry(RecordError):
    """The entry does not fit the declaration of its kind."""


class NotVerbatim(RecordError):
    """The quoted words do not stand at that place of that edition."""


class AlreadyClosed(RecordError):
    """Another revision closed the entry first; look again and decide anew."""


class RestedUpon(RecordError):
    """Later revisions rest on this one; ``revisions`` names them, latest last."""

    def __init__(self, message: str, revisions: tuple[int, ...] = ()) -> None:
        super().__init__(message)
        self.revisions = revisions


class UnderWay(RecordError):
    """Somebody does it already; what it is about was left as it was."""


class NoWall(RecordError):
    """Pages may be served only behind row-level security, and it does not stand here."""


class NoKey(RecordError):
    """The file holds no key for signing heads, or not the half that is needed."""


class BrokenChain(RecordError):
    """A digest of the chain does not match what the tables hold."""

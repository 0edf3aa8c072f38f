"""What can go wrong when the record is edited by hand.

EditingError
├── Unwritable         a field cannot be read; ``field`` names it
├── NoSource           nothing was given that it rests on, or the words quoted are not there
├── NotYours           it rests on nothing of this desk's: another account of it can stand beside it
├── ChangedMeanwhile   somebody changed it first
└── CannotUndo         this change cannot be undone here
"""

from __future__ import annotations


class EditingError(Exception):
    """Nothing was written."""


class Unwritable(EditingError):
    """What stands in the field ``field`` cannot be held; the message says what can."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class NoSource(EditingError):
    """Every entry rests on quoted words or on somebody's knowledge; neither was given."""


class NotYours(EditingError):
    """The entry rests on what others told; enter your own account beside it."""


class ChangedMeanwhile(EditingError):
    """The entry was changed since it was shown; look at it again and decide anew."""


class CannotUndo(EditingError):
    """The change was not this desk's, or there is nothing left to undo."""

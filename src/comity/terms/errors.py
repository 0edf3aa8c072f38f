"""What can be wrong with the packaged vocabulary.

TermsError
├── UnreadableTermsError   a data file does not have the columns it should have
└── UnknownActorError      a code that no actor bears
"""

from __future__ import annotations


class TermsError(Exception):
    """Anything that ``comity.terms`` raises."""


class UnreadableTermsError(TermsError):
    """A data file is not in the form expected; the message names file, line and columns."""


class UnknownActorError(TermsError, KeyError):
    """No actor bears this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"no actor has the code {code!r}; codes are ISO 3166-1 alpha-3 or acronyms"
        )

    def __str__(self) -> str:
        return str(self.args[0])

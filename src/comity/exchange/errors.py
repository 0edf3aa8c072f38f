"""What can go wrong where documents and rows come in from outside.

ExchangeError
└── FetchError      nothing was fetched
    ├── Forbidden   the address is not of the open web; nothing was sent to it
    ├── TooMuch     it is larger or slower than the limits allow
    └── FetchFailed it does not answer, or not with a document
"""

from __future__ import annotations


class ExchangeError(Exception):
    """Nothing came in. The words say what was found, what was expected and what to do."""


class FetchError(ExchangeError):
    """Nothing was fetched."""


class Forbidden(FetchError):
    """The address is not of the open web."""


class TooMuch(FetchError):
    """What the address gives is larger, or slower, than the limits allow."""


class FetchFailed(FetchError):
    """The address does not answer, or not with a document."""

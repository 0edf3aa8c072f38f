"""What can go wrong where documents, rows and copies come in or go out.

ExchangeError
├── FetchError      nothing was fetched
│   ├── Forbidden   the address is not of the open web; nothing was sent to it
│   ├── TooMuch     it is larger or slower than the limits allow
│   └── FetchFailed it does not answer, or not with a document
└── CopyError       no copy was written, or none read
    ├── NoRoom      the disk has less room than the copy needs
    └── NoCopy      the file is no copy of a record, or may not be put here
"""

from __future__ import annotations


class ExchangeError(Exception):
    """Nothing came in or went out. The words say what was found and what to do."""


class FetchError(ExchangeError):
    """Nothing was fetched."""


class Forbidden(FetchError):
    """The address is not of the open web."""


class TooMuch(FetchError):
    """What the address gives is larger, or slower, than the limits allow."""


class FetchFailed(FetchError):
    """The address does not answer, or not with a document."""


class CopyError(ExchangeError):
    """No copy was written, or none read."""


class NoRoom(CopyError):
    """The disk has less room than the copy needs."""


class NoCopy(CopyError):
    """The file is no copy of a record, or it may not be put here."""

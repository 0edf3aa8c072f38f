"""What can go wrong with accounts and releases.

AccountsError
├── NameTaken          another account has that name
├── UnknownRole        no role of that name
├── UnknownHandling    no handling label of that name
└── ForbiddenRelease   the handling label forbids this release
"""

from __future__ import annotations


class AccountsError(Exception):
    """Nothing was written."""


class NameTaken(AccountsError):
    """Another account has that name."""


class UnknownRole(AccountsError):
    """There is no such role."""


class UnknownHandling(AccountsError):
    """There is no such handling label."""


class ForbiddenRelease(AccountsError):
    """The handling label forbids the release."""

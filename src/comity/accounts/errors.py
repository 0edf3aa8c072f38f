"""What can go wrong with accounts and releases.

AccountsError
├── NameTaken          another account has that name
├── UnknownRole        no role of that name
├── UnknownHandling    no handling label of that name
├── UnreadablePolicy   the table of handling labels cannot be read
├── ForbiddenRelease   the handling label forbids this release
├── UnknownAccount     no account of that name
├── BadLink            the set-up link was used, is too old, or never was
├── AlreadyTied        another account is tied to that identity at the office
└── BadToken           a token may not be made like that
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


class UnreadablePolicy(AccountsError):
    """The installation's table of handling labels does not fit."""


class ForbiddenRelease(AccountsError):
    """The handling label forbids the release."""


class UnknownAccount(AccountsError):
    """There is no such account."""


class BadLink(AccountsError):
    """The set-up link is not good."""


class AlreadyTied(AccountsError):
    """Another account is tied to that identity."""


class BadToken(AccountsError):
    """A token may not be made like that."""

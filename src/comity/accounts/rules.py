"""What each role may do, and how far a handling label lets a release go. Pure.

reader         reads
analyst        reads, proposes
reviewer       reads, proposes, decides what enters the record
releaser       all of that, and decides to whom it is shown
administrator  keeps accounts; administration confers no right to read
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from comity.accounts.errors import ForbiddenRelease, UnknownHandling
from comity.accounts.policy import handlings

READER, ANALYST, REVIEWER = "reader", "analyst", "reviewer"
RELEASER, ADMINISTRATOR = "releaser", "administrator"
ROLES = (READER, ANALYST, REVIEWER, RELEASER, ADMINISTRATOR)

PUBLIC = "public"
CLEAR = "TLP:CLEAR"
#: The label of what is not for everyone, unless another is chosen.
KEPT = "TLP:AMBER"


def may_read(role: str) -> bool:
    return role in (READER, ANALYST, REVIEWER, RELEASER)


def may_propose(role: str) -> bool:
    return role in (ANALYST, REVIEWER, RELEASER)


def may_accept(role: str) -> bool:
    return role in (REVIEWER, RELEASER)


def may_release(role: str) -> bool:
    return role == RELEASER


def may_administer(role: str) -> bool:
    return role == ADMINISTRATOR


#: What a token may be allowed, and who may allow it; no token administers.
SCOPES: dict[str, Callable[[str], bool]] = {
    "read": may_read,
    "propose": may_propose,
    "decide": may_accept,
    "release": may_release,
}


def check_release(handling: str, releases: Collection[str]) -> None:
    """Raises unless a text so labelled may be released to these audiences.

    Raises:
        UnknownHandling: the label is none of this installation's.
        ForbiddenRelease: the public is on the list of what may not be public.
    """
    known = handlings()
    if handling not in known:
        raise UnknownHandling(
            f"{handling!r} is no handling label; expected one of {', '.join(known)}."
        )
    if PUBLIC in releases and not known[handling].public:
        public = next(one.label for one in known.values() if one.public)
        raise ForbiddenRelease(
            f"{handling} cannot be released to the public; label it {public} or name audiences."
        )

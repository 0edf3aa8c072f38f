"""How widely something entered by hand is released: as the desk does by default, or as chosen."""

from __future__ import annotations

from comity.accounts.errors import AccountsError
from comity.accounts.rules import CLEAR, KEPT, PUBLIC, check_release
from comity.editing.errors import Unwritable
from comity.record.vantage import UnknownAudience, Vantage
from comity.review.registering import Release, default_release

DEFAULT, EVERYONE, OWN, NAMED = "default", "everyone", "own", "named"
CHOICES = (DEFAULT, EVERYONE, OWN, NAMED)


def release_as_chosen(desk: Vantage, choice: str, named: str = "") -> Release:
    """``choice`` is one of CHOICES; ``named`` are codes of audiences, separated by commas.

    Raises:
        Unwritable: there is no such choice, or an audience is not accredited.
    """
    if choice in ("", DEFAULT):
        return default_release(desk)
    if choice == EVERYONE:
        return Release(CLEAR, (PUBLIC,))
    if choice == OWN:
        return Release(KEPT, ())
    codes = tuple(sorted(set(named.upper().replace(",", " ").split())))
    if choice != NAMED or not codes:
        raise Unwritable("releases", "Name the audiences it is released to by their codes.")
    try:
        check_release(KEPT, codes)
        for code in codes:
            Vantage.of(code)
    except (UnknownAudience, AccountsError) as error:
        raise Unwritable("releases", str(error)) from None
    return Release(KEPT, codes)

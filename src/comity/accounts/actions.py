"""What is done with accounts, audiences and release profiles; each action one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from comity.accounts import rules
from comity.accounts.errors import NameTaken, UnknownRole
from comity.accounts.log import note
from comity.accounts.models import Account, Event, ReleaseProfile
from comity.record.revising import Writer, revise
from comity.record.vantage import UnknownAudience, Vantage


def ensure_audiences(by: str, names: Mapping[str, str]) -> dict[str, int]:
    """Row numbers of these audiences by code; those not yet accredited are, in one revision.

    ``names`` maps codes (an actor's code, or "public") to names.
    """
    missing = [code for code in names if not _accredited(code)]
    if missing:
        with revise(by, "accredit", reason=f"Accredited: {', '.join(missing)}") as revision:
            for code in missing:
                revision.audience(code, names[code])
    return {code: Vantage.of(code).audience for code in names}


def ensure_audience(by: str, code: str, name: str = "") -> int:
    """The row number of the audience with that code, accredited now if it was not before."""
    return ensure_audiences(by, {code: name or code})[code]


def _accredited(code: str) -> bool:
    try:
        Vantage.of(code)
    except UnknownAudience:
        return False
    return True


@transaction.atomic
def create_account(
    username: str,
    password: str | None,
    audience_code: str,
    role: str = rules.READER,
    *,
    by: str = "",
) -> Account:
    """A new account that acts for the audience in that role; without a password nobody signs in.

    Raises:
        UnknownAudience: nobody of that code is accredited.
        UnknownRole, NameTaken: see ``errors``.
        django.core.exceptions.ValidationError: the name or the password does not do.
    """
    if role not in rules.ROLES:
        raise UnknownRole(f"{role!r} is no role; expected one of {', '.join(rules.ROLES)}.")
    account = Account(username=username, audience_id=Vantage.of(audience_code).audience, role=role)
    if Account.objects.filter(username=username).exists():
        raise NameTaken(f"There is an account {username!r} already; choose another name.")
    if password is not None:
        validate_password(password, account)
    account.set_password(password)
    account.full_clean()
    account.save()
    note(account, Event.What.CREATED, by, role)
    return account


def set_profile(
    originator_code: str,
    name: str,
    *,
    handling: str = rules.CLEAR,
    releases: Collection[str] = (),
    publisher: str = "",
) -> ReleaseProfile:
    """The default release profile of a desk for a publisher ("" for all others), as given here.

    Raises:
        UnknownAudience: the originator or one of ``releases`` is not accredited.
        UnknownHandling, ForbiddenRelease: see ``errors``.
    """
    rules.check_release(handling, releases)
    for code in releases:
        Vantage.of(code)
    profile, _ = ReleaseProfile.objects.update_or_create(
        originator_id=Vantage.of(originator_code).audience,
        publisher=publisher,
        defaults={"name": name, "handling": handling, "releases": sorted(set(releases))},
    )
    return profile


def profile_for(originator: int, publisher: str = "") -> ReleaseProfile | None:
    """The profile of that audience for the publisher, else its own default, else None."""
    found = ReleaseProfile.objects.filter(originator_id=originator, publisher__in=[publisher, ""])
    return max(found, key=lambda profile: profile.publisher, default=None)


def profile_marking(revision: Writer, profile: ReleaseProfile) -> int:
    """The row number of the marking that the profile stands for."""
    rules.check_release(profile.handling, profile.releases)
    releases = [Vantage.of(code).audience for code in profile.releases]
    return revision.marking(profile.handling, profile.originator_id, releases)

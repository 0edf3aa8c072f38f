"""What an administrator does with accounts; each action is logged, and holds from the next request.

Administration confers no right to read: none of this reads the record. ``by`` names who does it.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction

from comity.accounts import rules
from comity.accounts.actions import create_account, ensure_audience
from comity.accounts.errors import AlreadyTied, BadLink, UnknownAccount, UnknownRole
from comity.accounts.log import note
from comity.accounts.models import Account, Event
from comity.record.vantage import Vantage


class SetUp(PasswordResetTokenGenerator):
    """What a set-up link proves: good until used, for as long as PASSWORD_RESET_TIMEOUT says.

    It rests on the password as it is, so that a new link, or a password set, voids it.
    """

    key_salt = "comity.accounts.set-up"


_links = SetUp()


def account_named(username: str, audience: int | None = None) -> Account:
    """The account, of that audience if one is given.

    Raises:
        UnknownAccount: there is none.
    """
    found = Account.objects.select_related("audience").filter(username=username)
    if audience is not None:
        found = found.filter(audience_id=audience)
    account = found.first()
    if account is None:
        raise UnknownAccount(f"There is no account {username!r}.")
    return account


def accounts_of(audience: int | None = None) -> list[Account]:
    """All accounts, or those of the audience, by audience and name."""
    found = Account.objects.select_related("audience").order_by("audience__code", "username")
    return list(found if audience is None else found.filter(audience_id=audience))


@transaction.atomic
def open_account(by: str, username: str, audience_code: str, role: str) -> tuple[Account, str]:
    """A new account without a password, and the set-up link's secret by which it gets one.

    Raises: see ``create_account``.
    """
    account = create_account(username, None, audience_code, role, by=by)
    return account, make_link(by, account)


@transaction.atomic
def make_link(by: str, account: Account) -> str:
    """The secret of a new set-up link; the password until now is void, and so are older links."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
    _end(account)
    note(account, Event.What.LINK, by)
    return f"{account.pk}-{_links.make_token(account)}"


def account_of_link(secret: str) -> Account:
    """Whom the link is for.

    Raises:
        BadLink: it was used, is too old, was replaced, or never was.
    """
    number, _, token = secret.partition("-")
    if number.isdecimal() and len(number) < 12:
        account = Account.objects.filter(pk=int(number), is_active=True).first()
        if account is not None and _links.check_token(account, token):
            return account
    raise BadLink("This link was used, is too old, or was replaced by a newer one.")


@transaction.atomic
def set_first_password(secret: str, password: str) -> Account:
    """The account of the link, now with that password; the link is used up.

    Raises:
        BadLink: see ``account_of_link``.
        django.core.exceptions.ValidationError: the password does not do.
    """
    account = account_of_link(secret)
    validate_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    note(account, Event.What.PASSWORD)
    return account


@transaction.atomic
def withdraw(by: str, account: Account) -> None:
    """Nobody signs in with it any more; it stays, since revisions name it."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    _end(account)
    note(account, Event.What.WITHDRAWN, by)


@transaction.atomic
def reinstate(by: str, account: Account) -> None:
    account.is_active = True
    account.save(update_fields=["is_active"])
    note(account, Event.What.REINSTATED, by)


@transaction.atomic
def set_role(by: str, account: Account, role: str) -> None:
    """Raises: UnknownRole."""
    if role not in rules.ROLES:
        raise UnknownRole(f"{role!r} is no role; expected one of {', '.join(rules.ROLES)}.")
    before, account.role = account.role, role
    account.save(update_fields=["role"])
    note(account, Event.What.ROLE, by, f"{before} → {role}")


@transaction.atomic
def set_audience(by: str, account: Account, code: str) -> None:
    """The account acts for another audience; both see it in their log. Raises: UnknownAudience."""
    before = account.audience.code
    note(account, Event.What.AUDIENCE, by, f"{before} → {code}")
    account.audience_id = Vantage.of(code).audience
    account.save(update_fields=["audience"])
    _end(account)
    note(account, Event.What.AUDIENCE, by, f"{before} → {code}")


@transaction.atomic
def drop_factors(by: str, account: Account) -> None:
    """For a telephone that was lost: the password alone lets in until a new one is added."""
    Authenticator.objects.filter(user=account).delete()
    _end(account)
    note(account, Event.What.NO_FACTOR, by, "all")


def _end(account: Account) -> None:
    for session in UserSession.objects.filter(user=account):
        session.end()


@transaction.atomic
def end_sessions(by: str, account: Account) -> None:
    _end(account)
    note(account, Event.What.ENDED, by)


@transaction.atomic
def tie_to_office(by: str, account: Account, subject: str) -> None:
    """Who is ``subject`` at the office signs in as this account; "" ties it to nobody.

    Raises:
        AlreadyTied: another account is tied to that identity.
    """
    tied = SocialAccount.objects.filter(provider=settings.OFFICE)
    if subject and tied.filter(uid=subject).exclude(user=account).exists():
        raise AlreadyTied("Another account is tied to that identity; untie it there first.")
    tied.filter(user=account).delete()
    if subject:
        SocialAccount.objects.create(user=account, provider=settings.OFFICE, uid=subject)
    note(account, Event.What.OFFICE if subject else Event.What.NO_OFFICE, by)


def office_identity(account: Account) -> str:
    """Who the account is at the office, "" where it is tied to nobody."""
    tied = SocialAccount.objects.filter(provider=settings.OFFICE, user=account).first()
    return tied.uid if tied else ""


@transaction.atomic
def accredit(by: str, code: str, name: str, username: str) -> tuple[Account, str]:
    """The audience, with the first administrator of its own and the set-up link's secret."""
    ensure_audience(by, code, name)
    return open_account(by, username, code, rules.ADMINISTRATOR)

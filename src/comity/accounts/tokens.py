"""Tokens of programs: each acts for its account, within its scopes, until it expires.

The text of a token is shown once; only its digest is kept. It has 256 random bits, so that a plain
digest suffices.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from comity.accounts import rules
from comity.accounts.errors import BadToken
from comity.accounts.log import note, note_refusal
from comity.accounts.models import Account, Event, Token

MOST_DAYS = 365
#: The last use is written at most so often, since it is a write at a reading.
NOTED_EVERY = timedelta(minutes=10)


def allowed_scopes(role: str) -> tuple[str, ...]:
    """What a token of an account in that role may be given."""
    return tuple(scope for scope, may in rules.SCOPES.items() if may(role))


@transaction.atomic
def make_token(
    account: Account, name: str, scopes: Collection[str], days: int
) -> tuple[Token, str]:
    """A new token and its text, which is not to be had again.

    Raises:
        BadToken: no name, no scope, one that the role does not allow, or too long a life.
    """
    allowed = allowed_scopes(account.role)
    if not name.strip():
        raise BadToken("A token needs a name, so that you know later what used it.")
    if not scopes or not set(scopes) <= set(allowed):
        raise BadToken(f"A token of this account may have: {', '.join(allowed) or 'nothing'}.")
    if not 1 <= days <= MOST_DAYS:
        raise BadToken(f"A token is good for 1 to {MOST_DAYS} days; found {days}.")
    secret = secrets.token_urlsafe(32)
    token = Token.objects.create(
        account=account,
        name=name.strip()[:80],
        prefix=secrets.token_hex(4),
        digest=sha256(secret.encode()).hexdigest(),
        scopes=sorted(scopes),
        expires=timezone.now() + timedelta(days=days),
    )
    note(account, Event.What.TOKEN, detail=f"{token.prefix}: {', '.join(token.scopes)}")
    return token, f"comity_{token.prefix}_{secret}"


def token_of(text: str) -> Token | None:
    """The token, if it is good now and its account may sign in; its use is noted."""
    marker, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if marker != "comity" or not prefix.isalnum():
        return None
    token = (
        Token.objects.select_related("account__audience")
        .filter(prefix=prefix, expires__gt=timezone.now(), revoked__isnull=True)
        .first()
    )
    digest = sha256(secret.encode()).hexdigest()
    if token is None or not hmac.compare_digest(token.digest, digest):
        return None
    if not token.account.is_active:
        return None
    if token.used is None or timezone.now() - token.used > NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(used=timezone.now())
    return token


def note_bad(text: str) -> None:
    """One that was refused is told to the account that it names, if it names one."""
    prefix = text.partition("_")[2].partition("_")[0][:8]
    named = Token.objects.select_related("account").filter(prefix=prefix).first()
    if named is not None:
        note_refusal(named.account, Event.What.BAD_TOKEN, prefix)


@transaction.atomic
def revoke_token(account: Account, prefix: str) -> None:
    """It is no longer good; of another account's token nothing is said and nothing done."""
    live = Token.objects.filter(account=account, prefix=prefix, revoked__isnull=True)
    if live.update(revoked=timezone.now()):
        note(account, Event.What.NO_TOKEN, detail=prefix)


def tokens_of(account: Account) -> list[Token]:
    """Those not revoked, the newest first."""
    return list(Token.objects.filter(account=account, revoked__isnull=True).order_by("-id"))

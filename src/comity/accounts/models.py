"""Accounts, what happened to them, and release profiles.

No personal data: an account is named for a desk or an office.
"""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comity.accounts import rules


class Account(AbstractBaseUser):
    """One row per account. It acts for one audience, in one role."""

    class Role(models.TextChoices):
        READER = rules.READER
        ANALYST = rules.ANALYST
        REVIEWER = rules.REVIEWER
        RELEASER = rules.RELEASER
        ADMINISTRATOR = rules.ADMINISTRATOR

    username = models.CharField(max_length=80, unique=True, validators=[ASCIIUsernameValidator()])
    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    role = models.TextField(choices=Role, default=Role.READER)
    is_active = models.BooleanField(default=True)
    """False once the account is withdrawn; it stays, since revisions name it."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["audience", "role"]
    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    class Meta:
        db_table = "accounts_account"


class Event(models.Model):
    """One row per thing that happened to an account. Rows are only ever added.

    It names the account and who did it by their names, so that it outlives both.
    """

    class What(models.TextChoices):
        CREATED = "created", _("account made")
        WITHDRAWN = "withdrawn", _("account withdrawn")
        REINSTATED = "reinstated", _("account reinstated")
        ROLE = "role", _("role changed")
        AUDIENCE = "audience", _("audience changed")
        LINK = "link", _("set-up link made; the password before is void")
        PASSWORD = "password", _("password set")
        FACTOR = "factor", _("second factor added")
        NO_FACTOR = "no-factor", _("second factor removed")
        OFFICE = "office", _("tied to an identity at the office")
        NO_OFFICE = "no-office", _("no longer tied to an identity at the office")
        SIGNED_IN = "signed-in", _("signed in")
        REFUSED = "refused", _("refused: wrong password or code")
        ENDED = "ended", _("sessions ended")
        TOKEN = "token", _("token made")
        NO_TOKEN = "no-token", _("token revoked")
        DENIED = "denied", _("refused: its role or token may not")
        TOO_OFTEN = "too-often", _("refused: too often")
        BAD_TOKEN = "bad-token", _("refused: a token that is not good")

    at = models.DateTimeField(default=timezone.now)
    account = models.CharField(max_length=80)
    audience = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    what = models.CharField(max_length=12, choices=What)
    by = models.CharField(max_length=80)
    detail = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "accounts_event"
        indexes = [models.Index(fields=["audience", "-id"], name="event_by_audience")]


class Token(models.Model):
    """One row per token that a program uses in the place of an account; see ``tokens``."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=8, unique=True)
    digest = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_token"

    @property
    def is_over(self) -> bool:
        return self.expires <= timezone.now()


class Tally(models.Model):
    """One row per thing counted for a while; see ``counting``."""

    key = models.CharField(primary_key=True, max_length=64)
    ends = models.BigIntegerField()
    """Seconds since 1970, in UTC, from which on it no longer counts."""
    count = models.IntegerField()

    class Meta:
        db_table = "accounts_tally"


class ReleaseProfile(models.Model):
    """One row per (originator, name): how what this desk registers is marked unless it says else.

    ``publisher`` narrows it to documents of that publisher; "" is the desk's own default.
    ``releases`` are codes of audiences; the originator sees it in any case.
    """

    originator = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    name = models.TextField()
    publisher = models.TextField(blank=True)
    handling = models.TextField()
    releases = models.JSONField(default=list)

    class Meta:
        db_table = "accounts_releaseprofile"
        constraints = [
            models.UniqueConstraint(fields=["originator", "name"], name="profile_named"),
            models.UniqueConstraint(
                fields=["originator", "publisher"], name="profile_by_publisher"
            ),
        ]

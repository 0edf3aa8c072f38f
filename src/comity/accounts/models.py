"""Accounts and release profiles. No personal data: an account is named for a desk or an office."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models

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


class ReleaseProfile(models.Model):
    """One row per (originator, name): how what this desk registers is marked unless it says else.

    ``publisher`` narrows it to documents of that publisher; "" is the desk's own default.
    ``releases`` are codes of audiences; the originator sees it in any case.
    """

    originator = models.ForeignKey("record.Audience", models.PROTECT, related_name="+")
    name = models.TextField()
    publisher = models.TextField(blank=True)
    handling = models.TextField(choices=[(label, label) for label in rules.HANDLINGS])
    releases = models.JSONField(default=list)

    class Meta:
        db_table = "accounts_releaseprofile"
        constraints = [
            models.UniqueConstraint(fields=["originator", "name"], name="profile_named"),
            models.UniqueConstraint(
                fields=["originator", "publisher"], name="profile_by_publisher"
            ),
        ]

"""Passwords that a guesser tries first are refused, also where they are stretched to length.

Django's list of common passwords holds few of twelve characters and more; what people do to a
short one is to repeat it, or to add digits and signs to it.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FEWEST_SIGNS = 5
REPEATED = re.compile(r"(.{1,8}?)\1+.{0,3}")
PADDING = re.compile(r"^[\W\d_]+|[\W\d_]+$")
#: Words that everybody tries at this site.
OURS = ("comity", "nato", "ministry", "welcome", "password")


class NotStretched:
    """A validator of Django's: no common password that was made longer by a pattern."""

    def __init__(self) -> None:
        self.common = CommonPasswordValidator().passwords | set(OURS)

    def validate(self, password: str, user: Any = None) -> None:
        low = password.casefold()
        core = PADDING.sub("", low)
        repeated = REPEATED.fullmatch(low) or REPEATED.fullmatch(core)
        if len(set(low)) < FEWEST_SIGNS or repeated or core in self.common:
            raise ValidationError(
                _("This is a common password made longer. Take several words of your own."),
                code="password_stretched",
            )

    def get_help_text(self) -> str:
        return _("A common password stays one with digits behind it, or said twice.")

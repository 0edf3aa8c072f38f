"""Errors of dates.

DateError (a ValueError)   the text is not a date this package reads
"""

from __future__ import annotations


class DateError(ValueError):
    """A text is not EDTF as read here, or names days that do not exist."""

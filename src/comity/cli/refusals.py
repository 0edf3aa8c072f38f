"""What a command refuses, in one line: what was found, what was expected, what to do.

Exit codes: 0 done, 1 refused, 2 misused.
"""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperGroup

#: Errors whose words are for the user, by the module that defines them. Looked up only if loaded:
#: an error that was raised comes from a module that is.
SPOKEN = {
    "comity.dates.errors": ("DateError",),
    "comity.terms.errors": ("TermsError",),
    "comity.reader.errors": ("ReaderError",),
    "comity.reader.claim_json": ("MisshapenClaim",),
    "comity.reader.forms.errors": ("FormError",),
    "comity.record.errors": ("RecordError",),
    "comity.accounts.errors": ("AccountsError",),
    "comity.review.errors": ("ReviewError",),
    "comity.editing.errors": ("EditingError",),
    "comity.releasing.errors": ("ReleasingError",),
    "comity.exchange.errors": ("ExchangeError",),
    "comity.web.serving": ("CannotServe",),
}


class Refused(Exception):
    """The command stops here; the words are shown and nothing else."""


def words_of(error: BaseException) -> str | None:
    """What to tell the user; None for an error that nobody foresaw."""
    if isinstance(error, Refused) or _is_spoken(error):
        return str(error)
    database = sys.modules.get("django.db")
    if database and isinstance(error, database.DatabaseError):
        return _of_database(error)
    validation = sys.modules.get("django.core.exceptions")
    if validation and isinstance(error, validation.ValidationError):
        return " ".join(error.messages)
    if isinstance(error, PermissionError):
        return f"{error.filename}: not yours to write. Choose another folder or ask for the right."
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}."
    return None


def _is_spoken(error: BaseException) -> bool:
    return any(
        module in sys.modules and isinstance(error, getattr(sys.modules[module], name))
        for module, names in SPOKEN.items()
        for name in names
    )


def _of_database(error: BaseException) -> str:
    from django.conf import settings  # loaded already: it is Django's error

    place = settings.DATABASES["default"]["NAME"]
    found = str(error).strip()
    if "readonly" in found or "read-only" in found or "unable to open" in found:
        return (
            f"The record {place} cannot be written ({found}). Make its folder writable, or name"
            " another with COMITY_HOME."
        )
    return f"The database {place} refused: {found}."


class Commands(TyperGroup):
    """A group of commands whose foreseen errors are told in words, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            words = words_of(error)
            if words is None:
                raise
            typer.echo(f"comity: {words}", err=True)
            raise typer.Exit(1) from None

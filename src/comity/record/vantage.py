"""From where one looks at the record: for whom, on which day, at which state of knowledge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from comity.record.errors import RecordError
from comity.record.rows import fetch


class UnknownAudience(RecordError):
    """No audience has that code."""


@dataclass(frozen=True, slots=True)
class Vantage:
    """What every question takes first; nothing of the record is reached without one.

    ``audience`` is a row number (see ``of``). ``on`` is the day in the world asked about, None for
    all time. ``known`` is the state of knowledge, an aware UTC time to the second, None for now.
    """

    audience: int
    on: date | None = None
    known: datetime | None = None

    @classmethod
    def of(cls, code: str, on: date | None = None, known: datetime | None = None) -> Vantage:
        """The vantage of the audience with that code.

        Raises:
            UnknownAudience: there is none.
        """
        row = fetch("SELECT id FROM record_audience WHERE code = %s", [code])
        if not row:
            raise UnknownAudience(
                f"No audience {code!r} is accredited here; use 'public' or ask for it to be added."
            )
        return cls(row[0][0], on, known)

    def at(self, on: date | None) -> Vantage:
        """The same eyes on another day."""
        return replace(self, on=on)

    def revision(self) -> int | None:
        """Number of the last revision known; None for now, 0 before the first.

        A time to the second takes in all of that second.
        """
        if self.known is None:
            return None
        known = self.known.astimezone(UTC).replace(microsecond=0) + timedelta(seconds=1)
        row = fetch(
            "SELECT max(id) FROM record_revision WHERE at < %s",
            [connection.ops.adapt_datetimefield_value(known)],
        )
        return row[0][0] or 0

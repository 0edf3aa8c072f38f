"""From where a reader looks: On · As known on · For, taken from the address and the account.

An account looks for its own audience and may narrow its view to the public's, never widen it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from comity.accounts import rules
from comity.dates import Span
from comity.record.access import PUBLIC
from comity.record.vantage import UnknownAudience, Vantage

#: Parameters of the address that every link carries on.
CARRIED = ("on", "known", "for")
#: The audience of a record that has not begun: it sees nothing.
NOBODY = 0
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?:Z|\+00:00)?")


class NotADay(ValueError):
    """The words say what was found, what was expected and what to do."""


@dataclass(frozen=True, slots=True)
class Looking:
    """The vantage of one request, and the words in which its address gave it.

    ``day`` is the day on which standings are shown: ``vantage.on``, or today where none is given.
    ``problems`` says what could not be understood; the vantage then leaves it out.
    """

    vantage: Vantage
    audience: str
    own: str
    on: str
    known: str
    day: date
    problems: tuple[str, ...]
    query: str

    @property
    def today(self) -> Vantage:
        """The vantage with its day always set."""
        return self.vantage.at(self.day)

    @property
    def until(self) -> Span | None:
        """All that took place by the day asked about; None where none was."""
        return Span.parse(f"../{self.vantage.on}") if self.vantage.on else None

    @property
    def ever(self) -> Vantage:
        """The vantage over all time."""
        return self.vantage.at(None)


def today() -> date:
    """The day it is, in UTC."""
    return timezone.now().date()


def parse_day(text: str) -> date:
    """The day that ``text`` writes as year-month-day.

    Raises:
        NotADay: it does not.
    """
    try:
        if not DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise NotADay(
            _(
                "“On” was given as “%(text)s”, which is not a day. Expected year-month-day, such"
                " as 2022-04-07. Correct it above; until then no day is chosen."
            )
            % {"text": text[:40]}
        ) from None


def parse_known(text: str) -> datetime:
    """The last second, in UTC, of what ``text`` writes: a day, a minute or a second.

    Raises:
        NotADay: it writes none of them.
    """
    try:
        if not MOMENT.fullmatch(text):
            raise ValueError(text)
        bare = text.removesuffix("Z").removesuffix("+00:00").replace(" ", "T")
        ends = {10: "T23:59:59", 16: ":59"}.get(len(bare), "")
        return datetime.fromisoformat(bare + ends).replace(tzinfo=UTC)
    except ValueError:
        raise NotADay(
            _(
                "“As known on” was given as “%(text)s”, which is not a time. Expected"
                " year-month-day, or with hours and minutes in UTC, such as 2023-04-11 or"
                " 2023-04-11T09:30. Correct it above; until then all that is known now is shown."
            )
            % {"text": text[:40]}
        ) from None


def looking_at(request: HttpRequest) -> Looking:
    """From where this request looks; worked out once a request."""
    found: Looking | None = getattr(request, "comity_looking", None)
    if found is None:
        found = _look(request)
        request.comity_looking = found  # type: ignore[attr-defined]
    return found


def _look(request: HttpRequest) -> Looking:
    given = {name: request.GET.get(name, "").strip() for name in CARRIED}
    problems: list[str] = []
    on, known = None, None
    if given["on"]:
        try:
            on = parse_day(given["on"])
        except NotADay as error:
            problems.append(str(error))
    if given["known"]:
        try:
            known = parse_known(given["known"])
        except NotADay as error:
            problems.append(str(error))
    own, number = _own_audience(request)
    audience = own
    if given["for"] not in ("", own):
        if given["for"] == PUBLIC:
            audience, number = PUBLIC, None
        else:
            problems.append(
                _(
                    "“For” was given as “%(text)s”. Expected “public” or your own audience:"
                    " nobody may look with another's eyes. Your own view is shown."
                )
                % {"text": given["for"][:40]}
            )
    if number is None:
        try:
            vantage = Vantage.of(audience, on, known)
        except UnknownAudience:
            vantage = Vantage(NOBODY, on, known)
    else:
        vantage = Vantage(number, on, known)
    carried = {
        "on": given["on"] if on else "",
        "known": given["known"] if known else "",
        "for": PUBLIC if audience == PUBLIC != own else "",
    }
    return Looking(
        vantage=vantage,
        audience=audience,
        own=own,
        on=given["on"],
        known=given["known"],
        day=on or today(),
        problems=tuple(problems),
        query=urlencode({name: text for name, text in carried.items() if text}),
    )


def _own_audience(request: HttpRequest) -> tuple[str, int | None]:
    """Code and row number of the audience the account reads for; the public where it may not."""
    scopes = getattr(request, "comity_scopes", ("read",))  # those of a token; see ``tokens``
    reads = request.user.is_authenticated and rules.may_read(request.user.role)
    if not request.user.is_authenticated or not reads or "read" not in scopes:
        return PUBLIC, None
    audience = request.user.audience
    return audience.code, audience.pk

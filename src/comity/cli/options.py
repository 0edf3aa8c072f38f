"""Options that many commands share, and how their words are read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated

import typer

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?:Z|\+00:00)?")


def read_day(text: str) -> date:
    """The day that ``text`` writes as year-month-day; "today" is the day it is, in UTC."""
    if text == "today":
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a day; expected year-month-day, such as 2022-04-07"
        ) from None


def read_moment(text: str) -> datetime:
    """The last second, in UTC, of the day, minute or second that ``text`` writes."""
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        bare = text.removesuffix("Z").removesuffix("+00:00").replace(" ", "T")
        ends = {10: "T23:59:59", 16: ":59"}.get(len(bare), "")
        return datetime.fromisoformat(bare + ends).replace(tzinfo=UTC)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a time; expected a day or a UTC time, such as 2023-04-11 or"
            " 2023-04-11T09:30"
        ) from None


AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", parser=read_day, metavar="DAY", help="On this day in the world; else today."
    ),
]
When = Annotated[
    date | None,
    typer.Option(
        "--as-of", parser=read_day, metavar="DAY", help="On this day alone; else at any time."
    ),
]
Known = Annotated[
    datetime | None,
    typer.Option(
        "--known", parser=read_moment, metavar="TIME",
        help="As the record knew it at this UTC time; else now.",
    ),
]  # fmt: skip
For = Annotated[
    str,
    typer.Option(
        "--for", envvar="COMITY_FOR", metavar="AUDIENCE",
        help="For whom: the code of an audience, such as JPN.",
    ),
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="As JSON.")]

"""Standings over time as a picture: where each bar stands, in the units of its SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.dates import FIRST_DAY, LAST_DAY, Span

LEFT, WIDTH, ROW, HEAD = 250, 900, 24, 26
#: Days beyond the first and last change that are drawn.
MARGIN_DAYS = 400
STEPS_YEARS = (1, 2, 5, 10, 20, 50, 100)
MOST_YEARS_NAMED = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One standing: ``x`` to ``x + width`` is possible, ``sure_x`` to its end certain."""

    label: str
    words: str
    text_y: float
    y: float
    x: float
    width: float
    sure_x: float
    sure_width: float

    @property
    def vague(self) -> bool:
        """Whether some of it is only possible."""
        return self.width - self.sure_width > 1


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """``day_x`` is where the day looked from stands, None outside the picture."""

    height: float
    width: float
    left: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    day_x: float | None
    day_words: str


def timeline(rows: Sequence[tuple[str, str, Span]], day: date) -> Timeline | None:
    """The picture of (label, words, span) rows; None where nothing has a known beginning or end."""
    today = day.toordinal()
    known = [
        bound
        for _, _, span in rows
        for bound in (span.start_earliest, span.start_latest, span.end_earliest, span.end_latest)
        if FIRST_DAY < bound < LAST_DAY
    ]
    if not known:
        return None
    first = max(min([*known, today]) - MARGIN_DAYS, 1)
    last = min(max([*known, today]) + MARGIN_DAYS, LAST_DAY - 1)

    def place(number: int) -> float:
        clipped = min(max(number, first), last)
        return round(LEFT + (clipped - first) / (last - first) * (WIDTH - LEFT), 1)

    bars = []
    for index, (label, words, span) in enumerate(rows):
        x, end = place(span.start_earliest), place(span.end_latest + 1)
        sure_x, sure_end = place(span.start_latest), place(span.end_earliest + 1)
        y = HEAD + index * ROW
        bars.append(
            Bar(
                label, words, y + ROW * 0.68, y + 5, x, max(end - x, 2.0),
                sure_x, max(sure_end - sure_x, 0.0),
            )
        )  # fmt: skip
    return Timeline(
        HEAD + len(rows) * ROW + 6, WIDTH, LEFT, tuple(bars), tuple(_ticks(first, last, place)),
        place(today), day.isoformat(),
    )  # fmt: skip


def _ticks(first: int, last: int, place: object) -> list[Tick]:
    low, high = date.fromordinal(first).year + 1, date.fromordinal(last).year
    step = next(
        (step for step in STEPS_YEARS if (high - low) / step <= MOST_YEARS_NAMED), STEPS_YEARS[-1]
    )
    years = range(-(-low // step) * step, high + 1, step)
    assert callable(place)
    return [Tick(place(date(year, 1, 1).toordinal()), year) for year in years]

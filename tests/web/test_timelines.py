"""Standings as a picture: bars stand where their days are, and tell what is only possible."""

from __future__ import annotations

from datetime import date

from comity.dates import Span
from comity.web.timelines import LEFT, WIDTH, timeline

DAY = date(2022, 4, 7)


def rows(*spans: str) -> list[tuple[str, str, Span]]:
    return [(text, text, Span.parse(text)) for text in spans]


def test_bars_keep_the_order_of_their_days() -> None:
    drawn = timeline(rows("1994-05-09/2023-04-03", "2023-04-04/.."), DAY)
    assert drawn is not None
    before, after = drawn.bars

    assert before.x + before.width <= after.x + 0.2
    assert after.x + after.width == WIDTH
    assert drawn.day_x is not None
    assert before.x < drawn.day_x < after.x


def test_what_is_only_possible_is_told() -> None:
    drawn = timeline(rows("1994-05-09/2023-04-03", "1990~/2023-04-03"), DAY)
    assert drawn is not None
    sure, vague = drawn.bars

    assert not sure.vague
    assert vague.vague
    assert vague.sure_x > vague.x


def test_what_has_no_known_beginning_starts_at_the_edge() -> None:
    drawn = timeline(rows("../2023-04-03"), DAY)
    assert drawn is not None

    assert drawn.bars[0].x == LEFT


def test_nothing_dated_is_no_picture() -> None:
    assert timeline(rows("../.."), DAY) is None
    assert timeline([], DAY) is None


def test_years_are_named_a_few() -> None:
    drawn = timeline(rows("1815/2020"), DAY)
    assert drawn is not None

    assert 2 < len(drawn.ticks) <= 13

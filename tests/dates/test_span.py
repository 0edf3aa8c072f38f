"""EDTF in, bounds and answers out."""

from __future__ import annotations

from datetime import date

import pytest

from comity.dates import FIRST_DAY, LAST_DAY, Answer, DateError, Span


def bounds(text: str) -> list[str]:
    span = Span.parse(text)
    numbers = (span.start_earliest, span.start_latest, span.end_earliest, span.end_latest)
    names = {FIRST_DAY: "open", LAST_DAY: "open"}
    return [names.get(number) or date.fromordinal(number).isoformat() for number in numbers]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-04-12", "2022-04-12", "2022-04-12"),
        ("2022-04", "2022-04-01", "2022-04-30"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("0988", "0988-01-01", "0988-12-31"),
        ("Y2022", "2022-01-01", "2022-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2004-06-XX", "2004-06-01", "2004-06-30"),
        ("2004-06-2X", "2004-06-20", "2004-06-29"),
        ("2004-1X", "2004-10-01", "2004-12-31"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("2XXX-02-29", "2000-02-29", "2996-02-29"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2022-29", "2022-09-01", "2022-11-30"),
        ("2022-34", "2022-04-01", "2022-06-30"),
        ("2022-39", "2022-09-01", "2022-12-31"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("2022-04-12T10:30:00+02:00", "2022-04-12", "2022-04-12"),
        ("[2021-05-03, 2021-05-09]", "2021-05-03", "2021-05-09"),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("[1667,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[2021..]", "2021-01-01", "open"),
    ],
)
def test_a_lone_date_is_somewhere_within_its_window(text: str, earliest: str, latest: str) -> None:
    assert bounds(text) == [earliest, latest, earliest, latest]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2022-04-12~", "2022-04-05", "2022-04-19"),
        ("2022-04~", "2022-03-01", "2022-05-31"),
        ("2012~", "2011-01-01", "2013-12-31"),
        ("2012?", "2011-01-01", "2013-12-31"),
        ("2012%", "2010-01-01", "2014-12-31"),
        ("199X~", "1985-01-01", "2004-12-31"),
        ("19XX~", "1875-01-01", "2024-12-31"),
        ("2022-21~", "2021-12-01", "2022-08-31"),
        ("2004-06~-11", "2004-05-11", "2004-07-11"),
        ("~2004-06-11", "2003-06-11", "2005-06-11"),
        ("2004-06-~11", "2004-06-04", "2004-06-18"),
        ("?2004-06-~11", "2003-06-04", "2005-06-18"),
        ("2004-06-XX~", "2004-05-01", "2004-07-31"),
    ],
)
def test_doubt_widens_by_the_finest_part_doubted(text: str, earliest: str, latest: str) -> None:
    assert bounds(text) == [earliest, latest, earliest, latest]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-07-11/2023-07-12", ["2023-07-11", "2023-07-11", "2023-07-12", "2023-07-12"]),
        ("2022-04/2022-06", ["2022-04-01", "2022-04-30", "2022-06-01", "2022-06-30"]),
        ("2012~/2012-06", ["2011-01-01", "2012-06-30", "2012-06-01", "2012-06-30"]),
        ("2012/..", ["2012-01-01", "2012-12-31", "open", "open"]),
        ("../2023-04-03", ["open", "open", "2023-04-03", "2023-04-03"]),
        ("/2023-04-03", ["open", "2023-04-03", "2023-04-03", "2023-04-03"]),
        ("2012/", ["2012-01-01", "2012-12-31", "2012-01-01", "open"]),
        ("../..", ["open"] * 4),
    ],
)
def test_open_is_not_unknown(text: str, expected: list[str]) -> None:
    assert bounds(text) == expected


def test_canonical_text() -> None:
    assert str(Span.parse(" Y2022 ")) == "2022"
    assert str(Span.parse("2022-04/2022-04")) == "2022-04"
    assert str(Span.parse("{1960, 1961}")) == "{1960,1961}"
    assert Span.parse("2022-04/2022-04") == Span.parse("2022-04")
    assert Span.of(date(988, 7, 1)) == Span.parse("0988-07-01")
    assert Span.parse("../..") == Span.ALWAYS


def test_between_builds_intervals_from_two_ends() -> None:
    assert str(Span.between("2012", "")) == "2012/"
    assert str(Span.between("..", "2023-04-03")) == "../2023-04-03"
    assert Span.between("2012", "..", as_of="2020") == Span.parse("2012/..")


def test_as_of_holds_on_that_day_and_possibly_on_others() -> None:
    span = Span.between("", "", as_of="2023-04-11")
    assert span.covers(date(2023, 4, 11)) is Answer.yes
    assert span.covers(date(2023, 4, 10)) is Answer.possibly
    assert span.covers(date(2023, 4, 12)) is Answer.possibly
    since = Span.between("1949", "", as_of="2023-04-11")
    assert since.covers(date(1948, 12, 31)) is Answer.no
    assert since.covers(date(1950, 1, 1)) is Answer.yes
    assert since.covers(date(2023, 4, 12)) is Answer.possibly


def test_a_status_that_changed_between_two_pages() -> None:
    partner, member = Span.parse("1994-05-09/2023-04-03"), Span.parse("2023-04-04/..")
    assert partner.covers(date(2022, 4, 7)) is Answer.yes
    assert partner.covers(date(2023, 4, 11)) is Answer.no
    assert member.covers(date(2023, 4, 11)) is Answer.yes
    assert partner.before(member) is Answer.yes
    assert partner.overlaps(member) is Answer.no


def test_answers_within_bounds_are_possibly() -> None:
    month = Span.parse("2022-04")
    assert month.covers(date(2022, 4, 7)) is Answer.possibly
    assert month.covers(date(2022, 5, 1)) is Answer.no
    assert month.before(Span.parse("2022-04-20")) is Answer.possibly
    assert month.overlaps(Span.parse("2022-03-01/2022-05-31")) is Answer.yes
    assert Span.parse("2022-06/2022-08").covers(date(2022, 7, 15)) is Answer.yes
    assert Span.parse("2022-06-01").is_exact
    assert not month.is_exact


NO_DATES = """
.. 2022-13 2022-02-30 2023-02-29 0000 12345 -0044 2022-4 soon 2022/2021 2021/2022/2023 [] [..]
{2021,2022}/2023 2023-02-3X XXXX-02-30 2022-21-03 2022-42 28–30 [2022..2021] 2022/soon
"""


@pytest.mark.parametrize("text", ["", "28–30 June 2022", *NO_DATES.split()])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        Span.parse(text)

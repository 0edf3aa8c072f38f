"""Dates in prose, set by a date of publication: Wednesday, 13 April 2022."""

from __future__ import annotations

from datetime import date

import pytest

from comity.dates.prose import Tense, find_dates

PUBLISHED = date(2022, 4, 13)


def readings(text: str) -> list[tuple[str, str, str]]:
    return [(m.exact, m.edtf, m.preposition) for m in find_dates(text, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "exact", "edtf", "preposition"),
    [
        ("They met on 6 April 2022.", "6 April 2022", "2022-04-06", "on"),
        ("On April 6, 2021, they met.", "April 6, 2021", "2021-04-06", "on"),
        ("Signed Apr. 6, 2021", "Apr. 6, 2021", "2021-04-06", ""),
        ("on the 6th of April 2021", "6th of April 2021", "2021-04-06", "on"),
        ("on Tuesday, 12 April 2022, the", "Tuesday, 12 April 2022", "2022-04-12", "on"),
        ("dated 2021-04-06.", "2021-04-06", "2021-04-06", "dated"),
        ("On 11 and 12 July 2023 ", "11 and 12 July 2023", "2023-07-11/2023-07-12", "on"),
        ("Held July 11-12, 2023", "July 11-12, 2023", "2023-07-11/2023-07-12", ""),
        ("from 28 to 30 June", "28 to 30 June", "2022-06-28/2022-06-30", "from"),
        ("28–30 June 2022", "28–30 June 2022", "2022-06-28/2022-06-30", ""),
        ("between 2 and 5 May", "2 and 5 May", "2022-05-02/2022-05-05", "between"),
        ("over the period 15-20  June 1976", "15-20  June 1976", "1976-06-15/1976-06-20", "over"),
        ("from 30 May to 2 June 2021", "30 May to 2 June 2021", "2021-05-30/2021-06-02", "from"),
        (
            "from 28 December to 3 January 2021",
            "28 December to 3 January 2021",
            "2020-12-28/2021-01-03",
            "from",
        ),
        ("on 5 and 9 May 2021", "5 and 9 May 2021", "{2021-05-05,2021-05-09}", "on"),
        ("In April 2021 they met", "April 2021", "2021-04", "in"),
        ("members since 2012.", "2012", "2012", "since"),
        ("between 2014 and 2020", "2014 and 2020", "2014/2020", "between"),
        ("in 2021-22", "2021-22", "2021/2022", "in"),
        ("in the 1990s", "1990s", "199X", "in"),
        ("in the second half of 2021", "second half of 2021", "2021-41", "in"),
        ("in Q3 2021", "Q3 2021", "2021-35", "in"),
        ("by the end of 2025", "2025", "2025", "by"),
        ("in the summer of 2021", "summer of 2021", "2021-22", "in"),
        ("as of 11 April 2023", "11 April 2023", "2023-04-11", "as of"),
    ],
)
def test_dates_in_full(text: str, exact: str, edtf: str, preposition: str) -> None:
    assert readings(text) == [(exact, edtf, preposition)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They spoke today.", "2022-04-13"),
        ("They spoke yesterday evening.", "2022-04-12"),
        ("They will speak tomorrow.", "2022-04-14"),
        ("this week", "2022-04-11/2022-04-17"),
        ("later this month", "2022-04"),
        ("last year", "2021"),
        ("next month", "2022-05"),
        ("last Tuesday", "2022-04-12"),
        ("next Monday", "2022-04-18"),
        ("on Tuesday of last week", "2022-04-05"),
        ("two weeks ago", "2022-03-30~"),
        ("100 years ago", "1922"),
        ("last July", "2021-07"),
        ("next April", "2023-04"),
        ("in July last year", "2021-07"),
        ("on 12 May this year", "2022-05-12"),
    ],
)
def test_relative_dates(text: str, edtf: str) -> None:
    (mention,) = find_dates(text, PUBLISHED)
    assert (mention.edtf, mention.relative) == (edtf, True)
    assert find_dates(text, None) == []


def test_the_nearest_year_is_taken_and_tense_may_overrule() -> None:
    (mention,) = find_dates("On December 28 a call took place.", date(2022, 1, 5))
    assert mention.edtf == "2021-12-28"
    (mention,) = find_dates("met on Friday", PUBLISHED)
    assert (mention.edtf, mention.when(Tense.future)) == ("2022-04-08", "2022-04-15")
    (mention,) = find_dates("will meet on Friday", PUBLISHED)
    assert (mention.edtf, mention.when(Tense.past)) == ("2022-04-15", "2022-04-08")


def test_without_publication_the_year_stays_open() -> None:
    assert [m.edtf for m in find_dates("on 12 May and in June", None)] == ["XXXX-05-12", "XXXX-06"]


def test_dates_in_a_list_stand_apart() -> None:
    text = "in April 2021, May 2021 and June 2022"
    assert [m.edtf for m in find_dates(text, PUBLISHED)] == ["2021-04", "2021-05", "2022-06"]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "May we recall that Ms May met April Stone.",
        "resolution 2259 and resolution 2259 (2015)",
        "at 11:02 a total of 2000 troops",
        "it cost $2000, or 2000 euros",
        "March 15,000 people",
        "on 31 April 2022",
        "in the past few days",
        "over the next year",
        "the Good Friday Agreement",
        "They meet every Tuesday.",
        "in today's complex environment",
        "the 2030 Agenda, Agenda 2030 and NATO 2030",
        "G20 June and G-20 June",
        "1500 to 2000 people, and between 2000 and 3000 more",
        "3/4/2022",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


def test_words_may_wrap_and_spaces_vary() -> None:
    text = "They met on 15 -  20\n   June\u00a01976, then\n\nApril"
    (mention,) = find_dates(text, PUBLISHED)
    assert mention.exact == "15 -  20\n   June\u00a01976"
    assert mention.edtf == "1976-06-15/1976-06-20"
    assert text[mention.start : mention.end] == mention.exact


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on Thursday, June 8", "2023-06-08"),
        ("on Wednesday morning 28 April", "2021-04-28"),
    ],
)
def test_a_weekday_settles_the_year(text: str, edtf: str) -> None:
    (mention,) = find_dates(text, PUBLISHED)
    assert mention.edtf == mention.past == mention.future == edtf


def test_a_weekday_settles_the_month() -> None:
    (mention,) = find_dates("on Tuesday, 5th", PUBLISHED)
    assert (mention.edtf, mention.future) == ("2022-04-05", "2022-07-05")


def test_days_that_follow_each_other_are_a_range() -> None:
    text = "on Tuesday and Wednesday, or on 30 June and 1 July, or 2-4 and 7 May 2022"
    assert [m.edtf for m in find_dates(text, PUBLISHED)] == [
        "2022-04-12/2022-04-13",
        "2022-06-30/2022-07-01",
        "{2022-05-02..2022-05-04,2022-05-07}",
    ]


def test_precision_tells_the_kind_of_stretch() -> None:
    text = (
        "today; this week; the week of March 14; in June; this spring; in Q3 2021; in the first"
        " half of this year; in 2021; in the 1990s; 5-6 May; 5 and 9 May"
    )
    assert [m.precision for m in find_dates(text, PUBLISHED)] == [
        *("day", "week", "week", "month", "season", "quarter", "half", "year", "decade"),
        *("range", "set"),
    ]


def test_today_is_a_date_when_something_is_held() -> None:
    assert [m.exact for m in find_dates("At today's meeting of ministers", PUBLISHED)] == ["today"]


@pytest.mark.parametrize("words", ["Monday 1, ", "on Monday, the ", "1 and Monday 2 to ", "- 1 "])
def test_hostile_runs_end(words: str) -> None:
    find_dates(f"{words * 80} met", PUBLISHED)  # exponential matching would hang here

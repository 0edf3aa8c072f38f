"""Dates of publication as documents state them."""

from __future__ import annotations

import pytest

from comity.reader.forms.dating import published_date, stated_dates


@pytest.mark.parametrize(
    ("stated", "edtf"),
    [
        ("2023-04-11", "2023-04-11"),
        ("2023-04-11T23:30:00+02:00", "2023-04-11"),
        ("20230411", "2023-04-11"),
        ("2023/04/11 10:00", "2023-04-11"),
        ("2023-04", "2023-04"),
        ("Tue, 11 Apr 2023 11:02:00 GMT", "2023-04-11"),
        ("11 Apr. 2023 11:02", "2023-04-11"),
        ("April 11th, 2023", "2023-04-11"),
        ("11.04.2023", "2023-04-11"),
        ("13/04/2023", "2023-04-13"),
        ("04/13/2023", "2023-04-13"),
        ("04/11/2023", ""),
        ("11/11/2023", "2023-11-11"),
        ("30 February 2023", ""),
        ("May 2021", "2021-05"),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_published_date(stated: str, edtf: str) -> None:
    assert published_date(stated) == edtf


def test_lines_that_state_dates() -> None:
    lines = ["• Last updated: 11 Apr. 2023 11:02", "Published on 3 March 2022", "Met in May 2021"]
    assert stated_dates(lines) == {"modified": "2023-04-11", "published": "2022-03-03"}


@pytest.mark.parametrize("line", ["Thursday, 4 May 2023", "4 May 2023", "May 4, 2023 10:30 am"])
def test_a_line_that_is_a_date(line: str) -> None:
    assert stated_dates([line]) == {"published": "2023-05-04"}


@pytest.mark.parametrize("line", ["On 4 May 2023 the ministers met.", "Date of the talks: soon"])
def test_a_line_that_only_holds_a_date_states_none(line: str) -> None:
    assert stated_dates([line]) == {}

"""Spans in words."""

from __future__ import annotations

import pytest

from comity.dates import Span, in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022", "2022"),
        ("2022-04", "April 2022"),
        ("2022-04-06", "6 April 2022"),
        ("2023-07-11/2023-07-12", "11–12 July 2023"),
        ("2022-06-28/2022-07-02", "28 June – 2 July 2022"),
        ("2021-12-28/2022-01-03", "28 December 2021 – 3 January 2022"),
        ("2022-04/2022-06", "April–June 2022"),
        ("2021-11/2022-02", "November 2021 – February 2022"),
        ("2014/2019", "2014–2019"),
        ("2014/2019-05", "2014 to May 2019"),
        ("2023-04-04/", "from 4 April 2023"),
        ("2012/..", "since 2012"),
        ("../2023-04-03", "until 3 April 2023"),
        ("/2023-04-03", "until 3 April 2023"),
        ("../..", "at all times"),
        ("/", "at an unknown time"),
        ("2012~", "about 2012"),
        ("2012?/..", "since perhaps 2012"),
        ("2012%", "perhaps about 2012"),
        ("199X", "the 1990s"),
        ("19XX", "a year from 1900 to 1999"),
        ("2004-06-XX", "some day in June 2004"),
        ("2004-XX", "some month in 2004"),
        ("1985-XX-XX", "some day in 1985"),
        ("XXXX-12-25", "25 December of an unstated year"),
        ("2022-22", "summer 2022"),
        ("2022-30", "summer (southern) 2022"),
        ("2022-33", "first quarter of 2022"),
        ("2022-38", "second third of 2022"),
        ("2022-41", "second half of 2022"),
        ("2021-21/2022-22", "spring 2021 to summer 2022"),
        ("{2022-05-05,2022-05-09}", "5 May 2022 and 9 May 2022"),
        ("[2021,2022..2023]", "2021 or 2022 to 2023"),
        ("[..1984]", "1984 or before"),
        ("[..2023-04]/[2023-04..]", "as of April 2023"),
        ("1990/[2023..]", "from 1990 to 2023 or later"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    assert in_words(Span.parse(text)) == words

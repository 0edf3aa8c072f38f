"""Meetings told as members of a series, each with its own date."""

from comity.reader import Gazetteer, Text, read
from comity.reader.claims import EngagementClaim


def meetings(text: str) -> list[tuple[str, bool, tuple[str, ...]]]:
    claims = read(Text(text, published="2022-06-01"), Gazetteer.from_terms()).claims
    return sorted(
        (claim.date, claim.planned, claim.parties)
        for claim in claims
        if isinstance(claim, EngagementClaim)
    )


PAIR = ("CHL", "PER")


def test_the_round_before_and_the_round_to_come() -> None:
    text = (
        "Officials of Chile and Peru held talks in Lima on 19 May 2022. This was the second round "
        "of talks, after one held by video conference in March 2022. A third round is planned for "
        "2023 in Arica."
    )
    assert meetings(text) == [
        ("2022-03", False, PAIR),
        ("2022-05-19", False, PAIR),
        ("2023", True, PAIR),
    ]


def test_dates_of_several_meetings_are_several_meetings() -> None:
    text = (
        "The Foreign Minister of Chile attended meetings of ASEAN Foreign Ministers in May 2019, "
        "June 2020 and July 2021."
    )
    assert [date for date, _, _ in meetings(text)] == ["2019-05", "2020-06", "2021-07"]


def test_what_did_not_take_place_or_might_is_no_meeting() -> None:
    text = (
        "No meeting with Peru took place in May 2022. If Chile and Peru held talks tomorrow, "
        "Norway would welcome it."
    )
    assert meetings(text) == []

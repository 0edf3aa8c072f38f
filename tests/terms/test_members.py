"""Who belonged to what, and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from comity.dates import Answer
from comity.terms import UnknownActorError, load_terms, members_of


def codes(organisation: str, day: str, kind: str = "member") -> set[str]:
    on = date.fromisoformat(day)
    return {code for code, answer in members_of(organisation, on, kind) if answer is Answer.yes}


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "1949-04-04", 12),
        ("NATO", "1999-03-11", 16),
        ("NATO", "1999-03-12", 19),
        ("NATO", "2022-04-07", 30),
        ("NATO", "2023-04-11", 31),
        ("NATO", "2024-03-07", 32),
        ("EU", "1990-01-01", 12),
        ("EU", "2020-01-31", 28),
        ("EU", "2020-02-01", 27),
        ("ASEAN", "2025-10-25", 10),
        ("ASEAN", "2025-10-26", 11),
        ("G7", "1975-11-15", 6),
        ("G7", "2023-05-20", 7),
        ("G8", "2013-06-18", 8),
        ("G20", "2022-11-15", 20),
        ("G20", "2023-09-09", 21),
        ("QUAD", "2021-09-24", 4),
        ("AUKUS", "2021-09-15", 3),
        ("OSCE", "1973-07-03", 35),
        ("OSCE", "2022-01-01", 57),
        ("COE", "2022-03-15", 47),
        ("COE", "2022-03-16", 46),
        ("AU", "2002-07-09", 53),
        ("AU", "2023-01-01", 55),
        ("PIF", "2016-09-10", 18),
        ("GCC", "1981-05-25", 6),
        ("OECD", "2021-05-25", 38),
        ("UNSC-P5", "1950-01-01", 5),
        ("UNSC-P5", "2022-01-01", 5),
        ("UN", "1945-12-31", 51),
        ("UN", "2012-01-01", 193),
        ("COMMONWEALTH", "2023-01-01", 56),
        ("B9", "2023-06-06", 9),
        ("V4", "1991-02-15", 3),
        ("V4", "1993-01-01", 4),
        ("NB8", "2020-01-01", 8),
        ("JEF", "2022-01-01", 10),
        ("OIC", "2020-01-01", 57),
        ("APEC", "2023-11-15", 21),
        ("CPTPP", "2024-12-15", 12),
        ("LAS", "2020-01-01", 22),
        ("CELAC", "2023-01-24", 33),
        ("IP4", "2022-06-29", 4),
    ],
)
def test_an_organisation_has_as_many_members_as_it_had(organisation: str, day: str, count: int):
    assert len(codes(organisation, day)) == count


def test_finland_is_a_partner_then_an_invitee_then_a_member():
    assert "FIN" in codes("NATO", "2022-04-07", "partner")
    assert "FIN" not in codes("NATO", "2022-04-07")
    assert "FIN" in codes("NATO", "2022-07-05", "invitee")
    assert "FIN" in codes("NATO", "2023-04-03", "partner")
    assert "FIN" in codes("NATO", "2023-04-11")
    for kind in ("partner", "invitee", "aspirant"):
        assert "FIN" not in codes("NATO", "2023-04-04", kind)


def test_the_indo_pacific_partners_are_partners_of_nato():
    assert codes("IP4", "2022-04-07") == {"AUS", "JPN", "KOR", "NZL"}
    assert codes("IP4", "2022-04-07") <= codes("NATO", "2022-04-07", "partner")
    assert codes("IP4", "2019-01-01") == set()


def test_aspirants_and_candidates_are_told_from_members():
    assert codes("NATO", "2022-05-20", "aspirant") == {"BIH", "GEO", "UKR", "FIN", "SWE"}
    assert {"UKR", "MDA", "TUR", "SRB"} <= codes("EU", "2024-01-01", "candidate")


def test_a_date_known_to_the_year_gives_possibly():
    answers = dict(members_of("SPC", date(1965, 6, 1)))
    assert answers["WSM"] is Answer.possibly
    assert answers["AUS"] is Answer.yes


def test_each_member_is_told_once_by_code():
    partners = [code for code, _ in members_of("NATO", date(2022, 4, 7), "partner")]
    assert partners == sorted(set(partners))


def test_an_unknown_organisation_is_an_error():
    with pytest.raises(UnknownActorError, match="XYZZY"):
        members_of("XYZZY", date(2022, 1, 1))


def test_russia_follows_the_soviet_union_without_a_day_between():
    last = next(
        row
        for row in load_terms().memberships
        if (row.actor, row.organisation, row.kind) == ("SUN", "UN", "member")
    )
    day_after = date.fromisoformat(last.end) + timedelta(days=1)
    assert "RUS" in codes("UN", day_after.isoformat())

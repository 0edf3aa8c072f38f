from __future__ import annotations

from datetime import date

import pytest

from comity.reader.discourse import Discourse
from comity.reader.gazetteer import Gazetteer
from comity.reader.holders import Holder

DAY = date(2022, 6, 29).toordinal()
GAZETTEER = Gazetteer.build(
    names=(),
    holders=[
        Holder("Ada Ekman", "AAA", "leaders", "President", DAY - 10, DAY + 10),
        Holder("Ekman Tor", "BBB", "ministers", "Foreign Minister", DAY, DAY, "Ekman"),
        Holder("Rolf Ekman", "CCC", "leaders", "President", 0, DAY - 11),
        Holder("Ada bin Osk", "DDD", "leaders", "Monarch", 0, DAY, "", ("Osk the Younger",)),
    ],
)


@pytest.mark.parametrize(
    ("name", "actors"),
    [
        ("Ekman", {"AAA", "BBB"}),
        ("ada ékman", {"AAA"}),
        ("Ada M. Ekman’s", {"AAA"}),
        ("Ada Ekman Jr.", {"AAA"}),
        ("Tor Ekman", {"BBB"}),
        ("Rolf Ekman", set()),
        ("Mo bin Osk", set()),
        ("Osk the Younger", {"DDD"}),
        ("Ada", set()),
    ],
)
def test_holders_of_the_day_by_name(name: str, actors: set[str]) -> None:
    assert {holder.actor for holder in GAZETTEER.holders_named(name, DAY)} == actors


def test_a_given_name_alone_recalls_no_crown() -> None:
    discourse = Discourse(GAZETTEER, "", DAY)
    assert discourse.recall("Osk") is None
    assert discourse.recall("Ada Ekman") is not None


def test_without_a_day_holders_of_any_time_are_found() -> None:
    found = GAZETTEER.holders_named("Rolf Ekman", None)
    assert [holder.actor for holder in found] == ["CCC"]


def test_the_packaged_gazetteer_knows_office_holders() -> None:
    (holder,) = Gazetteer.from_terms().holders_named("Jens Stoltenberg", DAY)
    assert (holder.actor, holder.level) == ("NATO", "secretary-general")

"""Who held which office when, and the writings by which a text may name them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from comity.dates.days import FIRST_DAY, LAST_DAY
from comity.terms.holders import fold, writings_of


class Holder(NamedTuple):
    """``person`` holds for ``actor`` an office of a level over a span of days."""

    person: str
    actor: str
    level: str
    title: str = ""
    first_day: int = FIRST_DAY
    last_day: int = LAST_DAY
    family: str = ""
    """The family name; "" if it is the last word of ``person``."""
    aliases: tuple[str, ...] = ()

    @property
    def writings(self) -> tuple[str, ...]:
        """The usual ways to write the name, folded."""
        return writings_of(self.person, self.family_name, self.aliases)

    @property
    def regnal(self) -> bool:
        """Known by a given name, which alone says nothing: Victoria may be a state or a city."""
        return self.title in ("Monarch", "Member of a royal house", "Pope")

    @property
    def family_name(self) -> str:
        return self.family or self.person.split()[-1]


def by_writing(holders: Sequence[Holder]) -> dict[str, tuple[int, ...]]:
    """Places of holders by each writing of their names, and by the last word of family name and
    alias with "…" before it."""
    table: dict[str, list[int]] = {}
    for place, holder in enumerate(holders):
        last = {fold(name).split()[-1] for name in (holder.family_name, *holder.aliases)}
        for key in {*holder.writings, *("…" + word for word in last)}:
            table.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in table.items()}

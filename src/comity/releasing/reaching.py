"""Whom a release would reach, worked out before anybody confirms it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from comity.accounts.policy import handlings
from comity.accounts.rules import PUBLIC, check_release
from comity.partners.queries import Actor, actor_by_code, members
from comity.record.access import audiences_by_code
from comity.record.holdings import Row, held_back
from comity.record.reach import audiences_reached
from comity.record.vantage import UnknownAudience, Vantage


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a release reaches. ``releases`` are codes of audiences with groups expanded.

    ``gain`` and ``lose`` are those who would see more, or less, than now; ``absent`` members of
    named groups that are not accredited here and so see nothing. ``held_back`` counts entries
    that stay hidden from some of them, since they name things that those may not see.
    """

    handling: str
    releases: tuple[str, ...]
    expanded: tuple[tuple[str, tuple[str, ...]], ...]
    absent: tuple[str, ...]
    gain: tuple[str, ...]
    lose: tuple[str, ...]
    rows: int
    held_back: int
    two_persons: bool


def reach(desk: Vantage, rows: Collection[Row], handling: str, named: Iterable[str]) -> Reach:
    """What a release of the rows to those named (audiences or groups, by code) would do.

    Raises:
        UnknownAudience: a name is neither an accredited audience nor a group with members that are.
        UnknownHandling, ForbiddenRelease: as ``check_release``.
    """
    accredited = audiences_by_code()
    releases, absent, expanded = set[str](), set[str](), []
    for code in dict.fromkeys(named):
        if code in accredited:
            releases.add(code)
            continue
        inside = _members(desk, code)
        if not inside & accredited.keys():
            raise UnknownAudience(
                f"{code!r} is neither an audience accredited here nor a group with members that"
                f" are; accredited: {', '.join(sorted(accredited))}."
            )
        expanded.append((code, tuple(sorted(inside & accredited.keys()))))
        releases |= inside & accredited.keys()
        absent |= inside - accredited.keys()
    check_release(handling, releases)
    everyone = set(accredited)
    after = everyone if PUBLIC in releases else releases | _own(desk, accredited)
    before = {row.marking: set(audiences_reached(row.marking)) for row in rows}
    return Reach(
        handling, tuple(sorted(releases)), tuple(expanded), tuple(sorted(absent)),
        gain=tuple(sorted({one for seen in before.values() for one in after - seen})),
        lose=tuple(sorted({one for seen in before.values() for one in seen - after})),
        rows=len(rows),
        held_back=held_back(rows, after),
        two_persons=any(_second(label) for label in {handling, *(row.handling for row in rows)}),
    )  # fmt: skip


def _second(label: str) -> bool:
    known = handlings().get(label)
    return known is None or known.two_persons


def _own(desk: Vantage, accredited: dict[str, int]) -> set[str]:
    return {code for code, number in accredited.items() if number == desk.audience}


def kind_inside(group: Actor) -> str:
    """What those inside a group, or an organisation, are to it."""
    return "group-member" if group.type == "group" else "member"


def _members(desk: Vantage, code: str) -> set[str]:
    """Codes of a group's members today, as the desk sees them."""
    group = actor_by_code(desk, code)
    if group is None:
        return set()
    inside = members(desk, group.id, kind_inside(group))
    return {one.subject.code for one in inside if one.subject.code}

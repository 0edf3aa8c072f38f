"""What a desk keeps from whom, and the releases that wait there. Others are told nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.partners.queries import actor_by_code, members
from comity.record.access import audiences_by_code, numbers, seers
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.releasing.models import Proposal
from comity.releasing.reaching import kind_inside

#: Things listed under each marking, at most.
MOST = 50
#: Live sources of a marking, of entries that an audience sees: another desk may keep from it what
#: one of them names.
SOURCES = (
    "record_source s JOIN record_entry e ON e.id = s.entry_id"
    " WHERE s.withdrawn_id IS NULL AND s.marking_id = %s"
    " AND e.access_id IN (SELECT access_id FROM record_visibleaccess WHERE audience_id = %s)"
)
COUNT_SOURCES = f"SELECT count(*) FROM {SOURCES}"  # noqa: S608 (constants)
ITEMS = (
    "SELECT DISTINCT id FROM (SELECT id FROM record_item WHERE marking_id = %s"  # noqa: S608
    f" UNION SELECT e.subject_id FROM {SOURCES}) AS borne ORDER BY id DESC LIMIT %s"
)
COUNTS = (
    ("documents", "SELECT count(*) FROM record_edition WHERE marking_id = %s"),
    ("things", "SELECT count(*) FROM record_item WHERE kind <> 'document' AND marking_id = %s"),
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """One row per marking of the desk that not all see. ``items`` are row numbers of what bears
    it, or of what entries that rest on such sources are about."""

    handling: str
    releases: tuple[str, ...]
    withheld_from: tuple[str, ...]
    documents: int
    things: int
    sources: int
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Actors that joined a group since something was released to it, and see nothing of it."""

    proposal: Proposal
    group: str
    codes: tuple[str, ...]


def withheld(desk: Vantage, audience: str = "") -> list[Withheld]:
    """What of the desk's own is not released to all, or not to that audience, most first."""
    accredited = audiences_by_code()
    codes = {number: code for code, number in accredited.items()}
    found = []
    for marking, handling, releases in fetch(
        "SELECT id, handling, releases FROM record_marking WHERE originator_id = %s ORDER BY id",
        [desk.audience],
    ):
        seen = seers(desk.audience, numbers(releases), accredited)
        kept = tuple(sorted(codes[one] for one in codes.keys() - seen))
        counts = {name: fetch(sql, [marking])[0][0] for name, sql in COUNTS}
        counts["sources"] = fetch(COUNT_SOURCES, [marking, desk.audience])[0][0]
        if not kept or not any(counts.values()) or (audience and audience not in kept):
            continue
        named = tuple(sorted(codes[one] for one in numbers(releases)))
        found.append(Withheld(handling, named, kept, **counts, items=_items(desk, marking)))
    return sorted(found, key=lambda one: one.sources + one.things, reverse=True)


def _items(desk: Vantage, marking: int) -> tuple[int, ...]:
    rows = fetch(ITEMS, [marking, marking, desk.audience, MOST])
    return tuple(number for (number,) in rows)


def proposals(desk: Vantage, states: Iterable[str] = ()) -> list[Proposal]:
    """Releases asked for at the desk, the latest first; of these states alone where given."""
    found = Proposal.objects.filter(audience_id=desk.audience)
    wanted = list(states)
    return list((found.filter(state__in=wanted) if wanted else found).order_by("-pk")[:200])


def newcomers(desk: Vantage) -> list[Newcomers]:
    """One row per release to a group that has gained accredited members since."""
    accredited = audiences_by_code()
    inside: dict[str, set[str]] = {}
    found = []
    for proposal in proposals(desk, [Proposal.State.DONE]):
        for code, then in proposal.groups:
            if code not in inside:
                group = actor_by_code(desk, code)
                several = members(desk, group.id, kind_inside(group)) if group else []
                inside[code] = {one.subject.code for one in several}
            new = (inside[code] & accredited.keys()) - set(then) - set(proposal.releases)
            if new:
                found.append(Newcomers(proposal, code, tuple(sorted(new))))
    return found

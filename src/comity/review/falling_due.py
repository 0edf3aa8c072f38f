"""What a desk keeps longer than its retention rules say, and asking for it to be destroyed.

Asking is all a rule does: a second person decides, as on any request to expunge.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from comity.dates.days import shift
from comity.record import queries
from comity.record.history import entries_ever
from comity.record.holdings import own_entries, publishers_of, with_own_source
from comity.record.kinds import canonical
from comity.record.queries import Entry
from comity.record.vantage import Vantage
from comity.review.errors import CannotExpunge
from comity.review.expunging import ask_to_expunge
from comity.review.models import Expunging
from comity.review.retention import Field, Retention, fields, retentions


@dataclass(frozen=True, slots=True)
class Due:
    """One value that is due; ``entry`` stands for all of its subject that have the same."""

    rule: Retention
    entry: Entry
    field: Field
    since: date


def falling_due(desk: Vantage, today: date | None = None) -> list[Due]:
    """What is due at the desk by its rules in force, the longest due first.

    A date that is not sure counts by its latest possible day, so that nothing falls due too soon.
    Not among them: what awaits a second person, and what one refused that same rule.
    """
    day = today or datetime.now(UTC).date()
    found: dict[int, Due] = {}
    by_age = sorted(retentions(desk), key=lambda rule: rule.since)
    for rule in by_age:
        if rule.in_force:
            for one in _due_by(desk, rule, day):
                found.setdefault(one.entry.id, one)
    return sorted(found.values(), key=lambda one: (one.since, one.entry.id))


def ask_for_due(by: str, desk: Vantage, today: date | None = None) -> list[Expunging]:
    """A request for each thing that is due, which names its rule, or none.

    Raises:
        CannotExpunge: nothing is due, or the person may not decide at this desk.
    """
    due = falling_due(desk, today)
    if not due:
        raise CannotExpunge("Nothing is due by a retention rule of this desk.")
    with transaction.atomic():
        return [
            ask_to_expunge(
                by, desk, Expunging.Target.ENTRY, one.entry.id, "personal-data", one.rule.words,
                field=one.field.only,
            )
            for one in due
        ]  # fmt: skip


def _due_by(desk: Vantage, rule: Retention, today: date) -> list[Due]:
    """One for each value: expunging takes it from every entry of its subject that has the same.

    So all of those must be due, and be what the rule is about.
    """
    field = fields()[rule.kept.field]
    held = [one for one in entries_ever(desk, kind=field.kind) if one.value.get(field.value)]
    ours = with_own_source(desk, [one.id for one in held])
    same: dict[tuple[int, str | None], list[Entry]] = {}
    for one in held:
        if one.id in ours:
            same.setdefault((one.subject, canonical(one.value)), []).append(one)
    old = [several for several in same.values() if _since(rule, several) <= today.toordinal()]
    numbers = [one.id for several in old for one in several]
    meant = _meant(desk, rule, [one for several in old for one in several])
    alone = own_entries(desk, numbers)
    settled = _settled(desk, rule, numbers)
    found = []
    for several in old:
        ids = {one.id for one in several}
        if ids <= meant and ids & alone and not ids & settled:
            entry = next(one for one in several if one.id in alone)
            found.append(Due(rule, entry, field, date.fromordinal(_since(rule, several))))
    return found


def _since(rule: Retention, several: Collection[Entry]) -> int:
    """The first day on which all are surely older than the rule allows; LAST_DAY for never."""
    return shift(max(one.span.end_latest for one in several) + 1, months=12 * rule.kept.years)


def _meant(desk: Vantage, rule: Retention, several: Collection[Entry]) -> set[int]:
    """Those of the entries that are of the rule's level and publisher, and are of a person."""
    found = {one.id for one in several}
    subjects = {one.subject for one in several}
    for kind, term in (
        ("level", rule.kept.level),
        ("actor_type", "person" if rule.kept.field == "person-name" else ""),
    ):
        if term:
            terms: dict[int, set[str]] = {}
            for one in queries.entries(desk.at(None), subjects=subjects, kinds=[kind]):
                terms.setdefault(one.subject, set()).add(one.term)
            found &= {one.id for one in several if terms.get(one.subject) == {term}}
    if rule.kept.publisher:
        told = publishers_of(desk, found)
        found = {number for number in found if told.get(number) == {rule.kept.publisher}}
    return found


def _settled(desk: Vantage, rule: Retention, numbers: Collection[int]) -> set[int]:
    """Those of the entries that await a second person, or that one refused this rule."""
    asked = Expunging.objects.filter(audience_id=desk.audience, target=Expunging.Target.ENTRY)
    waiting = asked.filter(state=Expunging.State.ASKED)
    refused = asked.filter(state=Expunging.State.REFUSED, words=rule.words)
    return set((waiting | refused).values_list("row", flat=True)) & set(numbers)

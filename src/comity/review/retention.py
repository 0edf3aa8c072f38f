"""Retention rules: "no person is named in a participation after ten years", made by a desk.

A rule is part of the record as an acceptance rule is: a revision opens it, a further one ends it,
and nobody outside the desk sees it. It destroys nothing: see ``review.falling_due``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from comity.record import queries
from comity.record.drafts import EntryDraft
from comity.record.queries import Entry
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.desk_rules import check_reason, known_to
from comity.review.errors import MisshapenRule, NoSuchRule
from comity.review.expunging import check_person
from comity.terms.vocabulary import load_vocabulary

LONGEST_YEARS = 200


@dataclass(frozen=True, slots=True)
class Field:
    """What a rule is about: entries of ``kind`` whose value has ``value``.

    ``only`` is the field that goes; "" where the value means nothing without it and goes whole.
    """

    code: str
    kind: str
    value: str
    only: str
    words: str


@cache
def fields() -> dict[str, Field]:
    """The personal fields there are rules for, by code."""
    with Path(__file__).with_name("retention_fields.csv").open(newline="") as file:
        return {row["code"]: Field(**row) for row in csv.DictReader(file)}


@dataclass(frozen=True, slots=True)
class Kept:
    """How long what is kept; "" asks for no publisher and no level."""

    field: str
    years: int
    publisher: str = ""
    level: str = ""

    def check(self) -> None:
        """Raises MisshapenRule unless something could fall due by it."""
        if self.field not in fields():
            raise MisshapenRule(
                f"{self.field[:40]!r} is no personal field; expected one of {', '.join(fields())}."
            )
        if not 1 <= self.years <= LONGEST_YEARS:
            raise MisshapenRule(f"{self.years} years were given; expected 1 to {LONGEST_YEARS}.")
        levels = load_vocabulary().concepts["level"]
        if self.level and self.level not in levels:
            raise MisshapenRule(
                f"{self.level[:40]!r} is no level; expected one of {', '.join(levels)}."
            )
        if self.level and fields()[self.field].kind != "participant":
            raise MisshapenRule("Engagements alone have a level; leave it out for this field.")

    @property
    def words(self) -> str:
        parts = [f"{fields()[self.field].words}, after {self.years} years"]
        parts += [f"of {self.publisher}"] if self.publisher else []
        parts += [f"level {self.level}"] if self.level else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Retention:
    """One row per rule of the desk. ``entries`` open its evidence."""

    item: int
    public_id: str
    kept: Kept
    by: str
    reason: str
    since: datetime
    ended_by: str
    ended_because: str
    ended_at: datetime | None
    entries: tuple[Entry, ...]

    @property
    def in_force(self) -> bool:
        return self.ended_at is None

    @property
    def words(self) -> str:
        """Why something is asked for, for the request and the tombstone."""
        return f"Retention rule {self.public_id} ({self.kept.words}): {self.reason}"


def retentions(desk: Vantage) -> list[Retention]:
    """The rules of the desk, those in force first, the latest made first."""
    items = queries.items(desk, kind="retention")
    held: dict[int, dict[str, Entry]] = {item.id: {} for item in items}
    for entry in queries.entries(desk.at(None), subjects=sorted(held), order="opened"):
        held[entry.subject].setdefault(entry.kind, entry)
    told = queries.sources(desk, [e.id for kinds in held.values() for e in kinds.values()])
    found = []
    for item in items:
        made, ended = held[item.id].get("keeps"), held[item.id].get("ended")
        if made is None or made.term not in fields():
            continue
        value = made.value
        kept = Kept(
            made.term, int(value["years"]), value.get("publisher", ""), value.get("level", "")
        )
        found.append(
            Retention(
                item.id, item.public_id, kept, value.get("by", ""), value.get("reason", ""),
                told[made.id][0].known_since,
                ended.value.get("by", "") if ended else "",
                ended.value.get("reason", "") if ended else "",
                told[ended.id][0].known_since if ended else None,
                (made, ended) if ended else (made,),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.in_force, one.since), reverse=True)


def retention(desk: Vantage, public_id: str) -> Retention:
    """The rule of that public id.

    Raises:
        NoSuchRule: there is none at this desk.
    """
    for one in retentions(desk):
        if one.public_id == public_id:
            return one
    raise NoSuchRule(f"There is no retention rule {public_id[:40]!r} at this desk.")


def make_retention(by: str, desk: Vantage, kept: Kept, reason: str) -> Retention:
    """A rule by which entries fall due from now on, those that are held already among them.

    Raises:
        CannotExpunge: the person may not decide at this desk.
        MisshapenRule: nothing could fall due by it, or no reason is given.
    """
    check_person(by, desk)
    kept.check()
    check_reason(reason)
    with revise(by, "make-retention", audience=desk.audience, reason=reason) as revision:
        source = known_to(revision, desk, by)
        item = revision.item("retention", source.marking)
        value = {
            "years": str(kept.years), "publisher": kept.publisher, "level": kept.level,
            "by": by, "reason": reason,
        }  # fmt: skip
        revision.entry(EntryDraft("keeps", item, None, kept.field, value), [source])
    return retention(desk, queries.items(desk, numbers=[item])[0].public_id)


def end_retention(by: str, desk: Vantage, public_id: str, reason: str) -> Retention:
    """Nothing falls due by the rule any more; what was asked for by it still awaits its decision.

    Raises:
        CannotExpunge: the person may not decide at this desk.
        NoSuchRule: there is no such rule at this desk, or it ended before.
        MisshapenRule: no reason is given.
    """
    check_person(by, desk)
    found = retention(desk, public_id)
    if not found.in_force:
        raise NoSuchRule("The rule ended before; there is nothing to end.")
    check_reason(reason)
    with revise(by, "end-retention", audience=desk.audience, reason=reason) as revision:
        draft = EntryDraft("ended", found.item, value={"by": by, "reason": reason})
        revision.entry(draft, [known_to(revision, desk, by)])
    return retention(desk, public_id)

"""Acceptance rules: "accept every claim of this form from this publisher", made by a reviewer.

A rule is part of the record: a revision opens it, a further one withdraws it, each with who and
why; so the chain covers it, and nobody outside the desk sees it. It decides claims as they are
read, and those that wait where its maker asks for that.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from comity.reader.claim_json import FORMS
from comity.record import queries
from comity.record.drafts import EntryDraft
from comity.record.queries import Entry
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.desk_rules import check_reason, known_to
from comity.review.errors import MisshapenRule, NoSuchRule
from comity.review.models import Decision
from comity.review.queue import Wanted

#: In whose name a rule's acceptances stand: nobody was there. The reason names rule and maker.
BY = "acceptance rule"


OWN_READER = "comity.reader/"
"""What each version of Comity's own reader is called begins so."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a claim must be to be accepted; "" and 0 ask for nothing, but for the reader: a rule
    that names none is about Comity's own."""

    form: str = ""
    publisher: str = ""
    at_least: float = 0.0
    reader: str = ""

    def check(self) -> None:
        """Raises MisshapenRule unless some claim could meet the conditions, and not every one."""
        if self.form and self.form not in FORMS:
            raise MisshapenRule(
                f"{self.form[:40]!r} is no kind of claim; expected one of {', '.join(FORMS)}."
            )
        if not 0 <= self.at_least <= 1:
            raise MisshapenRule(f"The least confidence is {self.at_least}; expected 0 to 1.")
        if not (self.form or self.publisher or self.at_least or self.reader):
            raise MisshapenRule(
                "The rule has no condition and would accept everything; name a publisher, a kind"
                " of claim or a least confidence."
            )

    def met(self, form: str, publisher: str, confidence: float, reader: str) -> bool:
        return (
            self.form in ("", form)
            and self.publisher in ("", publisher)
            and confidence >= self.at_least
            and (reader == self.reader if self.reader else reader.startswith(OWN_READER))
        )

    def wanted(self) -> Wanted:
        """The waiting claims that meet them, as a queue."""
        return Wanted(
            form=self.form, publisher=self.publisher, at_least=self.at_least or None,
            reader=self.reader,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One row per rule of the desk. ``item`` is internal; ``entries`` open its evidence.

    ``accepted`` counts the claims it accepted, those taken back since included.
    """

    item: int
    public_id: str
    conditions: Conditions
    by: str
    reason: str
    since: datetime
    withdrawn_by: str
    withdrawn_because: str
    withdrawn_at: datetime | None
    accepted: int
    entries: tuple[Entry, ...]

    @property
    def in_force(self) -> bool:
        return self.withdrawn_at is None

    @property
    def words(self) -> str:
        """Why a claim was accepted, for its decision and the revision."""
        return f"Rule {self.public_id} of {self.by}: {self.reason}"


def rules(desk: Vantage, *, public_ids: Collection[str] = ()) -> list[Rule]:
    """The rules of the desk, those in force first, the latest made first."""
    items = [one for one in queries.items(desk, kind="rule") if _wanted(one, public_ids)]
    held: dict[int, dict[str, Entry]] = {item.id: {} for item in items}
    for entry in queries.entries(desk, subjects=sorted(held), order="opened"):
        held[entry.subject].setdefault(entry.kind, entry)
    told = queries.sources(desk, [e.id for kinds in held.values() for e in kinds.values()])
    counts = dict(
        Decision.objects.filter(
            rule__in=sorted(held), claim__reading__audience_id=desk.audience, verdict="accepted"
        ).values_list("rule").annotate(Count("pk")).order_by()
    )  # fmt: skip
    found = []
    for item in items:
        made, ended = held[item.id].get("accepts"), held[item.id].get("withdrawn")
        if made is None:
            continue
        value = made.value
        found.append(
            Rule(
                item.id, item.public_id,
                Conditions(
                    made.term, value.get("publisher", ""), _share(value.get("at_least", "")),
                    value.get("reader", ""),
                ),
                value.get("by", ""), value.get("reason", ""),
                told[made.id][0].known_since,
                ended.value.get("by", "") if ended else "",
                ended.value.get("reason", "") if ended else "",
                told[ended.id][0].known_since if ended else None,
                counts.get(item.id, 0),
                (made, ended) if ended else (made,),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.in_force, one.since), reverse=True)


def _wanted(item: queries.Item, public_ids: Collection[str]) -> bool:
    return not public_ids or item.public_id in public_ids


def _share(text: str) -> float:
    """The least confidence as a number; one that nothing reaches where it cannot be read."""
    try:
        return float(text or 0)
    except ValueError:
        return 2.0


def rule(desk: Vantage, public_id: str) -> Rule:
    """The rule of that public id.

    Raises:
        NoSuchRule: there is none at this desk.
    """
    for one in rules(desk, public_ids=[public_id]):
        return one
    raise NoSuchRule(f"There is no rule {public_id[:40]!r} at this desk.")


def rules_in_force(desk: Vantage) -> list[Rule]:
    """The rules that decide what is read now, the one made first before the others."""
    return [one for one in reversed(rules(desk)) if one.in_force]


def make_rule(by: str, desk: Vantage, conditions: Conditions, reason: str) -> Rule:
    """A rule that accepts what is read from now on and meets the conditions.

    Raises:
        MisshapenRule: a condition cannot be, or no reason is given.
    """
    conditions.check()
    check_reason(reason)
    with revise(by, "make-rule", audience=desk.audience, reason=reason) as revision:
        source = known_to(revision, desk, by)
        item = revision.item("rule", source.marking)
        value = {
            "publisher": conditions.publisher, "reader": conditions.reader,
            "at_least": f"{conditions.at_least:g}" if conditions.at_least else "",
            "by": by, "reason": reason,
        }  # fmt: skip
        revision.entry(EntryDraft("accepts", item, None, conditions.form, value), [source])
    public_id = queries.items(desk, numbers=[item])[0].public_id
    return rule(desk, public_id)


def withdraw_rule(by: str, desk: Vantage, public_id: str, reason: str) -> Rule:
    """The rule decides nothing any more; what it accepted stays.

    Raises:
        NoSuchRule: there is no such rule at this desk, or it was withdrawn before.
        MisshapenRule: no reason is given.
    """
    found = rule(desk, public_id)
    if not found.in_force:
        raise NoSuchRule("The rule was withdrawn before; there is nothing to withdraw.")
    check_reason(reason)
    with revise(by, "withdraw-rule", audience=desk.audience, reason=reason) as revision:
        draft = EntryDraft("withdrawn", found.item, value={"by": by, "reason": reason})
        revision.entry(draft, [known_to(revision, desk, by)])
    return rule(desk, public_id)

"""A cooperation claim becomes one entry per pair of parties and area."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from comity.dates import Span
from comity.reader.claims import CooperationClaim
from comity.record.drafts import EntryDraft
from comity.review.adopting.adoption import Adoption
from comity.review.adopting.engagements import topics
from comity.review.adopting.instruments import strategy_titled


def pairs(parties: Sequence[str], organisations: set[str]) -> list[tuple[str, str]]:
    """(partner, organisation) for each; where no organisation takes part, each two parties.

    >>> pairs(["NATO", "JPN", "NZL"], {"NATO"})
    [('JPN', 'NATO'), ('NZL', 'NATO')]
    """
    hosts = [code for code in parties if code in organisations]
    others = [code for code in parties if code not in organisations]
    if hosts and others:
        return [(other, host) for other in others for host in hosts]
    return list(combinations(sorted(parties), 2))


def adopt(adoption: Adoption, claim: CooperationClaim) -> None:
    """Opens or supports the entries; what was agreed by the day of publication holds since then
    at the latest, with no known end."""
    numbers = {code: adoption.actor(code) for code in claim.parties}
    countries = adoption.countries(numbers.values())
    organisations = {code for code, number in numbers.items() if number not in countries}
    span = Span.between("", "", as_of=adoption.edition.published)
    sources = adoption.sources(claim)
    if claim.strategy:
        strategy_titled(adoption, claim.strategy, sources)
    for one, two in pairs(claim.parties, organisations):
        known = adoption.known(numbers[one], ["cooperation"])
        value = {"mode": claim.mode, "strategy": claim.strategy}
        for draft in topics("cooperation", numbers[one], claim.topics, claim.areas, span):
            adoption.hold(
                EntryDraft(
                    "cooperation", numbers[one], numbers[two], draft.term,
                    {**value, **(draft.value or {})}, span,
                ),
                sources,
                known,
            )  # fmt: skip

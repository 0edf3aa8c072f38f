"""Who belongs to an organisation or group on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from comity.dates import Answer

from .errors import UnknownActorError
from .load import load_terms
from .model import MembershipTerm


def members_of(organisation: str, on: date, kind: str = "member") -> tuple[tuple[str, Answer], ...]:
    """Each actor once, by code, that is or possibly is a ``kind`` of ``organisation`` on that day.

    Who belongs to a group (the Quad, the Bucharest Nine) counts as its member. An actor with
    several spells or frameworks has the surest answer.

        >>> len(members_of("NATO", date(2022, 4, 7))), len(members_of("NATO", date(2023, 4, 11)))
        (30, 31)

    Raises:
        UnknownActorError: no actor has the code ``organisation``.
    """
    if organisation not in load_terms().actors:
        raise UnknownActorError(organisation)
    kinds = ("member", "group-member") if kind == "member" else (kind,)
    answers: dict[str, Answer] = {}
    for membership in _memberships_by_organisation().get(organisation, ()):
        if membership.kind in kinds and answers.get(membership.actor) is not Answer.yes:
            answer = membership.span.covers(on)
            if answer is not Answer.no:
                answers[membership.actor] = answer
    return tuple(sorted(answers.items()))


@lru_cache(maxsize=1)
def _memberships_by_organisation() -> Mapping[str, tuple[MembershipTerm, ...]]:
    found: defaultdict[str, list[MembershipTerm]] = defaultdict(list)
    for membership in load_terms().memberships:
        found[membership.organisation].append(membership)
    return MappingProxyType({code: tuple(rows) for code, rows in found.items()})

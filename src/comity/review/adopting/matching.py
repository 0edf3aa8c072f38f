"""Which engagement of the record a claim tells of, and why: pure.

Two tellings are of one engagement if their dates agree (one within the other), at least half of
all parties named stand in both (of a summit: all whom one of them names), and kind, body and level
do not speak against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from comity.dates import Span

#: Kinds that one telling may use for what another calls otherwise.
FAMILIES = (
    frozenset({"meeting", "summit", "council", "conference", "other"}),
    frozenset({"visit"}),
    frozenset({"call"}),
    frozenset({"exercise"}),
    frozenset({"signing"}),
)
#: Shared parties over all parties named, at least. Half: a page often names one side in full and
#: the other as a group. Not yet tuned on double tellings.
PARTIES_SHARED = 0.5
#: Days within which an inexact date still tells something; a span of a year matches too much.
LONGEST_DAYS = 62


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared: parties are codes or row numbers, of one sort throughout."""

    span: Span
    kind: str
    level: str
    parties: frozenset[int]
    body: int | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """How well two tellings agree: ``score`` from 0 to 1 and the reasons, for a person to read."""

    score: float
    reasons: tuple[str, ...]


def match(claimed: Telling, known: Telling) -> Match | None:
    """The match, or None where they cannot be one engagement."""
    if claimed.recurring != known.recurring or not same_family(claimed.kind, known.kind):
        return None
    if claimed.body and known.body and claimed.body != known.body:
        return None
    if claimed.recurring:
        if claimed.body != known.body or claimed.parties != known.parties:
            return None
        return Match(1.0, ("the same recurring engagement of the same body and parties",))
    if not dates_agree(claimed.span, known.span):
        return None
    shared = len(claimed.parties & known.parties)
    named = len(claimed.parties | known.parties)
    in_part = _told_in_part(claimed, known, shared)
    if not named or (shared / named < PARTIES_SHARED and not in_part):
        return None
    exact = claimed.span.is_exact and claimed.span == known.span
    if not _levels_agree(claimed.level, known.level) and not (exact and shared == named):
        return None
    reasons = [f"{shared} of {named} parties in both"]
    if in_part and shared < named:
        reasons.append("a summit that one side tells in part")
    reasons.append("the same days" if exact else "dates that agree")
    if claimed.kind == known.kind:
        reasons.append(f"both a {claimed.kind}")
    if claimed.body and claimed.body == known.body:
        reasons.append("the same body")
    if not _levels_agree(claimed.level, known.level):
        reasons.append(f"levels that differ: {claimed.level}, {known.level}")
    score = 0.6 * shared / named + (0.3 if exact else 0.15) + 0.1 * (claimed.kind == known.kind)
    return Match(round(score, 3), tuple(reasons))


def _told_in_part(one: Telling, other: Telling, shared: int) -> bool:
    """Both tell of a summit, and all whom one names the other names too: a government's release
    tells who else was there only as far as it concerns it."""
    both_summits = one.kind == other.kind == "summit"
    return both_summits and 2 <= shared == min(len(one.parties), len(other.parties))


def same_family(one: str, other: str) -> bool:
    return any(one in family and other in family for family in FAMILIES)


def dates_agree(one: Span, other: Span) -> bool:
    """Whether the days of one lie within those of the other, and neither is too vague to tell."""
    if max(_days(one), _days(other)) > LONGEST_DAYS:
        return False
    return within(one, other) or within(other, one)


def within(inner: Span, outer: Span) -> bool:
    return outer.start_earliest <= inner.start_earliest and inner.end_latest <= outer.end_latest


def _days(span: Span) -> int:
    return span.end_latest - span.start_earliest + 1


def _levels_agree(one: str, other: str) -> bool:
    return one == other or "unknown" in (one, other) or "mixed" in (one, other)

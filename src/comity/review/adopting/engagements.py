"""An engagement claim becomes an engagement, or more sources for one the record knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from comity.dates import Span
from comity.reader.claims import EngagementClaim
from comity.record import queries
from comity.record.documents import SeenEdition
from comity.record.drafts import EntryDraft
from comity.record.queries import Entry
from comity.record.reach import wide_enough
from comity.record.vantage import Vantage
from comity.review.adopting.adoption import Adoption, Gathering
from comity.review.adopting.matching import Match, Telling, match, within
from comity.review.adopting.sessions import place_among_sessions
from comity.review.errors import CannotAdopt
from comity.terms.area_index import areas_in


@dataclass(frozen=True, slots=True)
class Candidate:
    """An engagement of the record that the claim may tell of (``engagement``: row number)."""

    engagement: int
    match: Match


def span_of(claim: EngagementClaim, published: str) -> Span:
    """When it took place, as far as the text tells; bounded by the day of publication.

    An undated past engagement ended by then, an undated planned one begins then at the earliest,
    and what recurs has no known beginning and goes on.
    """
    if claim.date:
        return Span.parse(claim.date)
    if claim.recurring:
        return Span.parse("/..")
    if claim.planned:
        return Span.parse(f"{published}/" if published else "/")
    return Span.parse(f"/{published}" if published else "/")


def candidates(
    desk: Vantage, edition: SeenEdition, claim: EngagementClaim, codes: Callable[[str], int | None]
) -> list[Candidate]:
    """Engagements the desk sees that the claim may tell of, best first.

    ``codes`` gives the row number of an actor; None where the record knows none of that code. An
    engagement that rests on this very edition is none: a text tells two meetings as two.
    """
    span = span_of(claim, edition.published)
    # An actor that the record does not know counts as a party that no known engagement has.
    parties = frozenset(codes(code) or -place for place, code in enumerate(claim.parties, 1))
    body = (codes(claim.body) or -len(parties) - 1) if claim.body else None
    claimed = Telling(span, claim.kind, claim.level, parties, body, claim.recurring)
    known = sorted(number for number in parties if number > 0)
    near = queries.entries(desk, objects=known, kinds=["participant"], span=span)
    subjects = wide_enough(sorted({entry.subject for entry in near}), edition.marking)
    found = []
    for engagement, told in _tellings(desk, edition, subjects).items():
        agreed = match(claimed, told)
        if agreed:
            found.append(Candidate(engagement, agreed))
    return sorted(found, key=lambda candidate: (-candidate.match.score, candidate.engagement))


def _tellings(desk: Vantage, edition: SeenEdition, subjects: set[int]) -> dict[int, Telling]:
    held: dict[int, list[Entry]] = {}
    for entry in queries.entries(desk, subjects=sorted(subjects), order="opened"):
        held.setdefault(entry.subject, []).append(entry)
    dates = [e.id for entries in held.values() for e in entries if e.kind == "held"]
    resting = queries.sources(desk, dates)
    told = {}
    for engagement, entries in held.items():
        own = [e for e in entries if e.kind == "held"]
        if not own or any(s.edition == edition.id for e in own for s in resting[e.id]):
            continue
        told[engagement] = Telling(
            span=min((e.span for e in own), key=lambda s: s.end_latest - s.start_earliest),
            kind=_term(entries, "engagement_kind"),
            level=_term(entries, "level") or "unknown",
            parties=frozenset(e.object for e in entries if e.kind == "participant" and e.object),
            body=next((e.object for e in entries if e.kind == "convened_by"), None),
            recurring=any(e.term == "recurring" for e in own),
        )
    return told


def _term(entries: list[Entry], kind: str) -> str:
    return next((entry.term for entry in entries if entry.kind == kind), "")


def adopt(adoption: Adoption, claim: EngagementClaim, engagement: int | None = None) -> int:
    """The engagement: that row number if given, a new one for 0, else the best match."""
    if engagement:
        _check_chosen(adoption, engagement)
    if engagement is None:
        found = candidates(adoption.desk, adoption.edition, claim, adoption.actor)
        engagement = found[0].engagement if found else 0
    # A text may come back to what it says happens regularly; that is one series, not two.
    key = f"{claim.body}, {claim.track}, regularly with {sorted(claim.parties)}"
    key = key if claim.recurring else ""
    if key in adoption.opened and not engagement:
        engagement = adoption.opened[key]
    known = adoption.known(engagement) if engagement else []
    item = engagement or adoption.revision.item("engagement", adoption.edition.marking)
    if key:
        adoption.opened[key] = item
    span = span_of(claim, adoption.edition.published)
    dates = [entry for entry in known if entry.kind == "held"]
    status = _status(claim)
    # A wider date that holds the known one agrees with it: the known date gains a source.
    agreeing = [entry for entry in dates if within(entry.span, span)]
    span = agreeing[0].span if agreeing else span
    same = [entry for entry in agreeing if entry.term == status or status == "planned"]
    if same:
        adoption.support(same[0].id, adoption.sources(claim, "date"))
    else:
        draft = EntryDraft("held", item, term=status, span=span)
        adoption.hold(draft, adoption.sources(claim, "date"), [])
    for about, draft in _drafts(adoption, claim, item, span):
        adoption.hold(draft, adoption.sources(claim, about), known)
    place_among_sessions(adoption, Gathering(item, span, claim))
    return item


def _check_chosen(adoption: Adoption, engagement: int) -> None:
    seen = queries.items(adoption.desk, kind="engagement", numbers=[engagement])
    if not seen or not wide_enough([engagement], adoption.edition.marking):
        raise CannotAdopt(
            "The engagement chosen is not on record for all who may see this document; choose "
            "another, or let the claim open its own."
        )


def _status(claim: EngagementClaim) -> str:
    return "recurring" if claim.recurring else "planned" if claim.planned else "held"


def _drafts(
    adoption: Adoption, claim: EngagementClaim, item: int, span: Span
) -> Iterator[tuple[str, EntryDraft]]:
    """(field of the claim, what it says) for all that the claim tells but the date."""
    for field, kind in (
        ("kind", "engagement_kind"), ("level", "level"), ("track", "track"), ("mode", "mode"),
        ("visit_style", "visit_style"),
    ):  # fmt: skip
        if term := getattr(claim, field):
            yield field, EntryDraft(kind, item, term=term, span=span)
    for field in ("place", "setting", "series"):
        if text := getattr(claim, field):
            yield field, EntryDraft(field, item, value={"text": text}, span=span)
    if claim.body:
        body = adoption.actor(claim.body)
        value = {"session": claim.session}
        yield "body", EntryDraft("convened_by", item, body, value=value, span=span)
    yield from _participants(adoption, claim, item, span)
    listed = "closed" if claim.participants_closed else "open"
    yield "parties", EntryDraft("participants_listed", item, term=listed, span=span)
    for draft in topics("topic", item, claim.topics, claim.areas, span):
        yield "topics", draft
    for first in claim.firsts:
        scope: dict[str, Any] = {
            "scope": first.scope, "level": first.level, "kind": first.kind,
            "jointly": first.jointly, "actors": list(first.actors),
        }  # fmt: skip
        yield "firsts", EntryDraft("first", item, value=scope, span=span)


def _participants(
    adoption: Adoption, claim: EngagementClaim, item: int, span: Span
) -> Iterator[tuple[str, EntryDraft]]:
    told = {part.actor for part in claim.participants}
    for part in claim.participants:
        value = {
            "capacity": part.capacity, "person": part.person, "role": part.role,
            "group": part.group, "standing": part.standing,
        }  # fmt: skip
        actor = adoption.actor(part.actor)
        yield "parties", EntryDraft("participant", item, actor, value=value, span=span)
    for code in claim.parties:
        if code not in told:
            actor = adoption.actor(code)
            value = {"role": "participant"}
            yield "parties", EntryDraft("participant", item, actor, value=value, span=span)


def topics(
    kind: str, item: int, worded: tuple[str, ...], areas: tuple[str, ...], span: Span
) -> Iterator[EntryDraft]:
    """One draft per topic and area its words name; then one per area that no topic names."""
    named: set[str] = set()
    for text in worded:
        codes = areas_in(text)
        named.update(codes)
        for code in codes or ("",):
            yield EntryDraft(kind, item, term=code, value={"text": text}, span=span)
    for code in areas:
        if code not in named:
            yield EntryDraft(kind, item, term=code, span=span)

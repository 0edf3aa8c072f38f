"""An instrument claim becomes an instrument, or more sources for one the record knows."""

from __future__ import annotations

import re

from comity.dates import Answer, Span
from comity.reader.claims import InstrumentClaim
from comity.record import queries
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.reach import wide_enough
from comity.review.adopting.adoption import Adoption
from comity.review.adopting.engagements import topics

#: Words that do not tell one title from another.
LITTLE = frozenset(["the", "a", "an", "of", "and", "on", "in", "for", "to", "with", "its", "new"])


def title_key(title: str) -> frozenset[str]:
    """What of a title must agree: its words without the little ones, singular, lower case."""
    words = re.findall(r"\w+", title.casefold())
    return frozenset(word.removesuffix("s") for word in words if word not in LITTLE)


def strategy_key(title: str) -> str:
    return " ".join(sorted(title_key(title)))


def adopt(adoption: Adoption, claim: InstrumentClaim) -> int:
    """The instrument's row number."""
    parties = [adoption.actor(code) for code in claim.parties]
    span = Span.parse(claim.date) if claim.date else None
    key = strategy_key(claim.title)
    if claim.kind != "strategy":
        key = f"{key} between {sorted(parties)} on {claim.date}"
    item = adoption.opened.get(key) or find(adoption, claim.title, set(parties), span)
    if item is None:
        item = adoption.revision.item("instrument", adoption.edition.marking)
    adoption.opened[key] = item
    known = adoption.known(item)
    main = adoption.sources(claim)
    adoption.hold(EntryDraft("instrument_type", item, term=claim.kind), main, known)
    title = EntryDraft("title", item, value={"text": claim.title})
    adoption.hold(title, adoption.sources(claim, "title"), known)
    for party in parties:
        adoption.hold(EntryDraft("party", item, party), adoption.sources(claim, "parties"), known)
    if span is not None:
        _date(adoption, claim, item, span)
    for draft in topics("instrument_area", item, claim.topics, claim.areas, Span.ALWAYS):
        adoption.hold(draft, adoption.sources(claim, "topics"), known)
    for strategy in claim.part_of:
        agenda = strategy_titled(adoption, strategy, main)
        adoption.hold(EntryDraft("refers_to", item, agenda), main, known)
    return item


def _date(adoption: Adoption, claim: InstrumentClaim, item: int, span: Span) -> None:
    sources = adoption.sources(claim, "date")
    for entry in adoption.known(item, ["adopted"]):
        if entry.span == span:
            adoption.support(entry.id, sources)
            return
    adoption.revision.entry(EntryDraft("adopted", item, span=span), sources)


def find(adoption: Adoption, title: str, parties: set[int], span: Span | None) -> int | None:
    """The instrument of that title between these parties, as far as the document's readers see.

    Parties need not be told again by every text; where both texts tell them they must agree, and
    so must the days of signature.
    """
    wanted = title_key(title)
    titled = [
        entry.subject
        for entry in queries.entries(adoption.desk, kinds=["title"], order="opened")
        if title_key(entry.value.get("text", "")) == wanted
    ]
    for item in sorted(wide_enough(titled, adoption.edition.marking)):
        held = adoption.known(item, ["party", "adopted"])
        named = {entry.object for entry in held if entry.kind == "party"}
        dates = [entry.span for entry in held if entry.kind == "adopted"]
        if parties and named and named != parties:
            continue
        if span and dates and all(span.overlaps(date) is Answer.no for date in dates):
            continue
        return item
    return None


def strategy_titled(adoption: Adoption, title: str, sources: list[SourceDraft]) -> int:
    """The strategy or agenda of that title; opened, with its title alone, if it is not known."""
    key = strategy_key(title)
    if key not in adoption.opened:
        item = find(adoption, title, set(), None)
        if item is None:
            item = adoption.revision.item("instrument", adoption.edition.marking)
            adoption.revision.entry(EntryDraft("instrument_type", item, term="strategy"), sources)
            adoption.revision.entry(EntryDraft("title", item, value={"text": title}), sources)
        adoption.opened[key] = item
    return adoption.opened[key]

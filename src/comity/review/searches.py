"""What was searched, as data: whose texts, of which period and language, by what method.

What is not on record within a search was not found; outside all of them nobody searched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from comity.dates import Answer, DateError, Span
from comity.record import documents, queries
from comity.record.drafts import EntryDraft, SourceDraft
from comity.record.queries import Entry
from comity.record.revising import revise
from comity.record.vantage import Vantage
from comity.review.errors import ReviewError
from comity.review.kinds import SEARCHED
from comity.review.registering import Release, default_release, mark

METHODS = tuple(sorted(SEARCHED.terms or ()))


@dataclass(frozen=True, slots=True)
class Search:
    """One row per search on record that the vantage sees."""

    publisher: str
    language: str
    span: Span
    method: str
    note: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Held:
    """One row per (publisher, year, language), with its documents on record; year "" undated."""

    publisher: str
    year: str
    language: str
    documents: int


def searches(vantage: Vantage) -> list[Search]:
    """What was searched, as far as the vantage sees it, by publisher and period."""
    found = [
        Search(
            entry.value.get("publisher", ""), entry.value.get("language", ""), entry.span,
            entry.term, entry.value.get("note", ""), entry,
        )
        for entry in queries.entries(vantage.at(None), kinds=["searched"], order="earliest")
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.publisher.casefold(), one.span.start_earliest))


def held(vantage: Vantage) -> list[Held]:
    """The documents on record that the vantage sees, counted; each document once."""
    last = {one.document: one for one in documents.editions(vantage.at(None))}
    counts = Counter((one.publisher, one.published[:4], one.language) for one in last.values())
    return [Held(*key, count) for key, count in sorted(counts.items())]


def covering(several: Iterable[Search], span: Span) -> list[Search]:
    """The searches whose period holds some day of the span for sure."""
    return [one for one in several if one.span.overlaps(span) is Answer.yes]


def record_search(
    by: str, desk: Vantage, *, publisher: str, period: str, method: str,
    language: str = "", note: str = "", release: Release | None = None,
) -> None:  # fmt: skip
    """That somebody searched is on record, shown as the desk's texts of that publisher are.

    Raises:
        ReviewError: the publisher, the period or the method cannot be.
    """
    if not publisher.strip():
        raise ReviewError("Whose texts were searched? Name the publisher.")
    if method not in METHODS:
        raise ReviewError(f"{method[:40]!r} is no method; expected one of {', '.join(METHODS)}.")
    try:
        span = Span.parse(period)
    except DateError:
        raise ReviewError(
            f"The period {period[:40]!r} is no EDTF; expected such as 2019/2023 or 2022-04."
        ) from None
    reason = f"Searched: {publisher}, {period}"
    with revise(by, "search", audience=desk.audience, reason=reason) as revision:
        marking = mark(revision, desk.audience, release or default_release(desk, publisher))
        item = revision.item("search", marking)
        value = {"publisher": publisher, "language": language, "note": note}
        draft = EntryDraft("searched", item, None, method, value, span)
        revision.entry(draft, [SourceDraft(marking, locator=by)])

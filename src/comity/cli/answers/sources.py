"""Sources of entries in the form in which commands print them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.record import documents, queries
from comity.record.queries import Entry
from comity.record.vantage import Vantage


def sources_of(vantage: Vantage, entries: Iterable[Entry]) -> dict[int, list[dict[str, Any]]]:
    """For each entry (by row number) the sources the vantage sees, in the order they were added."""
    seen = queries.sources(vantage, [entry.id for entry in entries])
    numbers = {one.edition for those in seen.values() for one in those if one.edition}
    editions = {
        edition.id: edition for edition in documents.editions(vantage, numbers=sorted(numbers))
    }
    return {
        number: [
            {
                "title": one.title,
                "publisher": editions[one.edition].publisher if one.edition in editions else "",
                "published": editions[one.edition].published if one.edition in editions else "",
                "document": editions[one.edition].public_id if one.edition in editions else "",
                "exact": one.exact or "",
                "locator": one.locator,
                "handling": one.handling,
            }
            for one in those
        ]
        for number, those in seen.items()
    }


def unique(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows without repetition, in order."""
    return list({tuple(row.items()): row for row in rows}.values())

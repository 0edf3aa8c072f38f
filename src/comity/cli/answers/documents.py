"""Answers about documents."""

from __future__ import annotations

from comity.cli.printing import print_json, print_table
from comity.exchange import rows
from comity.record import documents
from comity.record.vantage import Vantage
from comity.review.queries import desk_counts


def print_documents(vantage: Vantage, *, json: bool) -> None:
    """One row per edition of a text, in the order in which they were registered."""
    waiting = {count.edition.id: count.awaiting for count in desk_counts(vantage)}
    found = [edition for edition in documents.editions(vantage) if edition.text is not None]
    if json:
        print_json(
            [
                {**rows.document(edition), "awaiting": waiting.get(edition.id, 0)}
                for edition in found
            ]
        )
        return
    print_table(
        ["REF", "PUBLISHED", "HANDLING", "AWAITING", "TITLE"],
        (
            (one.public_id, one.published, one.handling, waiting.get(one.id, 0), one.title)
            for one in found
        ),
        "No document on record yet; `comity add FILE` registers one.",
    )

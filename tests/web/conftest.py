"""A small record to look at: one public document, and one entry that rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache

from comity.dates import Span
from comity.record.access import PUBLIC, audiences_by_code
from comity.record.drafts import EditionDraft, EntryDraft, SourceDraft
from comity.record.opaque import reference
from comity.record.queries import items
from comity.record.revising import begin, revise
from comity.record.vantage import Vantage

TEXT = (
    "Ministers of Aland and Borduria met in Port Calm on 7 April 2022.\n\n"
    "They spoke about <b>fishing</b> & the sea."
)


@dataclass(frozen=True)
class Small:
    """Public ids and references of what the small record holds."""

    document: str
    entry: str


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def small(db: None) -> Small:
    begin()
    with revise("tests", "import") as revision:
        public = audiences_by_code()[PUBLIC]
        open_to_all = revision.marking("TLP:CLEAR", public, [public])
        document = revision.item("document", open_to_all)
        edition = revision.edition(
            document,
            EditionDraft("Ministers meet", TEXT, publisher="Aland", published="2022-04-08"),
            open_to_all,
        )
        actor = revision.item("actor", open_to_all)
        passage = revision.passage(edition, 13, 18, "Aland")
        entry = revision.entry(
            EntryDraft("name", actor, None, "short", {"text": "Aland"}, Span.ALWAYS),
            [SourceDraft(open_to_all, passage)],
        )
    found = items(Vantage.of(PUBLIC), kind="document")[0]
    return Small(found.public_id, reference(entry))

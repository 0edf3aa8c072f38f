"""Fields come from the declaration of a kind, and are read back into what was meant."""

from __future__ import annotations

import pytest

import comity.cooperation.kinds
import comity.dialogue.kinds
import comity.partners.kinds  # noqa: F401  declares the kinds
from comity.dates import Span
from comity.editing.errors import Unwritable
from comity.editing.forms import draft, fields_of, written
from comity.record.kinds import ENTRY_KINDS, ITEM_KINDS, entry_kind

ACTORS = {"jpn": 7, "nato": 8}


def find(kind: str, text: str) -> int | None:
    return ACTORS.get(text.lower()) if kind == "actor" else None


@pytest.mark.parametrize("code", sorted(ENTRY_KINDS))
def test_every_kind_of_entry_has_a_form(code: str) -> None:
    fields = fields_of(entry_kind(code))
    assert len({field.name for field in fields}) == len(fields) > 0


def test_every_kind_asked_for_first_is_about_its_item() -> None:
    for kind in ITEM_KINDS.values():
        assert all(ENTRY_KINDS[code].subject == kind.code for code in kind.opening)


def test_a_standing_is_read_from_its_fields() -> None:
    given = {"object": "NATO", "term": "partner", "label": "a partner", "when": "2010/2023-04-03"}
    told = draft(entry_kind("standing"), 7, given, find)
    assert (told.object, told.term, told.value) == (8, "partner", {"label": "a partner"})
    assert told.span == Span.parse("2010/2023-04-03")


def test_what_is_written_from_an_entry_reads_back_to_it() -> None:
    kind = entry_kind("first")
    value = {"scope": "the first", "jointly": True, "actors": ["JPN", "NATO"]}
    texts = written(kind, value, "", Span.parse("2022"))
    told = draft(kind, 7, texts, find)
    assert told.value == value
    assert told.span == Span.parse("2022")


@pytest.mark.parametrize(
    ("code", "given", "field"),
    [
        ("standing", {"object": "Atlantis", "term": "partner"}, "object"),
        ("standing", {"term": "partner"}, "object"),
        ("standing", {"object": "NATO", "term": "friend"}, "term"),
        ("standing", {"object": "NATO"}, "term"),
        ("standing", {"object": "NATO", "term": "partner", "when": "soon"}, "when"),
        ("place", {}, "text"),
        ("place", {"text": "a" * 3_000}, "text"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(
    code: str, given: dict[str, str], field: str
) -> None:
    with pytest.raises(Unwritable) as refusal:
        draft(entry_kind(code), 7, given, find)
    assert refusal.value.field == field

"""Where a person's name stands, across all that a desk sees: entries, texts, claims, comments."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from comity.record.documents import SeenEdition, editions
from comity.record.history import entries_ever
from comity.record.holdings import own_entries
from comity.record.queries import Entry
from comity.record.rows import fetch
from comity.record.vantage import Vantage
from comity.review.expungeable import editions_of
from comity.review.models import ClaimRow, Expunging

#: A shorter name would be found in every other word.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One thing that holds the name. ``own`` says whether the desk may have it destroyed.

    Of claims, ``row`` is the edition they were read from and ``count`` how many hold it.
    """

    target: str
    row: int
    own: bool
    entry: Entry | None = None
    edition: SeenEdition | None = None
    count: int = 1
    field: str = ""
    """Of an entry: the one field that holds the name, where others hold something else."""


def places_of(desk: Vantage, name: str) -> list[Place]:
    """Entries first, then documents, then the desk's claims on texts that are not its own.

    Letters count without case and accents, and any white space as one. What is closed is found
    too, as long as the desk has seen it: the past holds it still.
    """
    wanted = re.compile(re.escape(bare(name)))
    held = {one.id: one for one in entries_ever(desk) if _in(wanted, one.value)}
    held |= {one.id: one for one in entries_ever(desk, _known_to(desk, wanted))}
    ours = own_entries(desk, held)
    found = [
        Place(
            Expunging.Target.ENTRY,
            number,
            number in ours,
            entry=held[number],
            field=_field(wanted, held[number].value),
        )
        for number in sorted(held)
    ]
    claims = _claims(desk, wanted)
    own: set[int] = set()
    documents: dict[int, Place] = {}
    for edition in editions(desk):
        words = " ".join((edition.title, edition.address, edition.text or ""))
        mine = edition.id in editions_of(desk, edition.document)
        holds = bool(wanted.search(bare(words)))
        if mine and (holds or edition.id in claims):
            own.add(edition.id)
        if holds or edition.id in own:
            documents[edition.document] = Place(
                Expunging.Target.DOCUMENT, edition.document, mine, edition=edition,
                count=claims.get(edition.id, 0),
            )  # fmt: skip
    others = [number for number in claims if number not in own]
    read = {one.id: one for one in editions(desk, numbers=others)}
    return [
        *found,
        *documents.values(),
        *(
            Place(Expunging.Target.CLAIMS, number, True, edition=read.get(number),
                  count=claims[number])
            for number in others
        ),
    ]  # fmt: skip


def bare(text: str) -> str:
    """The text without case and accents, white space as one blank."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _in(wanted: re.Pattern[str], value: object) -> bool:
    if isinstance(value, dict):
        return any(_in(wanted, one) for one in value.values())
    if isinstance(value, list):
        return any(_in(wanted, one) for one in value)
    return isinstance(value, str) and bool(wanted.search(bare(value)))


def _field(wanted: re.Pattern[str], value: dict[str, Any]) -> str:
    """The one field of several that holds the name; "" where it is the only one, or not one."""
    fields = [name for name, given in value.items() if _in(wanted, given)]
    return fields[0] if len(fields) == 1 and len(value) > 1 else ""


def _known_to(desk: Vantage, wanted: re.Pattern[str]) -> set[int]:
    """Entries that rest on the knowledge of that person."""
    told = fetch(
        "SELECT s.entry_id, s.locator FROM record_source s JOIN record_visible v"
        " ON v.marking_id = s.marking_id AND v.audience_id = %s"
        " WHERE s.locator <> '' AND s.passage_id IS NULL AND s.edition_id IS NULL",
        [desk.audience],
    )
    return {entry for entry, words in told if wanted.search(bare(words))}


def _claims(desk: Vantage, wanted: re.Pattern[str]) -> dict[int, int]:
    """Edition → how many claims of this desk hold the name, in themselves or what was said."""
    found: dict[int, set[int]] = {}
    for claim in ClaimRow.objects.filter(reading__audience_id=desk.audience).prefetch_related(
        "reading", "comments", "decisions"
    ):
        said = [one.text for one in claim.comments.all()]
        said += [one.reason for one in claim.decisions.all()]
        bodies = [one.body for one in claim.decisions.all()]
        if _in(wanted, [claim.body, *said, *bodies]):
            found.setdefault(claim.reading.edition_id, set()).add(claim.pk)
    return {edition: len(several) for edition, several in found.items()}

"""Editions read at a desk: what is proposed of them waits, unless a rule accepts it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from comity.reader.claim_json import to_json
from comity.reader.claims import Reading, Text
from comity.record import documents, revising
from comity.record.documents import SeenEdition
from comity.record.vantage import Vantage
from comity.review import acceptance
from comity.review.actions import Step, accept_what_fits, reopen_claims
from comity.review.comparing import Comparer
from comity.review.editions import resting_on_gone
from comity.review.errors import UnseenClaim
from comity.review.models import ClaimRow
from comity.review.models import Reading as ReadingRow

Reader = Callable[[Text], Reading]


def text_of(edition: SeenEdition) -> Text:
    """The edition as a reader is given it."""
    return Text(
        edition.text or "",
        title=edition.title,
        published=edition.published,
        url=edition.address,
        publisher=edition.publisher,
        language=edition.language,
        form=edition.form,
    )


@transaction.atomic
def read_edition(by: str, desk: Vantage, edition: int, reader: Reader) -> ReadingRow:
    """A reading of the edition, with its claims awaiting review at this desk.

    The same reader with the same gazetteer reads an edition once: the second time the first
    reading is returned. A newer one replaces claims of the older that nobody decided; those of
    another reader stay.

    Raises:
        UnseenClaim: the desk does not see the edition, or it was expunged.
    """
    seen = documents.editions(desk.at(None), numbers=[edition])
    if not seen or seen[0].text is None:
        raise UnseenClaim("There is no such edition at this desk, or its text was expunged.")
    reading = reader(text_of(seen[0]))
    earlier = ReadingRow.objects.filter(edition_id=edition, audience_id=desk.audience)
    done = earlier.filter(reader=reading.reader, gazetteer=reading.gazetteer).first()
    if done:
        return done
    replaced = [row for row in earlier if _name(row.reader) == _name(reading.reader)]
    ClaimRow.objects.filter(reading__in=replaced, decisions=None, comments=None).delete()
    row = ReadingRow.objects.create(
        edition_id=edition, audience_id=desk.audience, by=by, at=revising.now(),
        reader=reading.reader, gazetteer=reading.gazetteer,
    )  # fmt: skip
    proposed = _proposed_before(earlier)
    comparer = Comparer(Vantage(desk.audience))
    ClaimRow.objects.bulk_create(
        ClaimRow(
            reading=row, number=number, form=claim.form, body=to_json(claim),
            confidence=claim.confidence, compared=comparer.outcome(claim, seen[0]),
        )
        for number, claim in enumerate(reading.claims)
        if _words(to_json(claim)) not in proposed
    )  # fmt: skip
    _reopen_gone(by, desk, seen[0])
    _accept_by_rule(desk, row, seen[0])
    return row


def _reopen_gone(by: str, desk: Vantage, newer: SeenEdition) -> None:
    """What was accepted from words that this edition of the document no longer has is opened
    again, for somebody to say whether it was withdrawn, has ended or merely reads otherwise."""
    resting = resting_on_gone(desk, newer)
    day = f" of {newer.published}" if newer.published else ""
    reason = f"The edition{day} no longer has the words it rests on."
    reopen_claims(by, desk, [view.public_id for view in resting], newer.id, reason)


def _name(reader: str) -> str:
    """What a reader is called, without its version."""
    return reader.partition("/")[0]


def _accept_by_rule(desk: Vantage, reading: ReadingRow, edition: SeenEdition) -> None:
    """What a rule in force accepts of a new reading enters the record at once, one revision a
    rule; what cannot be adopted stays for a person to decide."""
    waiting = list(reading.claims.order_by("number"))
    for rule in acceptance.rules_in_force(Vantage(desk.audience)) if waiting else ():
        met = rule.conditions.met
        chosen = [
            row
            for row in waiting
            if met(row.form, edition.publisher, row.confidence, reading.reader)
        ]
        waiting = [row for row in waiting if row not in chosen]
        step = Step(rule.words, secrets.token_hex(8), rule.item)
        accept_what_fits(acceptance.BY, desk, [row.public_id for row in chosen], step)


def _proposed_before(readings: Any) -> set[str]:
    bodies = ClaimRow.objects.filter(reading__in=readings).values_list("body", flat=True)
    return {_words(body) for body in bodies}


def _words(body: Mapping[str, Any]) -> str:
    """What makes two proposals of one text the same, leaving confidence and evidence aside."""
    told = {name: v for name, v in body.items() if name not in ("confidence", "evidence")}
    return json.dumps(told, sort_keys=True)

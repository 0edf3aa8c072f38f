"""Samples of the desk's work, judged a second time: what is drawn, and what was judged."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from comity.reader.claims import Passage
from comity.reader.layout import blocks
from comity.reader.sentences import sentence_spans
from comity.record import documents, revising
from comity.record.documents import SeenEdition
from comity.record.vantage import Vantage
from comity.review import queue
from comity.review.errors import NoSuchSample, NotBlind, ReviewError
from comity.review.models import ClaimRow, Decision, Judgement, Reading, Sample, Unit

#: Shorter ones are heads, names and dates.
WORDS_OF_A_SENTENCE = 5
MOST_UNITS = 2_000
#: What may be said of a unit: of a claim coded again, of an accepted claim, of a sentence.
CODED = (Judgement.Verdict.ACCEPTED, Judgement.Verdict.REJECTED)
AUDITED = (Judgement.Verdict.RIGHT, Judgement.Verdict.WRONG)
SEARCHED = (Judgement.Verdict.NOTHING, Judgement.Verdict.MISSED)


def samples(desk: Vantage) -> QuerySet[Sample]:
    """One row per sample of the desk, the latest drawn first."""
    return Sample.objects.filter(audience_id=desk.audience).order_by("-pk")


def sample(desk: Vantage, public_id: str) -> Sample:
    """The sample of that public id.

    Raises:
        NoSuchSample: the desk drew none.
    """
    found = samples(desk).filter(public_id=public_id).first()
    if found is None:
        raise NoSuchSample(f"There is no sample {public_id[:40]!r} at this desk.")
    return found


@transaction.atomic
def draw_coding(by: str, desk: Vantage, size: int, seed: int | None = None) -> Sample:
    """Claims that a person decided, to be decided a second time by somebody who does not know how.

    Raises:
        ReviewError: there are none.
    """
    claims = list(
        queue.of_desk(desk)
        .filter(state__in=("accepted", "rejected"), decisions__rule=None, decisions__batch="")
        .filter(decisions__verdict__in=("accepted", "corrected", "rejected"))
        .distinct()
        .order_by(*queue.TEXT)
    )
    return _drawn(by, desk, Sample.Kind.CODING, claims, [], size, seed)


@transaction.atomic
def draw_audit(by: str, desk: Vantage, size: int, seed: int | None = None) -> Sample:
    """Accepted claims, and as many sentences that no claim quotes.

    Raises:
        ReviewError: there are none.
    """
    claims = list(queue.of_desk(desk).filter(state="accepted").order_by(*queue.TEXT))
    return _drawn(by, desk, Sample.Kind.AUDIT, claims, sentences_unclaimed(desk), size, seed)


def _drawn(
    by: str, desk: Vantage, kind: Sample.Kind, claims: list[ClaimRow],
    sentences: list[tuple[int, int, int]], size: int, seed: int | None,
) -> Sample:  # fmt: skip
    if not 1 <= size <= MOST_UNITS:
        raise ReviewError(f"A sample of {size} cannot be drawn; expected 1 to {MOST_UNITS}.")
    if not claims:
        raise ReviewError("There is nothing to draw from: no claim of this desk was decided so.")
    seed = secrets.randbelow(1_000_000) if seed is None else seed
    random = Random(seed)  # noqa: S311  no secret: the seed is shown, so that it can be repeated
    drawn = random.sample(claims, min(size, len(claims)))
    places = random.sample(sentences, min(size, len(sentences)))
    made = Sample.objects.create(
        audience_id=desk.audience, kind=kind, seed=seed, by=by, at=revising.now(),
        claims_from=len(claims), sentences_from=len(sentences),
    )  # fmt: skip
    editions = dict(Reading.objects.values_list("pk", "edition_id"))
    units = [Unit(claim=row, edition_id=editions[row.reading_id]) for row in drawn]
    units += [Unit(edition_id=edition, start=start, end=end) for edition, start, end in places]
    for number, unit in enumerate(units):
        unit.sample, unit.number = made, number
    Unit.objects.bulk_create(units)
    return made


def sentences_unclaimed(desk: Vantage) -> list[tuple[int, int, int]]:
    """(edition, start, end) of each sentence of what was read for the desk that no claim quotes,
    in the order of registration and text."""
    read = sorted(
        set(Reading.objects.filter(audience=desk.audience).values_list("edition", flat=True))
    )
    quoted: dict[int, list[tuple[int, int]]] = {}
    for edition, body in queue.of_desk(desk).values_list("reading__edition_id", "body"):
        quoted.setdefault(edition, []).extend((p["start"], p["end"]) for p in body["passages"])
    return [
        (edition.id, start, end)
        for edition in documents.editions(Vantage(desk.audience), numbers=read)
        for start, end in _sentences(edition)
        if not any(first < end and start < last for first, last in quoted.get(edition.id, ()))
    ]


def _sentences(edition: SeenEdition) -> list[tuple[int, int]]:
    text = edition.text or ""
    return [
        (start, end)
        for block in blocks(text)
        for start, end in sentence_spans(text, block)
        if len(text[start:end].split()) >= WORDS_OF_A_SENTENCE
    ]


def left_for(judge: str, of: Sample) -> QuerySet[Unit]:
    """The units that this judge has not judged and may judge, in the order drawn."""
    units = of.units.exclude(judgements__by=judge)
    if of.kind == Sample.Kind.CODING:
        first = Decision.objects.filter(by=judge, verdict__in=("accepted", "corrected", "rejected"))
        units = units.exclude(claim__in=first.values("claim"))
    return units.select_related("claim", "claim__reading").order_by("number")


@transaction.atomic
def judge(
    by: str,
    desk: Vantage,
    unit: str,
    verdict: str,
    *,
    correction: Mapping[str, Any] | None = None,
    note: str = "",
) -> None:
    """What this judge says of a unit; said again, the last word counts.

    Raises:
        NoSuchSample: the desk drew no such unit.
        NotBlind: the judge decided the claim before.
        ReviewError: the verdict is none that such a unit can be given.
    """
    found = (
        Unit.objects.select_related("sample", "claim")
        .filter(public_id=unit, sample__audience_id=desk.audience)
        .first()
    )
    if found is None:
        raise NoSuchSample("There is no such unit in a sample of this desk.")
    coding = found.sample.kind == Sample.Kind.CODING
    allowed = CODED if coding else AUDITED if found.claim else SEARCHED
    if verdict not in allowed:
        raise ReviewError(f"{verdict[:40]!r} was said; expected {' or '.join(allowed)}.")
    if coding and found.claim and found.claim.decisions.filter(by=by).exists():
        raise NotBlind("You decided this claim yourself; somebody else must judge it.")
    body = {**found.claim.body, **correction} if found.claim and correction else None
    Judgement.objects.update_or_create(
        unit=found, by=by,
        defaults={"at": revising.now(), "verdict": verdict, "body": body, "note": note[:2000]},
    )  # fmt: skip


def place_of(unit: Unit) -> Passage:
    """The words that a unit is about, in its edition."""
    if unit.claim is not None:
        first = unit.claim.body["passages"][0]
        return Passage(first["start"], first["end"], first["exact"])
    return Passage(unit.start or 0, unit.end or 0, "")

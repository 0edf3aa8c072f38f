"""What was searched; samples drawn, and what they tell."""

from __future__ import annotations

from dataclasses import asdict

import typer

from comity.cli.printing import print_json, print_table
from comity.cli.refusals import Refused
from comity.record.vantage import Vantage
from comity.review import quality, sampling
from comity.review.agreement import Interval
from comity.review.models import Sample
from comity.review.searches import record_search, searches

BY = "comity quality"


def record(
    desk: Vantage, publisher: str, period: str, language: str, method: str, note: str
) -> None:
    record_search(
        "comity coverage", desk, publisher=publisher, period=period, method=method,
        language=language, note=note,
    )  # fmt: skip
    typer.echo(f"On record: {publisher} was searched, {period}.")


def print_coverage(seen: Vantage, *, json: bool) -> None:
    rows = searches(seen)
    if json:
        print_json(
            [
                {
                    "publisher": one.publisher, "period": one.span.edtf, "language": one.language,
                    "method": one.method, "note": one.note,
                }
                for one in rows
            ]
        )  # fmt: skip
        return
    print_table(
        ["PERIOD", "LANGUAGE", "METHOD", "PUBLISHER", "NOTE"],
        ((one.span.edtf, one.language, one.method, one.publisher, one.note) for one in rows),
        "No search is on record: of nothing that is missing can it be said that it was not found.",
    )


def draw(desk: Vantage, kind: str, size: int, seed: int | None) -> None:
    if kind not in Sample.Kind.values:
        raise Refused(f"{kind!r} is no kind of sample; expected {' or '.join(Sample.Kind.values)}.")
    drawer = sampling.draw_audit if kind == Sample.Kind.AUDIT else sampling.draw_coding
    drawn = drawer(BY, desk, size, seed)
    typer.echo(f"{drawn.public_id}: {drawn.units.count()} units drawn with the seed {drawn.seed}.")


def print_samples(desk: Vantage, *, json: bool) -> None:
    rows = [
        {
            "sample": one.public_id, "kind": one.kind, "seed": one.seed, "by": one.by,
            "units": one.units.count(),
            "judged": one.units.filter(judgements__isnull=False).distinct().count(),
        }
        for one in sampling.samples(desk)
    ]  # fmt: skip
    if json:
        print_json(rows)
        return
    print_table(
        ["SAMPLE", "KIND", "SEED", "JUDGED", "UNITS"],
        ([row[name] for name in ("sample", "kind", "seed", "judged", "units")] for row in rows),
        "No sample was drawn at this desk; --draw coding draws one.",
    )


def print_results(desk: Vantage, public_id: str, *, json: bool) -> None:
    of = sampling.sample(desk, public_id)
    if of.kind == Sample.Kind.AUDIT:
        _print_audit(of, json=json)
        return
    found = quality.agreement(of)
    if json:
        print_json([asdict(one) for one in found])
        return
    print_table(
        ["VARIABLE", "UNITS", "SAME", "ALPHA", "INTERVAL"],
        (
            (one.variable, one.units, _figure(one.same), _figure(one.alpha.value), _span(one.alpha))
            for one in found
        ),
        "Nobody has judged this sample a second time yet.",
    )


def _print_audit(of: Sample, *, json: bool) -> None:
    found = quality.audit(of)
    if json:
        print_json(asdict(found))
        return
    print_table(
        ["FIGURE", "ESTIMATE", "INTERVAL"],
        (
            (name, _figure(one.value), _span(one))
            for name, one in (
                ("precision", found.precision),
                ("sentences with something missed", found.missing),
                ("recall", found.recall),
            )
        ),
        "",
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _span(of: Interval) -> str:
    return "" if of.value is None else f"{_figure(of.low)} to {_figure(of.high)}"

"""`comity coverage` and `comity quality`: what was searched, and how good the record is."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.cli.opening import vantage
from comity.cli.options import For, Json

Sampled = Annotated[str, typer.Argument(metavar="[SAMPLE]", help="As the list shows it.")]


def register(app: typer.Typer) -> None:
    app.command()(coverage)
    app.command()(quality)


def coverage(
    publisher: Annotated[
        str, typer.Option(help="Record that this publisher's texts were searched.")
    ] = "",
    period: Annotated[str, typer.Option(metavar="EDTF", help="Of this period: 2019/2023.")] = "",
    language: Annotated[str, typer.Option(help="In this language.")] = "en",
    method: Annotated[
        str, typer.Option(help="every-document, index, search-words, sample or other")
    ] = "every-document",
    note: Annotated[str, typer.Option(help="What else should be known of it.")] = "",
    for_: For = "public",
    json: Json = False,
) -> None:
    """What was searched, so that "not found" can be told from "not searched".

    \b
    Examples:
      comity coverage
      comity coverage --for NATO --publisher "Example newsroom" --period 2019/2023
    """
    seen = vantage(for_)
    from comity.cli.answers import quality as answers

    if publisher or period:
        answers.record(seen, publisher, period, language, method, note)
    else:
        answers.print_coverage(seen, json=json)


def quality(
    sample: Sampled = "",
    draw: Annotated[str, typer.Option(metavar="KIND", help="coding or audit")] = "",
    size: Annotated[int, typer.Option(help="Units of each kind drawn.")] = 50,
    seed: Annotated[int | None, typer.Option(help="Draws the same again; else at random.")] = None,
    for_: For = "public",
    json: Json = False,
) -> None:
    """Samples of a desk's work, and what they tell: agreement by variable, precision, recall.

    Samples are judged at the desk in the browser, each claim by somebody who did not decide it.

    \b
    Examples:
      comity quality --for NATO
      comity quality --for NATO --draw coding --size 40 --seed 7
      comity quality 3f1c2a9b7d5e6f80 --for NATO
    """
    seen = vantage(for_)
    from comity.cli.answers import quality as answers

    if draw:
        answers.draw(seen, draw, size, seed)
    elif sample:
        answers.print_results(seen, sample, json=json)
    else:
        answers.print_samples(seen, json=json)

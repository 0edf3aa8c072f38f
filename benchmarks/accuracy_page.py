"""docs/reference/accuracy.md, written from what the gauge measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.blocks import KNOWN, Block, calibration
from benchmarks.scores import FIELDS, SETS, Outcome, interval, shares

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "accuracy.md"
COMMAND = "make gauge ARGS=--page"
FEWEST_CLAIMS = 5
"""Of fewer expected claims no share is told: it would say nothing."""
_NAMES = {"engagements": "engagements", "relations": "standings", "instruments": "instruments"}
_HEAD = f"""# Accuracy

How well the reader reads, as measured. Made by `{COMMAND}`; do not edit. `make gauge` fails
when this page is not what it measures.

A claim is right when it matches one that a person annotated, by the rules that lie beside the
corpus. Precision (P) is the share of the reader's claims that are right, recall (R) the share of
annotated claims that it found, F1 the two in one. Intervals are those of 95 %, from drawing the
texts anew 2,000 times; 1.00–1.00 says that none of those texts was read wrongly, not that none
ever will be.
"""
_READ_WITH_CARE = """These texts were looked at while rules were made: their figures flatter the
reader. Of texts by other publishers expect less.
"""
_WRITTEN = """These texts are the project's own, made up in the manner of their publishers without
knowing the reader's rules, and annotated as the corpus is. Those that were looked at hold almost
three times as many facts for their length as real releases do; those kept apart about as many.
"""


def page(gold: Block, own: Mapping[str, Block], figures: dict[str, float], digest: str) -> str:
    """The whole page; ``digest`` is that of the corpus."""
    parts = [_HEAD, f"## {len(gold.all)} annotated texts of a corpus\n", _READ_WITH_CARE]
    parts += _block(gold)
    for name, block in own.items():
        title = f"{len(block.all)} texts of {len(block.by_publisher)} publishers, written for this"
        parts += [f"## {title}: {KNOWN.get(name, name)}\n", _WRITTEN, *_block(block)]
    parts += ["## Without annotation\n", _collections(figures)]
    parts += [
        "## What was measured\n",
        f"Corpus `{digest}`"
        + "".join(f", {name} texts `{block.digest}`" for name, block in own.items())
        + " (beginnings of SHA-256). The corpus is not part of the project: the command takes its\n"
        "folder with `--corpus`.\n",
    ]
    return "\n".join(parts)


def _block(block: Block) -> list[str]:
    counts = block.counts
    rows = [
        [_NAMES[name], str(counts[f"{name} expected"]), *_shares(block.all, name)] for name in SETS
    ]
    fields = [_fields(block, name) for name in FIELDS]
    quotes = f"{counts['quotes verbatim']} of {counts['quotes']} quotes are verbatim;"
    alarms, clean = counts["false alarms"], counts["clean texts"]
    quotes += f" {alarms} false alarms in {clean} texts that hold no fact.\n"
    bins, brier = calibration(block.all)
    binned = [
        [f"{low:.2f}–{high:.2f}", str(number), f"{mean:.2f}", f"{right:.2f}"]
        for low, high, number, mean, right in bins
    ]
    return [
        "### By kind of claim\n",
        _table(("claims", "in the texts", "P", "R", "F1", "interval of F1"), rows),
        *fields,
        quotes,
        "### By publisher\n",
        _by_publisher(block),
        "### Calibration\n",
        _table(("confidence", "claims", "mean", "right in every field"), binned),
        brier + ".\n",
    ]


def _shares(outcomes: Sequence[Outcome], name: str) -> list[str]:
    counts = sum((one.counts for one in outcomes), start=type(outcomes[0].counts)())
    if counts[f"{name} expected"] < FEWEST_CLAIMS:
        return ["–"] * 4
    precision, recall, f1 = shares(counts, name)
    low, high = interval(list(outcomes), name)
    return [f"{precision:.2f}", f"{recall:.2f}", f"{f1:.2f}", f"{low:.2f}–{high:.2f}"]


def _fields(block: Block, name: str) -> str:
    figures = block.figures()
    told = ", ".join(f"{one} {figures[f'{name} {one}']:.3f}" for one in FIELDS[name])
    parties = (
        f"parties P {figures[f'{name} party precision']:.3f}"
        f" R {figures[f'{name} party recall']:.3f}"
    )
    return f"Right in the {_NAMES[name]} found: {told}, {parties}.\n"


def _by_publisher(block: Block) -> str:
    rows = []
    for publisher, outcomes in block.by_publisher.items():
        row = [publisher, str(len(outcomes))]
        for name in SETS:
            expected = sum(one.counts[f"{name} expected"] for one in outcomes)
            precision, recall, f1, span = _shares(outcomes, name)
            told = f"{f1} ({span})" if f1 != "–" else "–"
            row += [str(expected), f"{precision} / {recall}" if f1 != "–" else "–", told]
        rows.append(row)
    head = ["publisher", "texts"]
    for name in SETS:
        head += [_NAMES[name], "P / R", "F1"]
    return _table(head, rows) + (
        f"\nA dash: fewer than {FEWEST_CLAIMS} such claims are annotated in its texts.\n"
    )


def _collections(figures: dict[str, float]) -> str:
    alike = figures["texts read alike twice"]
    told = f"Collected texts read twice alike, without failing or taking long: {alike:.3f}.\n"
    if "visits found" in figures:
        told += (
            "Visits in the list of the Historian of the U.S. Department of State that read-outs\n"
            f"of the White House tell of, and that were found: {figures['visits found']:.3f}."
            "\nNobody annotated these for us.\n"
        )
    return told


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"

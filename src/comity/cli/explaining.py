"""A claim explained in the terminal: its words marked in their sentence, and why it is believed.

    [On 7 April 2022]‹date›, the [Foreign Ministers]‹level› of [Australia]‹AUS› …

Brackets and words carry the meaning, so that a pipe shows it too; colour helps on a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text as Line

from comity.cli.claim_words import claim_words
from comity.cli.printing import printable
from comity.reader import Gazetteer, Reading, Text
from comity.reader.claims import Claim, Evidence, Passage
from comity.reader.confidence import reasons
from comity.reader.explaining import resolutions

STYLES = {
    "date": "green", "start": "green", "end": "green", "as_of": "green",
    "level": "magenta",
    "parties": "cyan", "subject": "cyan", "object": "blue",
    "place": "yellow",
    "kind": "red", "mode": "red", "title": "red",
    "body": "blue",
    "topics": "bright_black",
}  # fmt: skip
LEGEND = (
    ("date", "when"), ("level", "at which level"), ("parties", "who"), ("place", "where"),
    ("kind", "what"), ("body", "which body"), ("topics", "about what"),
)  # fmt: skip
_CODES = frozenset(("parties", "subject", "object", "body"))
_DEPTH_MAX = 3
_WEIGHTS_SHOWN = 4
_WEIGHT_SHOWN_MIN = 0.05


def explain(text: Text, reading: Reading, gazetteer: Gazetteer) -> None:
    """Prints every claim of a text with its words marked, the reasons, and how sure it is."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    title = printable(text.title or "Untitled")
    console.print(Line(f"{title} ({text.published or 'no date of publication'})", "bold"))
    if not reading.claims:
        console.print("  claims nothing that the reader knows.\n")
        return
    legend = Line("  ")
    for field, meaning in LEGEND:
        legend.append(f"[{meaning}]", STYLES[field]).append(f"‹{field}› ", "dim")
    console.print(legend)
    for claim in reading.claims:
        console.print()
        console.print(Line(f"  {claim.form:<12}", "bold").append(printable(claim_words(claim))))
        for passage in claim.passages:
            console.print(Line("    ").append_text(marked(passage, claim.evidence)))
        for line in _why(text, claim, gazetteer):
            console.print(f"    {line}")
    console.print()


def _why(text: Text, claim: Claim, gazetteer: Gazetteer) -> Iterator[str]:
    for one in resolutions(text, claim, gazetteer):
        words = f"“{printable(one.words)}”" if one.words else "not named here"
        yield f"{one.code}: {words}, {one.reason}"
    told = [
        f"{name.replace('-', ' ')} {weight:+.1f}"
        for name, weight in reasons(claim)
        if abs(weight) >= _WEIGHT_SHOWN_MIN
    ]
    start = [one.removeprefix("bias ") for one in told if one.startswith("bias ")]
    rest = [one for one in told if not one.startswith("bias ")][:_WEIGHTS_SHOWN]
    because = f"log odds {' '.join(start)}" + "".join(f", {one}" for one in rest)
    yield f"confidence {claim.confidence:.2f}" + (f" ({because})" if told else "")


def marked(passage: Passage, evidence: Sequence[Evidence]) -> Line:
    """The passage on one line; words that gave a field in brackets, followed by the field."""
    inside = [one for one in evidence if passage.start <= one.start < one.end <= passage.end]
    spans = _nested(sorted(dict.fromkeys(inside), key=lambda one: (one.start, -one.end)))
    cuts = sorted({passage.start, passage.end, *(at for s in spans for at in (s.start, s.end))})
    line = Line()
    for start, end in zip(cuts, [*cuts[1:], passage.end], strict=True):
        for span in spans[::-1]:
            if span.end == start:
                line.append("]", STYLES.get(span.field, ""))
                line.append(f"‹{_tag(span)}›", "dim")
        line.append("".join("[" for span in spans if span.start == start), "dim")
        over = [span for span in spans if span.start <= start and end <= span.end]
        style = STYLES.get(over[-1].field, "") + " bold" if over else ""
        words = passage.exact[start - passage.start : end - passage.start]
        line.append(printable(" ".join(f"·{words}·".split()))[1:-1], style)
    return line


def _nested(spans: Sequence[Evidence]) -> list[Evidence]:
    """Those that lie within one another or apart; one that crosses another is left out."""
    kept: list[Evidence] = []
    for span in spans:
        around = [one for one in kept if one.start <= span.start < one.end]
        if all(span.end <= one.end for one in around) and len(around) < _DEPTH_MAX:
            kept.append(span)
    return kept


def _tag(span: Evidence) -> str:
    if span.field in _CODES and span.value:
        return printable(span.value)
    return span.field

"""Lines set on pages, back to the paragraphs that were written.

The size of gaps between lines, of type and of margins says where a paragraph ends; lines that
come again at the edges of pages are running heads. Tuned on made-up two-page releases, 2026-11.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

EDGE_LINES = 3
"""Lines at the top and bottom of a page among which running heads and page numbers stand."""
GAP_SHARE = 1.3
"""A gap this much wider than the usual one begins a paragraph."""
FULL_SHARE = 0.85
"""A line that ends before this share of the right margin is one that a paragraph ends with."""
TITLE_SHARE = 1.15
"""A title is set at least this much larger than the usual type."""
TITLE_LINES_MAX = 6

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?i)[\W_]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*$"
)
_BULLET = re.compile(r"(?:[•‣▪●◦·∙–—*\uf0b7\uf0a7o-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_SIGN = re.compile(r"^[•‣▪●◦·∙–—*\uf0b7\uf0a7o-]\s+")
_ENDS = (".", "!", "?", ":", "”", '"', ";")
_BROKEN_WORD = re.compile("(\\w{1,60})\ufffe(\\w{1,60})")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """Left, right and the bottoms of its first and last character in points from the page's
    lower left corner; a word broken over two lines makes them one with different bottoms."""

    text: str
    left: float
    right: float
    bottom: float
    end_bottom: float
    size: float


def without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and lines that most pages begin or end with."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(line) for line in _edges(page)})
    often = {key for key, pages_with in seen.items() if pages_with >= max(2, len(pages) / 2)}
    return [
        [
            line
            for line, at_edge in zip(page, _at_edge(page), strict=True)
            if not (at_edge and (_key(line) in often or _PAGE_NUMBER.fullmatch(line.text)))
        ]
        for page in pages
    ]


def _at_edge(page: list[Line]) -> list[bool]:
    edges = {id(line) for line in _edges(page)}
    return [id(line) in edges for line in page]


def _edges(page: list[Line]) -> list[Line]:
    """The lines that stand highest and lowest, in whatever order they were drawn."""
    by_height = sorted(page, key=lambda line: -line.bottom)
    return by_height[:EDGE_LINES] + by_height[EDGE_LINES:][-EDGE_LINES:]


def _key(line: Line) -> str:
    return _NUMBER.sub("#", " ".join(line.text.split()).casefold())


def title_lines(page: list[Line]) -> list[str]:
    """The first lines on the page set in its largest type, if that is larger than the usual."""
    if not page:
        return []
    usual = _usual_size(page)
    largest = max(line.size for line in page if any(map(str.isalpha, line.text)) or line is page[0])
    if largest < TITLE_SHARE * usual:
        return []
    found: list[str] = []
    for line in page:
        if line.size >= 0.98 * largest:
            found.append(line.text)
        elif found:
            break
    return found if len(found) <= TITLE_LINES_MAX else []


def _usual_size(page: list[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in page:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def prose_of(pages: list[list[Line]]) -> str:
    """The paragraphs in order, each on one line, items with "- "; what goes over a page is one."""
    gap = _usual_gap(pages)
    margin = max((line.right for page in pages for line in page), default=0.0)
    found: list[list[str]] = []
    previous: Line | None = None
    for line in (line for page in pages for line in page):
        if previous is None or _begins(previous, line, gap, margin):
            found.append([])
        found[-1].append(line.text)
        previous = line
    blocks = [_SIGN.sub("- ", " ".join(lines)) for lines in found]
    return _mended("".join(("\n" if b.startswith("- ") else "\n\n") + b for b in blocks))


def _usual_gap(pages: list[list[Line]]) -> float:
    gaps = [
        upper.end_bottom - lower.bottom
        for page in pages
        for upper, lower in pairwise(page)
        if 0 < upper.end_bottom - lower.bottom < 3 * max(lower.size, 1)
    ]
    return median(sorted(gaps)[: len(gaps) // 2 + 1]) if gaps else 0.0


def _begins(previous: Line, line: Line, gap: float, margin: float) -> bool:
    if _BULLET.match(line.text) or abs(previous.size - line.size) > 0.1 * line.size:
        return True
    step = previous.end_bottom - line.bottom
    has_ended = previous.text.endswith(_ENDS)
    is_short = previous.right < FULL_SHARE * margin
    if step <= 0:  # the next page or column: a sentence that has not ended goes on
        return not line.text[:1].islower() and (has_ended or is_short)
    return step > GAP_SHARE * gap or (is_short and has_ended)


def _mended(text: str) -> str:
    """Words broken at line ends are one again, with a hyphen if they are written with one."""
    if "\ufffe" not in text:
        return text
    words = {word.casefold() for word in _WORD.findall(_BROKEN_WORD.sub(" ", text))}

    def mend(broken: re.Match[str]) -> str:
        head, tail = broken[1].casefold(), broken[2].casefold()
        is_compound = (
            f"{head}-{tail}" in words
            or not broken[2][:1].islower()
            or (head in words and tail in words)
        )
        hyphen = "-" if is_compound and head + tail not in words else ""
        return f"{broken[1]}{hyphen}{broken[2]}"

    return _BROKEN_WORD.sub(mend, text).replace("\ufffe", "-")

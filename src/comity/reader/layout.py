"""A text as blocks: paragraphs, headings and list items; hard-wrapped lines are joined."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[•‣▪●◦·∙*–—-]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)")
_BAR = " | "
_WIDEST = 160


@dataclass(frozen=True, slots=True)
class Block:
    """``kind``: title, heading, paragraph, item, row (of a table: cells between bars)."""

    start: int
    end: int
    kind: str


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    """Most lines that another follows directly are as long as a page is wide."""
    followed = [
        end - start
        for (start, end), (next_start, _) in itertools.pairwise(lines)
        if next_start == end + 1
    ]
    widest = max(followed, default=0)
    wide = sum(width >= 0.75 * widest for width in followed)
    return len(followed) >= 3 and 50 <= widest <= _WIDEST and wide >= 0.5 * len(followed)


_FULL_LINE = 50
_ENDS = (".", "?", "!", ":", ";", "”", '"')


def _runs_on(text: str, previous: Block, start: int) -> bool:
    """The line at ``start`` goes on with the sentence of the line before it."""
    line = text[text.rfind("\n", 0, previous.end) + 1 : previous.end].rstrip()
    if text[start].islower():
        return not (line.endswith(":") or text[previous.start].islower())
    return len(line) >= _FULL_LINE and not line.endswith(_ENDS) and previous.kind != "item"


def blocks(text: str, title: str = "") -> list[Block]:
    """The blocks of a text in order. The title's block, if the text has it, is the first."""
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    wrapped = _is_wrapped(lines)
    out: list[Block] = []
    at = text.find(title) if title else -1
    title_end = at + len(title) if 0 <= at < 400 else -1
    if title_end > 0:
        out.append(Block(at, title_end, "paragraph" if _is_sentence(title) else "title"))
    for start, end in lines:
        if start < title_end and end <= title_end:
            continue
        bullet = _BULLET.match(text, start, end)
        previous = out[-1] if out else None
        if text.find(_BAR, start, end) > 0:
            out.append(Block(start, end, "row"))
            continue
        if (
            (wrapped or (previous and _runs_on(text, previous, start)))
            and previous
            and previous.kind not in ("title", "row")
            and not bullet
            and previous.end + 1 == start
            and end - start > 1
        ):
            out[-1] = Block(previous.start, end, previous.kind)
            continue
        kind = "item" if bullet else "paragraph"
        out.append(Block(start, end, kind))
    out = [_with_heading(text, block) for block in out]
    return out if title_end > 0 else _with_title(text, out)


def _is_sentence(title: str) -> bool:
    """A text without a title has its first line for one: it ends with a full stop, unlike titles.

    Titles end with an abbreviation's, or are in capitals.
    """
    words = title.split()
    last = words[-1].rstrip("”’\"')") if words else ""
    stopped = last.endswith(".") and len(last) > 4 and "." not in last[:-1]
    return stopped and len(words) > 5 and not title.isupper()


_TITLE_WITHIN = 5


def _with_title(text: str, found: list[Block]) -> list[Block]:
    """The first heading of at least four words, near the top, is the title of a text without."""
    for index, block in enumerate(found[:_TITLE_WITHIN]):
        words = text[block.start : block.end].split()
        if block.kind == "heading" and len(words) > 3 and not any(w.endswith(":") for w in words):
            title = Block(block.start, block.end, "title")
            return [*found[:index], title, *found[index + 1 :]]
    return found


def _with_heading(text: str, block: Block) -> Block:
    if block.kind != "paragraph":
        return block
    words = text[block.start : block.end].strip()
    if len(words) < 90 and not words.endswith((".", "?", "!", ";", ",", "”", '"')):
        kind = "lead-in" if words.endswith(":") else "heading"
        return Block(block.start, block.end, kind)
    return block

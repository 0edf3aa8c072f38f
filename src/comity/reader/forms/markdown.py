"""Markdown, as pages and archives are kept in: its marks go, its headings and lists stay lines.

Not a full parser: prose needs no more than to be rid of the marks, in time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.reader.claims import Text
from comity.reader.forms.decoding import decode
from comity.reader.forms.document import Document, Records
from comity.reader.forms.front import Front, split_front
from comity.reader.forms.normal import normalise
from comity.reader.forms.text import text_of

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>]{0,500})?/?>")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\](?:\([^()\s]{0,1000}(?: [^()\n]{0,200})?\))?")
_LINK = re.compile(
    r"\[([^\[\]]{0,1000})\]\((?:<[^<>\n]{0,1000}>|[^()\s]{0,1000})(?:\s[^()\n]{0,200})?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,100}\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,1000})>")
_DEFINITION = re.compile(r"(?m)^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S.*$")
_EMPHASIS = re.compile(
    r"(?<![\\*])\*{1,3}(?=[^\s*])|(?<=[^\s\\*])\*{1,3}(?!\*)|(?<![\\\w])_{1,3}(?=[^\s_])|(?<=[^\s\\_])_{1,3}(?!\w)"
)
_CODE = re.compile(r"`{1,3}([^`\n]{0,500})`{1,3}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,3})[.)])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,}|=+|-+)$")
_END_MARK = re.compile(r"(?:\\?#[ ]?){2,}$|-+ ?(?:30|end) ?-+$", re.I)
_HARD = "\x1f"

MARKS = re.compile(r"\\[#*\[\]_.]|\]\(\s?https?:|(?m:^#{1,4} \S)|\*\*\S")
"""What text has that was written as Markdown and hardly any other."""


def texts(document: Document, records: Records) -> Iterator[Text]:
    """The one text of the document."""
    front = split_front(decode(document.body, document.charset).replace("\r\n", "\n"))
    plain = Front(front.stated, normalise(prose_of(front.body)))
    yield text_of(plain, document.name, form="markdown")


def prose_of(source: str) -> str:
    """The prose without its marks: a line for each heading, paragraph and "- " item."""
    source = _without_marks(source.replace("\r\n", "\n"))
    pieces: list[str] = []
    open_block = gap = False
    for line in source.split("\n"):
        block, joins = _block(line)
        if not block:
            if not joins:
                open_block, gap = False, True
            continue
        is_item = block.startswith("- ")
        if open_block and joins:
            pieces.append("" if pieces[-1].endswith(_HARD) else " ")
        else:
            pieces.append("\n\n" if gap and not is_item else "\n")
        is_broken = line.endswith(("  ", "\\"))
        pieces.append(block.removesuffix("\\") + _HARD if is_broken else block)
        open_block, gap = joins or is_item, False
    return _ESCAPE.sub(r"\1", "".join(pieces).replace(_HARD, "\n"))


def _without_marks(source: str) -> str:
    if "<" in source:
        source = _TAG.sub(" ", _AUTOLINK.sub(r"\1", _without_comments(source)))
    if "]" in source:
        source = _IMAGE.sub("", _DEFINITION.sub("", source))
        source = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", source))
    if "`" in source:
        source = _CODE.sub(r"\1", source)
    return _EMPHASIS.sub("", source) if "*" in source or "_" in source else source


def _without_comments(source: str) -> str:
    first, *pieces = source.split("<!--")
    kept = [first]
    for piece in pieces:
        _, end, rest = piece.partition("-->")
        kept.append(rest if end else f"<!--{piece}")
    return " ".join(kept)


def _block(line: str) -> tuple[str, bool]:
    """The line without its marks, and whether it goes on the paragraph that is open; "" and
    False for a blank line."""
    line = line.lstrip("> \t") if line.startswith(">") else line
    if not line.strip() or _RULE.match(line) or _END_MARK.match(line.strip()):
        return "", False
    if heading := _HEADING.match(line):
        return f"\n{line[heading.end() :].rstrip().rstrip('#').rstrip()}\n", False
    if item := _ITEM.match(line):
        number = f"{item[2]}. " if item[2] else ""
        return f"- {number}{line[item.end() :]}", False
    if line.lstrip().startswith("|"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        is_rule = set("".join(cells)) <= set(":- ")
        return ("", True) if is_rule else (" | ".join(cells), False)
    return line.strip(), True

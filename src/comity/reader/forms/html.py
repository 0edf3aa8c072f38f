"""HTML pages: the main prose as lines, with what the page states of itself.

Headings, paragraphs and table rows are lines of their own, items of lists begin with "- ".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from comity.reader.claims import Text
from comity.reader.forms.dating import stated_dates
from comity.reader.forms.decoding import decode
from comity.reader.forms.document import Document, Records
from comity.reader.forms.front import HEAD_LINES
from comity.reader.forms.html_head import stated_by
from comity.reader.forms.normal import make_text, normalise, one_line, single_spaced
from comity.reader.forms.page import main_part

_MARK = "\ue000"
"""Of the private use area: begins each of the marks put where lines begin and end."""
_PARAGRAPH, _LINE, _ITEM, _CELL = (f"{_MARK}{kind}" for kind in "PLIC")
_MARKED = re.compile("\ue000[PLI](?: ?\ue000[PLIC])*")
_ITEM_BEGINS = re.compile("\ue000I[ \ue000IP]*$")
_CELLS = re.compile("\ue000C(?: ?\ue000C)*(?= ?(\n|$))?")
_FOOTNOTE = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[a-z*†‡])\s*[\])]?\s*")
_PARAGRAPHS = (
    "p,div,section,article,header,main,h1,h2,h3,h4,h5,h6,ul,ol,dl,table,blockquote,pre,figure,hr,"
    "address,details,summary,caption,figcaption,center,fieldset,legend"
)
_LINES = "br,dt,dd,tr"


def texts(document: Document, records: Records) -> Iterator[Text]:
    """The one text of the page."""
    yield page_text(decode(document.body, document.charset), document.name)


def page_text(source: str, name: str) -> Text:
    """The text of a page."""
    tree = LexborHTMLParser(source.replace(_MARK, " "))
    stated = stated_by(tree)
    body = prose_of(main_part(tree))
    head = [line for line in body.split("\n", 6 * HEAD_LINES) if line.strip()][:HEAD_LINES]
    stated = stated_dates([one_line(line[:500]) for line in head]) | stated
    return make_text(
        body,
        name,
        title=stated.get("title", ""),
        published=stated.get("published") or stated.get("modified", ""),
        url=stated.get("url", ""),
        publisher=stated.get("publisher", ""),
        language=stated.get("language", ""),
        form="html",
        extra={"modified": stated["modified"]} if stated.get("modified") else {},
    )


def fragment_prose(source: str) -> str:
    """The prose of a piece of HTML all of which is content, as in a feed or a letter."""
    tree = LexborHTMLParser(source.replace(_MARK, " "))
    tree.strip_tags(["script", "style", "template", "head"])
    return normalise(prose_of(tree.body))


def prose_of(node: LexborNode | None) -> str:
    """The visible text of a node, a line for each paragraph, heading, item and row."""
    if node is None:
        return ""
    for raised in node.css("sup"):
        if _FOOTNOTE.fullmatch(raised.text() or ""):
            raised.replace_with("")
    for pre in node.css("pre"):
        lines = (pre.text() or "").strip("\n").split("\n")
        pre.replace_with(_PARAGRAPH + _LINE.join(lines) + _PARAGRAPH)
    for block in node.css(_PARAGRAPHS):
        block.insert_before(_PARAGRAPH)
        block.insert_after(_PARAGRAPH)
    for line in node.css(_LINES):
        line.insert_before(_LINE)
    for item in node.css("li"):
        item.insert_before(_ITEM)
        item.insert_after(_LINE)
    for cell in node.css("td,th"):
        cell.insert_after(_CELL)
    text = _MARKED.sub(_line_ends, single_spaced((node.text() or "").replace("\n", " ")))
    return _CELLS.sub(_between_cells, text)


def _line_ends(run: re.Match[str]) -> str:
    marks = run[0]
    if _ITEM_BEGINS.search(marks):
        return "\n- "
    return "\n\n" if _PARAGRAPH in marks or marks.count(_LINE) > 1 else "\n"


def _between_cells(run: re.Match[str]) -> str:
    return "" if run[1] is not None else " | "

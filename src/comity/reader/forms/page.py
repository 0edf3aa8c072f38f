"""The main part of a page: navigation, banners, footers and lists of links left out.

What says so: elements and roles that are never prose, names of classes that sites give to such
parts, and the share of link text. Then the smallest element that holds nearly all prose is the
main part. Tuned on made-up pages in the manner of ministries and organisations, 2026-11.
"""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = [
    "script", "style", "noscript", "template", "svg", "iframe", "object",
    "button", "select", "textarea", "dialog",
]  # fmt: skip
_ASIDE = "nav,aside,footer,menu,body>header,[role],[hidden],[aria-hidden=true],[style*=none]"
_ASIDE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog")
)
_HIDING = re.compile(r"(?i)display\s*:\s*none")
_NAMED = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|share|sharing|social"
    r"|related|newsletter|subscribe|skip(?:-?link)?|pagination|pager|comments?|sidebar|footer"
    r"|site-?header|masthead|toolbar|ads?|advert\w*|promo|teasers?|tags|print|popup|modal|feedback"
    r"|editsection|toc|catlinks|navbox|infobox|survey|languages?-?(?:switch\w*|selector)|search"
    r"|visually-?hidden|sr-only|screen-reader\w*)(?:$|[\s_-])"
)
PROSE_SHARE = 0.9
"""The main part is the smallest element with this share of the page's prose."""
NAMED_SHARE_MAX = 0.4
"""A part named like an aside is kept if it holds more than this share of the text: some sites
name their whole frame "has-sidebar"."""
LINK_SHARE_MAX = 0.7
LINKS_MIN = 3
_KEPT = frozenset(("html", "body", "main", "article", "h1"))
_LEAVES = frozenset(("p", "ul", "ol", "table", "blockquote", "pre"))


def main_part(tree: LexborHTMLParser) -> LexborNode | None:
    """The smallest element with nearly all prose of the page, what is not prose removed."""
    body = tree.body
    if body is None:
        return None
    tree.strip_tags(_NEVER)
    for node in body.css(_ASIDE):
        if _is_aside(node):
            _leave_out(node)
    _leave_out_named(body)
    _leave_out_link_lists(body)
    return _smallest_with_prose(body)


def _is_aside(node: LexborNode) -> bool:
    attributes = node.attributes
    if node.tag in _KEPT:
        return False
    if "role" in attributes or "style" in attributes:
        return (
            attributes.get("role") in _ASIDE_ROLES
            or bool(_HIDING.search(attributes.get("style") or ""))
            or node.tag in ("nav", "aside", "footer", "menu")
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
        )
    return not (node.tag == "header" and node.css_first("h1"))


def _leave_out(node: LexborNode) -> None:
    """Gone from the page. Not ``decompose``: it frees the parts of the node too, of which some
    may still stand in a list being gone through."""
    node.replace_with(" ")


def _length(node: LexborNode) -> int:
    return len(node.text() or "")


def _leave_out_named(body: LexborNode) -> None:
    most = NAMED_SHARE_MAX * _length(body)
    for node in body.css("[class],[id]"):
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if (
            _is_named_aside(names)
            and node.tag not in _KEPT
            and _length(node) <= most
            and not node.css_first("h1")
        ):
            _leave_out(node)


@lru_cache(maxsize=1 << 12)
def _is_named_aside(names: str) -> bool:
    """The names are those of an aside. Pages of one site share theirs."""
    return bool(_NAMED.search(names))


def _leave_out_link_lists(body: LexborNode) -> None:
    """Lists that are links for the most part, unless a colon before them announces them."""
    for node in body.css("ul,ol"):
        links = node.css("a")
        if len(links) < LINKS_MIN:
            continue
        linked = sum(map(_length, links))
        if linked > LINK_SHARE_MAX * _length(node) and not _is_announced(node):
            _leave_out(node)


def _is_announced(node: LexborNode) -> bool:
    before = node.prev
    while before is not None and not (before.text() or "").strip():
        before = before.prev
    return before is not None and (before.text() or "").rstrip().endswith(":")


def _smallest_with_prose(body: LexborNode) -> LexborNode:
    node, total = body, _prose_length(body)
    while True:
        for child in node.iter():
            if child.tag not in _LEAVES and _prose_length(child) >= PROSE_SHARE * total > 0:
                node = child
                break
        else:
            return node


def _prose_length(node: LexborNode) -> int:
    """Characters of text in a part, less those of links: many pages have no paragraphs but
    bare text between line breaks."""
    return _length(node) - sum(map(_length, node.css("a")))

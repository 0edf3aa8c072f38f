"""What a page states of itself: title, publisher, dates, canonical address, language.

Sources, best first: JSON-LD (schema.org), meta elements (Open Graph, Dublin Core and others),
elements of the page (h1, time, title).
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from comity.reader.forms.dating import published_date
from comity.reader.forms.normal import one_line

TIMES_MAX = 2
JSON_LD_CHARACTERS_MAX = 200_000
_META = {
    "og:title": "title",
    "dcterms.title": "title",
    "dc.title": "title",
    "twitter:title": "title",
    "og:site_name": "publisher",
    "dcterms.publisher": "publisher",
    "dc.publisher": "publisher",
    "publisher": "publisher",
    "article:published_time": "published",
    "datepublished": "published",
    "dcterms.issued": "published",
    "dcterms.date": "published",
    "dcterms.created": "published",
    "dcterms.available": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publication_date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "dcterms.modified": "modified",
    "dc.date.modified": "modified",
    "last-modified": "modified",
    "og:url": "url",
    "language": "language",
    "content-language": "language",
    "dcterms.language": "language",
    "og:locale": "language",
}
_ARTICLES = re.compile(r"Article|Report|BlogPosting|WebPage|GovernmentDocument|Event|PressRelease")
_SITE = re.compile(r"\s+[|–—»·:-]\s+")


def stated_by(tree: LexborHTMLParser) -> dict[str, str]:
    """title, publisher, published, modified, url, language: those that the page states."""
    linked = _json_ld(tree)
    meta = _meta(tree)
    stated = meta | linked
    for key in ("published", "modified"):
        stated[key] = published_date(linked.get(key, "")) or published_date(meta.get(key, ""))
    stated["published"] = stated["published"] or _time_element(tree)
    stated["title"] = _title(tree, stated)
    stated.setdefault("publisher", _site_named(tree, stated["title"]))
    stated["url"] = _address(tree, stated)
    root = tree.css_first("html")
    language = root.attributes.get("lang") if root else ""
    stated["language"] = language or stated.get("language", "")
    return {key: value for key, value in stated.items() if value}


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.css("meta[content]"):
        attributes = element.attributes
        name = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
            or ""
        )
        key = _META.get(name.strip().lower())
        content = (attributes.get("content") or "").strip()
        if key and content:
            found.setdefault(key, content)
    return found


def _json_ld(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.css('script[type="application/ld+json"]'):
        source = element.text() or ""
        if len(source) > JSON_LD_CHARACTERS_MAX:
            continue
        try:
            content = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(content):
            if not _ARTICLES.search(str(thing.get("@type"))):
                continue
            for key, names in (
                ("title", ("headline",)),
                ("published", ("datePublished", "dateCreated")),
                ("modified", ("dateModified",)),
                ("language", ("inLanguage",)),
            ):
                value = next((thing[n] for n in names if isinstance(thing.get(n), str)), "")
                if value:
                    found.setdefault(key, value)
            publisher = thing.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                found.setdefault("publisher", publisher["name"])
    return found


def _things(content: Any) -> list[dict[str, Any]]:
    """The objects at the top and those of a graph, in order."""
    top = content if isinstance(content, list) else [content]
    things: list[dict[str, Any]] = []
    for thing in top:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            things += [thing] + [
                t for t in (graph if isinstance(graph, list) else []) if isinstance(t, dict)
            ]
    return things


def _time_element(tree: LexborHTMLParser) -> str:
    """The date of the page's time element; "" if it has many, as lists of other pages do."""
    elements = tree.css("time")
    own = [e for e in elements if {"pubdate", "itemprop"} & e.attributes.keys()]
    for element in own or (elements if len(elements) <= TIMES_MAX else []):
        return published_date(element.attributes.get("datetime") or element.text() or "")
    return ""


def _title(tree: LexborHTMLParser, stated: dict[str, str]) -> str:
    """The headline. A single h1 is the page's own; else what it states, else its title element
    without the name of the site."""
    headings = [heading for h in tree.css("h1") if (heading := one_line(h.text() or ""))]
    element = tree.css_first("head title") or tree.css_first("title")
    full = one_line(element.text() or "") if element else ""
    said = _without_site(one_line(stated.get("title", "")), stated)
    for heading in headings:
        if len(headings) == 1 or heading in full or heading == said:
            return heading if heading.casefold() != stated.get("publisher", "").casefold() else said
    return said or _without_site(full, stated) or (headings[0] if headings else "")


def _site_named(tree: LexborHTMLParser, title: str) -> str:
    """The name of the site where the title element is "Title | Site"; else ""."""
    element = tree.css_first("head title")
    full = one_line(element.text() or "") if element and title else ""
    rest = full.removeprefix(title)
    divider = _SITE.match(rest) if rest != full else None
    return rest[divider.end() :] if divider else ""


def _without_site(title: str, stated: dict[str, str]) -> str:
    """The title without " | Ministry" at its end or beginning, if it names the publisher; one
    whose site is not known loses its last part only after a bar."""
    publisher = one_line(stated.get("publisher", "")).casefold()
    parts = _SITE.split(title)
    if len(parts) > 1 and publisher:
        kept = [part for part in parts if part.casefold() != publisher]
        if len(kept) < len(parts):
            at = title.find(kept[0]) if kept else 0
            end = title.rfind(kept[-1]) + len(kept[-1]) if kept else len(title)
            return title[at:end]
    head, bar, _ = title.rpartition(" | ")
    return head if bar else title


def _address(tree: LexborHTMLParser, stated: dict[str, str]) -> str:
    link = tree.css_first('link[rel="canonical"]')
    for address in (link.attributes.get("href") if link else "", stated.get("url")):
        if address and is_web_address(address.strip()):
            return address.strip()
    return ""


def is_web_address(address: str) -> bool:
    """It is an absolute http or https address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)

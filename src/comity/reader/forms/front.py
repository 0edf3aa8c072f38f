"""What the first lines of a plain document state of it: address, date, title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.reader.forms.dating import LABELLED, published_date, stated_dates

FRONT_LINES_MAX = 40
LINE_LENGTH_MAX = 4000
HEAD_LINES = 8
"""Non-empty lines, from the top, among which a title and a "Last updated" may stand."""
TITLE_WORDS_MAX = 60

_KEYS = {
    "url": "url",
    "source": "url",
    "link": "url",
    "canonical": "url",
    "permalink": "url",
    "date": "published",
    "published": "published",
    "updated": "modified",
    "modified": "modified",
    "lastmod": "modified",
    "title": "title",
    "headline": "title",
    "publisher": "publisher",
    "author": "publisher",
    "site": "publisher",
    "language": "language",
    "lang": "language",
}
_ENTRY = re.compile(r"([A-Za-z][A-Za-z _-]{1,20}):[ \t]+(\S.*)$")
_FENCE = re.compile(r"---[ \t]*$")
_ADDRESS = re.compile(r"https?://\S+$")


@dataclass(frozen=True, slots=True)
class Front:
    """``stated`` holds title, published, modified, url, publisher, language where given."""

    stated: dict[str, str]
    body: str


def split_front(text: str) -> Front:
    """Front matter apart from the body: lines "URL: …" before the first blank one, or a block
    between "---" fences. Without a key known here there is no front matter."""
    text = text.lstrip("\n")
    lines = text.split("\n", FRONT_LINES_MAX)
    fenced = bool(_FENCE.match(lines[0]))
    stated: dict[str, str] = {}
    for number, line in enumerate(lines[fenced:], start=1 + fenced):
        if _FENCE.match(line) if fenced else not line.strip():
            body = "\n".join(lines[number:])
            return Front(_checked(stated), body) if stated else Front({}, text)
        entry = _ENTRY.match(line[:LINE_LENGTH_MAX])
        key = _KEYS.get(entry[1].strip().lower(), "") if entry else ""
        if entry and key:
            stated.setdefault(key, entry[2].strip().strip("\"'"))
        elif not fenced:
            break
    return Front({}, text)


def _checked(stated: dict[str, str]) -> dict[str, str]:
    for key in ("published", "modified"):
        if key in stated:
            stated[key] = published_date(stated[key])
    if not _ADDRESS.match(stated.get("url", "")):
        stated.pop("url", None)
    return stated


def title_of(body: str) -> str:
    """The first line, if it stands apart and does not read as a sentence; else ""."""
    first, _, rest = body.lstrip("\n").partition("\n")
    first = first.strip()
    if not rest.strip() or not first or len(first.split()) > TITLE_WORDS_MAX:
        return ""
    if rest.startswith("\n") or LABELLED.match(rest.partition("\n")[0].strip()):
        return "" if first.endswith((".", ",", ";", ":")) and len(first.split()) > 12 else first
    return ""


def head_dates(body: str) -> dict[str, str]:
    """Dates stated by lines near the top, such as "Last updated: 11 Apr. 2023 11:02"."""
    lines = [line.strip() for line in body[:8000].split("\n") if line.strip()]
    return stated_dates(lines[:HEAD_LINES])

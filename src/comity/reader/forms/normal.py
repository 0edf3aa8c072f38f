"""The normal form of a text: what passages point into.

Unicode NFC; lines end with one line feed and no space; runs of spaces of any width are one space;
at most one blank line in a row; no control, zero-width, soft-hyphen or direction characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any

from comity.reader.claims import Text
from comity.reader.forms.document import LIMITS
from comity.reader.forms.errors import EmptyDocument, TooLarge

TITLE_LENGTH_MAX = 400

_PARAGRAPH_ENDS = re.compile("[\u2029\f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SYMBOL_BULLETS = re.compile("[\uf0b7\uf0a7\uf0d8\uf076]")
"""Bullets of the fonts Symbol and Wingdings, which have no Unicode character of their own."""
_WIDE_SPACES = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
MARKS_MAX = 30
"""Combining marks on one letter (Unicode's stream-safe format, UAX #15); the rest are dropped,
since bringing n of them in order takes n² steps."""
_MAY_BE_MARKS = re.compile("[\u0300-\u1fff\u20d0-\u20ff\u2c00-\U0010ffff]{31,}")
_WORD = re.compile(r"\w")


def normalise(text: str) -> str:
    """The text in normal form. Normalising twice changes nothing.

    Plain string methods wherever they do: a regular expression over every character costs ten
    times what they cost together (2026-11).
    """
    text = single_spaced(text.replace("\r\n", "\n"))
    if not text.replace("\n", "").isprintable():
        text = single_spaced(_seen(text))
    if not text.isascii():
        if len(text) - len(text.encode("cp1252", "ignore")) > MARKS_MAX:
            text = _MAY_BE_MARKS.sub(_with_fewer_marks, text)
        text = unicodedata.normalize("NFC", text)
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n ")


def _with_fewer_marks(run: re.Match[str]) -> str:
    marks, kept = 0, []
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS_MAX:
            kept.append(character)
    return "".join(kept)


def single_spaced(text: str) -> str:
    """The text with one space for each run of spaces, tabs and no-break spaces."""
    text = text.replace("\t", " ").replace("\xa0", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _seen(text: str) -> str:
    """The text without characters that no reader sees, every end of line a line feed."""
    text = _SURROGATES.sub("\ufffd", text)
    text = _SYMBOL_BULLETS.sub("•", text)
    text = _PARAGRAPH_ENDS.sub("\n\n", text)
    text = _LINE_ENDS.sub("\n", text)
    return _UNSEEN.sub("", _WIDE_SPACES.sub(" ", text))


def one_line(text: str) -> str:
    """The text in normal form on one line: a title, a publisher, an address."""
    return " ".join(normalise(text).split())


def make_text(
    body: str,
    name: str,
    *,
    title: str = "",
    published: str = "",
    url: str = "",
    publisher: str = "",
    language: str = "",
    form: str = "text",
    extra: dict[str, Any] | None = None,
) -> Text:
    """The text in normal form; it begins with its title, which can so be quoted too.

    Raises:
        EmptyDocument: no word is in the body.
        TooLarge: it has more characters than a text may have.
    """
    if len(body) > 2 * LIMITS.text_characters:
        raise TooLarge(name, f"found {len(body):,} characters of text")
    body = normalise(body)
    title = one_line(title)[:TITLE_LENGTH_MAX].strip()
    if not _WORD.search(body):
        raise EmptyDocument(name, "found no words in it")
    if len(body) > LIMITS.text_characters:
        raise TooLarge(name, f"found {len(body):,} characters of text")
    return Text(
        text=_titled(title, body),
        title=title,
        published=published,
        url=one_line(url)[:2000],
        publisher=one_line(publisher)[:TITLE_LENGTH_MAX],
        language=language_tag(language),
        form=form,
        extra=extra or {},
    )


def _titled(title: str, body: str) -> str:
    if not title:
        return body
    first, _, rest = body.partition("\n")
    if _key(first) == _key(title):
        return f"{title}\n\n{rest.lstrip()}".rstrip()
    return body if title in body[: 2 * len(title) + 200] else f"{title}\n\n{body}"


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def language_tag(language: str) -> str:
    """A BCP 47 tag as "en" or "en-GB"; "en" if none was given that looks like one."""
    match = re.match(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])", language.strip())
    if not match:
        return "en"
    return match[1].lower() + (f"-{match[2].upper()}" if match[2] else "")


def with_extra(text: Text, **extra: Any) -> Text:
    """The text with further entries in ``extra``; those it has stay."""
    return replace(text, extra=extra | text.extra)

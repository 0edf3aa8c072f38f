"""Small change of English: lists, articles, dates at the head of a sentence. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from comity.dates import Span, in_words

#: First words of names that take the article in running text.
WITH_ARTICLE = frozenset((
    "African", "Arab", "Association", "Bahamas", "Baltic", "Cayman", "Central", "Commonwealth",
    "Comoros", "Cook", "Council", "Czech", "Democratic", "Dominican", "European", "Falkland",
    "Faroe", "Gambia", "Group", "Gulf", "Holy", "Indo-Pacific", "International", "Kingdom",
    "Maldives", "Marshall", "Netherlands", "Nordic", "North", "Organisation", "Organization",
    "Pacific", "Philippines", "Quad", "Republic", "Seychelles", "Solomon", "United", "World",
))  # fmt: skip
#: Names that begin with such a word and take none.
WITHOUT_ARTICLE = frozenset({"North Macedonia", "North Korea", "Dominica"})


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def with_article(name: str) -> str:
    """The name as it stands in running text: "the Republic of Korea", "Japan"."""
    first = name.split(" ", 1)[0]
    acronym = first.isupper()
    if name in WITHOUT_ARTICLE or (first not in WITH_ARTICLE and name not in ("EU", "UN", "AU")):
        return name
    if acronym and name not in ("EU", "UN", "AU"):
        return name
    return f"the {name}"


def opening(span: Span) -> str:
    """The date as it opens a sentence: "On 7 April 2022", "In April 2022", "From 29 to 30 June
    2022"; "" where no date is known."""
    start, slash, end = span.edtf.partition("/")
    if not slash:
        return f"{'On' if len(start) == 10 else 'In'} {in_words(span)}"
    if "" in (start, end) or ".." in (start, end) or "[" in span.edtf:
        return ""
    if len(start) == 10 and len(end) == 10:
        first, last = in_words(Span.parse(start)), in_words(Span.parse(end))
        same_month = start[:7] == end[:7]
        return f"From {first.split(' ')[0] if same_month else first} to {last}"
    return f"In {in_words(span)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def capital_words(text: str) -> str:
    """An office as it stands before a name: "Foreign Ministers", "Chiefs of Defence"."""
    return " ".join(
        word if word in ("of", "and", "for") else capital(word) for word in text.split()
    )


def is_plural(capacity: str) -> bool:
    """Whether several held the office, as sources word it: "foreign ministers"."""
    return capacity == capacity.casefold() and capacity.partition(" of ")[0].endswith("s")

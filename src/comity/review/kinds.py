"""What the record holds about the desk's own work: acceptance rules, and what was searched."""

from __future__ import annotations

from comity.record.kinds import EntryKind, ItemKind, declare

RULE = ItemKind("rule", "Acceptance rule")
SEARCH = ItemKind("search", "Search")

#: What a rule accepts; "" asks for nothing. ``term`` is the form of claim, "" for all; ``by``
#: the account that made it. A rule holds until an entry says that it was withdrawn.
ACCEPTS = EntryKind(
    "accepts",
    "Accepts",
    "rule",
    terms=None,
    value={"publisher": str, "at_least": str, "reader": str, "by": str, "reason": str},
    single=True,
)
WITHDRAWN = EntryKind("withdrawn", "Withdrawn", "rule", value={"by": str, "reason": str})
#: What was looked through for facts of the span; ``term`` is the method.
SEARCHED = EntryKind(
    "searched",
    "Searched",
    "search",
    terms=frozenset({"every-document", "index", "search-words", "sample", "other"}),
    value={"publisher": str, "language": str, "note": str},
)

declare(RULE, SEARCH, ACCEPTS, WITHDRAWN, SEARCHED)

"""What the record holds about the desk's own work: its rules, and what was searched."""

from __future__ import annotations

from comity.record.kinds import EntryKind, ItemKind, declare

RULE = ItemKind("rule", "Acceptance rule")
SEARCH = ItemKind("search", "Search")
RETENTION = ItemKind("retention", "Retention rule")

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
#: How long a field is kept; ``term`` is a code of ``retention_fields.csv``, "" in ``publisher`` and
#: ``level`` asks for nothing. It holds until an entry says that it ended.
KEEPS = EntryKind(
    "keeps",
    "Keeps",
    "retention",
    terms=None,
    value={"years": str, "publisher": str, "level": str, "by": str, "reason": str},
    single=True,
)
ENDED = EntryKind("ended", "Ended", "retention", value={"by": str, "reason": str})

declare(RULE, SEARCH, RETENTION, ACCEPTS, WITHDRAWN, SEARCHED, KEEPS, ENDED)
